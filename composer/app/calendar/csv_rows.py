"""A table of posts out of a CSV file in any dialect and encoding: rows of named cells, nothing understood yet. Pure.

Everything in it is untrusted: sizes are capped, and a cell is only ever text.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from composer.model.errors import BadInput
from composer.model.words import tr

LARGEST_FILE = 100_000_000
MOST_ROWS = 100_000
MOST_CELLS = 300
LONGEST_CELL = 20_000
DELIMITERS = (",", ";", "\t", "|")

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "post", "message", "content", "caption", "body", "copy", "post text", "status", "description"),
    "time": (
        "posting time", "date time", "date and time", "datetime", "date & time", "scheduled at", "scheduled for", "when",
        "scheduledate", "schedule date", "schedule", "due", "local", "postatspecifictime", "publish date", "publish time",
        "date - intl. format or prompt", "scheduled time", "post date",
    ),
    "date": ("date", "day"),
    "clock": ("time", "hour", "time of day"),
    "zone": ("zone", "time zone", "timezone"),
    "channel": ("channel", "channels", "platform", "platforms", "network", "networks", "account", "profile"),
    "title": ("title", "title - for the video, pin, pdf .."),
    "picture": (
        "image url", "image", "picture", "pictures", "picture url 1", "photo", "media", "mediaurls", "imageurls",
        "media url(s) - separated by comma", "image url(s)", "media url",
    ),
    "alt": ("alt text", "alt", "alt text picture 1", "alt text(s) - separated by ||"),
    "link": ("link", "url", "link(s) - separated by comma for fb carousels"),
    "hashtags": ("hashtags",),
    "state": ("state",),
}  # fmt: skip
"""Our name of a column -> how people and other programs head it, in lower case."""

NETWORKS: Mapping[str, str] = {
    "facebook": "facebook", "twitter/x": "x", "twitter": "x", "x": "x", "linkedin": "linkedin", "gbp": "google-business",
    "google": "google-business", "google business": "google-business", "google-business": "google-business",
    "instagram": "instagram", "pinterest": "pinterest", "tiktok": "tiktok", "youtube": "youtube", "threads": "threads",
    "bluesky": "bluesky", "mastodon": "mastodon", "wordpress": "wordpress", "website": "wordpress", "blog": "wordpress",
}  # fmt: skip
"""How a column or a cell names a platform -> our id."""

YES = frozenset({"true", "yes", "1", "x", "y"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        number: of the row in the file as a spreadsheet counts it, the header being 1.
        cells: our column's name -> text; "networks" holds the platforms whose own column says yes.
        trouble: why the row can't be read at all; empty = it can.
    """

    number: int
    cells: Mapping[str, str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds.

    Attributes:
        notes: how it was read, where that was not plain (encoding, a missing header).
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def read_table(data: bytes, where: str = "") -> Table:
    """The table in a file.

    Raises:
        BadInput: no table of posts: too large, empty, or no column that can be the text and the time.
    """
    if len(data) > LARGEST_FILE:
        raise BadInput(tr("the file is too large (100 MB at most)."), where=where)
    text, notes = decoded(data)
    if not text.strip():
        raise BadInput(tr("the file is empty."), where=where)
    lines = text.lstrip("\r\n")
    if lines[:4].lower() == "sep=":  # what spreadsheets write to tell each other the delimiter
        lines = lines.partition("\n")[2]
    delimiter = _delimiter(lines)
    rows = _cells(lines, delimiter)
    first = next(rows, (1, [], ""))
    columns = _named(first[1])
    if {"text"} <= set(columns) and ({"time", "date"} & set(columns)):
        found = tuple(_row(number, columns, cells, trouble) for number, cells, trouble in rows)
    else:
        columns = _guessed(first[1], where)
        notes = (*notes, tr("The file has no header; its columns were taken as {columns}.").format(columns=columns))
        found = (
            _row(first[0], columns, first[1], first[2]),
            *(_row(number, columns, cells, trouble) for number, cells, trouble in rows),
        )
    kept = tuple(row for row in found if row.trouble or any(cell.strip() for cell in row.cells.values()))
    if len(kept) > MOST_ROWS:
        raise BadInput(tr("the file has more than 100,000 rows; split it."), where=where)
    return Table(tuple(columns), kept, notes)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file in whatever encoding, and how it was taken when that was not plain."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    head = data[:2_000]
    if len(head) > 8 and head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace"), (tr("The file was read as UTF-16."),)
    if len(head) > 8 and head[0::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace"), (tr("The file was read as UTF-16."),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        note = tr("The file is not in UTF-8; it was read as Western European (Windows). Look at accents and dashes.")
        return data.decode("cp1252", "replace"), (note,)


def _delimiter(text: str) -> str:
    """The sign that cuts the first rows into the most columns, the same number in each where possible."""
    head = text[:20_000]

    def score(sign: str) -> tuple[int, int]:
        widths = [len(cells) for _, cells, trouble in _cells(head, sign, 20) if cells and not trouble]
        known = len(set(_named(next(iter(_cells(head, sign, 1)), (1, [], ""))[1])) - {""})
        usual = max(set(widths), key=widths.count, default=1)
        return known, widths.count(usual) * (usual > 1)

    return max(DELIMITERS, key=score)


def _cells(text: str, delimiter: str, most: int = MOST_ROWS + 2) -> Iterator[tuple[int, list[str], str]]:
    """Row number, cells and trouble of each row."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    for number in range(1, most + 1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, [], tr("This row can't be read ({why}).").format(why=error)
            continue
        yield number, cells, ""


def _named(header: list[str]) -> list[str]:
    """Our name for each column of a header; empty where nobody knows it. The first of two equal ones counts."""
    known = {theirs: ours for ours, names in NAMES.items() for theirs in (ours, *names)}
    found: list[str] = []
    for cell in header[:MOST_CELLS]:
        word = " ".join(cell.strip().strip("*").lower().replace("_", " ").split())
        ours = known.get(word, "")
        if not ours and word in NETWORKS:
            ours = f"network:{NETWORKS[word]}"
        found.append("" if ours in found else ours)
    return found


def _guessed(cells: list[str], where: str) -> list[str]:
    """Columns by what they hold, for files without a header: the one that is a time, the longest text, an address."""
    from composer.app.calendar.csv_times import Order, read_time

    orders = (Order(day_first=False, is_sure=False), Order(day_first=True, is_sure=False))
    times = [n for n, cell in enumerate(cells[:MOST_CELLS]) if any(read_time(cell, order) for order in orders)]
    links = [n for n, cell in enumerate(cells[:MOST_CELLS]) if cell.strip().startswith(("http://", "https://"))]
    texts = [n for n in range(min(len(cells), MOST_CELLS)) if n not in times and n not in links and cells[n].strip()]
    if not times or not texts:
        raise BadInput(
            tr("this is no table of posts: a column for the text and one for the time are needed."),
            where=where,
            hint=tr('Head the columns "text" and "date and time".'),
        )
    names = [""] * len(cells)
    names[times[0]], names[max(texts, key=lambda n: len(cells[n]))] = "time", "text"
    if links:
        names[links[0]] = "link"
    return names


def _row(number: int, columns: list[str], cells: list[str], trouble: str) -> Row:
    if not trouble and len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        trouble = tr("There are more cells than columns; a text with a separator in it must stand in quotes.")
    if not trouble and any(len(cell) > LONGEST_CELL for cell in cells):
        trouble = tr("A cell is longer than 20,000 characters.")
    if trouble:
        return Row(number, {}, trouble)
    found = {name: cell for name, cell in zip(columns, cells, strict=False) if name and not name.startswith("network:")}
    networks = [
        name.removeprefix("network:")
        for name, cell in zip(columns, cells, strict=False)
        if name.startswith("network:") and cell.strip().lower() in YES
    ]
    return Row(number, found | ({"networks": ",".join(networks)} if networks else {}))

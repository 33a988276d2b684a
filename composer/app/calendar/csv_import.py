"""Posts out of a table: what each row would become, said row by row before anything is made. Pure but for the clock's word.

A row with a problem is never half made. A formula is refused: a cell that a spreadsheet would run is no post.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from composer.app.calendar.csv_rows import NETWORKS, Row, Table
from composer.app.calendar.csv_times import Order, is_ambiguous, order_of, read_time
from composer.model.errors import BadInput
from composer.model.moment import Fold, When, at_utc, at_wall
from composer.model.words import tr

FORMULA = re.compile(r"^\s*(?:[=＝]|[+\-@＋－＠]\s*[A-Za-z_.]+\s*\(|[+\-]\d+[+\-*/]|.*\bcmd\s*\|)")
BROKEN = re.compile(r"^#(?:REF!|NAME\?|VALUE!|N/A|DIV/0!|NULL!|NUM!)")
GUARDED = re.compile(r"^'(?=[=+\-@\t\r＝＋－＠])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for.

    Attributes:
        row: number of the row as a spreadsheet counts it.
        channels: platform ids, or the name of a connection; empty = the practice's usual ones.
        problems: why it can't be made, a sentence each; empty = it can.
        notes: what the person should know (a clock change, a picture that is not fetched).
    """

    row: int
    text: str = ""
    title: str = ""
    when: When | None = None
    channels: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row is read against.

    Attributes:
        zone: where a row names none.
        day_first: the region's habit of writing dates.
        connections: lower-case name of a connection -> its name as it is.
    """

    zone: str
    now: datetime
    day_first: bool
    connections: Mapping[str, str] = field(default_factory=dict)


def wanted_rows(table: Table, setting: Setting) -> Iterator[Wanted]:
    """What each row of a table asks for, in order."""
    order = order_of((_time_text(row) for row in table.rows), usual_day_first=setting.day_first)
    seen: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for row in table.rows:
        wanted = _wanted(row, order, setting)
        if not wanted.problems and wanted.when is not None:
            mark = (wanted.text, wanted.when.wall, wanted.channels)
            if mark in seen:
                wanted = _refused(wanted, tr("It is the same as row {row}.").format(row=seen[mark]))
            seen.setdefault(mark, row.number)
        yield wanted


def _wanted(row: Row, order: Order, setting: Setting) -> Wanted:
    if row.trouble:
        return Wanted(row.number, problems=(row.trouble,))
    text, problems = _text(row.cells.get("text", ""), "text")
    title, more = _text(row.cells.get("title", ""), "title")
    wanted = Wanted(row.number, text, title, problems=(*problems, *more))
    if not text and not problems:
        wanted = _refused(wanted, tr("The text is empty."))
    wanted = _with_time(wanted, row, order, setting)
    wanted = _with_channels(wanted, row, setting)
    link = row.cells.get("link", "").strip()
    if link and link not in wanted.text:
        wanted = replace(wanted, text=f"{wanted.text}\n\n{link}".strip())
    if row.cells.get("picture", "").strip():
        note = tr("The picture named there is not fetched; the post gets its card.")
        wanted = replace(wanted, notes=(*wanted.notes, note))
    tags = tuple(tag.strip("#＃ ") for tag in re.split(r"[\s,;]+", row.cells.get("hashtags", "")) if tag.strip("#＃ "))
    return replace(wanted, hashtags=tags[:30])


def _text(cell: str, name: str) -> tuple[str, tuple[str, ...]]:
    """A cell's words, and what is wrong with them."""
    plain = "\n".join(line.rstrip() for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    guarded = GUARDED.match(plain) is not None
    plain = GUARDED.sub("", plain)
    if BROKEN.match(plain):
        return "", (tr("The {column} is a spreadsheet's error ({cell}).").format(column=name, cell=plain[:12]),)
    if not guarded and FORMULA.match(plain):
        return "", (tr("The {column} looks like a spreadsheet formula.").format(column=name),)
    return plain, ()


def _time_text(row: Row) -> str:
    return row.cells.get("time", "") or f"{row.cells.get('date', '')} {row.cells.get('clock', '')}".strip()


def _with_time(wanted: Wanted, row: Row, order: Order, setting: Setting) -> Wanted:
    text = _time_text(row).strip().removeprefix("'")
    if not text:
        return _refused(wanted, tr("There is no date and time."))
    if order.is_torn and is_ambiguous(text):
        return _refused(
            wanted, tr('"{time}" may be day first or month first; the file holds both.').format(time=text[:40])
        )
    found = read_time(text, order)
    if found is None:
        return _refused(wanted, tr('"{time}" is not a date and time; write 2026-12-14 09:00.').format(time=text[:40]))
    try:
        when, fold = _instant(found, row.cells.get("zone", "").strip() or setting.zone)
    except (BadInput, OverflowError) as error:
        return _refused(wanted, error.sentence() if isinstance(error, BadInput) else tr("That year is out of reach."))
    wanted = replace(wanted, when=when)
    if when.utc <= setting.now:
        return _refused(wanted, tr("{time} is already past.").format(time=when.wall.replace("T", " ")))
    return replace(wanted, notes=(*wanted.notes, *_about(when, fold, text, order)))


def _instant(found: datetime, zone: str) -> tuple[When, Fold]:
    if found.tzinfo is not None:
        return at_utc(found, zone), Fold.PLAIN
    return at_wall(found.isoformat(timespec="minutes"), zone)


def _about(when: When, fold: Fold, text: str, order: Order) -> Iterator[str]:
    if fold is Fold.GAP:
        yield tr("Clocks jump over that time; {time} is taken.").format(time=f"{when.local():%H:%M}")
    if fold is Fold.TWICE:
        yield tr("Clocks show that time twice; the first one is taken.")
    if not order.is_sure and is_ambiguous(text):
        yield tr('"{text}" was read as {day}.').format(text=text[:40], day=when.wall[:10])


def _with_channels(wanted: Wanted, row: Row, setting: Setting) -> Wanted:
    named = [word.strip() for word in re.split(r"[,;|]", row.cells.get("channel", "")) if word.strip()]
    named += [word for word in row.cells.get("networks", "").split(",") if word]
    found: list[str] = []
    for word in named:
        channel = NETWORKS.get(word.lower()) or setting.connections.get(word.lower())
        if channel is None:
            return _refused(wanted, tr('There is no channel called "{name}".').format(name=word[:40]))
        found.append(channel)
    return replace(wanted, channels=tuple(dict.fromkeys(found)))


def _refused(wanted: Wanted, problem: str) -> Wanted:
    return replace(wanted, problems=(*wanted.problems, problem))

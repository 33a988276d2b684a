"""AMA Manual of Style, 11th edition: one reference-list entry without its number.

Up to six authors, else three and "et al"; initials without full stops; the journal's short name without full stops;
full page ranges with a hyphen; the DOI last, without a full stop.
"""

from composer.sources import dates
from composer.sources.item import Item
from composer.sources.names import Name, list_numbered
from composer.sources.typography import capital, full_range, join, meet, ordinal, wrap

BOOKS = frozenset({"bill", "book", "graphic", "legislation", "motion_picture", "report", "song"})
PARTS = frozenset({"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"})
PAGES = frozenset({"post", "post-weblog", "webpage"})


def entry(item: Item) -> str:
    """The entry in AMA style."""
    authors = _people(item.names("author"), "")
    editors = "" if authors else _editors(item)
    who = authors or editors
    middle = _middle(item, editors_done=bool(editors))
    body = join(". ", who, _title(item), middle)
    return join(". ", meet(body, ".") if body else "", _access(item))


def _people(people: tuple[Name, ...], label: str) -> str:
    return join(", ", list_numbered(people, most=6, kept=3), label) if people else ""


def _editors(item: Item) -> str:
    editors = item.names("editor")
    return _people(editors, "eds." if len(editors) > 1 else "ed.")


def _title(item: Item) -> str:
    if item.kind in BOOKS or item.kind in {"legal_case", "thesis"}:
        return item.cased("title")
    return item.text("title")


def _middle(item: Item, *, editors_done: bool) -> str:
    editors = "" if editors_done else _editors(item)
    if item.kind in BOOKS:
        return _book(item, editors)
    if item.kind in PARTS:
        return _part(item, editors)
    if item.kind in PAGES:
        return join(". ", item.text("container-title"), _day(item))
    if item.kind == "speech":
        return _speech(item)
    if item.kind == "thesis":
        return join(". ", item.text("genre"), join("; ", item.text("publisher"), _year(item)))
    return _article(item, editors)


def _book(item: Item, editors: str) -> str:
    where = join("; ", item.text("publisher"), _year(item))
    return join(":", join(". ", _volume(item), edition(item), wrap("(", editors, ")"), where), _pages(item))


def _part(item: Item, editors: str) -> str:
    where = join("; ", item.text("publisher"), _year(item))
    inside = join(
        ". ", editors, item.cased("container-title"), _volume(item), edition(item), item.text("collection-title"), where
    )
    chapter = item.text("chapter-number")
    label = f"chap {chapter}" if chapter and item.is_numeric("chapter-number") else chapter
    return join(":", wrap("In: ", inside), _pages(item) or label)


def _article(item: Item, editors: str) -> str:
    journal = item.short_journal.replace(".", "")
    publisher = item.text("publisher") if item.kind == "article" else ""
    issue = meet(item.text("volume"), wrap("(", item.text("issue"), ")") + wrap("(", _supplement(item), ")"))
    if item.kind == "article-newspaper":
        issue = ""
    place = item.text("number") or _pages(item)
    return join(". ", editors, journal, publisher, join(":", join(";", _issued(item), issue), place))


def _issued(item: Item) -> str:
    if item.has("issue", "volume"):
        return _year(item)
    lead = {"article": "Preprint posted online", "article-newspaper": ""}.get(item.kind, "Published online")
    day = _day(item)
    return join(" ", lead, day) if day else ""


def _speech(item: Item) -> str:
    genre = capital(item.text("genre"))
    event = item.text("event-title") or item.text("event")
    lead = join(" ", genre, "presented at") if genre else "Presented at" if event or item.has("event-place") else ""
    return join(": ", lead, join("; ", event, _day(item), item.text("event-place")))


def _supplement(item: Item) -> str:
    number = item.text("supplement-number")
    return f"suppl {number}" if number and item.is_numeric("supplement-number") else number


def _volume(item: Item) -> str:
    volume = item.text("volume")
    return f"Vol {volume}" if volume and item.is_numeric("volume") else volume


def edition(item: Item) -> str:
    """The edition: "3rd ed." for a number, else its own words; shared with the other styles."""
    if number := item.number("edition"):
        return f"{ordinal(int(number))} ed."
    return item.text("edition")


def _pages(item: Item) -> str:
    return full_range(item.text("page"), "-")


def _year(item: Item) -> str:
    when = item.date("issued")
    return dates.years(when) if when else ""


def _day(item: Item) -> str:
    when = item.date("issued")
    return dates.american(when) if when else ""


def _access(item: Item) -> str:
    if item.doi:
        return f"doi:{item.doi}"
    url = item.raw("URL")
    if not url:
        return ""
    accessed = item.date("accessed")
    return join(". ", f"Accessed {dates.american(accessed)}" if accessed else "", url)

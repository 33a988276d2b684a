"""NLM / Vancouver (Citing Medicine, 2nd edition): one reference-list entry without its number.

Six authors, then "et al"; "2019 Mar;50(3):697-704" with the digits that change only; [Internet] and [cited ...] for what
was read on the web; PubMed numbers at the end.
"""

from composer.sources import dates
from composer.sources.ama import edition
from composer.sources.item import Item
from composer.sources.names import Name, list_numbered
from composer.sources.typography import capital, join, meet, short_range, wrap

SERIALS = frozenset({"article-journal", "article-magazine", "periodical", "post-weblog", "review", "review-book"})
PRESS = SERIALS | {"article-newspaper"}
PARTS = frozenset({"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"})
ABBREVIATED = frozenset({"article-journal", "review", "review-book"})

_ROLES = (
    ("editor-translator", "editor & translator", "editors & translators"),
    ("editor", "editor", "editors"),
    ("translator", "translator", "translators"),
    ("collection-editor", "editor", "editors"),
)


def entry(item: Item) -> str:
    """The entry in NLM style."""
    who, used = _who(item)
    container = item.has("container-title")
    body = join(
        ". ",
        who,
        _title(item),
        "" if container else edition(item),
        join(": ", "In" if item.kind in PARTS else "", _inside(item, used)) if _inside(item, used) else "",
        join("; ", _publisher(item), join(";", _date(item), _volume_pages(item))),
        _pages(item),
        item.text("title") if item.kind == "webpage" and container else "",
        _series(item, used),
        _report(item),
    )
    return join(" ", meet(body, ".") if body else "", _availability(item), _notes(item))


def _people(people: tuple[Name, ...], one: str, many: str) -> str:
    if not people:
        return ""
    label = many if len(people) > 1 else one
    names = list_numbered(people, most=6, kept=6)
    return join(", ", f"{names}." if label and names.endswith("et al") else names, label)


def _who(item: Item) -> tuple[str, str]:
    """The leading names and the role they came from."""
    if authors := item.names("author"):
        return _people(authors, "", ""), "author"
    for role, one, many in _ROLES:
        if people := item.names(role):
            return _people(people, one, many), role
    return "", ""


def _title(item: Item) -> str:
    listed_in = item.kind == "webpage" and item.has("container-title")
    title = item.text("container-title" if listed_in else "title")
    medium = wrap("[", _medium(item), "]") if listed_in or not item.has("container-title") else ""
    return join(" ", title, wrap("[", item.text("genre"), "]"), medium)


def _medium(item: Item) -> str:
    if medium := item.text("medium"):
        return capital(medium)
    return "Internet" if item.has("URL") and item.kind not in PARTS else ""


def _known_elsewhere(item: Item) -> bool:
    """An article whose DOI or PubMed number stands for its address."""
    return item.kind == "article-journal" and item.has("DOI", "PMID", "PMCID")


def _inside(item: Item, used: str) -> str:
    editors = item.names("editor") if used != "editor" else ()
    return join(". ", _people(editors, "editor", "editors"), _container(item))


def _container(item: Item) -> str:
    if item.kind == "webpage":
        return ""
    if item.has("container-title"):
        abbreviated = item.kind in ABBREVIATED
        name = item.short_journal.replace(".", "") if abbreviated else item.text("container-title")
        web = item.has("URL") and not _known_elsewhere(item)
        return join(". ", join(" ", name, "[Internet]" if web else ""), edition(item))
    if item.kind == "speech":
        event = item.text("event-title") or item.text("event")
        return join(": ", join(" ", capital(item.text("genre")), "presented at"), event) if event else ""
    volume = item.text("volume")
    label = f"Vol. {volume}" if volume and item.is_numeric("volume") else volume
    part = item.text("part-number")
    part = f"Pt. {part}" if part and item.is_numeric("part-number") else part
    if item.kind in PRESS:
        return ""
    return join(", ", label, item.text("volume-title"), part, item.text("part-title"))


def _publisher(item: Item) -> str:
    if item.kind in PRESS:
        return ""
    place = "" if item.kind == "speech" else item.text("publisher-place")
    return join(": ", wrap("[", place, "]") if item.kind == "thesis" else place, item.text("publisher"))


def _date(item: Item) -> str:
    when = item.date("issued")
    cited = _cited(item)
    if item.kind in PRESS or item.kind == "speech":
        day = join(" ", dates.year_first(when) if when else "", cited)
        if item.kind == "article-newspaper":
            return join(":", day, short_range(item.text("page")))
        return join("; ", day, item.text("event-place")) if item.kind == "speech" else day
    if when is None:
        return cited
    if item.kind in {"bill", "legislation"}:
        return dates.year_first(when)
    if item.kind == "report":
        return join(" ", dates.year_first(when, day=False), cited)
    return join(" ", dates.years(when), cited)


def _cited(item: Item) -> str:
    accessed = item.date("accessed")
    shown = accessed and item.has("URL") and not _known_elsewhere(item)
    return f"[cited {dates.year_first(accessed)}]" if accessed and shown else ""


def _volume_pages(item: Item) -> str:
    if item.kind not in SERIALS:
        return ""
    supplement = item.text("supplement-number")
    if supplement and item.is_numeric("supplement-number"):
        supplement = f"Suppl {supplement}"
    inside = join(" ", short_issue(item), capital(supplement))
    issue = item.text("collection-title") + item.text("volume") + wrap("(", inside, ")")
    return join(":", issue, item.text("number") or short_range(item.text("page")))


def short_issue(item: Item) -> str:
    """The issue, with an en dash in a double issue ("1–2")."""
    issue = item.text("issue")
    return issue.replace("-", "–") if issue.replace("-", "").isdigit() else issue


def _pages(item: Item) -> str:
    if item.kind in PRESS:
        return ""
    if item.kind == "book":
        total = item.text("number-of-pages")
        return f"{total} p." if total and item.is_numeric("number-of-pages") else total
    page = short_range(item.text("page"))
    return f"p. {page}" if page else ""


def _series(item: Item, used: str) -> str:
    series = item.text("collection-title")
    if item.kind in PRESS or not series:
        return ""
    editors = item.names("collection-editor") if used != "collection-editor" else ()
    number = item.text("collection-number")
    number = f"no. {number}" if number and item.is_numeric("collection-number") else number
    return wrap("(", join(". ", _people(editors, "editor", "editors"), join("; ", series, number)), ")")


def _report(item: Item) -> str:
    number = item.text("number")
    if not number or item.kind != "report":
        return ""
    label = f"no.: {number}" if item.is_numeric("number") else number
    return join(" ", capital(item.text("genre")) or "Report", label)


def _availability(item: Item) -> str:
    held = join(", ", item.text("archive_collection"), item.text("archive"), item.text("archive-place"))
    held = join("; ", held, item.text("archive_location"))
    url = "" if _known_elsewhere(item) else item.raw("URL")
    links = join(" ", f"Available from: {url}" if url else "", f"doi:{item.doi}" if item.doi else "")
    return join(". ", f"Located at: {held}" if held else "", links)


def _notes(item: Item) -> str:
    pmid = item.raw("PMID")
    numbers = join(
        "; ", f"PubMed PMID: {pmid}" if pmid else "", f"PubMed Central PMCID: {item.pmcid}" if item.pmcid else ""
    )
    notes = join(". ", numbers, item.text("references"))
    return meet(notes, ".") if notes else ""

"""APA Publication Manual, 7th edition: one reference-list entry.

Titles keep the capitals they came with (lowering them would spoil names); journal titles get title case; up to twenty
authors; DOIs as addresses; "n.d." where there is no date, and then the day a page was read.
"""

from composer.sources import apa_law, dates
from composer.sources.apa_parts import (
    EVENTS,
    PERIODICALS,
    POSTS,
    WHOLES,
    book_details,
    contributors,
    description,
    is_periodical,
    kind_in_brackets,
    lead,
    number_label,
)
from composer.sources.item import Item
from composer.sources.names import Name, list_straight
from composer.sources.typography import capital, full_range, join, meet, wrap
from composer.sources.vancouver import short_issue

_FULL_DATES = frozenset({
    "article-magazine", "article-newspaper", "broadcast", "collection", "document", "event",
    "motion_picture", "pamphlet", "performance", "personal_communication", "post", "post-weblog", "song", "speech",
    "webpage",
})  # fmt: skip
_EDITED = ("collection-editor", "compiler", "editor", "editorial-director")


def entry(item: Item) -> str:
    """The entry in APA style."""
    if item.kind in apa_law.KINDS:
        body = apa_law.entry(item)
        return join(" ", meet(body, ".") if body else "", _address(item))
    who, used = lead(item)
    title_leads = not who
    titled = join(" ", _title(item), _in_parentheses(item, used))
    described = wrap("[", description(item), "]")
    if title_leads and not titled:
        titled, described = described, ""
    what = join(" ", "" if title_leads else titled, described)
    body = join(". ", titled if title_leads else who, _date(item), what, _source(item, used))
    return join(" ", meet(body, ".") if body else "", _address(item), _history(item))


def _date(item: Item) -> str:
    when = item.date("issued")
    if when is None:
        return f"({item.text('status').lower() or 'n.d.'})"
    year = join(" ", "ca." if when.about else "", dates.years(when))
    full = item.kind in _FULL_DATES or (
        item.kind in EVENTS and not item.has(*_EDITED, "issue", "page", "supplement-number", "volume")
    )
    return f"({join(', ', year, dates.month_day(when) if full else '')})"


def _title(item: Item) -> str:
    part = _part(item)
    if item.kind in {"review", "review-book"} and not item.has("reviewed-title", "reviewed-genre"):
        return ""
    if item.kind in PERIODICALS or item.kind in POSTS:
        return join(": ", item.text("title"), part)
    if item.has("container-title"):
        return item.text("title")
    return join(": ", item.text("title"), _volume_title(item))


def _part(item: Item) -> str:
    """The part by its title; one with a number alone stands among the details (`book_details`)."""
    number, title = item.text("part-number"), capital(item.text("part-title"))
    return join(". ", f"Pt. {number}" if number else "", title) if title else ""


def _volume_title(item: Item) -> str:
    volume = item.text("volume")
    part = _part(item)
    if item.has("volume-title"):
        label = f"Vol. {volume}" if item.is_numeric("volume") else volume
        volume = join(". ", label, item.text("volume-title"))
    elif item.is_numeric("volume"):
        volume = ""
    return join(": ", volume, part)


def _in_parentheses(item: Item, used: str) -> str:
    """What follows the title in parentheses: other people, report number, edition, volume, pages."""
    people = contributors(item, used)
    if item.has("container-title") and item.kind not in POSTS:
        audio = item.kind in {"broadcast", "graphic", "map", "motion_picture", "song"}
        return wrap("(", join("; ", people, number_label(item) if audio else ""), ")")
    if item.kind == "paper-conference" and not item.has(*_EDITED):
        return wrap("(", join("; ", people, number_label(item)), ")")
    return wrap("(", join("; ", people, number_label(item), book_details(item)), ")")


def _source(item: Item, used: str) -> str:
    if is_periodical(item):
        where = _periodical(item)
    elif item.kind in POSTS:
        where = ""
    else:
        where = _in_book(item, used)
    site = item.cased("container-title") if item.kind in POSTS else ""
    return join(". ", where, "" if used == "publisher" else _publisher(item), _archive(item), _event(item), site)


def _periodical(item: Item) -> str:
    name = join(", ", item.cased("container-title"), item.cased("collection-title"))
    supplement = item.text("supplement-number")
    if supplement and item.is_numeric("supplement-number"):
        supplement = f"Suppl. {supplement}"
    issue = item.text("volume") + wrap("(", join(", ", short_issue(item), supplement), ")")
    number = item.text("number")
    place = f"Article {number}" if number else full_range(item.text("page"))
    unplaced = item.has("issued") and not item.has("issue", "number", "page", "volume")
    return join(". ", join(", ", name, issue, place), capital(item.text("status")) if unplaced else "")


def _in_book(item: Item, used: str) -> str:
    if not item.has("container-title"):
        return ""
    title = join(": ", item.text("container-title"), _volume_title(item))
    who = _book_people(item, used)
    details = wrap("(", join("; ", number_label(item), book_details(item)), ")")
    form = wrap("[", kind_in_brackets(item), "]") if item.kind in WHOLES else ""
    return f"In {join(' ', join(', ', who, title), details, form)}"


def _book_people(item: Item, used: str) -> str:
    def labelled(people: tuple[Name, ...], one: str, many: str) -> str:
        return join(" ", list_straight(people), f"({many if len(people) > 1 else one})" if one else "")

    for role, one, many in (
        ("editor-translator", "Ed. & Trans.", "Eds. & Trans."),
        ("editor", "Ed.", "Eds."),
        ("editorial-director", "Ed.", "Eds."),
        ("compiler", "Comp.", "Comps."),
        ("collection-editor", "Ed.", "Eds."),
        ("container-author", "", ""),
    ):
        if role != used and (people := item.names(role)):
            return labelled(people, one, many)
    return ""


def _publisher(item: Item) -> str:
    if item.kind == "thesis":
        return "" if item.has("archive", "DOI", "URL") else item.text("publisher")
    if item.kind == "paper-conference":
        return item.text("publisher") if item.has(*_EDITED) else ""
    return "" if item.kind in PERIODICALS else item.text("publisher")


def _archive(item: Item) -> str:
    place = wrap("(", item.text("archive_location"), ")")
    held = item.text("archive_collection")
    if held:
        return join(", ", join(" ", held, place), item.text("archive"), item.text("archive-place"))
    return join(", ", join(" ", item.text("archive"), place), item.text("archive-place"))


def _event(item: Item) -> str:
    if item.kind == "paper-conference" and item.has(*_EDITED, "issue", "page", "volume"):
        return ""
    name = capital(item.text("event-title") or item.text("event"))
    if not name:
        return ""
    when = item.date("event-date")
    return join(", ", name, item.text("event-place"), dates.american(when) if when else "")


def _address(item: Item) -> str:
    if item.doi:
        return f"https://doi.org/{item.doi}"
    url = item.raw("URL")
    accessed = item.date("accessed")
    if not url or item.has("issued", "status") or accessed is None:
        return url
    return f"Retrieved {dates.american(accessed)}, from {url}"


def _history(item: Item) -> str:
    placed = item.has("issued") and (not is_periodical(item) or item.has("issue", "number", "page", "volume"))
    status = capital(item.text("status")) if placed else ""
    if item.has("references"):
        first = item.text("references")
    else:
        when = item.date("original-date")
        title = item.text("original-title")
        year = join(" ", "ca." if when.about else "", dates.years(when)) if when else ""
        inner = join(", ", year, item.text("original-publisher"))
        first = join(" ", "Original work published", f"as {title}" if title else "", inner) if title or inner else ""
    return wrap("(", join("; ", status, first), ")")

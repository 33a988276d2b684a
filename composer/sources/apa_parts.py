"""Parts of an APA entry that need tables of roles and kinds: who leads, who follows the title, what stands in brackets."""

import re

from composer.sources.ama import edition
from composer.sources.item import Item
from composer.sources.names import list_inverted, list_straight
from composer.sources.typography import capital, full_range, join, wrap

PERIODICALS = frozenset({
    "article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book",
})  # fmt: skip
POSTS = frozenset({"post", "webpage"})
EVENTS = frozenset({"interview", "paper-conference"})
WHOLES = frozenset({"document", "report", "software", "standard"})
"""Kinds whose form is named behind the work they stand in."""
_NO_DETAILS = PERIODICALS | POSTS | {"broadcast", "event", "patent", "performance", "speech"}

_LEADS = (
    ("author", "", ""),
    ("illustrator", "", ""),
    ("director", "Director", "Directors"),
    ("host", "Host", "Hosts"),
    ("producer", "Producer", "Producers"),
    ("editor-translator", "Ed. & Trans.", "Eds. & Trans."),
    ("editor", "Ed.", "Eds."),
    ("editorial-director", "Ed.", "Eds."),
    ("compiler", "Compiler", "Compilers"),
    ("curator", "Curator", "Curators"),
    ("collection-editor", "Ed.", "Eds."),
)
_KINDS = {
    "broadcast": "Broadcast",
    "dataset": "Dataset",
    "figure": "Figure",
    "graphic": "Graphic",
    "map": "Map",
    "motion_picture": "Video recording",
    "song": "Audio recording",
    "collection": "Archival collection",
    "interview": "Interview",
    "personal_communication": "Letter",
    "software": "Computer software",
    "post": "Online post",
}
_PRIVATE = {
    "interview": "Personal communication",
    "personal_communication": "Personal communication",
    "manuscript": "Unpublished manuscript",
}
"""What they are called where nobody else can get at them."""
_PUBLIC = ("archive", "archive-place", "container-title", "DOI", "number", "publisher", "references", "URL")


def lead(item: Item) -> tuple[str, str]:
    """The names that open the entry and their role; empty when the title has to."""
    entry = item.kind in {"entry", "entry-dictionary", "entry-encyclopedia"}
    inside = item.has("container-title") and (entry or item.kind == "book")
    for role, one, many in _LEADS:
        if role == "editor-translator" and (entry or inside):  # the editors are those of the work it stands in
            break
        if people := item.names(role):
            label = many if len(people) > 1 else one
            return join(" ", list_inverted(people), wrap("(", label, ")")), role
    if entry or item.kind in {"software", "webpage"}:
        return item.text("publisher"), "publisher"
    return "", ""


def is_periodical(item: Item) -> bool:
    """Whether it stands in a journal, magazine, newspaper or blog; conference papers without editors do."""
    return is_unedited(item) if item.kind == "paper-conference" else item.kind in PERIODICALS


def is_unedited(item: Item) -> bool:
    """Whether nobody edited it: a paper or an interview that stands alone."""
    return not item.has("collection-editor", "compiler", "editor", "editorial-director")


def contributors(item: Item, used: str) -> str:
    """People named after the title: translators, and editors of a whole book that has authors."""
    periodical = is_periodical(item)
    roles = [("interviewer", "Interviewer", "Interviewers")] if item.has("title") and not periodical else []
    if not periodical:
        roles.append(("illustrator", "Illus.", "Illus."))
    if not periodical and (not item.has("container-title") or item.kind in POSTS):
        roles.append(("editor", "Ed.", "Eds."))
    roles.append(("translator", "Trans.", "Trans."))
    wrote = item.names("container-author")
    by = wrote and not periodical and (not item.has("container-title") or item.kind in POSTS)
    found = [f"By {list_straight(wrote)}"] if by else []
    for role, one, many in roles:
        people = item.names(role) if role != used else ()
        if people:
            found.append(f"{list_straight(people)}, {many if len(people) > 1 else one}")
    return join("; ", *found)


def number_label(item: Item) -> str:
    """The kind of report with its number: "Report No. 12"."""
    number = item.text("number")
    if not number:
        return ""
    genre = "Publication" if item.kind == "thesis" and item.has("genre") else item.cased("genre")
    counted = item.is_numeric("number") and item.kind != "standard"
    return join(" ", genre, "No." if counted else "", capital(number))


def book_details(item: Item) -> str:
    """Version, edition, series of a report, volume, pages."""
    if item.kind in _NO_DETAILS or (item.kind in EVENTS and is_unedited(item)):
        return ""
    version = item.text("version")
    volume = item.text("volume")
    if item.has("volume-title") or (volume and not item.is_numeric("volume")):
        volume = ""
    elif volume:
        volume = f"Vols. {volume}" if re.search(r"\d\s*[-–,&]\s*\d", volume) else f"Vol. {volume}"
    elif item.is_numeric("number-of-volumes"):
        volume = f"Vols. 1–{item.text('number-of-volumes')}"
    series = ""
    if item.kind in {"document", "report", "standard"}:
        series = join(" ", item.cased("collection-title"), item.text("collection-number"))
    issue, part = item.text("issue"), item.text("part-number")
    return join(
        ", ",
        f"Version {version}" if version else "",
        edition(item),
        series,
        volume,
        f"Pt. {part}" if part and not item.has("part-title") else "",
        f"Issue {issue}" if issue else "",
        _locators(item),
    )


def _locators(item: Item) -> str:
    pages = full_range(item.text("page"))
    if pages:
        many = any(sign in pages for sign in "–-,&")
        return f"pp. {pages}" if many else f"p. {pages}"
    chapter = item.text("chapter-number")
    return f"Chapter {chapter}" if chapter and item.is_numeric("chapter-number") else chapter


def description(item: Item) -> str:
    """What stands in square brackets: the form of the work where it is not text in the usual way."""
    if item.kind == "thesis":
        university = item.text("publisher") if item.has("archive", "DOI", "URL") else ""
        return join("; ", join(", ", capital(item.text("genre")), university), capital(item.text("medium")))
    if item.kind in {"review", "review-book"} and not item.has("reviewed-title", "reviewed-genre"):
        return _review(item)
    if item.has("container-title") and item.kind in WHOLES:
        return ""  # stands behind the title of the whole work
    return kind_in_brackets(item)


def kind_in_brackets(item: Item) -> str:
    """The form of a work in its own words, or by its kind ("Dataset")."""
    if item.has("genre", "medium"):
        genre = "" if item.has("number") else capital(item.text("genre"))
        return join("; ", genre, capital(item.text("medium")))
    if item.kind in _PRIVATE and not item.has(*_PUBLIC):
        return _PRIVATE[item.kind]
    return _KINDS.get(item.kind, "")


def _review(item: Item) -> str:
    """A review is named by what it reviews."""
    own = "" if item.has("number") else capital(item.text("genre") or item.text("medium"))
    usual = "Review of the book" if item.kind == "review-book" and not item.has("number") else "Review of"
    if not item.has("title"):
        return own
    people = item.names("reviewed-author")
    return join(", ", join(" ", own or usual, item.text("title")), f"by {list_straight(people)}" if people else "")

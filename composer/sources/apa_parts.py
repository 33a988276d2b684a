"""Parts of an APA entry that need tables of roles and kinds: who leads, who follows the title, what stands in brackets."""

from composer.sources.ama import edition
from composer.sources.item import Item
from composer.sources.names import list_inverted, list_straight
from composer.sources.typography import capital, full_range, join, wrap

PERIODICALS = frozenset({
    "article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book",
})  # fmt: skip
POSTS = frozenset({"post", "webpage"})
_NO_DETAILS = PERIODICALS | POSTS | {"broadcast", "event", "interview", "patent", "performance", "speech"}

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
    "dataset": "Data set",
    "figure": "Figure",
    "graphic": "Graphic",
    "map": "Map",
    "motion_picture": "Film",
    "song": "Song",
    "software": "Computer software",
    "post": "Online post",
}


def lead(item: Item) -> tuple[str, str]:
    """The names that open the entry and their role; empty when the title has to."""
    title_first = item.kind in {"book", "entry-dictionary", "entry-encyclopedia"} and item.has("container-title")
    for role, one, many in _LEADS:
        if title_first and role in {"editor", "editor-translator"}:
            break
        if people := item.names(role):
            label = many if len(people) > 1 else one
            return join(" ", list_inverted(people), wrap("(", label, ")")), role
    return "", ""


def is_periodical(item: Item) -> bool:
    """Whether it stands in a journal, magazine, newspaper or blog; conference papers without editors do."""
    if item.kind == "paper-conference":
        return not item.has("collection-editor", "container-author", "editor", "editorial-director")
    return item.kind in PERIODICALS


def contributors(item: Item, used: str) -> str:
    """People named after the title: translators, and editors of a whole book that has authors."""
    periodical = is_periodical(item)
    roles = [("illustrator", "Illus.", "Illus.")] if not periodical else []
    if not periodical and (not item.has("container-title") or item.kind in POSTS):
        roles.append(("editor", "Ed.", "Eds."))
    roles.append(("translator", "Trans.", "Trans."))
    found = []
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
    return join(" ", genre, "" if item.kind == "standard" and not item.is_numeric("number") else "No.", capital(number))


def book_details(item: Item) -> str:
    """Version, edition, series of a report, volume, pages."""
    if item.kind in _NO_DETAILS or (item.kind == "paper-conference" and is_periodical(item)):
        return ""
    version = item.text("version")
    volume = item.text("volume")
    if item.has("volume-title") or (volume and not item.is_numeric("volume")):
        volume = ""
    elif volume:
        volume = f"Vol. {volume}"
    elif item.is_numeric("number-of-volumes"):
        volume = f"Vols. 1–{item.text('number-of-volumes')}"
    series = ""
    if item.kind in {"document", "report", "standard"}:
        series = join(" ", item.cased("collection-title"), item.text("collection-number"))
    issue = item.text("issue")
    return join(
        ", ",
        f"Version {version}" if version else "",
        edition(item),
        series,
        volume,
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
    if item.has("container-title") and item.kind in {"document", "report", "software", "standard"}:
        return ""
    if item.has("genre", "medium"):
        genre = "" if item.has("number") else capital(item.text("genre"))
        return join("; ", genre, capital(item.text("medium")))
    return _KINDS.get(item.kind, "")

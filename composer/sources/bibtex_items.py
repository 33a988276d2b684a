"""A BibTeX entry's fields -> a CSL item."""

import re

from composer.model.words import tr
from composer.sources import dates
from composer.sources.bibtex_names import people
from composer.sources.imported import Csl, Notes, date_field, find_doi, numbers, pages, put, tidy
from composer.sources.latex import plain

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "pamphlet", "manual": "report", "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter",
    "inreference": "entry-encyclopedia", "inproceedings": "paper-conference", "conference": "paper-conference",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "dataset": "dataset",
    "software": "software", "patent": "patent", "unpublished": "manuscript", "misc": "document",
    "periodical": "periodical", "standard": "standard", "video": "motion_picture",
}  # fmt: skip
_USED = frozenset(
    "title subtitle titleaddon author editor translator journal journaltitle shortjournal booktitle series year month "  # noqa: SIM905 - names
    "date volume number issue pages pagetotal eid doi url urldate isbn issn pmid pmcid publisher institution school "
    "organization address location edition chapter note abstract keywords howpublished language langid type crossref "
    "eprint eprinttype articleno article-number eissn unique-id affiliations publication_stage xdata archiveprefix primaryclass".split()
)
_SILENT = frozenset(
    "file owner timestamp key options shorttitle bibsource biburl day annote annotation mendeley-groups copyright "  # noqa: SIM905 - names
    "issn-online numpages local-url date-added date-modified bdsk-url-1 urlyear source groups ids keywords-plus entryset".split()
)


def item_of(line: int, kind: str, key: str, raw: dict[str, str], notes: Notes) -> Csl:
    """The CSL item of an entry's fields as they stand in the file.

    Args:
        line: of the entry, for messages.
        kind: type of the entry in small letters ("article").
    """
    fields = {name: tidy(_link(value) if name in _LINKS else plain(value)) for name, value in raw.items()}
    csl_type = _TYPES.get(kind, "")
    if not csl_type:
        notes.say(line, tr('the type "{kind}" is not known; it was taken for a document.').format(kind=kind))
        csl_type = "document"
    url = fields.get("url") or _address(raw.get("howpublished", ""))
    if csl_type == "document" and url:
        csl_type = "webpage"
    item: Csl = {"type": csl_type}
    put(item, id=key)
    title, sub = fields.get("title", ""), fields.get("subtitle", "")
    put(item, title=f"{title}: {sub}" if title and sub else title or sub)
    for role in ("author", "editor", "translator"):
        put(item, **{role: people(raw.get(role, ""))})
    _container(item, fields, csl_type)
    put(item, issued=_issued(fields), accessed=_accessed(fields))
    _numbers(item, fields, csl_type)
    put(item, DOI=find_doi(fields.get("doi", "")) or find_doi(url), URL=url)
    put(item, PMID=_digits(fields.get("pmid", "")), PMCID=fields.get("pmcid", ""))
    if fields.get("eprinttype", "").lower() in {"pubmed", "pmid"}:
        put(item, PMID=_digits(fields.get("eprint", "")))
    item.update(numbers([fields.get("isbn", "")], "book"))
    item.update(numbers([fields.get("issn", "")], "serial"))
    put(item, abstract=fields.get("abstract"), keyword=fields.get("keywords"), note=fields.get("note"))
    put(item, language=fields.get("langid") or fields.get("language"))
    for name in raw:
        if name not in _USED and name not in _SILENT:
            notes.unknown[name] += 1
    if csl_type == "thesis" and not item.get("genre"):
        put(item, genre={"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}.get(kind))
    if not item.get("title"):
        notes.say(line, tr("this source has no title."))
    return item


def _container(item: Csl, fields: dict[str, str], kind: str) -> None:
    journal = fields.get("journaltitle") or fields.get("journal", "")
    book = fields.get("booktitle", "")
    put(item, container_title=journal or (book if kind != "book" else ""))
    put(item, container_title_short=fields.get("shortjournal"), collection_title=fields.get("series"))
    if kind == "chapter" and not item.get("container-title"):
        item["type"] = "book"
    if "arxiv" in fields.get("archiveprefix", fields.get("eprinttype", "")).lower() and fields.get("eprint"):
        _preprint(item, fields["eprint"])
    publisher = (
        fields.get("publisher") or fields.get("institution") or fields.get("school") or fields.get("organization")
    )
    put(
        item,
        publisher=item.get("publisher") or publisher,
        publisher_place=fields.get("address") or fields.get("location"),
    )
    if kind == "webpage" and not publisher and not _address(fields.get("howpublished", "")):
        put(item, publisher=fields.get("howpublished"))


def _numbers(item: Csl, fields: dict[str, str], kind: str) -> None:
    put(item, volume=fields.get("volume"), edition=fields.get("edition"), page=pages(fields.get("pages", "")))
    number = fields.get("number", "")
    if kind in {"report", "patent", "standard"}:
        put(item, number=number)
        put(item, genre=_GENRES.get(fields.get("type", "").lower(), fields.get("type")))
    else:
        put(item, issue=fields.get("issue") or number)
        if kind == "thesis":
            put(item, genre=_GENRES.get(fields.get("type", "").lower(), fields.get("type")))
    if not item.get("page"):
        put(
            item,
            number=item.get("number") or fields.get("eid") or fields.get("articleno") or fields.get("article-number"),
        )
    put(item, chapter_number=fields.get("chapter"), number_of_pages=fields.get("pagetotal"))


def _issued(fields: dict[str, str]) -> Csl | None:
    if date := fields.get("date"):
        span = re.fullmatch(r"(\d{4}[\d-]*)/(\d{4}[\d-]*)", date)
        if span and (first := dates.parse(span[1])) and (last := dates.parse(span[2])):
            return dates.csl(dates.When(first.first, last.first))
        return date_field(date)
    year, month = fields.get("year", ""), fields.get("month", "")
    if (day := _digits(fields.get("day", ""))) and month and not month.isdigit():
        month = f"{month} {day}"
    if month.isdigit() and year.isdigit():
        return dates.csl(
            dates.When(dates.Day(int(year), min(int(month), 12), int(_digits(fields.get("day", "")) or 0)))
        )
    if not any(sign.isdigit() for sign in year):
        return date_field(year)  # "in press" has no month
    if turned := re.fullmatch(r"(\d{1,2})\.? +([A-Za-z]{3,}\.?)", month):
        month = f"{turned[2]} {turned[1]}"
    return date_field(f"{year} {month}".strip()) or date_field(year)


def _accessed(fields: dict[str, str]) -> Csl | None:
    """The day a page was read: its own field, or what the note says of it."""
    noted = re.search(
        r"^(?:\[?online[;,]? )?(?:last )?(?:accessed|visited|retrieved)(?: on)?:?\s+([^\]]+)",
        fields.get("note", ""),
        re.IGNORECASE,
    )
    return date_field(fields.get("urldate") or (noted[1] if noted else ""))


def _preprint(item: Csl, number: str) -> None:
    """An article that only arXiv has."""
    if item["type"] in {"document", "webpage", "manuscript", "article-journal"} and not item.get("container-title"):
        item["type"] = "article"
        put(item, publisher="arXiv", number=f"arXiv:{number.removeprefix('arXiv:')}")


_GENRES = {
    "techreport": "Technical report",
    "resreport": "Research report",
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
}
"""Words of BibLaTeX that stand for a kind in every language."""
_LINKS = frozenset({"url", "doi"})


def _link(value: str) -> str:
    """An address without braces and escapes; "~" belongs to it."""
    bare = re.sub(r"\\(?:url|href)\s*(?=\{)", "", value).replace("\\textasciitilde", "~").replace("\\~", "~")
    return re.sub(r"\\([&%$#_{}])", r"\1", bare).replace("{", "").replace("}", "").strip()


def _digits(text: str) -> str:
    found = re.search(r"\d+", text)
    return found[0] if found else ""


def _address(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return found[0].rstrip(".,;") if found else ""

"""EndNote XML. Parsed with defusedxml: no entities, no external parts, no network."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from composer.model.errors import BadInput
from composer.model.words import tr, trn
from composer.sources import dates, pubmed
from composer.sources.imported import Csl, Notes, date_field, find_doi, numbers, pages, put, tidy
from composer.sources.written_names import people

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "book": "book", "edited book": "book", "electronic book": "book",
    "book section": "chapter", "electronic book section": "chapter", "conference paper": "paper-conference",
    "conference proceedings": "paper-conference", "report": "report", "government document": "report",
    "standard": "standard", "thesis": "thesis", "web page": "webpage", "online multimedia": "webpage",
    "blog": "post-weblog", "dataset": "dataset", "online database": "dataset", "computer program": "software",
    "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "pamphlet": "pamphlet",
    "unpublished work": "manuscript", "manuscript": "manuscript", "film or broadcast": "motion_picture",
    "generic": "document",
}  # fmt: skip
_NUMBERED = {
    "17": "journal article", "43": "electronic article", "19": "magazine article", "23": "newspaper article", "6": "book",
    "28": "edited book", "44": "electronic book", "5": "book section", "47": "conference paper",
    "10": "conference proceedings", "27": "report", "46": "government document", "58": "standard", "32": "thesis",
    "12": "web page", "56": "blog", "59": "dataset", "9": "computer program", "53": "encyclopedia", "52": "dictionary",
    "34": "unpublished work", "36": "manuscript", "21": "film or broadcast", "13": "generic",
}  # fmt: skip
"""EndNote's numbers of its types, for files whose writer left out the names."""
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_BOOKS = frozenset({"book", "report", "thesis", "dataset", "software", "standard", "pamphlet"})


def read(text: str, notes: Notes) -> list[Csl]:
    """The records of an EndNote XML text as CSL items.

    Raises:
        BadInput: not well-formed, or with entity declarations; `where` names the line.
    """
    try:
        root = _parse(text)
        records = [root] if root.tag == "record" else list(root.iter("record"))
    except _Broken as broken:
        root = None
        records = list(_rescued(text, notes))
        if not records:
            raise BadInput(tr("the XML is broken."), where=tr("line {n}").format(n=broken.line)) from broken
        notes.say(broken.line, tr("the XML is broken here; the records that are whole were read all the same."))
    if root is not None and not records and (articles := list(root.iter("PubmedArticle"))):
        return pubmed.read_articles(articles, notes)
    if not records:
        raise BadInput(
            tr("this XML file is not one that EndNote writes."),
            where=tr("line 1"),
            hint=tr("From PubMed, save as PubMed format (.nbib)."),
        )
    return [_item(record, number, notes) for number, record in enumerate(records, 1)]


class _Broken(Exception):
    """The XML is not well-formed; `line` says where it ends to be."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


_RECORD = re.compile(r"<record>.*?</record>", re.DOTALL)
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")


def _rescued(text: str, notes: Notes) -> "Iterator[Element]":
    """The records that are whole, with bare "&" taken for what they mean; the rest is counted."""
    lost = text.count("<record>")
    for found in _RECORD.finditer(text):
        try:
            record = _parse(_BARE.sub("&amp;", found[0]))
        except _Broken:
            continue
        lost -= 1
        yield record
    if lost > 0:
        notes.say(0, trn("{n} broken record was skipped.", "{n} broken records were skipped.", lost))


def _parse(text: str) -> "Element":
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    # an encoding named in the first line no longer holds: the text is decoded already
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
    shift = text.count("\n", 0, len(text) - len(clean)) if len(clean) < len(text) else 0
    try:
        root: Element = fromstring(clean)
    except ParseError as error:
        raise _Broken(error.position[0] + shift) from error
    except DefusedXmlException as error:
        raise BadInput(tr("the file declares XML entities, which are not read."), where=tr("line 1")) from error
    return root


def _words(found: "Element | None") -> str:
    return tidy("".join(found.itertext())) if found is not None else ""


def _one(record: "Element", *paths: str) -> str:
    return next((words for path in paths if (words := _words(record.find(path)))), "")


def _all(record: "Element", path: str) -> list[str]:
    return [words for found in record.findall(path) if (words := _words(found))]


def _item(record: "Element", number: int, notes: Notes) -> Csl:
    kind_of = record.find("ref-type")
    named = (kind_of.get("name") or "" if kind_of is not None else "").lower() or _NUMBERED.get(_words(kind_of), "")
    kind = _TYPES.get(named, "")
    if not kind:
        notes.say(
            0,
            tr('Record {n}: the type "{kind}" is not known; it was taken for a document.').format(n=number, kind=named),
        )
        kind = "document"
    item: Csl = {"type": kind}
    _titles(record, item, kind)
    lead = people(_all(record, "contributors/authors/author"))
    put(item, **{"editor" if named == "edited book" else "author": lead})
    put(item, collection_editor=people(_all(record, "contributors/tertiary-authors/author")))
    if not item.get("editor"):
        put(item, editor=people(_all(record, "contributors/secondary-authors/author")))
    put(item, translator=people(_all(record, "contributors/subsidiary-authors/author")))
    put(item, issued=_issued(record), accessed=date_field(_one(record, "access-date")))
    if kind == "webpage":  # EndNote keeps year and day of access there
        put(item, accessed=item.get("accessed") or date_field(_one(record, "number")))
    else:
        put(item, volume=_one(record, "volume"))
        put(item, **{"number" if kind in {"report", "standard"} else "issue": _one(record, "number")})
    if kind != "article-journal":  # there it is the day it went online
        put(item, edition=_one(record, "edition"))
    else:
        put(item, number="" if _one(record, "pages") else _one(record, "custom7"))
    put(item, page=pages(_one(record, "pages")), publisher=_one(record, "publisher"))
    put(item, publisher_place=_one(record, "pub-location"), language=_one(record, "language"))
    _identifiers(record, item, kind)
    put(item, abstract=_one(record, "abstract"), note=_one(record, "notes"))
    put(item, keyword=", ".join(_all(record, "keywords/keyword")))
    _report(record, item, number, notes)
    return item


def _titles(record: "Element", item: Csl, kind: str) -> None:
    put(item, title=_one(record, "titles/title"), title_short=_one(record, "titles/short-title"))
    second = _one(record, "titles/secondary-title", "periodical/full-title")
    if kind in _BOOKS:
        put(item, collection_title=second)
    elif kind in _PARTS:
        put(item, container_title=second, collection_title=_one(record, "titles/tertiary-title"))
    else:
        full = _one(record, "periodical/full-title") or second
        short = _one(record, "periodical/abbr-1", "titles/alt-title", "alt-periodical/abbr-1")
        put(item, container_title=full or short, container_title_short=short if short != full else "")


def _issued(record: "Element") -> Csl | None:
    year = dates.parse(_one(record, "dates/year"))
    words = _one(record, "dates/pub-dates/date")
    full = dates.parse(words) if words else None
    if full and full.first is None and year and year.first:  # "Jun" or "Mar 7" beside the year
        full = dates.parse(f"{year.first.year} {words}")
    if year and full and full.first and year.first and full.first.year == year.first.year:
        return dates.csl(full)
    best = year or full
    return dates.csl(best) if best else None


def _identifiers(record: "Element", item: Csl, kind: str) -> None:
    links = _all(record, "urls/related-urls/url") + _all(record, "urls/web-urls/url")
    put(item, DOI=next((d for d in map(find_doi, [_one(record, "electronic-resource-num"), *links]) if d), ""))
    put(item, URL=next((u for u in links if re.match(r"https?://", u)), ""))
    item.update(numbers([_one(record, "isbn")], "book" if kind in {"book", "chapter"} else kind))
    accession = _one(record, "accession-num")
    base = _one(record, "remote-database-name", "remote-database-provider").lower()
    medline = not base or "pubmed" in base or "medline" in base or "nlm" in base
    if accession.isdigit() and len(accession) <= 8 and medline:
        put(item, PMID=accession)
    if found := re.search(r"PMC\d+", " ".join(_all(record, "custom2")), re.IGNORECASE):
        put(item, PMCID=found[0].upper())


_USED = frozenset(
    "ref-type contributors titles periodical alt-periodical pages volume number edition dates pub-location publisher "  # noqa: SIM905
    "isbn accession-num electronic-resource-num abstract keywords urls access-date language notes custom2 custom7 "
    "remote-database-name remote-database-provider".split()
)
_SILENT = frozenset(
    "database source-app rec-number foreign-keys label auth-address work-type research-notes num-vols section "  # noqa: SIM905
    "orig-pub reprint-status modified-date added-date".split()
)


def _report(record: "Element", item: Csl, number: int, notes: Notes) -> None:
    tags: Iterable[Any] = (child.tag for child in record)
    for tag in tags:
        if tag not in _USED and tag not in _SILENT:
            notes.unknown[str(tag)] += 1
    if not item.get("title"):
        notes.say(0, tr("Record {n} has no title.").format(n=number))

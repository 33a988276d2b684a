"""Answers of the look-up services -> CSL items. Pure: no request is made here. Untrusted input: wrong shapes are empty."""

import re
from collections.abc import Mapping
from typing import Any

from composer.sources import dates
from composer.sources.imported import Csl, date_field, find_doi, pages, put, tidy
from composer.sources.nbib import short_name
from composer.sources.typography import plain

_CROSSREF_TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book": "book", "report": "report", "report-component": "report", "dissertation": "thesis",
    "dataset": "dataset", "posted-content": "article", "peer-review": "review", "standard": "standard",
    "reference-entry": "entry-encyclopedia", "database": "dataset", "journal-issue": "periodical", "other": "document",
}  # fmt: skip


def _text(value: Any) -> str:
    """One clean line: first of a list, mark-up and character references resolved."""
    if isinstance(value, list):
        value = next((v for v in value if v), "")
    return _bare(tidy(str(value))) if isinstance(value, str | int) else ""


def _bare(text: str) -> str:
    return " ".join(re.sub(r"</?[A-Za-z][^<>]{0,80}>", "", text).split()) if "<" in text else text


def crossref_list(answer: Any) -> list[Csl]:
    """The CSL items of a Crossref search, in its order; what can't be read is left out."""
    message = answer.get("message") if isinstance(answer, Mapping) else None
    listed = message.get("items") if isinstance(message, Mapping) else None
    found = [crossref(entry) for entry in listed] if isinstance(listed, list) else []
    return [item for item in found if item.get("title")]


def crossref(message: Any) -> Csl:
    """The CSL item of a Crossref "message"; empty when it is none."""
    if not isinstance(message, Mapping) or not (message.get("DOI") or message.get("title")):
        return {}
    kind = str(message.get("type") or "")
    item: Csl = {"type": _CROSSREF_TYPES.get(kind, kind or "document")}
    title, sub = _text(message.get("title")), _text(message.get("subtitle"))
    put(item, title=f"{title}: {sub}" if sub and sub.lower() not in title.lower() else title)
    for role in ("author", "editor", "translator"):
        put(item, **{role: _people(message.get(role))})
    short = _text(message.get("short-container-title"))
    container = _text(message.get("container-title"))
    put(item, container_title=container, container_title_short=short if short != container else "")
    issued = next((d for d in map(_date, _dates(message)) if d), None)
    put(item, issued=issued, volume=_text(message.get("volume")), issue=_text(message.get("issue")))
    page = pages(_text(message.get("page")))
    put(item, page=page, number="" if page else _text(message.get("article-number")))
    put(item, DOI=find_doi(str(message.get("DOI") or "")), publisher=_text(message.get("publisher")))
    put(item, publisher_place=_text(message.get("publisher-location")), edition=_text(message.get("edition-number")))
    put(item, ISBN=_text(message.get("ISBN")), ISSN=_text(message.get("ISSN")), language=_text(message.get("language")))
    if item["type"] == "article-journal":
        item.pop("publisher", None)
    put(item, **{name: _updates(message.get(name)) for name in ("update-to", "updated-by")})
    return item


def _dates(message: Mapping[str, Any]) -> list[Any]:
    """Print before online, as the reference styles date an issue; then whatever there is."""
    return [message.get(n) for n in ("published-print", "published", "issued", "published-online", "posted", "created")]


def _date(value: Any) -> Csl | None:
    when = dates.read(value) if isinstance(value, Mapping) else None
    return dates.csl(when) if when and when.first else None


def _people(value: Any) -> list[dict[str, str]]:
    made = []
    for entry in value if isinstance(value, list) else ():
        if not isinstance(entry, Mapping):
            continue
        family, given, suffix = (_text(entry.get(n)) for n in ("family", "given", "suffix"))
        name = _text(entry.get("name")) or _text(entry.get("literal"))
        if family:
            person = {"family": family, "given": given, "suffix": suffix}
            particle = _text(entry.get("non-dropping-particle"))
            made.append({k: v for k, v in {**person, "non-dropping-particle": particle}.items() if v})
        elif name or given:
            made.append({"literal": name or given})
    return made


def _updates(value: Any) -> list[Csl]:
    """Crossref's update fields, kept for `standing`."""
    kept = ("DOI", "type", "label", "source", "updated", "record-id")
    return (
        [{k: e[k] for k in kept if k in e} for e in value or () if isinstance(e, Mapping)]
        if isinstance(value, list)
        else []
    )


def csl_item(value: Any) -> Csl:
    """A CSL item a service sent (content negotiation, NCBI), its texts cleaned; empty when it is none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, Mapping) or not any(value.get(n) for n in ("title", "DOI", "PMID", "PMCID")):
        return {}
    item = crossref({**value, "DOI": value.get("DOI") or "none"})
    put(item, PMID=_digits(value.get("PMID")), URL=_https(value.get("URL")))
    if found := re.search(r"PMC\d+", str(value.get("PMCID") or "")):
        put(item, PMCID=found[0])
    if not item.get("container-title-short"):
        put(item, container_title_short=_text(value.get("container-title-short") or value.get("journalAbbreviation")))
    for name in ("collection-title", "number-of-pages", "number", "genre", "version", "status"):
        put(item, **{name: item.get(name) or _text(value.get(name))})
    if str(item.get("title", "")).endswith("."):
        item["title"] = str(item["title"])[:-1]
    return item


def _digits(value: Any) -> str:
    found = re.fullmatch(r"\s*(\d{1,9})\s*", str(value or ""))
    return found[1] if found else ""


def _https(value: Any) -> str:
    url = str(value or "").strip()
    return url if re.match(r"https?://\S+$", url) and "doi.org/" not in url else ""


def esummary(answer: Any, pmid: str) -> Csl:
    """The CSL item of PubMed's esummary; empty when the number is unknown there."""
    result = answer.get("result") if isinstance(answer, Mapping) else None
    record = result.get(pmid) if isinstance(result, Mapping) else None
    if not isinstance(record, Mapping) or record.get("error") or not record.get("title"):
        return {}
    item: Csl = {"type": "article-journal", "PMID": pmid}
    title = plain(_text(record.get("title")))
    put(item, title=title.removesuffix("."))
    authors = [a for a in record.get("authors") or () if isinstance(a, Mapping) and _text(a.get("name"))]
    put(item, author=[_esummary_name(a) for a in authors])
    put(item, container_title=_text(record.get("fulljournalname")), container_title_short=_text(record.get("source")))
    put(item, issued=date_field(_text(record.get("pubdate"))), volume=_text(record.get("volume")))
    put(item, issue=_text(record.get("issue")), page=pages(_text(record.get("pages"))))
    for entry in record.get("articleids") or ():
        if isinstance(entry, Mapping) and entry.get("idtype") == "doi":
            put(item, DOI=find_doi(str(entry.get("value"))))
        if (
            isinstance(entry, Mapping)
            and entry.get("idtype") == "pmc"
            and (p := re.search(r"PMC\d+", str(entry.get("value"))))
        ):
            put(item, PMCID=p[0])
    types = [_text(t) for t in record.get("pubtype") or () if _text(t)]
    put(item, custom={"publication-types": types} if types else {})
    return item


def _esummary_name(author: Mapping[str, Any]) -> dict[str, str]:
    name = _text(author.get("name"))
    return {"literal": name} if author.get("authtype") == "CollectiveName" else short_name(name)


def open_library(answer: Any, isbn: str) -> Csl:
    """The CSL item of Open Library's book data; empty when it does not know the number."""
    book = answer.get(f"ISBN:{isbn}") if isinstance(answer, Mapping) else None
    if not isinstance(book, Mapping) or not book.get("title"):
        return {}
    item: Csl = {"type": "book", "ISBN": isbn}
    title, sub = _text(book.get("title")), _text(book.get("subtitle"))
    put(item, title=f"{title}: {sub}" if sub else title)
    put(
        item,
        author=[_book_name(a) for a in book.get("authors") or () if isinstance(a, Mapping) and _text(a.get("name"))],
    )
    publishers = [p for p in book.get("publishers") or () if isinstance(p, Mapping)]
    put(item, publisher=_text(publishers[0].get("name")) if publishers else "")
    put(item, issued=date_field(_text(book.get("publish_date"))))
    count = str(book.get("number_of_pages") or "")
    put(item, number_of_pages=count if count.isdigit() else "")
    return item


def _book_name(author: Mapping[str, Any]) -> dict[str, str]:
    from composer.sources.names import split

    return split(_text(author.get("name")))

"""PubMed's two other files: its XML (`PubmedArticleSet`) and its CSV table."""

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from composer.model.words import tr
from composer.sources import dates
from composer.sources.imported import LONGEST_VALUE, MOST_RECORDS, Csl, Notes, find_doi, pages, put, tidy
from composer.sources.nbib import short_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TABLE = re.compile(r"^\ufeff?\"?PMID\"?,\"?Title\"?,\"?Authors\"?,")


def read_articles(articles: "Iterable[Element]", notes: Notes) -> list[Csl]:
    """The articles of PubMed's XML as CSL items."""
    made = []
    for number, article in enumerate(articles, 1):
        item = _article(article)
        if not item.get("title"):
            notes.say(0, tr("Record {n} has no title.").format(n=number))
        made.append(item)
    return made


def _words(record: "Element", path: str) -> str:
    found = record.find(path)
    return tidy("".join(found.itertext())) if found is not None else ""


def _article(record: "Element") -> Csl:
    about, issue = "MedlineCitation/Article", "MedlineCitation/Article/Journal/JournalIssue"
    item: Csl = {"type": "article-journal"}
    title = _words(record, f"{about}/ArticleTitle")
    put(item, title=title if title.endswith("?") else title.removesuffix("."))
    put(item, container_title=_words(record, f"{about}/Journal/Title"))
    put(item, container_title_short=_words(record, f"{about}/Journal/ISOAbbreviation"))
    put(item, author=[name for person in record.iterfind(f"{about}/AuthorList/Author") if (name := _name(person))])
    put(
        item,
        issued=_issued(record, issue),
        volume=_words(record, f"{issue}/Volume"),
        issue=_words(record, f"{issue}/Issue"),
    )
    put(
        item, page=pages(_words(record, f"{about}/Pagination/MedlinePgn")), ISSN=_words(record, f"{about}/Journal/ISSN")
    )
    put(item, PMID=_words(record, "MedlineCitation/PMID"), language=_words(record, f"{about}/Language"))
    marks = [*record.iterfind("PubmedData/ArticleIdList/ArticleId"), *record.iterfind(f"{about}/ELocationID")]
    for mark in marks:
        kind, value = mark.get("IdType") or mark.get("EIdType") or "", tidy("".join(mark.itertext()))
        if kind == "doi" and not item.get("DOI"):
            put(item, DOI=find_doi(value))
        elif kind == "pmc" and re.fullmatch(r"PMC\d+", value):
            item["PMCID"] = value
    put(item, abstract=" ".join(tidy("".join(p.itertext())) for p in record.iterfind(f"{about}/Abstract/AbstractText")))
    kinds = [tidy("".join(k.itertext())) for k in record.iterfind(f"{about}/PublicationTypeList/PublicationType")]
    if kinds:
        item["custom"] = {"publication-types": kinds}
    return item


def _name(person: "Element") -> dict[str, str]:
    if body := _words(person, "CollectiveName"):
        return {"literal": body}
    given = _words(person, "ForeName") or _words(person, "Initials")
    made = {"family": _words(person, "LastName"), "given": given, "suffix": _words(person, "Suffix")}
    return {key: value for key, value in made.items() if value}


def _issued(record: "Element", issue: str) -> Csl | None:
    words = " ".join(
        filter(None, (_words(record, f"{issue}/PubDate/{part}") for part in ("Year", "Month", "Season", "Day")))
    )
    if re.fullmatch(r"\d{4} \d{1,2}(?: \d{1,2})?", words):  # months as numbers
        words = words.replace(" ", "-")
    when = dates.parse(words or _words(record, f"{issue}/PubDate/MedlineDate"))
    return dates.csl(when) if when else None


def read_table(text: str, notes: Notes) -> list[Csl]:
    """The rows of PubMed's CSV table as CSL items; pages and volume come out of its column "Citation"."""
    made: list[Csl] = []
    rows = csv.DictReader(line[:LONGEST_VALUE] for line in io.StringIO(text))
    try:
        for line, row in enumerate(rows, 2):
            if len(made) >= MOST_RECORDS:
                break
            if not (row.get("Title") or "").strip():
                notes.say(line, tr("a row without a title was left out."))
                continue
            made.append(_row({name: tidy(value) for name, value in row.items() if name and isinstance(value, str)}))
    except csv.Error:
        notes.say(rows.line_num, tr("the table is broken here; the rows before were read."))
    return made


_PLACE = re.compile(r"\.\s(?P<date>\d{4}[^;.]*);(?P<volume>[^(:;.]*)(?:\((?P<issue>[^)]*)\))?(?::(?P<pages>[^.\s]+))?")


def _row(row: dict[str, str]) -> Csl:
    item: Csl = {"type": "article-journal"}
    people = [name.strip() for name in row.get("Authors", "").rstrip(".").split(",") if name.strip()]
    put(item, title=row["Title"].removesuffix("."), author=[short_name(name) for name in people])
    journal = row.get("Journal/Book", "")
    put(item, container_title=journal, container_title_short=journal)
    place = _PLACE.search(row.get("Citation", ""))
    when = dates.parse(place["date"] if place else row.get("Publication Year", ""))
    put(item, issued=dates.csl(when) if when else None)
    if place:
        put(item, volume=place["volume"].strip(), issue=place["issue"], page=pages(place["pages"] or ""))
    put(item, PMID=row.get("PMID", ""), PMCID=row.get("PMCID", ""), DOI=find_doi(row.get("DOI", "")))
    return item

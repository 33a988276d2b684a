"""A web page's own words about itself: title, author, date, publisher, DOI, from its metadata.

Reads with html.parser and never renders: no script runs, nothing the page names is fetched.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from composer.sources import dates, names, publishers
from composer.sources.identify import page
from composer.sources.imported import Csl, date_field, find_doi, put, tidy

_MOST_META = 400
_MOST_TEXT = 600_000  # metadata stands in the head; a broken tail must not cost seconds
_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author")
_DATES = (
    "citation_publication_date", "citation_date", "article:modified_time", "dcterms.modified", "dc.date.modified",
    "last-modified", "dcterms.date", "dc.date", "article:published_time", "date", "dcterms.issued", "pubdate",
    "cdc:last_reviewed", "cdc:last_updated", "cdc:first_published", "og:updated_time",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "citation_journal_title")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_ENCODING = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    meta: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    data: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects metadata; text outside title, first heading and JSON-LD is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._inside = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Metadata, or the start of an element whose text counts."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and len(self.found.meta) < _MOST_META:
            name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
            if name and given.get("content", "").strip():
                self.found.meta.setdefault(name, []).append(given["content"])
        wanted = tag in {"title", "h1"} or (tag == "script" and "ld+json" in given.get("type", "").lower())
        if wanted and not self._inside:
            self._inside, self._text = tag, []

    def handle_data(self, data: str) -> None:
        """Text of the element that counts."""
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The end of an element whose text counts."""
        if tag != self._inside:
            return
        text = "".join(self._text)
        if tag == "title":
            self.found.title = self.found.title or tidy(text)
        elif tag == "h1":
            self.found.heading = self.found.heading or tidy(text)
        elif len(self.found.data) < 20:
            self.found.data.append(text[:200_000])
        self._inside = ""


def decode(body: bytes, content_type: str) -> str:
    """The page as text: the header's encoding, else the page's own, else UTF-8; bad bytes replaced."""
    named = re.search(r"charset=[\"']?([\w-]{3,20})", content_type, re.IGNORECASE)
    inside = _ENCODING.search(body[:4096])
    encoding = named[1] if named else inside[1].decode("ascii") if inside else "utf-8"
    try:
        return body.decode(encoding, "replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace")


def read_page(text: str, address: str, today: date) -> Csl:
    """The page as a CSL item. A page that names a DOI becomes an article with it; nothing is made up.

    Args:
        text: the page's HTML, untrusted.
        address: where it was read.
    """
    reader = _Reader()
    reader.feed(text[:_MOST_TEXT])
    found = reader.found
    facts = _facts(found.data)
    item = page(address, today)
    host = urlsplit(address).hostname or ""
    known = publishers.find(host)
    site = _first(found, _SITES) or str(facts.get("site") or "")
    title = _first(found, _TITLES) or str(facts.get("title") or "") or found.title or found.heading
    put(item, title=_without_site(title, [site, known.short if known else "", known.name if known else "", host]))
    people = [names.split(n) for n in _authors(found, facts) if n and not n.startswith(("http:", "https:"))]
    put(item, author=people or item.get("author"))
    put(
        item, publisher=item.get("publisher") or _first(found, _PUBLISHERS) or str(facts.get("publisher") or "") or site
    )
    put(item, issued=_issued(found, facts))
    _site_name(item, site)
    _article(item, found)
    return item


def _site_name(item: Csl, site: str) -> None:
    if site and site.casefold() not in {
        str(item.get("publisher", "")).casefold(),
        str(item.get("title", "")).casefold(),
    }:
        item.setdefault("container-title", site)
    if not item.get("author") and item.get("publisher"):
        item["author"] = [{"literal": item["publisher"]}]


def _article(item: Csl, found: _Found) -> None:
    """What publishers' "citation_" marks say about an article."""
    doi = find_doi(_first(found, ("citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi")))
    put(item, DOI=doi)
    journal = _first(found, ("citation_journal_title", "prism.publicationname"))
    if not journal:
        return
    item["type"] = "article-journal"
    for name in ("publisher", "accessed"):
        item.pop(name, None)
    put(item, container_title=journal, container_title_short=_first(found, ("citation_journal_abbrev",)))
    put(item, volume=_first(found, ("citation_volume",)), issue=_first(found, ("citation_issue",)))
    first, last = _first(found, ("citation_firstpage",)), _first(found, ("citation_lastpage",))
    put(
        item,
        page=f"{first}-{last}" if first and last and first != last else first,
        PMID=_first(found, ("citation_pmid",)),
    )


def _first(found: _Found, wanted: tuple[str, ...]) -> str:
    return next((tidy(v) for name in wanted for v in found.meta.get(name, ()) if tidy(v)), "")


def _authors(found: _Found, facts: Mapping[str, Any]) -> list[str]:
    for name in _AUTHORS:
        if values := [tidy(v) for v in found.meta.get(name, ()) if tidy(v)]:
            return values[:100]
    return [tidy(a) for a in facts.get("authors") or ()]


def _issued(found: _Found, facts: Mapping[str, Any]) -> Csl | None:
    for value in [*(v for name in _DATES for v in found.meta.get(name, ())), str(facts.get("date") or "")]:
        when = dates.parse(tidy(value)) if value else None
        if when and when.first and 1900 <= when.first.year <= 2200:
            return date_field(when.iso)
    return None


def _without_site(title: str, sites: list[str]) -> str:
    """The title without the site's name that many pages put after a bar or a dash."""
    parts = re.split(r"\s+[|–—·»-]\s+|\s*\|\s*", title)
    marks = {s.casefold() for s in sites if s}
    while len(parts) > 1 and (parts[-1].casefold() in marks or len(parts[-1]) < 3):
        parts.pop()
        title = title[: title.rfind(parts[-1]) + len(parts[-1])]
    return title


def _facts(blocks: list[str]) -> dict[str, Any]:
    """Title, authors, date, publisher and site of the first article-like JSON-LD block."""
    for block in blocks:
        try:
            whole = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for entry in _entries(whole, 0):
            kinds = entry.get("@type")
            if any(k in str(kinds) for k in ("Article", "WebPage", "BlogPosting", "Report", "ScholarlyArticle")):
                return {
                    "title": _plain(entry.get("headline") or entry.get("name")),
                    "authors": [_plain(a) for a in _many(entry.get("author")) if _plain(a)],
                    "date": _plain(
                        entry.get("dateModified") or entry.get("lastReviewed") or entry.get("datePublished")
                    ),
                    "publisher": _plain(entry.get("publisher")),
                    "site": _plain(entry.get("isPartOf")),
                }
    return {}


def _entries(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value[:50]:
            yield from _entries(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        yield from _entries(value.get("@graph"), depth + 1)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or ""
    return tidy(value) if isinstance(value, str) else ""

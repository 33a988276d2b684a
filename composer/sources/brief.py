"""The short form of a source for posts and cards ("Walsh et al., 2019"), and its address."""

import re
from urllib.parse import urlsplit

from composer.model.post import Source
from composer.sources import publishers
from composer.sources.item import Item
from composer.sources.names import OTHERS
from composer.sources.typography import join


def short(source: Source) -> str:
    """Who and year: "ADA MouthHealthy", "Cochrane, 2019", "Walsh et al., 2019". Never longer than 60 characters.

    A web page is named by its publisher; a Cochrane review by Cochrane; other works by their authors, with the year
    when it is known.
    """
    item = Item(source)
    who = _who(item)
    when = item.date("issued")
    year = str(when.first.year) if when and when.first else ""
    return join(", ", who or _cut(item.text("title"), 50) or _number(item), year)


def _number(item: Item) -> str:
    """What names a source that nobody has filled in yet."""
    pmid, isbn = item.raw("PMID"), item.raw("ISBN")
    return item.doi or (f"PMID {pmid}" if pmid else item.pmcid or (f"ISBN {isbn}" if isbn else ""))


def _who(item: Item) -> str:
    if re.search(r"\bcochrane\b", item.raw("container-title"), re.IGNORECASE):
        return "Cochrane"
    host = urlsplit(item.raw("URL")).hostname or ""
    if item.kind in {"webpage", "post", "post-weblog"}:
        return _page(item, host)
    people = item.names("author") or item.names("editor")
    if not people:
        known = publishers.find(host)
        return _body(item.text("publisher")) or (known.short if known and not known.is_index else "")
    if people[-1].literal == OTHERS:
        return f"{_body(people[0].last)} et al."
    if len(people) == 1:
        return _body(people[0].last)
    if len(people) == 2:
        return f"{_body(people[0].last)} and {_body(people[1].last)}"
    return f"{_body(people[0].last)} et al."


def _page(item: Item, host: str) -> str:
    if known := publishers.name_of(host):
        return known
    people = [n for n in item.names("author") if not n.literal]
    publisher = item.text("publisher") or item.text("container-title")
    if publisher:
        return _body(publisher)
    literal = next((n.literal for n in item.names("author") if n.literal), "")
    return _body(literal) or (f"{people[0].last}{' et al.' if len(people) > 2 else ''}" if people else "") or host


def _body(name: str) -> str:
    """A body's usual short name where there is one ("Centers for Disease Control and Prevention" is "CDC")."""
    return publishers.short_body(name) or _cut(name, 40)


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,:;.") + "…"


def url(source: Source) -> str:
    """Where a reader finds it, always https: the DOI's address, PubMed's or PMC's, or the item's own; else empty."""
    item = Item(source)
    if item.doi:
        return f"https://doi.org/{item.doi}"
    own = item.raw("URL")
    if own.lower().startswith("https://"):
        return own
    if own.lower().startswith("http://") and "." in (urlsplit(own).hostname or ""):
        return "https://" + own[7:]
    if re.fullmatch(r"PMC\d+", item.pmcid):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{item.pmcid}/"
    if item.raw("PMID").isdigit():
        return f"https://pubmed.ncbi.nlm.nih.gov/{item.raw('PMID')}/"
    return ""

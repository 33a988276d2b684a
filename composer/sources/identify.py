"""What a pasted text names: a DOI, PMID, PMCID, ISBN, web address or a formatted reference. Works offline."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from composer.model.errors import BadInput
from composer.model.post import Source
from composer.model.words import tr
from composer.sources import dates, publishers
from composer.sources.imported import Csl, find_doi, proper_id, put, tidy
from composer.sources.reference import guess

LONGEST = 4_000


class IdentifierKind(StrEnum):
    """What a text names a source by."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    URL = "url"
    REFERENCE = "reference"  # a formatted reference without any of the others
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a pasted text names.

    Attributes:
        value: the bare identifier in its usual writing (DOI without address, "PMC123", ISBN digits, whole address);
            for REFERENCE and NOTHING the text on one line.
        problem: why something that looks like an identifier can't be one ("the check digit is wrong"); else empty.
    """

    kind: IdentifierKind
    value: str
    problem: str = ""


_URL = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/(?:\?term=)?)(\d{1,8})(?!\d)", re.IGNORECASE
)
_PMC = re.compile(r"\bPMC\s?(\d{3,9})\b", re.IGNORECASE)
_PMID = re.compile(r"\bPMID\s*:?\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_ISBN = re.compile(r"\b(?:ISBN(?:-1[03])?\s*:?\s*)?((?:97[89][ -]?)?\d[\d -]{7,13}[\dXx])(?![\dXx])", re.IGNORECASE)


def identify(text: str) -> Identifier:
    """What the text names, the surest first: DOI, PMC, PubMed, ISBN, address, reference.

    Args:
        text: anything a person pastes; only the first 4,000 characters are looked at.
    """
    line = tidy(text[:LONGEST]).strip("<>\"'“”")
    if not line:
        return Identifier(IdentifierKind.NOTHING, "")
    if doi := find_doi(unquote(line) if "%2F" in line.upper() else line):
        return Identifier(IdentifierKind.DOI, _without_page_parts(doi, line))
    if found := _PMC.search(line):
        return Identifier(IdentifierKind.PMCID, f"PMC{found[1]}")
    if found := _PUBMED.search(line) or _PMID.search(line):
        return Identifier(IdentifierKind.PMID, found[1])
    if address := _address(line):
        return Identifier(IdentifierKind.URL, address)
    if re.fullmatch(r"\d{1,8}", line):
        return Identifier(IdentifierKind.PMID, line)
    if found := _ISBN.search(line):
        digits = re.sub(r"[ -]", "", found[1]).upper()
        marked = "isbn" in line.lower()
        if isbn_is_right(digits):
            return Identifier(IdentifierKind.ISBN, digits)
        if marked or found[0] == line:
            return Identifier(IdentifierKind.ISBN, digits, tr("the check digit of this ISBN is wrong"))
    if len(line) >= 25 and re.search(r"[^\W\d_]{3}", line):
        return Identifier(IdentifierKind.REFERENCE, line)
    return Identifier(IdentifierKind.NOTHING, line)


def _without_page_parts(doi: str, line: str) -> str:
    """The DOI without what a publisher's page address puts after it ("/full", "/pdf", "?x=1")."""
    if not re.match(r"https?://(?!(?:dx\.)?doi\.org)", line, re.IGNORECASE):
        return doi
    bare = re.split(r"[?#]", doi)[0]
    return re.sub(
        r"/(?:full|pdf|epdf|abstract|meta|html|fulltext|information|tables?)(?:/.*)?$", "", bare, flags=re.IGNORECASE
    )


def _address(line: str) -> str:
    if found := _URL.search(line):
        link = found[0].rstrip(".,;:!?")
        while link.endswith(")") and link.count(")") > link.count("("):
            link = link[:-1]
        # a link inside a reference is not what the reference is
        return link if len(line) - len(found[0]) < 25 else ""
    return f"https://{line}" if _BARE_HOST.fullmatch(line) and "@" not in line else ""


def isbn_is_right(digits: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 (digits only, X allowed) is right."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - place) * (10 if d == "X" else int(d)) for place, d in enumerate(digits))
        return total % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
    return False


def from_paste(text: str, today: date) -> Source:
    """A source to be completed by hand (or looked up later), from what was pasted. Needs no network.

    A DOI gives an article with its address; a web address gives a page read today, with the publisher we know by its
    host; a formatted reference is taken apart as far as it can be.

    Raises:
        BadInput: the text names no source.
    """
    named = identify(text)
    if named.problem:
        raise BadInput(f"{named.problem}.", hint=tr("Compare it with the book's back cover."))
    line = tidy(text[:LONGEST])
    item: Csl
    if named.kind is IdentifierKind.NOTHING:
        raise BadInput(
            tr("there is no source in this text."),
            hint=tr("Paste a DOI, a PubMed number, an ISBN, a link or a reference."),
        )
    if named.kind is IdentifierKind.URL:
        item = page(named.value, today)
    elif named.kind is IdentifierKind.REFERENCE or _is_reference(line, named):
        item = guess(line)
    else:
        item = {"type": "book" if named.kind is IdentifierKind.ISBN else "article-journal"}
    _name(item, named)
    source_id = proper_id(item)
    return Source(source_id, MappingProxyType({"id": source_id, **item}))


def _is_reference(line: str, named: Identifier) -> bool:
    return len(line) > len(named.value) + 60 and " " in line


def _name(item: Csl, named: Identifier) -> None:
    if named.kind is IdentifierKind.DOI:
        put(item, DOI=named.value, URL=f"https://doi.org/{named.value}")
    elif named.kind is IdentifierKind.PMID:
        put(item, PMID=named.value, URL=f"https://pubmed.ncbi.nlm.nih.gov/{named.value}/")
    elif named.kind is IdentifierKind.PMCID:
        put(item, PMCID=named.value, URL=f"https://pmc.ncbi.nlm.nih.gov/articles/{named.value}/")
    elif named.kind is IdentifierKind.ISBN:
        put(item, ISBN=named.value)


def page(address: str, today: date) -> Csl:
    """A web page as a CSL item: address, the day it was read, the publisher we know by its host."""
    item: Csl = {"type": "webpage", "URL": address, "accessed": dates.on(today)}
    found = publishers.find(urlsplit(address).hostname or "")
    if found:
        put(item, publisher=found.name, author=[{"literal": found.name}])
        if found.short == "MedlinePlus":
            put(item, container_title="MedlinePlus")
    return item

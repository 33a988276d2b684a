"""Texts as databases save them for reading: PubMed's summary and abstract lists, Cochrane's records, RefWorks' tags.

Cochrane's and RefWorks' fields are put under the tags of RIS, whose rules then hold.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from composer.model.words import tr
from composer.sources import dates
from composer.sources.imported import LONGEST_VALUE, Csl, Notes, find_doi, pages, put, tidy
from composer.sources.nbib import short_name
from composer.sources.reference import guess
from composer.sources.ris import item_of

Fields = dict[str, list[str]]

RECORD = re.compile(r"^Record #\d+ of \d+[ \t]*$", re.MULTILINE)
REFWORKS = re.compile(r"^RT [A-Z][A-Za-z]", re.MULTILINE)
NUMBERED = re.compile(r"^(?:\d{1,5}: |\d{1,5}\. )(?=\S[^\n]{10,})", re.MULTILINE)

_COCHRANE = MappingProxyType({
    "AU": "AU", "TI": "TI", "SO": "T2", "YR": "PY", "VL": "VL", "NO": "IS", "PG": "SP", "PB": "PB", "DOI": "DO",
    "US": "UR", "SN": "SN", "AB": "AB", "KY": "KW", "PM": "AN", "ED": "ED",
})  # fmt: skip
_REFWORKS = MappingProxyType({
    "A1": "AU", "A2": "ED", "T1": "TI", "T2": "T2", "JF": "JF", "JO": "JA", "YR": "PY", "FD": "DA", "VO": "VL", "IS": "IS",
    "SP": "SP", "OP": "EP", "DO": "DO", "SN": "SN", "PB": "PB", "PP": "CY", "ED": "ET", "UL": "UR", "LK": "UR", "AB": "AB",
    "K1": "KW", "RD": "Y2", "LA": "LA",
})  # fmt: skip
_REFWORKS_TYPES = MappingProxyType({
    "journal": "JOUR", "book": "BOOK", "conference": "CONF", "magazine": "MGZN", "newspaper": "NEWS", "report": "RPRT",
    "web": "ELEC", "dissertation/thesis": "THES", "generic": "GEN",
})  # fmt: skip
_NAMED = re.compile(r"([A-Z]{2,3}): ?(.*)")
_TWO = re.compile(r"([A-Z][A-Z0-9]) (\S.*)")
_PLACE = re.compile(
    r"(?P<journal>[^.]{2,150}(?:\([^)]*\))?)\. (?P<date>(?:19|20)\d{2}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?)"
    r"(?:;(?P<volume>[^(:;.]*)(?:\((?P<issue>[^)]*)\))?(?::(?P<pages>[^.;\s]+))?)?\."
)


def read_cochrane(text: str, notes: Notes) -> list[Csl]:
    """The records of the Cochrane Library's text as CSL items."""
    made = []
    for line, part in _parts(text, RECORD):
        named = _fields(part, _NAMED, _COCHRANE)
        number = re.search(r"\d{5,8}", " ".join(named.pop("AN", [])))
        if number and "PUBMED" in part.upper():
            named.update(AN=[number[0]], DB=["PubMed"])
        made.append(item_of("JOUR", named, line, notes))
    return made


def read_refworks(text: str, notes: Notes) -> list[Csl]:
    """The records of a text in RefWorks' tagged form as CSL items."""
    made = []
    for line, part in _parts(text, REFWORKS):
        named = _fields(part, _TWO, _REFWORKS)
        words = part.split("\n", 1)[0].removeprefix("RT ").lower()
        kind = _REFWORKS_TYPES.get(words.split(",")[0].split()[0], "GEN")
        kind = "CHAP" if kind == "BOOK" and "section" in words else kind
        made.append(item_of(kind, named, line, notes))
    return made


def read_numbered(text: str, notes: Notes) -> list[Csl]:
    """The entries of a numbered list (PubMed's "Summary" or "Abstract" text, or a list of references) as CSL items.

    An entry that can't be taken apart and has no identifier is left out with a note.
    """
    made = []
    for line, part in _parts(text, NUMBERED):
        body = NUMBERED.sub("", part, count=1)
        item = _abstract(body) or guess(" ".join(body.split("\n\n", 1)[0].split()))
        if item["type"] == "document" and not any(item.get(k) for k in ("DOI", "PMID", "PMCID")):
            notes.say(line, tr("this entry could not be taken apart; it was left out."))
            continue
        made.append(item)
    return made


def _abstract(body: str) -> Csl:
    """An entry of PubMed's abstract list: where it stands, then title, authors and the rest, a paragraph each."""
    paragraphs = [tidy(p) for p in re.split(r"\n\s*\n", body) if p.strip()]
    place = _PLACE.match(paragraphs[0]) if len(paragraphs) >= 3 else None
    if place is None:
        return {}
    item: Csl = {"type": "article-journal"}
    people = re.sub(r"\(\d+\)", "", paragraphs[2]).rstrip(". ")
    put(item, title=paragraphs[1].rstrip(". ") if not paragraphs[1].endswith("?") else paragraphs[1])
    put(item, author=[short_name(name.strip()) for name in people.split(",") if name.strip()])
    put(item, container_title=place["journal"], container_title_short=place["journal"])
    when = dates.parse(place["date"])
    put(item, issued=dates.csl(when) if when else None, volume=(place["volume"] or "").strip(), issue=place["issue"])
    put(item, page=pages(place["pages"] or ""), DOI=find_doi(" ".join(paragraphs[:1] + paragraphs[3:])))
    for name, pattern in (("PMID", r"\bPMID: (\d{1,8})"), ("PMCID", r"\bPMCID: (PMC\d+)")):
        if found := re.search(pattern, body):
            item[name] = found[1]
    return item


def _parts(text: str, start: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Line and text of each piece that begins with `start`."""
    places = [found.start() for found in start.finditer(text)]
    line, counted = 1, 0
    for place, end in zip(places, [*places[1:], len(text)], strict=True):
        line, counted = line + text.count("\n", counted, place), place
        yield line, text[place:end].strip()


def _fields(part: str, form: re.Pattern[str], names: MappingProxyType[str, str]) -> Fields:
    """The fields of one record under the tags of RIS; lines without a tag go on with the one above."""
    found: Fields = {}
    last = ""
    for line in part.split("\n")[1 if form is _NAMED else 0 :]:
        tagged = form.fullmatch(line)
        if tagged:
            last = names.get(tagged[1], "")
            if last:
                found.setdefault(last, []).append(tagged[2])
        elif last and line.strip() and len(found[last][-1]) < LONGEST_VALUE:
            found[last][-1] += "\n" + line.strip()
    return found

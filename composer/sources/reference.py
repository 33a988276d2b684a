"""A formatted reference (AMA, Vancouver or APA as people copy them) taken apart as far as it is certain.

What can't be told is left out, never guessed: the person sees the fields and completes them.
"""

import re

from composer.sources import dates, names
from composer.sources.imported import Csl, find_doi, pages, put
from composer.sources.nbib import short_name

_NUMBER = re.compile(r"^\s*(?:\[\d+\]|\(\d+\)|\d{1,3}[.)])\s+")
_APA = re.compile(r"^(?P<who>.{2,600}?)\s+\((?P<date>(?:\d{4}[a-z]?|n\.d\.)(?:,[^)]{1,40})?)\)\.\s+(?P<rest>.+)$")
_APA_PLACE = re.compile(
    r"^(?P<title>.+?[.?!])\s+(?P<journal>[^.]+?),\s*(?P<volume>\d+)(?:\((?P<issue>[^)]+)\))?,\s*(?P<pages>[\w–-]+)"
)
_SHORT = re.compile(
    r"^(?P<who>[^.]{2,600})\.\s+(?P<title>.+?[.?!])\s+(?P<journal>[^.]{2,120}(?:\([^)]*\))?)\.\s*"
    r"(?P<date>(?:19|20)\d{2}(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?)\s*;\s*(?P<volume>[A-Za-z]{0,3}\d+(?:\s?Suppl\.?\s?\d*)?)?(?:\((?P<issue>[^)]+)\))?"
    r"(?::\s*(?P<pages>[\w.–-]+))?"
)


def guess(text: str) -> Csl:
    """The parts of a formatted reference as a CSL item; at least a title."""
    line = _NUMBER.sub("", " ".join(text.split()))
    item: Csl = {"type": "article-journal"}
    if found := _SHORT.match(line):
        put(item, title=_title(found["title"]), author=_short_people(found["who"]), container_title=found["journal"])
        _date(item, found["date"])
        put(item, volume=(found["volume"] or "").strip(), issue=found["issue"], page=pages(found["pages"] or ""))
    elif found := _APA.match(line):
        _apa(item, found)
    else:
        return _unknown(line)
    _numbers(item, line)
    return item


def _apa(item: Csl, found: re.Match[str]) -> None:
    put(item, author=_apa_people(found["who"]))
    if not found["date"].startswith("n"):
        _date(item, re.sub(r"^(\d{4})[a-z]", r"\1", found["date"]))
    if place := _APA_PLACE.match(found["rest"]):
        put(item, title=_title(place["title"]), container_title=place["journal"], volume=place["volume"])
        put(item, issue=place["issue"], page=pages(place["pages"]))
        return
    item["type"] = "webpage" if re.search(r"https?://(?!doi)", found["rest"]) else "document"
    title, _, rest = found["rest"].partition(". ")
    put(item, title=_title(title))
    publisher = re.split(r"\s*https?://", rest)[0].strip(" .")
    put(item, publisher=publisher if len(publisher) < 100 else "")


def _unknown(line: str) -> Csl:
    """A reference of a form we don't know: the whole text as the title, with the numbers found in it."""
    item: Csl = {"type": "document"}
    bare = re.sub(r"https?://\S+|\bdoi:\s*\S+", "", line, flags=re.IGNORECASE)
    put(item, title=" ".join(bare.split()).strip(" .")[:300])
    _numbers(item, line)
    return item


def _numbers(item: Csl, line: str) -> None:
    put(item, DOI=find_doi(line))
    if found := re.search(r"PMID:?\s*(\d{1,8})", line):
        put(item, PMID=found[1])
    if found := re.search(r"PMC\d{3,9}", line):
        put(item, PMCID=found[0])
    link = re.search(r"https?://(?!(?:dx\.)?doi\.org)\S+", line)
    if link and not item.get("DOI"):
        put(item, URL=link[0].rstrip(".,;)"))
    if found := re.search(r"(?:Accessed|Retrieved|\[cited)\s+([^.\]]+?)(?:,? from\b|[.\]])", line):
        when = dates.parse(found[1])
        if when and when.first:
            put(item, accessed=dates.csl(when))


def _title(text: str) -> str:
    return text.rstrip(". ") if not text.endswith("?") else text


def _date(item: Csl, words: str) -> None:
    when = dates.parse(words.replace(",", " "))
    if when and when.first:
        put(item, issued=dates.csl(when))


def _short_people(text: str) -> list[dict[str, str]]:
    parts = [p.strip() for p in text.split(",") if p.strip()]
    people = [p for p in parts if not re.fullmatch(r"et al\.?", p)]
    others = [{"literal": names.OTHERS}] if len(people) < len(parts) else []
    if all(re.fullmatch(r"[^\s].*\s[A-Z]{1,4}(?:\s(?:Jr|Sr|II|III))?", p) for p in people):
        return [short_name(p) for p in people] + others
    return [{"literal": text.strip()}]


def _apa_people(text: str) -> list[dict[str, str]]:
    clean = re.sub(r",?\s*(?:&|…|\.\.\.)\s*", ", ", text.strip(" ,"))
    pairs = re.findall(r"([^,]+?),\s*((?:[^\W\d_]\.[\s-]?)+)(?:,\s*|$)", clean)
    if pairs and len("".join(f"{a},{b}" for a, b in pairs)) > len(clean) * 0.7:
        return [names.split(f"{family.strip()}, {given.strip()}") for family, given in pairs]
    return [{"literal": text.strip(" .")}]

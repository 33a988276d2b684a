"""What reading a file gives, and what all file formats share: cleaning values, notes on what was skipped, ids."""

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from composer.model.post import Source
from composer.model.words import tr, trn
from composer.sources import dates

Csl = dict[str, Any]
MOST_RECORDS = 20_000
LONGEST_VALUE = 100_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Import:
    """What a file held.

    Attributes:
        items: in the order of the file; ids are unique within it.
        notes: one sentence for each thing that was skipped, mended or guessed; empty when all went well.
    """

    items: tuple[Source, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Notes:
    """Collects what a reader has to tell; grows while one file is read."""

    said: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)

    def say(self, line: int, text: str) -> None:
        """Adds a sentence, with its line when it has one."""
        where = tr("Line {line}: ").format(line=line) if line else ""
        self.said.append(where + text)

    def lines(self) -> tuple[str, ...]:
        """All sentences; at most fifty, the rest as a count."""
        shown = list(dict.fromkeys(self.said))
        if len(shown) > 50:
            rest = len(shown) - 50
            shown = [*shown[:50], trn("{n} more note of this kind.", "{n} more notes of this kind.", rest)]
        if self.unknown:
            tags = ", ".join(sorted(self.unknown)[:12])
            count = sum(self.unknown.values())
            text = trn(
                "{n} field we have no use for was left out", "{n} fields we have no use for were left out", count
            )
            shown.append(f"{text} ({tags}).")
        if self.repeated:
            tags = ", ".join(sorted(self.repeated)[:12])
            shown.append(tr("Given more than once, first kept: {tags}.").format(tags=tags))
        return tuple(shown)


def tidy(text: str) -> str:
    """One line of clean text: character references resolved, control characters gone, white space folded."""
    if "&" in text and ";" in text:
        text = html.unescape(text)
    return " ".join(_CONTROL.sub("", text[:LONGEST_VALUE]).split())


def find_doi(text: str) -> str:
    """The first DOI in a text, without what surrounds it; empty when there is none."""
    found = _DOI.search(text)
    if not found:
        return ""
    doi = found[0][:300].rstrip(".,;:'’”\"")
    while doi.endswith((")", "]", "}")) and doi.count(doi[-1]) > doi.count({")": "(", "]": "[", "}": "{"}[doi[-1]]):
        doi = doi[:-1].rstrip(".,;:'’”\"")
    return doi


def pages(first: str, last: str = "") -> str:
    """Pages as CSL writes them: "1396-1401"; a range may come whole in `first`."""
    start, end = tidy(first), tidy(last)
    both = f"{start}-{end}" if start and end and end != start and "-" not in start else start or end
    both = re.sub(r"^(?:pp?|pages?|S)\.?\s+(?=\w*\d)", "", both, flags=re.IGNORECASE)
    both = re.sub(r"(?<=\d) - (?=\w)", "-", both)
    return re.sub(r"\s*(?:--+|[‐-―])\s*", "-", both).strip(" ,;.")


def numbers(values: Iterable[str], kind: str) -> Csl:
    """ISBN and ISSN out of fields that mix them."""
    made: Csl = {}
    for value in values:
        for word in re.findall(r"[0-9Xx][0-9Xx \-]{6,20}[0-9Xx]", value):
            digits = re.sub(r"[ \-]", "", word).upper()
            if len(digits) == 8 and kind != "book":
                made.setdefault("ISSN", f"{digits[:4]}-{digits[4:]}")
            elif len(digits) in {10, 13}:
                made.setdefault("ISBN", word.strip())
    return made


def put(item: Csl, **fields: Any) -> None:
    """Sets the fields that hold something; a `_` in a name stands for the hyphen of CSL."""
    for name, value in fields.items():
        if value not in ("", None, [], {}, ()):
            item[name.replace("_", "-")] = value


def date_field(text: str) -> Csl | None:
    """The CSL date a text holds, or None."""
    when = dates.parse(tidy(text))
    return dates.csl(when) if when else None


def finish(items: Iterable[Csl], notes: Notes) -> Import:
    """The items as sources: each with an id of its own, at most MOST_RECORDS of them."""
    made: list[Source] = []
    taken: dict[str, int] = {}
    for item in _capped(items, notes):
        wanted = source_id = str(item.get("id") or "") or proper_id(item)
        while source_id in taken:
            taken[wanted] += 1
            source_id = f"{wanted}-{taken[wanted]}"
        taken[source_id] = 1
        made.append(Source(source_id, MappingProxyType({**item, "id": source_id})))
    return Import(tuple(made), notes.lines())


def _capped(items: Iterable[Csl], notes: Notes) -> Iterator[Csl]:
    for count, item in enumerate(items):
        if count == MOST_RECORDS:
            notes.say(0, tr("Only the first {n} sources were read.").format(n=MOST_RECORDS))
            return
        yield item


def proper_id(item: Mapping[str, Any]) -> str:
    """An id that the same work gets every time: from its PMID, DOI or ISBN, else from what it says."""
    if pmid := str(item.get("PMID") or ""):
        return f"pmid{pmid}"
    if doi := find_doi(str(item.get("DOI") or "")):
        return f"doi-{re.sub(r'[^a-z0-9]+', '-', doi.lower()).strip('-')}"
    if isbn := re.sub(r"[^0-9Xx]", "", str(item.get("ISBN") or "")):
        # a chapter has the number of its book: the title tells them apart
        return f"isbn{isbn}" if item.get("type") == "book" else f"isbn{isbn}-{_digest(item)[:6]}"
    return f"src-{_digest(item)}"


def _digest(item: Mapping[str, Any]) -> str:
    said = {
        k: v for k, v in item.items() if k in {"type", "title", "author", "issued", "URL", "container-title", "page"}
    }
    text = json.dumps(said or dict(item), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]

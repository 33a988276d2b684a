"""NBIB (MEDLINE): four-letter tags as PubMed saves them; lines that begin with blanks continue.

Keeps the publication types and the retraction links of PubMed under "custom", where `standing` reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from composer.model.words import tr
from composer.sources import dates, names
from composer.sources.imported import LONGEST_VALUE, Csl, Notes, find_doi, numbers, pages, put, tidy

_LINE = re.compile(r"(?:\d{1,6}: ?(?=PMID))?([A-Z][A-Z0-9]{1,3})[ \t]{0,4}-(?: (.*)|(\S.*)?)")
_USED = frozenset(
    "PMID TI TT FAU AU CN FED ED JT TA VI IP PG DP DEP LID AID PMC PT IS ISBN AB MH OT LA PB PL BTI CTI EN RIN ROF EIN "  # noqa: SIM905
    "EFR ECI ECF UIN UOF CIN CON RPI RPF".split()
)
# Tags of PubMed that say nothing a reference needs; passed over without a note.
_SILENT = frozenset(
    "OWN STAT DCOM LR JID SB RN GR SI OTO EDAT MHDA CRDT PHST PST SO AD AUID CI COIS DA DRDT FIR IR FPS PS GN GS MID NM "  # noqa: SIM905
    "OAB OABL OCI OID ORI PMCR RF SFM SPIN STI VTI COI CDAT CP PUBM TT IRAD PRIN PROF DDIN DRIN TOT".split()
)
_MARKS = {
    "RIN": "retraction-in",
    "ROF": "retraction-of",
    "ECI": "concern-in",
    "ECF": "concern-of",
    "EIN": "erratum-in",
    "EFR": "erratum-of",
    "UIN": "update-in",
    "UOF": "update-of",
    "CIN": "comment-in",
}


@dataclass(slots=True)
class _Record:
    line: int
    fields: list[tuple[str, str]] = field(default_factory=list)

    def all(self, *tags: str) -> list[str]:
        return [tidy(value) for tag, value in self.fields if tag in tags and value.strip()]

    def one(self, *tags: str) -> str:
        return next((v for tag in tags for v in self.all(tag)), "")


def read(text: str, notes: Notes) -> list[Csl]:
    """The records of a MEDLINE text as CSL items."""
    return [_item(record, notes) for record in _records(text, notes)]


def _records(text: str, notes: Notes) -> Iterator[_Record]:
    record: _Record | None = None
    blank = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            blank = True
            continue
        found = None if line[0].isspace() else _LINE.fullmatch(line)
        if found is None:
            if record is None or not record.fields:
                notes.say(number, tr("text before the first record was left out."))
            else:
                tag, value = record.fields[-1]
                record.fields[-1] = (tag, _continue(value, line))
            blank = False
            continue
        tag, value = found[1], found[2] if found[2] is not None else found[3] or ""
        seen = {t for t, _ in record.fields} if record else set()
        if record is None or (tag == "PMID" and seen) or (blank and tag in {"OWN", "STAT"} and "TI" in seen):
            if record is not None and not blank and tag == "PMID":
                notes.say(number, tr("a new record begins without a blank line before it."))
            if record is not None:
                yield record
            record = _Record(number)
        record.fields.append((tag, value))
        blank = False
    if record is not None:
        yield record


def _continue(value: str, line: str) -> str:
    """A continued value. Links break at a hyphen or slash without a blank; words break at one."""
    more = line.strip() if len(value) < LONGEST_VALUE else ""
    link = re.search(r"(?:https?://|10\.\d{4,9}/)\S*$", value[-300:])
    return value + more if link and value[-1:] in "-/._" else f"{value.rstrip()} {more}"


def _item(record: _Record, notes: Notes) -> Csl:
    book = bool(record.one("BTI")) or "Book" in record.all("PT")
    kind = ("chapter" if record.one("TI", "CTI") and record.one("BTI") else "book") if book else "article-journal"
    item: Csl = {"type": kind}
    title = record.one("CTI", "TI") or record.one("TT") or record.one("BTI")
    put(item, title=_title(title), container_title=record.one("BTI") if kind == "chapter" else record.one("JT"))
    put(item, container_title_short=record.one("TA"))
    put(item, author=_authors(record), editor=[_name(n) for n in record.all("FED") or record.all("ED")])
    put(item, issued=_issued(record), volume=record.one("VI"), issue=record.one("IP"))
    bare = next((v.strip() for v in record.all("LID") if re.fullmatch(r"[A-Za-z]{0,6}\d+", v.strip())), "")  # "e80092"
    put(item, page=pages(record.one("PG") or bare), edition=record.one("EN"))
    if book:
        put(item, publisher=record.one("PB"), publisher_place=record.one("PL"))
    put(item, DOI=_doi(record), PMID=_pmid(record), PMCID=record.one("PMC").split(" ")[0])
    item.update(numbers(record.all("ISBN"), "book") or numbers(record.all("IS")[:1], kind))
    put(item, language=", ".join(record.all("LA")), abstract=record.one("AB"))
    put(item, keyword=", ".join(dict.fromkeys(v.lstrip("*") for v in record.all("MH", "OT"))))
    put(item, custom=_custom(record))
    for tag, _ in record.fields:
        if tag not in _USED and tag not in _SILENT:
            notes.unknown[tag] += 1
    if not item.get("title"):
        notes.say(record.line, tr("this source has no title."))
    return item


def _title(title: str) -> str:
    """Without the full stop that MEDLINE puts after every title."""
    return title[:-1] if title.endswith(".") and not title.endswith("...") else title


def _authors(record: _Record) -> list[dict[str, str]]:
    """Full names where PubMed has them, initials otherwise; bodies where they stand."""
    full = any(tag == "FAU" for tag, _ in record.fields)
    wanted = "FAU" if full else "AU"
    made: list[dict[str, str]] = []
    for tag, value in record.fields:
        if not value.strip():
            continue
        if tag in {"FAU", "AU"} and tidy(value).rstrip(".").lower() == names.OTHERS:
            made.append({"literal": names.OTHERS})  # old records stop after ten
        elif tag == wanted:
            made.append(_name(tidy(value)) if full else short_name(tidy(value)))
        elif tag == "CN":
            made.append({"literal": tidy(value)})
    return made


def _name(text: str) -> dict[str, str]:
    return names.split(text) if "," in text else short_name(text)


def short_name(text: str) -> dict[str, str]:
    """A CSL name from PubMed's short form: "Baek JH", "van der Weijden GA", "King ML Jr"."""
    found = re.fullmatch(r"(.+?)\s+([A-Z]{1,4})(?:\s+(Jr|Sr|II|III|IV|2nd|3rd|4th))?", text)
    if not found:
        return names.split(text + ",") if " " not in text else {"literal": text}
    made = names.split(f"{found[1]}, {' '.join(found[2])}")
    if found[3]:
        made["suffix"] = found[3]
    return made


def _issued(record: _Record) -> Csl | None:
    when = dates.parse(record.one("DP")) or dates.parse(record.one("DEP"))
    return dates.csl(when) if when else None


def _doi(record: _Record) -> str:
    marked = [v for v in record.all("LID", "AID") if v.lower().endswith("[doi]")]
    return find_doi(" ".join(marked)) if marked else find_doi(" ".join(record.all("SO")))


def _pmid(record: _Record) -> str:
    found = re.match(r"\d{1,9}", record.one("PMID"))
    return found[0] if found else ""


def _custom(record: _Record) -> dict[str, list[str]]:
    made = {"publication-types": record.all("PT")}
    made.update({name: record.all(tag) for tag, name in _MARKS.items()})
    return {name: values for name, values in made.items() if values}

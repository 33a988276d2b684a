"""RIS: two-letter tags, one field a line, records from TY to ER.

An own reader: rispy 0.10 drops records without ER, cuts values when the blank after the hyphen is missing and keeps no
line numbers. Lines without a tag continue the field above; text between records is skipped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from composer.model.words import tr
from composer.sources import dates
from composer.sources.imported import LONGEST_VALUE, Csl, Notes, date_field, find_doi, numbers, pages, put, tidy
from composer.sources.written_names import people

_STRICT = re.compile(r"\s{0,3}([A-Z][A-Z0-9])  -(?: ?)(.*)")
_LOWER = re.compile(r"[a-z][a-z0-9]  -(?: |$)")
_END = re.compile(r"\s{0,3}ER\s*")
_LOOSE = re.compile(r"\s{0,3}([A-Z][A-Z0-9])\s{0,3}-\s*(.*)")
_KNOWN = frozenset(
    "TY ER ID TI T1 CT BT T2 T3 JF JO JA J1 J2 AU A1 A2 A3 A4 ED TA PY Y1 DA Y2 VL IS CP SP EP C7 M1 M2 M3 DO UR LK L1 "  # noqa: SIM905
    "L2 L3 L4 SN PB CY PP ET N1 N2 AB KW LA AN DB DP ST U1 U2 U3 U4 U5 RP AV AD C1 C2 C3 C4 C5 C6 C8 CA CN NV OP RI RN SE "
    "TT VO YR".split()
)
_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "EJOU": "article-journal", "INPR": "article-journal",
    "ABST": "article-journal", "JFULL": "periodical", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "SER": "book", "CLSWK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "RPRT": "report", "GOVDOC": "report", "STAND": "standard", "THES": "thesis",
    "ELEC": "webpage", "ICOMM": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "DATA": "dataset", "DBASE": "dataset", "AGGR": "dataset", "COMP": "software",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "UNPB": "manuscript", "MANSCPT": "manuscript",
    "PAMP": "pamphlet", "SLIDE": "speech", "VIDEO": "motion_picture", "MPCT": "motion_picture", "PAT": "patent",
    "STAT": "legislation", "LEGAL": "legislation", "BILL": "bill", "CASE": "legal_case", "MAP": "map", "GEN": "document",
    "PCOMM": "personal_communication", "HEAR": "hearing", "CTLG": "document", "ART": "graphic", "FIGURE": "figure",
    "SOUND": "song", "MUSIC": "song", "GRANT": "document", "UNBILL": "bill", "ADVS": "motion_picture", "CHART": "figure",
}  # fmt: skip
_BOOKS = frozenset({"book", "report", "thesis", "dataset", "software", "standard", "pamphlet"})
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})


@dataclass(slots=True)
class _Record:
    line: int
    kind: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        return [v for tag in tags for v in self.fields.get(tag, []) if v.strip()]

    def one(self, *tags: str) -> str:
        return tidy(next(iter(self.all(*tags)), ""))


def read(text: str, notes: Notes) -> list[Csl]:
    """The records of a RIS text as CSL items."""
    return [_item(record, notes) for record in _records(text, notes) if record.fields]


def _records(text: str, notes: Notes) -> Iterator[_Record]:
    record: _Record | None = None
    last = ""
    for number, line in enumerate(text.split("\n"), 1):
        tag, value = _tag(line)
        if tag == "TY":
            if record is not None:
                notes.say(number, tr("the record before has no end mark (ER); it was read all the same."))
                yield record
            record, last = _Record(number, tidy(value).upper()), ""
        elif tag == "ER":
            if record is not None:
                yield record
            record, last = None, ""
        elif tag:
            if record is None:
                notes.say(number, tr("a record begins without its type (TY); it was taken for an article."))
                record = _Record(number, "JOUR")
            record.fields.setdefault(tag, []).append(value)
            last = tag
        elif record is not None and last and line.strip():
            if len(record.fields[last][-1]) < LONGEST_VALUE:
                record.fields[last][-1] += "\n" + line.strip()
        elif record is None and line.strip() and not re.fullmatch(r"[\W\d]*", line):
            notes.say(number, tr("text between the records was left out."))
    if record is not None:
        notes.say(record.line, tr("the last record has no end mark (ER); it was read all the same."))
        yield record


def _tag(line: str) -> tuple[str, str]:
    if _END.fullmatch(line):
        return "ER", ""
    if found := _STRICT.fullmatch(line):
        return found[1], found[2]
    if _LOWER.match(line):
        return _tag(line[:2].upper() + line[2:])
    if (found := _LOOSE.fullmatch(line)) and found[1] in _KNOWN:
        return found[1], found[2]
    return "", ""


def item_of(kind: str, fields: dict[str, list[str]], line: int, notes: Notes) -> Csl:
    """The CSL item of RIS fields that another reader made out of its own.

    Args:
        kind: RIS type ("JOUR").
    """
    return _item(_Record(line, kind, fields), notes)


def _item(record: _Record, notes: Notes) -> Csl:
    kind = _TYPES.get(record.kind, "")
    if not kind:
        notes.say(
            record.line, tr('the type "{kind}" is not known; it was taken for a document.').format(kind=record.kind)
        )
        kind = "document"
    item: Csl = {"type": kind}
    _titles(record, item, kind)
    _people(record, item)
    put(item, issued=_issued(record), accessed=date_field(record.one("Y2")))
    _place(record, item, kind)
    _identifiers(record, item, kind)
    put(item, abstract=record.one("N2", "AB"), note=tidy(" ".join(record.all("N1"))), language=record.one("LA"))
    put(item, keyword=", ".join(tidy(k) for k in record.all("KW")))
    _report(record, item, notes)
    return item


def _people(record: _Record, item: Csl) -> None:
    authors, editors = people(record.all("AU", "A1")), people(record.all("ED", "A2"))
    if record.kind == "EDBOOK":  # EndNote: the authors of an edited book are its editors, "A2" those of the series
        put(item, editor=authors + people(record.all("ED")), collection_editor=people(record.all("A2", "A3")))
        return
    if item["type"] in _BOOKS and editors == authors:
        editors = []
    put(item, author=authors, editor=editors, collection_editor=people(record.all("A3")))


def _titles(record: _Record, item: Csl, kind: str) -> None:
    own = ("TI", "T1", "CT", "BT") if kind not in _PARTS else ("TI", "T1", "CT")
    put(item, title=record.one(*own), title_short=record.one("ST"))
    if kind in _BOOKS:
        put(item, collection_title=record.one("T2", "T3", "JF"))
        return
    if kind in _PARTS:
        container = record.one("C3") if kind == "paper-conference" else ""
        if container:
            put(item, event_title=record.one("T2"))
        put(item, container_title=container or record.one("T2", "BT", "JF", "JO"), collection_title=record.one("T3"))
        return
    full = record.one("JF", "T2", "JO", "JA", "J2", "J1")
    short = record.one("JA", "J2", "J1", "JO")
    put(item, container_title=full, container_title_short=short if short != full else "")


def _issued(record: _Record) -> Csl | None:
    year, full = record.one("PY", "Y1", "YR"), record.one("DA")
    first, second = dates.parse(year), dates.parse(full)
    if first and first.first and second and second.first is None:  # "APR" or "MAR 7" beside the year
        second = dates.parse(f"{first.first.year} {full}")
    if first is None or first.first is None:
        best = second or first
    elif second is not None and second.first and second.first.year == first.first.year and not first.first.month:
        best = second
    else:
        best = first
    return dates.csl(best) if best else None


def _place(record: _Record, item: Csl, kind: str) -> None:
    number = record.one("M1")
    issue = record.one("IS", "CP")
    serial = kind.startswith("article")
    if serial and len(number) <= 8 and any(c.isdigit() for c in number):
        issue = issue or number  # EndNote keeps the issue of magazines and electronic articles there
    # EndNote keeps the day an article went online among the editions
    put(item, volume=record.one("VL", "VO"), edition="" if serial else record.one("ET"))
    if kind in {"report", "standard", "patent"}:
        put(item, number=issue or number)
    else:
        put(item, issue=issue)
    span = pages(record.one("SP"), record.one("EP"))
    put(item, number_of_pages=span) if kind == "book" and span.isdigit() else put(item, page=span)
    if not item.get("page"):
        put(item, number=item.get("number") or record.one("C7"))
    put(item, publisher=record.one("PB"), publisher_place=record.one("CY", "PP"))
    work = record.one("M3")
    if work and not find_doi(work) and kind in {"report", "thesis", "dataset", "article", "speech"}:
        put(item, genre=work)


def _identifiers(record: _Record, item: Csl, kind: str) -> None:
    put(item, DOI=_doi(record))
    links = [u.strip() for v in record.all("UR", "LK") for u in re.split(r"[;\s]+(?=https?://|www\.|$)", v.strip())]
    put(item, URL=next((tidy(u).rstrip(";") for u in links if u), ""))
    for name, value in numbers(record.all("SN"), "book" if kind in {"book", "chapter"} else kind).items():
        item[name] = value
    accession = record.one("AN")
    base = record.one("DB", "DP").lower()
    if accession.isdigit() and len(accession) <= 8 and ("pubmed" in base or "medline" in base):
        put(item, PMID=accession)
    elif "scopus" in base and re.fullmatch(r"\d{6,8}", record.one("C2")):
        put(item, PMID=record.one("C2"))
    if found := re.search(r"PMC\d+", " ".join(record.all("C2", "U1", "U2", "L4")), re.IGNORECASE):
        put(item, PMCID=found[0].upper())
    if not item.get("PMID") and (
        found := re.search(
            r"(?:PMID:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,8})", " ".join(record.all("N1", "UR", "U1"))
        )
    ):
        put(item, PMID=found[1])


def _doi(record: _Record) -> str:
    """The DOI; of several the longest that begins as the first does: programs cut them, and lines break in them."""
    own = [find_doi(re.sub(r"\s+", "", v)) for v in record.all("DO")]
    own = [d for d in own if d]
    if own:
        return max((d for d in own if d.lower().startswith(own[0].lower())), key=len)
    return next((d for d in map(find_doi, record.all("M3", "L3", "UR", "LK")) if d), _noted_doi(record))


def _noted_doi(record: _Record) -> str:
    notes = (re.search(r"\bdoi:?\s*(10\.\S+)", note, re.IGNORECASE) for note in record.all("N1"))
    return next((find_doi(found[1]) for found in notes if found), "")


def _report(record: _Record, item: Csl, notes: Notes) -> None:
    for tag, values in record.fields.items():
        if tag not in _KNOWN:
            notes.unknown[tag] += len(values)
        elif len(values) > 1 and tag in {"TI", "T1", "VL", "IS", "SP", "EP", "PY", "Y1", "PB", "DO", "JF", "T2"}:
            notes.repeated[tag] += 1
    if not item.get("title"):
        notes.say(record.line, tr("this source has no title."))

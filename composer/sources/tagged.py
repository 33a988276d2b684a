"""Two more tagged exports: EndNote's "%0" form (Google Scholar's button) and Web of Science's plain text.

Their fields are put under the tags of RIS, whose rules then hold.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from composer.model.words import tr
from composer.sources.imported import LONGEST_VALUE, Csl, Notes, tidy
from composer.sources.ris import item_of

Fields = dict[str, list[str]]

_REFER = MappingProxyType({
    "T": "TI", "A": "AU", "E": "ED", "J": "T2", "B": "T2", "S": "T3", "V": "VL", "N": "IS", "P": "SP", "@": "SN",
    "D": "PY", "8": "DA", "I": "PB", "C": "CY", "R": "DO", "U": "UR", "X": "AB", "K": "KW", "7": "ET", "M": "AN",
    "G": "LA", "Z": "N1", "!": "ST", "W": "DB", "[": "Y2", "2": "C2", "Q": "AU",
})  # fmt: skip
_REFER_TYPES = MappingProxyType({
    "journal article": "JOUR", "electronic article": "JOUR", "magazine article": "MGZN", "newspaper article": "NEWS",
    "book": "BOOK", "edited book": "BOOK", "electronic book": "BOOK", "book section": "CHAP", "conference paper": "CONF",
    "conference proceedings": "CONF", "report": "RPRT", "government document": "RPRT", "thesis": "THES",
    "web page": "ELEC", "blog": "BLOG", "dataset": "DATA", "computer program": "COMP", "generic": "GEN",
    "unpublished work": "UNPB", "manuscript": "MANSCPT", "standard": "STAND", "pamphlet": "PAMP",
})  # fmt: skip
_WOS = MappingProxyType({
    "TI": "TI", "SO": "JF", "J9": "JA", "JI": "JA", "PD": "DA", "PY": "PY", "VL": "VL", "IS": "IS", "BP": "SP",
    "EP": "EP", "AR": "C7", "DI": "DO", "PM": "PM", "SN": "SN", "BN": "SN", "PU": "PB", "PI": "CY", "AB": "AB",
    "DE": "KW", "LA": "LA", "BE": "ED", "SE": "T3",
})  # fmt: skip
_WOS_TYPES = MappingProxyType({"J": "JOUR", "B": "BOOK", "S": "CHAP", "C": "CONF", "P": "PAT"})
_PERCENT = re.compile(r"%(\S) ?(.*)")
_TWO = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")


def read_refer(text: str, notes: Notes) -> list[Csl]:
    """The records of a text in EndNote's "%0" form as CSL items."""
    made = []
    for line, fields in _refer_records(text, notes):
        kind = _REFER_TYPES.get(tidy(fields.pop("0", [""])[0]).lower(), "JOUR")
        named: Fields = {}
        for tag, values in fields.items():
            if (known := _REFER.get(tag)) is not None:
                named.setdefault(known, []).extend(values)
        if kind in {"ELEC", "BOOK", "RPRT", "THES"} and "T2" in named:
            named.setdefault("T3", []).extend(named.pop("T2"))
        made.append(item_of(kind, named, line, notes))
    return made


def _refer_records(text: str, notes: Notes) -> Iterator[tuple[int, Fields]]:
    fields: Fields = {}
    start, last = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _PERCENT.fullmatch(line)
        if found and found[1] == "0" and fields:
            yield start, fields
            fields = {}
        if found:
            start = number if not fields else start
            last = found[1]
            fields.setdefault(last, []).append(found[2])
        elif fields and last and line.strip():
            _continue(fields, last, line)
        elif line.strip():
            notes.say(number, tr("text before the first record was left out."))
    if fields:
        yield start, fields


def _continue(fields: Fields, tag: str, line: str) -> None:
    if len(fields[tag][-1]) < LONGEST_VALUE:
        fields[tag][-1] += "\n" + line.strip()


def read_wos(text: str, notes: Notes) -> list[Csl]:
    """The records of a Web of Science text as CSL items."""
    return [_wos_item(line, fields, notes) for line, fields in _wos_records(text, notes)]


def _wos_item(line: int, fields: Fields, notes: Notes) -> Csl:
    kind = _WOS_TYPES.get(tidy(fields.get("PT", ["J"])[0]), "JOUR")
    named: Fields = {"AU": _lines(fields.get("AF") or fields.get("BF") or fields.get("AU") or [])}
    for tag, values in fields.items():
        if (known := _WOS.get(tag)) is not None:
            named.setdefault(known, []).extend(_lines(values) if known == "ED" else values)
    pmid = tidy(named.pop("PM", [""])[0])
    if pmid.isdigit():
        named.update(AN=[pmid], DB=["PubMed"])
    if kind in {"CHAP", "CONF"} and "JF" in named:
        named["T2"] = named.pop("JF")
    return item_of(kind, named, line, notes)


def _lines(values: list[str]) -> list[str]:
    return [one for value in values for one in value.split("\n") if one.strip()]


def _wos_records(text: str, notes: Notes) -> Iterator[tuple[int, Fields]]:
    fields: Fields = {}
    start, last = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _TWO.fullmatch(line.rstrip()) if line[:1].strip() else None
        tag = found[1] if found else ""
        if tag in {"ER", "PT"} and fields:
            if tag == "PT":
                notes.say(number, tr("the record before has no end mark (ER); it was read all the same."))
            yield start, fields
            fields, last = {}, ""
        if found and tag not in {"ER", "EF", "FN", "VR"}:
            start = number if not fields else start
            fields.setdefault(tag, []).append(found[2] or "")
            last = tag
        elif not found and fields and last and line.strip():
            _continue(fields, last, line)
    if fields:
        notes.say(start, tr("the last record has no end mark (ER); it was read all the same."))
        yield start, fields

"""The Retraction Watch table a practice imports: read once, kept as a small lookup by DOI and PubMed number.

Kept are kind, date and reason only. Reads and packs bytes; where they lie is the app's business.
"""

import csv
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.post import Source
from composer.model.words import tr, trn
from composer.sources.item import Item
from composer.sources.notices import Notice, NoticeKind, kind_of

MOST_BYTES = 300_000_000
_NEEDED = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")
_EMPTY = frozenset({"", "0", "unavailable", "none", "n/a"})
_FORMAT = "chairside-retractions-1"

Entry = tuple[str, str, str, str]  # kind, ISO date, reason, DOI of the notice


@dataclass(frozen=True, slots=True)
class Table:
    """The lookup.

    Attributes:
        by_doi: lower-case DOI -> entries.
        by_pmid: digits -> entries.
        newest: ISO date of the newest notice: the table knows nothing later.
        notes: what was skipped when it was read.
    """

    by_doi: Mapping[str, tuple[Entry, ...]]
    by_pmid: Mapping[str, tuple[Entry, ...]]
    newest: str = ""
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many works it knows something about."""
        return len(self.by_doi) + sum(1 for _ in self.by_pmid)

    def notices(self, source: Source) -> tuple[Notice, ...]:
        """What the table says about a source; empty = it is not in it."""
        item = Item(source)
        rows = self.by_doi.get(item.doi.lower(), ()) if item.doi else ()
        rows = rows or self.by_pmid.get(item.raw("PMID"), ())
        return tuple(Notice(NoticeKind(kind), on, "Retraction Watch", doi, reason) for kind, on, reason, doi in rows)


def read_table(data: bytes, name: str, told: Callable[[int, int], object] | None = None) -> Table:
    """The lookup out of a Retraction Watch CSV.

    Bad bytes are replaced, rows that can't be read are skipped with a note. Rows without DOI and PubMed number can't be
    matched and are counted.

    Args:
        told: hears (bytes read, bytes in all) now and then; what it raises ends the reading.

    Raises:
        BadInput: larger than 300 MB, or without the columns of that table.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(tr("the file is larger than 300 MB."), where=name)
    raw = io.BytesIO(data)
    rows = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline=""))
    try:
        columns = rows.fieldnames or []
    except csv.Error as error:
        raise BadInput(tr("this is not a table."), where=name) from error
    missing = [c for c in _NEEDED if c not in columns]
    if missing:
        raise BadInput(
            tr("this is not the Retraction Watch table: the column {name} is missing.").format(name=missing[0]),
            where=f"{name}, {tr('line 1')}",
        )
    by_doi: dict[str, list[Entry]] = {}
    by_pmid: dict[str, list[Entry]] = {}
    skipped = unmatched = 0
    for number, row in enumerate(_rows(rows)):
        if told is not None and number % 1000 == 0:
            told(raw.tell(), len(data))
        if row is None or (kind := kind_of(row.get("RetractionNature") or "")) is None:
            skipped += 1
            continue
        doi, pmid = _value(row, "OriginalPaperDOI").lower(), _value(row, "OriginalPaperPubMedID")
        entry = (kind.value, _iso(row.get("RetractionDate") or ""), _reason(row), _value(row, "RetractionDOI").lower())
        if doi:
            by_doi.setdefault(_bare(doi), []).append(entry)
        if pmid.isdigit():
            by_pmid.setdefault(pmid, []).append(entry)
        unmatched += not doi and not pmid.isdigit()
    return _table(by_doi, by_pmid, _notes(skipped, unmatched))


def _rows(rows: "csv.DictReader[str]") -> Iterator[Mapping[str, str] | None]:
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _value(row: Mapping[str, str], column: str) -> str:
    value = (row.get(column) or "").strip()
    return "" if value.lower() in _EMPTY else value


def _bare(doi: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)


def _reason(row: Mapping[str, str]) -> str:
    parts = [p.strip(" +") for p in _value(row, "Reason").split(";")]
    return "; ".join(p for p in parts if p)[:300]


def _iso(text: str) -> str:
    """The table writes month/day/year and a time."""
    found = re.match(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if found:
        return f"{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}"
    found = re.match(r"\s*(\d{4}-\d{2}-\d{2})", text)
    return found[1] if found else ""


def _notes(skipped: int, unmatched: int) -> tuple[str, ...]:
    said = []
    if skipped:
        said.append(trn("{n} row could not be read.", "{n} rows could not be read.", skipped))
    if unmatched:
        said.append(
            trn(
                "{n} row has neither DOI nor PubMed number and can't be matched.",
                "{n} rows have neither DOI nor PubMed number and can't be matched.",
                unmatched,
            )
        )
    return tuple(said)


def _table(by_doi: dict[str, list[Entry]], by_pmid: dict[str, list[Entry]], notes: tuple[str, ...]) -> Table:
    newest = max((e[1] for group in (by_doi, by_pmid) for entries in group.values() for e in entries), default="")
    return Table(
        MappingProxyType({k: tuple(v) for k, v in by_doi.items()}),
        MappingProxyType({k: tuple(v) for k, v in by_pmid.items()}),
        newest,
        notes,
    )


def pack(table: Table) -> bytes:
    """The table as few bytes, for keeping beside the database."""
    body = {"format": _FORMAT, "doi": dict(table.by_doi), "pmid": dict(table.by_pmid)}
    return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6)


def unpack(data: bytes) -> Table:
    """The table that `pack` made.

    Raises:
        BadInput: it is something else, or damaged.
    """
    try:
        inflater = zlib.decompressobj()
        body = json.loads(inflater.decompress(data, MOST_BYTES))
        _check(body["format"])
        groups = ({k: [_entry(e) for e in v] for k, v in body[name].items()} for name in ("doi", "pmid"))
        by_doi, by_pmid = groups
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(tr("the saved retraction table is damaged."), hint=tr("Import the table again.")) from error
    return _table(by_doi, by_pmid, ())


def _check(form: str) -> None:
    if form != _FORMAT:
        raise ValueError(form)


_NAMES = frozenset(kind.value for kind in NoticeKind)


def _entry(value: list[str]) -> Entry:
    kind, on, reason, doi = value
    if kind not in _NAMES or not (type(on) is type(reason) is type(doi) is str):
        raise ValueError(kind)
    return kind, on, reason, doi

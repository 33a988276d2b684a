"""CSV files for importers, one per channel: each post is a row, kept apart so that the file can always be made again.

A file that a person took away, changed or filled up is left alone, and the next one is begun. Cells that a spreadsheet
would take for a formula get a blank in front.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from composer.model.moment import When
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.schedulers.csv_profiles import CsvProfile, picture_urls
from composer.schedulers.files import is_writable, write_whole
from composer.schedulers.guard import refuse_late
from composer.schedulers.names import safe_name

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
KEEP = "rows"
WRITTEN = "written"


def csv_capabilities(profile: CsvProfile) -> Capabilities:
    """What an importer's file can do."""
    return Capabilities(
        HandOver.AT_ONCE,
        platforms=profile.platforms,
        takes_bytes=False,
        lead=profile.lead,
        idempotent=True,
        reads_back=True,
        tells_live=False,
        fields=profile.fields,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One post as a row, and the file it stands in."""

    key: str
    file: str
    due: str
    cells: tuple[str, ...]


class CsvScheduler:
    """Writes one importer's files below `root` (fulfils `model.scheduler.Scheduler`)."""

    def __init__(self, profile: CsvProfile, root: Path) -> None:
        self.kind = profile.kind
        self.capabilities = csv_capabilities(profile)
        self._profile = profile
        self._root = root
        self._rows = root / f".{profile.kind}-{KEEP}"

    def check(self) -> Health:
        """Whether the folder can be written to."""
        if not is_writable(self._root):
            reason = tr("The folder {folder} can't be written to.").format(folder=self._root)
            return Health(HealthState.GONE, reason)
        channels = tuple(Channel(p, p, f"{self._profile.title}: {p}") for p in self._profile.platforms)
        return Health(HealthState.OK, channels=channels)

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Adds the row to the channel's file, or finds it there."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if why := objection_to_time(self._profile, submission.due):
            return Outcome(Verdict.CHANGE_CONTENT, why)
        try:
            verdict = Verdict.ALREADY_THERE
            row = self._read(self._path(submission.key))
            if row is None:
                verdict = Verdict.ACCEPTED
                row = self._row(submission)
                write_whole(self._path(row.key), json.dumps(_to_json(row)).encode())
            self._make(row.file, closed_is_fine=verdict is Verdict.ALREADY_THERE)
        except OSError as error:
            return Outcome(Verdict.RETRY_AT, self._trouble(error))
        missing = submission.payload.pictures and not picture_urls(submission)
        reason = tr("Importers take pictures by web address only; add the pictures there.") if missing else ""
        return Outcome(verdict, reason, row.file, (self._root / row.file).as_uri())

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Whether the row was written; what the importer made of it is not known here."""
        try:
            row = self._read(self._path(submission.key))
        except OSError as error:
            return Sighting(Presence.CANT_TELL, reason=self._trouble(error))
        if row is None:
            return Sighting(Presence.ABSENT)
        return Sighting(Presence.HELD, row.file, (self._root / row.file).as_uri())

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Takes the row out, as long as nobody has taken the file."""
        try:
            row = self._read(self._path(submission.key))
            if row is None:
                return Outcome(Verdict.ALREADY_THERE)
            if not self._is_open(row.file):
                reason = tr("The file {file} was taken away or changed; delete the post at the importer.")
                return Outcome(Verdict.CHANGE_CONTENT, reason.format(file=row.file))
            self._path(row.key).unlink()
            self._make(row.file, closed_is_fine=False)
        except OSError as error:
            return Outcome(Verdict.UNKNOWN, self._trouble(error))
        return Outcome(Verdict.ACCEPTED)

    def _row(self, submission: Submission) -> Row:
        cells = tuple(tame(cell(submission)) for _, cell in self._profile.columns)
        return Row(submission.key, self._open_file(submission.channel), submission.due.iso_utc(), cells)

    def _open_file(self, channel: str) -> str:
        """The channel's first file that is still ours to write and has room."""
        taken = [row.file for row in self._all()]
        for number in range(1, 100_000):
            name = f"{self._profile.kind} {safe_name(channel)} {number}.csv"
            count = taken.count(name)
            if count == 0 and not (self._root / name).exists():
                return name
            if 0 < count < self._profile.most_rows and self._is_open(name):
                return name
        raise OSError("too many files")

    def _is_open(self, name: str) -> bool:
        """Whether the file is as we wrote it last."""
        path, marks = self._root / name, self._marks(name)
        if not path.exists():
            return WRITTEN not in marks
        return hashlib.sha256(path.read_bytes()).hexdigest() in marks

    def _marks(self, name: str) -> list[str]:
        """Digests of what we wrote or were about to write into a file, and whether it was ever there."""
        mark = self._rows / f"{name}.marks"
        return mark.read_text().split() if mark.exists() else []

    def _mark(self, name: str, *marks: str) -> None:
        write_whole(self._rows / f"{name}.marks", "\n".join(marks).encode())

    def _make(self, name: str, *, closed_is_fine: bool) -> None:
        """Writes the file from its rows; once more if another process added one meanwhile."""
        if closed_is_fine and not self._is_open(name):
            return  # a person has taken it already, with this row in it
        while True:
            rows = self._of(name)
            data = render(self._profile, rows)
            digest = hashlib.sha256(data).hexdigest()
            self._mark(name, *self._marks(name)[-4:], digest)  # before the file: a crash must not make it a stranger
            write_whole(self._root / name, data)
            self._mark(name, WRITTEN, digest)
            if self._of(name) == rows:
                return

    def _of(self, name: str) -> list[Row]:
        return sorted((r for r in self._all() if r.file == name), key=lambda r: (r.due, r.key))

    def _all(self) -> Iterator[Row]:
        for path in sorted(self._rows.glob("*.json")):
            if (row := self._read(path)) is not None:
                yield row

    def _path(self, key: str) -> Path:
        return self._rows / f"{key[:64]}.json"

    def _read(self, path: Path) -> Row | None:
        try:
            found = json.loads(path.read_bytes())
            return Row(found["key"], found["file"], found["due"], tuple(found["cells"]))
        except (FileNotFoundError, ValueError, RecursionError, KeyError, TypeError):
            return None

    def _trouble(self, error: OSError) -> str:
        why = error.strerror or str(error)
        return tr("The folder {folder} can't be written to: {why}.").format(folder=self._root, why=why)


def objection_to_time(profile: CsvProfile, due: When) -> str:
    """Why an importer would refuse a time; empty = it takes it."""
    if due.local().minute % profile.minutes:
        return tr("This importer takes times in steps of {n} minutes only.").format(n=profile.minutes)
    return ""


def render(profile: CsvProfile, rows: list[Row]) -> bytes:
    """The file: UTF-8, every cell quoted, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    if profile.header:
        writer.writerow([name for name, _ in profile.columns])
    writer.writerows(row.cells for row in rows)
    return ("\ufeff" if profile.bom else "").encode() + out.getvalue().encode("utf-8", "replace")


def tame(cell: str) -> str:
    """The cell with a blank in front if a spreadsheet would take it for a formula; the blank does no harm in a post."""
    clean = cell.replace("\0", "")
    return f" {clean}" if clean.startswith(FORMULA) else clean


def _to_json(row: Row) -> Json:
    return {"key": row.key, "file": row.file, "due": row.due, "cells": list(row.cells)}

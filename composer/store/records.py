"""The permanent entries: an append-only chain in which each row carries the hash of the one before.

A changed, missing, swapped or cut-off row shows in `verify`. Whoever can rewrite the whole file can rewrite the whole chain;
an exported list, kept elsewhere, shows that too.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from composer.model.job import Record
from composer.model.post import Json
from composer.model.rows import BadRow
from composer.model.words import tr
from composer.store.database import Database, Row
from composer.store.encoding import canonical, instant, stamp

START = "0" * 64
"""What stands in for the hash before the first entry."""

_ALL = "SELECT seq, at, kind, job, post, body, previous, hash FROM record"


class Records:
    """The chain.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, kind: str, job: str, post: str, at: datetime, body: Mapping[str, Json]) -> Record:
        """Adds an entry; inside a transaction it is committed with the rest.

        Args:
            kind: past tense ("approved").
            at: aware.
            body: plain JSON values; never a secret, never a patient's detail.
        """
        text, when = canonical(dict(body)), stamp(at)
        with self._db.transaction():
            last = self._db.row("SELECT seq, hash FROM record ORDER BY seq DESC LIMIT 1")
            seq, previous = (last[0] + 1, last[1]) if last else (1, START)
            mark = _hash(seq, when, kind, job, post, text, previous)
            self._db.run(
                "INSERT INTO record (seq, at, kind, job, post, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (seq, when, kind, job, post, text, previous, mark),
            )
        return Record(seq, instant(when), kind, job, post, json.loads(text), previous, mark)

    def list(self, limit: int = 500, post: str | None = None) -> list[Record]:
        """The newest entries first, of one post when it is given."""
        if post is None:
            return [_record(row) for row in self._db.rows(f"{_ALL} ORDER BY seq DESC LIMIT ?", (limit,))]
        return [_record(r) for r in self._db.rows(f"{_ALL} WHERE post = ? ORDER BY seq DESC LIMIT ?", (post, limit))]

    def verify(self) -> BadRow | None:
        """The first entry that is not as it was written, or None when the chain is whole."""
        expected, previous = 1, START
        for row in self._db.each(f"{_ALL} ORDER BY seq"):
            if row[0] != expected:
                return BadRow(expected, tr("This entry is missing."))
            if row[6] != previous:
                return BadRow(expected, tr("This entry does not follow the one before it."))
            if row[7] != _hash(*row[:7]):
                return BadRow(expected, tr("This entry was changed after it was written."))
            expected, previous = expected + 1, row[7]
        last = self._db.row("SELECT seq FROM sqlite_sequence WHERE name = 'record'")
        if last is not None and last[0] >= expected:
            return BadRow(expected, tr("This entry and all after it are missing."))
        return None

    def export(self) -> Iterator[dict[str, Json]]:
        """Every entry as JSON values, oldest first; enough to check the chain without this program."""
        for seq, at, kind, job, post, body, previous, mark in self._db.each(f"{_ALL} ORDER BY seq"):
            yield {
                "seq": seq,
                "at": at,
                "kind": kind,
                "job": job,
                "post": post,
                "body": json.loads(body),
                "previous": previous,
                "hash": mark,
            }


def _hash(seq: int, at: str, kind: str, job: str, post: str, body: str, previous: str) -> str:
    """SHA-256 over the JSON list of everything in the row but the hash itself; `body` goes in as its text."""
    return hashlib.sha256(canonical([seq, at, kind, job, post, body, previous]).encode()).hexdigest()


def _record(row: Row) -> Record:
    seq, at, kind, job, post, body, previous, mark = row
    return Record(seq, instant(at), kind, job, post, json.loads(body), previous, mark)

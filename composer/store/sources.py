"""The practice's library of sources: CSL-JSON items with notes, tags, and when they have to be looked at again."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from types import MappingProxyType

from composer.model.errors import NotFound
from composer.model.post import Source
from composer.model.rows import DraftRow, LibrarySource
from composer.model.words import tr
from composer.store.database import Database, Row
from composer.store.encoding import compact, instant, instant_or_none, stamp, stamp_or_none, storable
from composer.store.searching import match

_ENTRY = (
    "SELECT s.id, s.csl, s.added_at, s.notes, s.tags, s.volatile, s.review_by, s.checked_at,"
    " (SELECT count(*) FROM source_use AS u JOIN post AS p ON p.id = u.post"
    "  WHERE u.source = s.id AND p.trashed_at IS NULL)"
)


class Sources:
    """The library.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, source: Source, at: datetime) -> None:
        """Keeps a source; one of the same id is replaced, its notes, tags and dates stay.

        Args:
            at: aware; when it was added, for a new one.
        """
        csl = compact(dict(source.csl))
        with self._db.transaction():
            self._db.run(
                "INSERT INTO source (id, number, csl, added_at)"
                " VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM source), ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET csl = excluded.csl",
                (source.id, csl, stamp(at)),
            )
            self._index(source.id)

    def annotate(
        self, source_id: str, *, notes: str, tags: Iterable[str], volatile: bool, review_by: date | None
    ) -> None:
        """Sets what the practice itself says about a source.

        Raises:
            NotFound: it is not in the library.
        """
        with self._db.transaction():
            changed = self._db.run(
                "UPDATE source SET notes = ?, tags = ?, volatile = ?, review_by = ? WHERE id = ?",
                (
                    storable(notes),
                    compact([storable(tag) for tag in tags]),
                    volatile,
                    review_by and review_by.isoformat(),
                    source_id,
                ),
            )
            _must_be_there(changed)
            self._index(source_id)

    def checked(self, source_id: str, at: datetime, review_by: date | None = None) -> None:
        """Notes that somebody looked at the source, and when it is due again.

        Raises:
            NotFound: it is not in the library.
        """
        _must_be_there(
            self._db.run(
                "UPDATE source SET checked_at = ?, review_by = ? WHERE id = ?",
                (stamp_or_none(at), review_by and review_by.isoformat(), source_id),
            )
        )

    def get(self, source_id: str) -> LibrarySource:
        """One entry.

        Raises:
            NotFound: it is not in the library.
        """
        row = self._db.row(f"{_ENTRY} FROM source AS s WHERE s.id = ?", (source_id,))
        if row is None:
            raise NotFound(tr("This source is not in the library."))
        return _entry(row)

    def entries(self, search: str = "", limit: int = 200) -> list[LibrarySource]:
        """Entries, newest first; `search` as in `Drafts.list`, over title, names, notes and tags."""
        query = match(search)
        if query:
            sql = " FROM source_search JOIN source AS s ON s.number = source_search.rowid WHERE source_search MATCH ?"
            return [_entry(r) for r in self._db.rows(f"{_ENTRY}{sql} ORDER BY s.number DESC LIMIT ?", (query, limit))]
        return [_entry(r) for r in self._db.rows(f"{_ENTRY} FROM source AS s ORDER BY number DESC LIMIT ?", (limit,))]

    def to_review(self, today: date) -> list[LibrarySource]:
        """Entries whose review date has come, the oldest date first."""
        sql = f"{_ENTRY} FROM source AS s WHERE s.review_by <= ? ORDER BY s.review_by, s.id"
        return [_entry(row) for row in self._db.rows(sql, (today.isoformat(),))]

    def used_in(self, source_id: str) -> list[DraftRow]:
        """Posts (not in the bin) that cite it, the last changed first; works for sources outside the library too."""
        rows = self._db.rows(
            "SELECT p.id, p.title, p.kind, p.updated_at, p.revision FROM source_use AS u JOIN post AS p ON p.id = u.post"
            " WHERE u.source = ? AND p.trashed_at IS NULL ORDER BY p.touched DESC",
            (source_id,),
        )
        return [DraftRow(r[0], r[1], r[2], instant(r[3]), r[4]) for r in rows]

    def planned(self, now: datetime, limit: int = 500) -> list[tuple[str, str, datetime]]:
        """Posts with sources that have yet to appear (post, title, next time, aware UTC), the next ones first.

        What a scheduler holds for later counts; what went out, and what may have gone out before `now`, does not.
        """
        rows = self._db.rows(
            "SELECT j.post, j.title, min(j.due) AS next FROM job AS j"
            " WHERE (j.state IN ('scheduled', 'due', 'waiting', 'needs_you')"
            "  OR (j.state IN ('handed_over', 'unknown') AND j.due > ?))"
            " AND EXISTS (SELECT 1 FROM source_use AS u WHERE u.post = j.post)"
            " GROUP BY j.post ORDER BY next, j.post LIMIT ?",
            (stamp(now), limit),
        )
        return [(post, title, instant(due)) for post, title, due in rows]

    def strays(self, limit: int = 200) -> list[tuple[str, str]]:
        """Ids of sources that posts (not in the bin) cite and the library lacks, each with a post that does."""
        rows = self._db.rows(
            "SELECT u.source, max(u.post) FROM source_use AS u JOIN post AS p ON p.id = u.post"
            " LEFT JOIN source AS s ON s.id = u.source WHERE s.id IS NULL AND p.trashed_at IS NULL"
            " GROUP BY u.source ORDER BY u.source LIMIT ?",
            (limit,),
        )
        return [(row[0], row[1]) for row in rows]

    def remove(self, source_id: str) -> None:
        """Takes a source out of the library; posts keep their own copy. No error when there is none."""
        with self._db.transaction():
            self._db.run(
                "DELETE FROM source_search WHERE rowid = (SELECT number FROM source WHERE id = ?)", (source_id,)
            )
            self._db.run("DELETE FROM source WHERE id = ?", (source_id,))

    def _index(self, source_id: str) -> None:
        found = self._db.row("SELECT number, csl, notes, tags FROM source WHERE id = ?", (source_id,))
        if found is None:  # pragma: no cover - it was written a statement ago
            return
        number, csl, notes, tags = found
        item = json.loads(csl)
        names = [str(part) for person in _people(item) for part in person.values()]
        words = [*names, str(item.get("container-title") or ""), str(item.get("DOI") or ""), notes, *json.loads(tags)]
        self._db.run("DELETE FROM source_search WHERE rowid = ?", (number,))
        self._db.run(
            "INSERT INTO source_search (rowid, title, body) VALUES (?, ?, ?)",
            (number, storable(str(item.get("title") or "")), storable("\n".join(words))),
        )

    def list(self, search: str = "", limit: int = 200) -> list[Source]:
        """The sources of `entries`, without what the practice says about them."""
        return [entry.source for entry in self.entries(search, limit)]


def _people(item: dict[str, object]) -> list[dict[str, object]]:
    people = item.get("author")
    return [p for p in people if isinstance(p, dict)] if isinstance(people, list) else []


def _must_be_there(changed: int) -> None:
    if not changed:
        raise NotFound(tr("This source is not in the library."))


def _entry(row: Row) -> LibrarySource:
    source_id, csl, added_at, notes, tags, volatile, review_by, checked_at, used = row
    return LibrarySource(
        Source(source_id, MappingProxyType(json.loads(csl))),
        instant(added_at),
        notes,
        tuple(json.loads(tags)),
        bool(volatile),
        date.fromisoformat(review_by) if review_by else None,
        instant_or_none(checked_at),
        used,
    )

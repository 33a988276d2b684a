"""Drafts: posts as append-only revisions, the list of posts, the bin, and search.

The search index follows behind: a save only marks its post, and the next search brings the index up to date first. So
a save costs one durable commit and typing is never slowed by the size of the index.
"""

import json
from contextlib import suppress
from datetime import datetime

from composer.model.errors import NotFound, StorageError
from composer.model.post import Json, Post, Revision
from composer.model.rows import DraftRow
from composer.model.words import tr
from composer.store.database import Database, Row
from composer.store.encoding import compact, instant, stamp, storable
from composer.store.searching import kind_word, match
from composer.templating.fields import Fields
from composer.templating.locate import Document
from composer.templating.postfile import post_from_document, post_to_json

_LIST = "SELECT id, title, kind, updated_at, revision, trashed_at FROM post"
_FOUND = (
    "SELECT p.id, p.title, p.kind, p.updated_at, p.revision, p.trashed_at"
    " FROM post_search AS s JOIN post AS p INDEXED BY post_indexed ON p.indexed = s.rowid"
    " WHERE post_search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
)


class Drafts:
    """The posts a person keeps.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, post: Post, title: str, at: datetime, kind: str = "") -> Revision:
        """Writes the post as its next revision and returns it; an unchanged post keeps its latest revision.

        Args:
            title: for lists.
            at: aware.
            kind: family of posts; the template's id where it is left out.

        Raises:
            StorageError: it could not be written; what was saved before is safe.
            BadInput: it is larger than a post file may be, so it could not be opened again.
        """
        value, title = post_to_json(post), storable(title)
        _post(value, title)  # never write what can't be read
        body = compact(value)
        with self._db.transaction():
            last = self._db.row(
                "SELECT r.number, r.saved_at, r.body FROM post AS p"
                " JOIN revision AS r ON r.post = p.id AND r.number = p.revision WHERE p.id = ?",
                (post.id,),
            )
            if last is not None and last[2] == body:
                self._rename(post.id, title)
                return Revision(post, last[0], instant(last[1]))
            number = 1 if last is None else last[0] + 1
            self._write(post.id, title, kind or post.template, number, stamp(at), body)
            self._note_sources(post, is_new=last is None)
        return Revision(post, number, at)

    def latest(self, post_id: str) -> Revision:
        """The latest revision of a post.

        Raises:
            NotFound: there is no such post.
        """
        return self._read(
            self._db.row(
                "SELECT r.number, r.saved_at, r.body FROM post AS p"
                " JOIN revision AS r ON r.post = p.id AND r.number = p.revision WHERE p.id = ?",
                (post_id,),
            )
        )

    def revision(self, post_id: str, number: int) -> Revision:
        """One revision of a post.

        Raises:
            NotFound: there is none of that number.
        """
        return self._read(
            self._db.row("SELECT number, saved_at, body FROM revision WHERE post = ? AND number = ?", (post_id, number))
        )

    def revisions(self, post_id: str) -> list[Revision]:
        """All revisions of a post, oldest first; empty when there is no such post."""
        sql = "SELECT number, saved_at, body FROM revision WHERE post = ? ORDER BY number"
        return [self._read(row) for row in self._db.rows(sql, (post_id,))]

    def list(
        self, search: str = "", limit: int = 200, kind: str | None = None, *, trashed: bool = False
    ) -> list[DraftRow]:
        """Posts, the last changed first.

        Args:
            search: words as typed so far; all must occur, the last one as a beginning.
            kind: only this family.
            trashed: what lies in the bin instead; it is not searched.
        """
        query = "" if trashed else match(search, kind)
        if query:
            self._catch_up()
            return [_row(row) for row in self._db.rows(_FOUND, (query, limit))]
        where = f" WHERE trashed_at IS {'NOT ' if trashed else ''}NULL"
        values: tuple[object, ...] = (limit,)
        if kind is not None:
            where, values = where + " AND kind = ?", (kind, limit)
        return [_row(row) for row in self._db.rows(_LIST + where + " ORDER BY touched DESC LIMIT ?", values)]

    def trash(self, post_id: str, at: datetime) -> None:
        """Puts a post into the bin; nothing is deleted.

        Raises:
            NotFound: there is no such post.
        """
        with self._db.transaction():
            self._must_be_there(post_id)
            self._db.run("DELETE FROM post_search WHERE rowid = (SELECT indexed FROM post WHERE id = ?)", (post_id,))
            self._db.run("UPDATE post SET trashed_at = ?, indexed = 0 WHERE id = ?", (stamp(at), post_id))

    def restore(self, post_id: str) -> None:
        """Takes a post out of the bin.

        Raises:
            NotFound: there is no such post.
        """
        with self._db.transaction():
            self._must_be_there(post_id)
            self._db.run("UPDATE post SET trashed_at = NULL WHERE id = ?", (post_id,))

    def _write(self, post_id: str, title: str, kind: str, number: int, at: str, body: str) -> None:
        self._db.run(
            "INSERT INTO post (id, title, kind, revision, updated_at, touched)"
            " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM post))"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, kind = excluded.kind,"
            " revision = excluded.revision, updated_at = excluded.updated_at, touched = excluded.touched",
            (post_id, title, kind, number, at),
        )
        self._db.run(
            "INSERT INTO revision (post, number, saved_at, title, body) VALUES (?, ?, ?, ?, ?)",
            (post_id, number, at, title, body),
        )

    def _rename(self, post_id: str, title: str) -> None:
        """A template that names its posts differently changes the list, not the history."""
        self._db.run("UPDATE post SET title = ? WHERE id = ? AND title <> ?", (title, post_id, title))

    def _note_sources(self, post: Post, *, is_new: bool) -> None:
        now = {source.id for source in post.sources}
        before = (
            set()
            if is_new
            else {r[0] for r in self._db.rows("SELECT source FROM source_use WHERE post = ?", (post.id,))}
        )
        for source in sorted(now - before):
            self._db.run("INSERT INTO source_use (source, post) VALUES (?, ?)", (source, post.id))
        for source in sorted(before - now):
            self._db.run("DELETE FROM source_use WHERE source = ? AND post = ?", (source, post.id))

    def _catch_up(self) -> None:
        """Brings the search index up to the last save; where that can't be written the older index still answers."""
        behind = "SELECT 1 FROM post INDEXED BY post_to_index WHERE indexed <> touched AND trashed_at IS NULL LIMIT 1"
        if self._db.row(behind) is None:
            return
        with suppress(StorageError), self._db.transaction():
            for post_id, title, kind, body, touched, indexed in self._db.rows(
                "SELECT p.id, p.title, p.kind, r.body, p.touched, p.indexed FROM post AS p INDEXED BY post_to_index"
                " JOIN revision AS r ON r.post = p.id AND r.number = p.revision"
                " WHERE p.indexed <> p.touched AND p.trashed_at IS NULL"
            ):
                self._db.run("DELETE FROM post_search WHERE rowid = ?", (indexed,))
                self._db.run(
                    "INSERT INTO post_search (rowid, title, body, kind) VALUES (?, ?, ?, ?)",
                    (touched, title, storable(_words(json.loads(body))), kind_word(kind)),
                )
                self._db.run("UPDATE post SET indexed = touched WHERE id = ?", (post_id,))

    def _must_be_there(self, post_id: str) -> None:
        if self._db.row("SELECT 1 FROM post WHERE id = ?", (post_id,)) is None:
            raise NotFound(tr("There is no such post."))

    def _read(self, row: Row | None) -> Revision:
        if row is None:
            raise NotFound(tr("There is no such post."))
        number, saved_at, body = row
        return Revision(_post(json.loads(body), "database"), number, instant(saved_at))


def _post(value: dict[str, Json], where: str) -> Post:
    """The post in JSON values; its texts are whole already, so they are not looked through again."""
    return post_from_document(Fields(Document(where, "", value), (), value))


def _row(row: Row) -> DraftRow:
    post_id, title, kind, updated_at, revision, trashed_at = row
    return DraftRow(post_id, title, kind, instant(updated_at), revision, trashed_at is not None)


def _words(body: dict[str, object]) -> str:
    """What a person may look for in a post: everything typed, the hashtags, the titles of its sources."""
    found: list[str] = []
    for field in ("answers", "overrides", "hashtags", "media", "card_alt", "sources"):
        _collect(body.get(field), found, only=("title",) if field == "sources" else ())
    return "\n".join(found)


def _collect(value: object, found: list[str], only: tuple[str, ...] = ()) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, list):
        for item in value:
            _collect(item, found, only)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not only or key in only:
                _collect(item, found)

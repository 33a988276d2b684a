"""What the calendar asks besides the jobs: posts without a time, the kinds of posts, and labels. Small, read-mostly."""

from datetime import datetime

from composer.model.rows import DraftRow
from composer.store.database import Database
from composer.store.encoding import instant, stamp, storable

_LABEL = "label/"
_LIVING = "SELECT 1 FROM job AS j WHERE j.post = p.id AND j.state NOT IN ('cancelled', 'skipped')"


class Planning:
    """Questions over posts and jobs together.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def unplanned(self, limit: int) -> list[DraftRow]:
        """Posts that are on no day, the last changed first; those that went out or wait in the outbox are left out."""
        sql = (
            "SELECT p.id, p.title, p.kind, p.updated_at, p.revision FROM post AS p"  # noqa: S608
            f" WHERE p.trashed_at IS NULL AND NOT EXISTS ({_LIVING}) ORDER BY p.touched DESC LIMIT ?"
        )
        return [DraftRow(i, t, k, instant(at), r) for i, t, k, at, r in self._db.rows(sql, (limit,))]

    def kinds(self, start: datetime, end: datetime) -> dict[str, str]:
        """Post id -> kind, for the posts with a job due in the span (aware, `end` excluded)."""
        sql = "SELECT id, kind FROM post WHERE id IN (SELECT DISTINCT post FROM job WHERE due >= ? AND due < ?)"
        return {str(i): str(kind) for i, kind in self._db.rows(sql, (stamp(start), stamp(end)))}

    def labels(self) -> dict[str, str]:
        """Post id -> label id, of every labelled post."""
        sql = "SELECT key, value FROM setting WHERE key >= 'label/' AND key < 'label0'"
        return {str(key)[len(_LABEL) :]: str(value).strip('"') for key, value in self._db.rows(sql)}

    def put_label(self, post: str, label: str) -> None:
        """Labels a post; an empty label takes it off."""
        key = _LABEL + storable(post)
        if not label:
            self._db.run("DELETE FROM setting WHERE key = ?", (key,))
            return
        self._db.run(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, f'"{storable(label)}"'),
        )

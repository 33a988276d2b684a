"""What the calendar asks besides the jobs: posts without a time, proposed times, kinds of posts, labels. Read-mostly."""

from datetime import UTC, datetime

from composer.model.moment import When
from composer.model.rows import DraftRow, PlannedDraft
from composer.store.database import Database
from composer.store.encoding import compact, instant, stamp, storable

_FAR = datetime(9000, 1, 1, tzinfo=UTC)
_LABEL = "label/"
PLANNED = "planned/"
_UTC = "json_extract(s.value, '$.utc')"
_LIVING = "SELECT 1 FROM job AS j WHERE j.post = p.id AND j.state NOT IN ('cancelled', 'skipped')"


class Planning:
    """Questions over posts and jobs together.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def unplanned(self, limit: int, now: datetime | None = None) -> list[DraftRow]:
        """Posts that are on no day, the last changed first; those that went out or wait in the outbox are left out.

        Args:
            now: drafts whose proposed time is still to come are on their day, and left out too; None = all are listed.
        """
        planned = f"SELECT 1 FROM setting AS s WHERE s.key = '{PLANNED}' || p.id AND {_UTC} > ?"  # noqa: S608 - names of ours
        sql = (
            "SELECT p.id, p.title, p.kind, p.updated_at, p.revision FROM post AS p"  # noqa: S608 - names of ours
            f" WHERE p.trashed_at IS NULL AND NOT EXISTS ({_LIVING}) AND NOT EXISTS ({planned})"
            " ORDER BY p.touched DESC LIMIT ?"
        )
        after = stamp(now) if now is not None else "9999"
        return [DraftRow(i, t, k, instant(at), r) for i, t, k, at, r in self._db.rows(sql, (after, limit))]

    def planned(self, start: datetime, end: datetime) -> list[PlannedDraft]:
        """The drafts with a proposed time in the span (aware, `end` excluded), by time; none that is queued or trashed."""
        sql = (
            f"SELECT p.id, p.title, p.kind, {_UTC}, json_extract(s.value, '$.zone'), json_extract(s.value, '$.wall')"  # noqa: S608 - names of ours
            " FROM setting AS s JOIN post AS p ON p.id = substr(s.key, ?)"
            f" WHERE s.key >= ? AND s.key < ? AND {_UTC} >= ? AND {_UTC} < ? AND p.trashed_at IS NULL"
            f" AND NOT EXISTS ({_LIVING}) ORDER BY {_UTC}, p.title"
        )
        bounds = (len(PLANNED) + 1, PLANNED, PLANNED[:-1] + "0", stamp(start), stamp(end))
        return [
            PlannedDraft(i, title, kind, When(instant(utc), zone, wall))
            for i, title, kind, utc, zone, wall in self._db.rows(sql, bounds)
        ]

    def planned_times(self, now: datetime) -> list[datetime]:
        """When drafts are to come (aware, UTC): times that a plan has given away already."""
        return [draft.when.utc for draft in self.planned(now, _FAR)]

    def planned_time(self, post: str) -> When | None:
        """The time proposed for a post; None when there is none."""
        sql = (
            f"SELECT {_UTC}, json_extract(s.value, '$.zone'), json_extract(s.value, '$.wall')"  # noqa: S608 - names of ours
            " FROM setting AS s WHERE s.key = ?"
        )
        row = self._db.row(sql, (PLANNED + storable(post),))
        return When(instant(row[0]), row[1], row[2]) if row is not None and row[0] else None

    def is_decided(self, post: str) -> bool:
        """Whether somebody gave the post a day here, or took it off one: what its file says counts no more."""
        return self._db.row("SELECT 1 FROM setting WHERE key = ?", (PLANNED + storable(post),)) is not None

    def put_planned(self, post: str, when: When | None) -> None:
        """Proposes a time for a post; None takes it off its day."""
        gone = {"utc": ""}
        value = gone if when is None else {"utc": stamp(when.utc), "zone": when.zone, "wall": when.wall}
        self._db.run(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (PLANNED + storable(post), compact(value)),
        )

    def from_ready(self) -> list[tuple[str, datetime]]:
        """For each post made from a ready one that is not in the bin: the ready one's key, and when it goes or went out.

        One that is on no day counts from its last change.
        """
        due = "SELECT max(j.due) FROM job AS j WHERE j.post = p.id AND j.state NOT IN ('cancelled', 'skipped')"
        drafted = f"SELECT nullif({_UTC}, '') FROM setting AS s WHERE s.key = '{PLANNED}' || p.id"  # noqa: S608 - names of ours
        sql = (
            f"SELECT json_extract(r.body, '$.from_pack'), coalesce(({due}), ({drafted}), p.updated_at)"  # noqa: S608 - names of ours
            " FROM post AS p JOIN revision AS r ON r.post = p.id AND r.number = p.revision"
            " WHERE p.trashed_at IS NULL AND instr(r.body, '\"from_pack\"') > 0"
        )
        return [(str(key), instant(at)) for key, at in self._db.rows(sql) if key]

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

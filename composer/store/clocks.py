"""The clocks of many jobs at once, for the pause: stopped and started by one statement, and the plan walked through bit by bit."""

from collections.abc import Collection
from datetime import datetime

from composer.model.job import JobState
from composer.store.database import Database
from composer.store.encoding import instant, stamp, storable


class Clocks:
    """When jobs wake, all of them together.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def due_after(self, state: JobState, due: datetime, job_id: str, limit: int) -> list[tuple[str, datetime]]:
        """Id and due instant of the next jobs in a state behind (due, id), by due time: to go through many bit by bit."""
        sql = "SELECT id, due FROM job WHERE state = ? AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?"
        return [(i, instant(at)) for i, at in self._db.rows(sql, (state.value, stamp(due), job_id, limit))]

    def count_due(self, state: JobState, connections: Collection[str], after: datetime) -> int:
        """How many jobs of these connections are in a state and due after an instant."""
        marks = ", ".join("?" for _ in connections)
        sql = f"SELECT count(*) FROM job WHERE state = ? AND due > ? AND connection IN ({marks})"  # noqa: S608 - marks alone
        row = self._db.row(sql, (state.value, stamp(after), *connections))
        return int(row[0]) if row else 0

    def stop(self, states: Collection[JobState], reason: str) -> int:
        """What the step `held` does, to every job in those states at once; says how many stood still after it."""
        marks = ", ".join("?" for _ in states)
        names = [state.value for state in states]
        sql = (
            "UPDATE job SET wake_at = NULL, reason = ?, version = version + 1"  # noqa: S608 - marks alone
            f" WHERE state IN ({marks}) AND wake_at IS NOT NULL"
        )
        self._db.run(sql, (storable(reason), *names))
        row = self._db.row(f"SELECT count(*) FROM job WHERE state IN ({marks})", names)  # noqa: S608 - marks alone
        return int(row[0]) if row else 0

    def start(self, states: Collection[JobState], now: datetime) -> int:
        """What the step `released` does, to every job in those states that stands still; says how many."""
        marks = ", ".join("?" for _ in states)
        sql = (
            "UPDATE job SET wake_at = max(hand_over_at, ?), reason = '', version = version + 1"  # noqa: S608 - marks alone
            f" WHERE state IN ({marks}) AND wake_at IS NULL"
        )
        return self._db.run(sql, (stamp(now), *(state.value for state in states)))

"""How each connection fares, kept over restarts and shared by all programs on the database: the outbox's rate ledger."""

from datetime import datetime

from composer.model.ports import Standing
from composer.store.database import Database
from composer.store.encoding import instant, instant_or_none, stamp, stamp_or_none


class Standings:
    """The ledger of one database (fulfils `model.ports.Ledger`).

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, connection: str) -> Standing:
        """How that connection fares; a fresh one where nothing is known."""
        row = self._db.row("SELECT troubles, closed_until FROM standing WHERE connection = ?", (connection,))
        return Standing() if row is None else Standing(row[0], instant_or_none(row[1]))

    def put(self, connection: str, standing: Standing) -> None:
        """Keeps how it fares."""
        self._db.run(
            "INSERT INTO standing (connection, troubles, closed_until) VALUES (?, ?, ?)"
            " ON CONFLICT (connection) DO UPDATE SET troubles = excluded.troubles, closed_until = excluded.closed_until",
            (connection, standing.troubles, stamp_or_none(standing.closed_until)),
        )

    def sent(self, connection: str, since: datetime, most: int) -> list[datetime]:
        """When hand-overs through it began after `since`, the latest first, at most `most` of them."""
        rows = self._db.rows(
            "SELECT a.started_at FROM attempt AS a INDEXED BY attempt_sent JOIN job AS j ON j.id = a.job"
            " WHERE a.kind = 'send' AND a.started_at > ? AND j.connection = ? ORDER BY a.started_at DESC LIMIT ?",
            (stamp(since), connection, most),
        )
        return [instant(row[0]) for row in rows]

"""Connections in trouble are left alone for a while, and no more is handed over than the other side takes in a span.

What was learnt lies in the ledger, so a restart does not knock on a door that said "in an hour".
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from composer.model.ports import Ledger, Standing
from composer.model.scheduler import Outcome, RateWindow, Verdict

TROUBLE_BEFORE_OPEN = 3
LONGEST = timedelta(days=3)
"""A door shut for longer was shut by a clock that ran ahead."""


class MemoryLedger:
    """A ledger for one run (fulfils `model.ports.Ledger`), where nothing has to survive; it counts no hand-overs."""

    def __init__(self) -> None:
        self._standings: dict[str, Standing] = {}

    def get(self, connection: str) -> Standing:
        """How that connection fares."""
        return self._standings.get(connection, Standing())

    def put(self, connection: str, standing: Standing) -> None:
        """Keeps how it fares."""
        self._standings[connection] = standing

    def sent(self, connection: str, since: datetime, most: int) -> list[datetime]:
        """Nothing is known about that here."""
        return []


class Circuits:
    """When connections may be used. Belongs to one thread."""

    def __init__(self, ledger: Ledger | None = None) -> None:
        self._ledger = ledger if ledger is not None else MemoryLedger()

    def closed_until(self, connection: str, now: datetime, windows: Sequence[RateWindow] = ()) -> datetime | None:
        """Until when nothing should be sent through this connection; None = go ahead.

        Args:
            windows: how much the other side takes; a full one is waited for.
        """
        times = [opens for window in windows if (opens := self._full_until(connection, now, window)) is not None]
        until = self._ledger.get(connection).closed_until
        if until is not None and now < until <= now + LONGEST:
            times.append(until)
        return max(times, default=None)

    def troubles(self, connection: str) -> int:
        """How many answers of this connection in a row were trouble."""
        return self._ledger.get(connection).troubles

    def learn(self, connection: str, outcome: Outcome, retry_at: datetime) -> None:
        """Remembers an answer: a server that named a time is left alone until then, so is one that failed thrice."""
        if outcome.this_alone:
            return
        before = self._ledger.get(connection)
        after = Standing()
        if outcome.verdict in {Verdict.RETRY_AT, Verdict.UNKNOWN}:
            troubles = before.troubles + 1
            shut = outcome.retry_at is not None or troubles >= TROUBLE_BEFORE_OPEN
            after = Standing(troubles, retry_at if shut else before.closed_until)
        if after != before:
            self._ledger.put(connection, after)

    def _full_until(self, connection: str, now: datetime, window: RateWindow) -> datetime | None:
        """When the window takes one more; a time ahead of now was written by a clock that ran ahead and does not count."""
        sent = [at for at in self._ledger.sent(connection, now - window.span, window.most) if at <= now]
        return sent[-1] + window.span if len(sent) >= window.most else None

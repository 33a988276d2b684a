"""Connections in trouble are left alone for a while, so that twenty waiting jobs don't knock twenty times."""

from datetime import datetime

from composer.model.scheduler import Outcome, Verdict

TROUBLE_BEFORE_OPEN = 3


class Circuits:
    """What one runner has learnt about its connections since it started. Belongs to one thread."""

    def __init__(self) -> None:
        self._troubles: dict[str, int] = {}
        self._closed_until: dict[str, datetime] = {}

    def closed_until(self, connection: str, now: datetime) -> datetime | None:
        """Until when nothing should be sent through this connection; None = go ahead."""
        until = self._closed_until.get(connection)
        return until if until is not None and until > now else None

    def learn(self, connection: str, outcome: Outcome, retry_at: datetime) -> None:
        """Remembers an answer: a server that named a time is left alone until then, so is one that failed thrice."""
        if outcome.verdict not in {Verdict.RETRY_AT, Verdict.UNKNOWN}:
            self._troubles.pop(connection, None)
            self._closed_until.pop(connection, None)
            return
        self._troubles[connection] = self._troubles.get(connection, 0) + 1
        if outcome.retry_at is not None or self._troubles[connection] >= TROUBLE_BEFORE_OPEN:
            self._closed_until[connection] = retry_at

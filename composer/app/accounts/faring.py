"""How connections fare while posts go through them: what a scheduler answers becomes the health that screens and Queue read."""

from composer.app.accounts.health import after
from composer.app.bus import Bus
from composer.app.events import ConnectionsChanged
from composer.model.errors import NotFound, StorageError
from composer.model.moment import Clock
from composer.model.scheduler import Connection, Verdict
from composer.outbox.news import Answer
from composer.store.store import Store

SILENT = frozenset({"reminder"})
"""Kinds without another side: that nobody sits at the computer says nothing about them."""


class Faring:
    """Writes down what answers say about their connections.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock

    def heard(self, answer: Answer) -> None:
        """Keeps the connection's health when the answer changed it. A connection that is gone is left alone.

        Only a hand-over can tell that an account is gone: a change or a taking back may just miss the post.
        """
        if answer.kind != "send" and answer.outcome.verdict is Verdict.DISCONNECTED:
            return
        try:
            if self._changed(answer) is None:
                return
            with self._store.jobs.transaction():  # read again: a person may be renaming it in the window
                now = self._changed(answer)
                if now is not None:
                    self._store.connections.save(now)
        except StorageError:
            return  # the post itself is settled, and the next answer says the same
        self._bus.publish(ConnectionsChanged())

    def _changed(self, answer: Answer) -> Connection | None:
        """The connection with its new health; None where the answer changes nothing."""
        try:
            before = self._store.connections.get(answer.job.connection)
        except NotFound:
            return None
        if before.kind in SILENT:
            return None
        now = after(before, answer.job.channel, answer.outcome, answer.troubles, self._clock.now())
        return None if now == before else now

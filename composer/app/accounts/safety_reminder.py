"""When the person is told that an account's second step wants a look: after 90 days, at most once a week."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from composer.model.safety import SafetyAccount, SafetyView
from composer.store.settings import Settings

REMINDED, REMIND_AGAIN = "safety.reminded", timedelta(days=7)
"""The day a notice was last shown, and how long it is not repeated."""
FIRST_DAYS = timedelta(days=7)
"""How long a new connection is left alone."""


class SafetyReminder:
    """Knows when it was told last. Thread: the thread that owns `settings`."""

    def __init__(self, settings: Settings, view: Callable[[], SafetyView]) -> None:
        self._settings = settings
        self._view = view

    def due(self) -> tuple[SafetyAccount, ...]:
        """The accounts to tell of now; none for a week after a notice.

        A platform nobody has ever looked at is left to the screen; so is a connection in its first week.
        """
        view = self._view()
        told = self._told()
        if told is not None and timedelta() <= view.today - told < REMIND_AGAIN:
            return ()
        settled = view.today - FIRST_DAYS
        return tuple(
            a
            for a in view.accounts
            if a.is_needed and a.note.is_due(view.today) and (a.note.reviewed or _born(a.connection) <= settled)
        )

    def was_told(self) -> None:
        """Notes that the person was told today."""
        self._settings.put(REMINDED, self._view().today.isoformat())

    def _told(self) -> date | None:
        try:
            return date.fromisoformat(self._settings.get(REMINDED, ""))
        except (TypeError, ValueError):
            return None


def _born(connection: str) -> date:
    """The day a connection was made, by its time-ordered id; far ahead where there is none."""
    try:
        return datetime.fromtimestamp(int(connection.replace("-", "")[:12], 16) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.max

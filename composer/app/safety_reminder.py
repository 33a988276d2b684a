"""When the person is told that an account's second step wants a look: after 90 days, at most once a week."""

from collections.abc import Callable
from datetime import date, timedelta

from composer.model.safety import SafetyAccount, SafetyView
from composer.store.settings import Settings

REMINDED, REMIND_AGAIN = "safety.reminded", timedelta(days=7)
"""The day a notice was last shown, and how long it is not repeated."""


class SafetyReminder:
    """Knows when it was told last. Thread: the thread that owns `settings`."""

    def __init__(self, settings: Settings, view: Callable[[], SafetyView]) -> None:
        self._settings = settings
        self._view = view

    def due(self) -> tuple[SafetyAccount, ...]:
        """The accounts to tell of now; none for a week after a notice.

        A platform nobody has ever looked at is left to the screen; a connection of the practice's own is not.
        """
        view = self._view()
        told = self._told()
        if told is not None and timedelta() <= view.today - told < REMIND_AGAIN:
            return ()
        return tuple(
            a for a in view.accounts if a.is_needed and a.note.is_due(view.today) and (a.connection or a.note.reviewed)
        )

    def was_told(self) -> None:
        """Notes that the person was told today."""
        self._settings.put(REMINDED, self._view().today.isoformat())

    def _told(self) -> date | None:
        try:
            return date.fromisoformat(self._settings.get(REMINDED, ""))
        except (TypeError, ValueError):
            return None

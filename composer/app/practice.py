"""The practice's settings, as the front ends read and change them."""

import threading
from collections.abc import Callable

from composer.app.bus import Bus
from composer.app.events import SettingsChanged
from composer.model.practice import Practice
from composer.store.settings import Settings


class PracticeDesk:
    """Holds the settings in memory so that reading them costs nothing. Callable from any thread.

    Args (constructor):
        settings: gives the calling thread's settings table.
    """

    def __init__(self, settings: Callable[[], Settings], bus: Bus) -> None:
        self._settings = settings
        self._bus = bus
        self._lock = threading.Lock()
        self._known: Practice | None = None

    def get(self) -> Practice:
        """The settings as they are now; the defaults before the first run."""
        with self._lock:
            if self._known is None:
                self._known = self._settings().practice()
            return self._known

    def put(self, practice: Practice) -> None:
        """Writes the settings and tells everybody."""
        with self._lock:
            self._settings().save_practice(practice)
            self._known = practice
        self._bus.publish(SettingsChanged())

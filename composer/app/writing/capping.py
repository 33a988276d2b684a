"""The caps that hold for a post: those of the schedulers its platforms go to by the connections there are."""

import threading
from collections.abc import Callable, Mapping, Sequence

from composer.app.sending.targets import targets_for
from composer.model.post import EMPTY
from composer.model.scheduler import Connection
from composer.platforms.caps import SchedulerCaps

__all__ = ["Capping", "caps_for"]


def caps_for(
    platforms: Sequence[str], connections: Sequence[Connection], known: Mapping[str, SchedulerCaps]
) -> Mapping[str, int]:
    """Platform id -> the text cap of the scheduler it would go to; platforms without one are absent."""
    found = {}
    for target in targets_for(platforms, connections):
        caps = known.get(target.connection.kind)
        if caps is not None and target.platform in caps.text:
            found[target.platform] = caps.text[target.platform]
    return found


class Capping:
    """Holds the caps in memory, so that a key press asks no database. Callable from any thread.

    Args (constructor):
        known: gives the schedulers' caps, read at first use.
        platforms: gives every platform id.
    """

    def __init__(
        self, known: Callable[[], Mapping[str, SchedulerCaps]], platforms: Callable[[], Sequence[str]]
    ) -> None:
        self._known, self._platforms = known, platforms
        self._lock = threading.Lock()
        self._caps: Mapping[str, int] = EMPTY

    def now(self) -> Mapping[str, int]:
        """Platform id -> cap, as of the last `renew`."""
        with self._lock:
            return self._caps

    def renew(self, connections: Sequence[Connection]) -> bool:
        """Takes the connections there are now; whether a cap changed."""
        caps = caps_for(self._platforms(), connections, self._known())
        with self._lock:
            changed = dict(caps) != dict(self._caps)
            self._caps = caps
            return changed

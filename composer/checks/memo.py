"""What was found before, so that a key press in one field pays for that field only. Bounded; callable from any thread."""

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Found = TypeVar("Found")
MOST_KEPT = 1_000  # sentences and passages of a few posts; a post has about fifty
_NOTHING = object()


class Memo:
    """The last results by what they were made from.

    Results stand in two generations. A full young one becomes the old one, and what is asked for again moves back; so
    whatever is in use stays, and nothing has to be put in order at each look.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = max(1, most // 2)
        self._young: dict[Hashable, object] = {}
        self._old: dict[Hashable, object] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What `make` gives, or gave for an equal key; the key must name all that it depends on."""
        value = self._young.get(key, _NOTHING)
        if value is not _NOTHING:
            return cast("Found", value)
        value = self._old.get(key, _NOTHING)
        if value is _NOTHING:
            value = make()
        with self._lock:
            if len(self._young) >= self._most:
                self._young, self._old = {}, self._young
            self._young[key] = value
        return cast("Found", value)

"""What was found before, so that a key press in one field pays for that field only. Bounded; callable from any thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Found = TypeVar("Found")
MOST_KEPT = 1_000  # sentences and passages of a few posts; a post has about fifty


class Memo:
    """The last results by what they were made from."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What `make` gives, or gave for an equal key; the key must name all that it depends on."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Found", self._kept[key])
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value

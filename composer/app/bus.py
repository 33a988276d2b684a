"""Tells whoever listens what happened. Plain callables; a listener is called on the thread that published."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame needs the bus, not the events
    from composer.app.events import Event

Listener = Callable[["Event"], None]


class Bus:
    """Hands events to listeners in the order they joined. Callable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; the returned function takes it off again (twice is harmless)."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def leave() -> None:
            with self._lock:
                self._listeners = tuple(kept for kept in self._listeners if kept is not listener)

        return leave

    def publish(self, event: "Event") -> None:
        """Calls every listener with the event."""
        for listener in self._listeners:
            listener(event)

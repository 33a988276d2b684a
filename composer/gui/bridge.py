"""Carries the core's events, published on any thread, to the window's thread, in order."""

from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from composer.gui.lanes import is_alive

E = TypeVar("E")


class Bridge(QObject):
    """Subscribe `post` to the event bus; listeners added with `on` are called on the window's thread.

    Emits:
        arrived(object): every event, on the window's thread.
    """

    arrived = Signal(object)
    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: dict[type, list[Callable[[Any], None]]] = {}
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, event: object) -> None:
        """Hands an event over. Callable from any thread; returns at once."""
        if shiboken6.isValid(self):
            self._sent.emit(event)

    def on(self, kind: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        """Calls `listener` with every event of that kind; the returned function ends it.

        A listener that belongs to a widget ends by itself when the widget is gone.
        """
        listeners = self._listeners.setdefault(kind, [])
        listeners.append(listener)

        def leave() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return leave

    @Slot(object)
    def _deliver(self, event: object) -> None:
        self.arrived.emit(event)
        listeners = self._listeners.get(type(event), [])
        for listener in tuple(listeners):
            if is_alive(listener):
                listener(event)
            else:
                listeners.remove(listener)

"""Words for screen readers only: said politely, at most every two seconds, the newest winning."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 2000


class Announcer(QObject):
    """One for each window. Keeps the newest words while the pause lasts and then says them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._next)

    def say(self, text: str) -> None:
        """Says the words now, or after the pause."""
        if self._pause.isActive():
            self._waiting = text
            return
        self._speak(text)

    def _next(self) -> None:
        text, self._waiting = self._waiting, ""
        if text:
            self._speak(text)

    def _speak(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # late: 4 ms that no first frame needs

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
        self._window.setProperty("lastSaid", text)
        self._pause.start()


def announce(widget: QWidget, text: str) -> None:
    """Says the words through the widget's window; silent where the window has no announcer."""
    found = widget.window().findChild(Announcer)
    if found is not None and text:
        found.say(text)

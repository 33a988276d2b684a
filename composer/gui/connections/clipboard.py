"""Takes a pasted key out of the clipboard, and out of X11's selection, after a minute, or when the program ends, unless something else was copied since.

Only a fingerprint of the key is remembered here, never the key.
"""

import hashlib

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

AFTER = 60_000
"""Milliseconds."""


class ClipboardGuard(QObject):
    """Watches over one key at a time; the last one given counts, earlier ones too until their minute is over."""

    def __init__(self, parent: QObject | None = None, after: int = AFTER) -> None:
        super().__init__(parent)
        self._after = after
        self._marks: list[bytes] = []
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear_now)

    def watch(self, secret: str) -> None:
        """Begins the minute for a key that may lie in the clipboard."""
        mark = _mark(secret)
        if not secret.strip() or mark in self._marks:
            return
        self._marks.append(mark)
        QTimer.singleShot(self._after, self, lambda: self._clear(mark))

    def clear_now(self) -> None:
        """Ends every minute at once."""
        for mark in tuple(self._marks):
            self._clear(mark)

    def _clear(self, mark: bytes) -> None:
        if mark in self._marks:
            self._marks.remove(mark)
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            there = mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection()
            if there and _mark(clipboard.text(mode)) == mark:
                clipboard.clear(mode)


def _mark(text: str) -> bytes:
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).digest()

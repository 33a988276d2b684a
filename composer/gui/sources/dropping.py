"""Sources dropped onto a part of the window: files and folders, or words that name one (a DOI, an address)."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

MOST_WORDS = 2_000
"""Longer texts are no reference."""


class Dropping(QObject):
    """Makes a widget take drops. Nothing is asked of the network by a drop.

    Emits:
        files(object): paths of files and folders on this computer, as a tuple.
        words(str): a web address, a DOI or any other text.
    """

    files = Signal(object)
    words = Signal(str)

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if paths_in(event.mimeData()) or words_in(event.mimeData()):
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        paths, words = paths_in(event.mimeData()), words_in(event.mimeData())
        if paths:
            self.files.emit(paths)
        elif words:
            self.words.emit(words)
        if paths or words:
            event.acceptProposedAction()


def paths_in(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders a drag carries; none when it carries addresses of the web."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def words_in(data: QMimeData) -> str:
    """The address or the text a drag carries; empty when it is too long to name a source."""
    address = next((url.toString() for url in data.urls() if url.scheme() in {"http", "https"}), "")
    text = address or " ".join(data.text().split())
    return text if len(text) <= MOST_WORDS else ""

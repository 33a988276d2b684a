"""What a drag or the clipboard carries: words, files of this computer, or a picture."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


def has_words(data: QMimeData | None) -> bool:
    """Whether it carries words a person could mean; Qt also calls the names of files words. An empty clipboard is None."""
    return data is not None and data.hasFormat("text/plain") and not any(url.isLocalFile() for url in data.urls())


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer it carries."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def image_in(data: QMimeData) -> QImage | None:
    """The picture it carries; None when it carries words or no picture."""
    if not data.hasImage() or has_words(data):
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None

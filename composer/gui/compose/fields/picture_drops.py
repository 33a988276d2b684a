"""Pictures dropped onto Compose or pasted into it: files, and pictures without a file (out of a browser or a camera app).

Loaded after the first frame. What is no picture is left to others: a source file dropped anywhere on the page is taken
as one, words stay words.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage

from composer.gui.parts.mimes import files_in, image_in
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.compose.fields.picturing import Picturing
    from composer.gui.compose.page import ComposePage

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".tif", ".tiff", ".gif", ".bmp", ".heic"})
MOST = 10
"""Pictures taken from one drop: no platform takes more."""


class PictureDrops(QObject):
    """Takes drops on a Compose page, and what is pasted there."""

    def __init__(self, page: "ComposePage", picturing: "Picturing") -> None:
        super().__init__(page)
        self._page, self._picturing = page, picturing
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.bind("compose.paste_picture", self.paste)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if not self._page.is_in_gallery() and (files_in(event.mimeData()) or event.mimeData().hasImage()):
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            if self.take(event.mimeData()):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def take(self, data: QMimeData) -> bool:
        """Puts what a drop or the clipboard carries into the post; whether there was anything."""
        files = files_in(data)
        pictures = [path for path in files if path.suffix.lower() in PICTURES]
        others = tuple(path for path in files if path not in pictures)
        for path in pictures[:MOST]:
            self._picturing.add(str(path))
        if others:
            self._page.presenter.sourcing.open_files(others)
        image = image_in(data) if not files else None
        if image is not None:
            self._picturing.add_bytes(lambda: png_of(image), tr("the pasted picture"))
        return bool(files) or image is not None

    def paste(self) -> None:
        """Ctrl+V outside a field, or in one when the clipboard holds no words."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if self._page.is_in_gallery() or (data is not None and self.take(data)):
            return
        self._page.notices.tell(tr("There is no picture on the clipboard. Copy one first."))


def png_of(image: QImage) -> bytes:
    """A picture as the bytes of a file. Thread: any."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the format is text, whatever the stub says
    return bytes(data.data())

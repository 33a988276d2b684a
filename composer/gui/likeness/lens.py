"""Pictures scaled once, smoothly, to the pixels they take on this screen; kept until the place or the picture changes."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

MOST = 24


class Lens:
    """Draws pictures cropped to boxes; remembers the last few in their size."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, int], QImage] = {}

    def forget(self) -> None:
        """Drops what is kept."""
        self._kept.clear()

    def draw(self, painter: QPainter, box: QRectF, picture: QImage) -> None:
        """Fills a box with the middle of a picture, sharp at this screen's pixels."""
        ratio = painter.device().devicePixelRatio()
        place = painter.worldTransform().mapRect(box)
        left, top = round(place.left() * ratio), round(place.top() * ratio)
        width, height = round(place.right() * ratio) - left, round(place.bottom() * ratio) - top
        if width < 1 or height < 1 or picture.isNull():
            return
        key = (picture.cacheKey(), width, height)
        scaled = self._kept.get(key)
        if scaled is None:
            scaled = picture.copy(middle(picture, width / height)).scaled(
                width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = scaled
        painter.save()
        painter.resetTransform()
        painter.drawImage(QRectF(left / ratio, top / ratio, width / ratio, height / ratio), scaled)
        painter.restore()


def middle(picture: QImage, ratio: float) -> QRect:
    """The largest part in the middle of a picture that has a ratio of width to height."""
    width, height = picture.width(), picture.height()
    if width / height > ratio:
        kept = max(1, round(height * ratio))
        return QRect((width - kept) // 2, 0, kept, height)
    kept = max(1, round(width / ratio))
    return QRect(0, (height - kept) // 2, width, kept)

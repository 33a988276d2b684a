"""A painted card in its frame, as wide as it is given room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import rounded

if TYPE_CHECKING:
    from composer.app.picturing.studio import Pixels


def paint_round(painter: QPainter, image: QImage, place: QRect, radius: float) -> None:
    """Paints a picture into a box with smooth round corners; a clip would leave them jagged."""
    brush = QBrush(image)
    brush.setTransform(
        QTransform(place.width() / image.width(), 0, 0, place.height() / image.height(), place.x(), place.y())
    )
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(place), radius, radius)
    painter.restore()


class CardPicture(QWidget):
    """Shows a card as wide as it is given room, in its own proportions."""

    def __init__(self, name: str, radius: int = 12) -> None:
        super().__init__()
        self._image, self._drawn, self._radius = QImage(), QImage(), radius
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pixels(self, pixels: "Pixels") -> None:
        """Shows another card."""
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
        self._image, self._drawn = image.copy(), QImage()
        self.updateGeometry()
        self.update()

    def has_image(self) -> bool:
        """Whether a card is shown."""
        return not self._image.isNull()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._image.size() if self.has_image() else QSize(4, 5)
        return round(width * size.height() / max(1, size.width()))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 50)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        place = self.rect()
        place.setHeight(min(place.height(), self.heightForWidth(place.width())))
        rounded(painter, place, self._radius, "surface")
        if self.has_image():
            wanted = (place.size().toSizeF() * ratio).toSize()
            if self._drawn.size() != wanted:
                self._drawn = self._image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            paint_round(painter, self._drawn, place, self._radius)
        rounded(painter, place, self._radius, None, "line")

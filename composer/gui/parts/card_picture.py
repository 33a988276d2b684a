"""A painted card in its frame, as wide as it is given room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import clip_round, rounded
from composer.gui.theme.theme import current

if TYPE_CHECKING:
    from composer.app.picturing.studio import Pixels


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
        painter.save()
        clip_round(painter, place, self._radius)
        painter.fillRect(place, current().color("surface"))
        if self.has_image():
            wanted = (place.size().toSizeF() * ratio).toSize()
            if self._drawn.size() != wanted:
                self._drawn = self._image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
                self._drawn.setDevicePixelRatio(ratio)
            painter.drawImage(place.topLeft(), self._drawn)
        painter.restore()
        rounded(painter, place, self._radius, None, "line")

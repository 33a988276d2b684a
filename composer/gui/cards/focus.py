"""The whole photo with the point to keep in view: dragged, clicked, or moved with the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import rounded
from composer.gui.theme.theme import current
from composer.model.words import tr

HIGH = 170
STEP = 0.02
RING = 11
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class FocusPad(QWidget):
    """The crop handle.

    Emits:
        moved(float, float): the new point, each 0..1 from the left and the top.
    """

    moved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._point = (0.5, 0.5)
        self.setAccessibleName(tr("What stays in view"))
        self.setToolTip(tr("Drag the ring to what must stay in view. Arrow keys move it too."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 8)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_photo(self, image: QImage) -> None:
        """Shows a photo."""
        self._image = image
        self.update()

    def photo(self) -> QImage:
        """The photo that is shown; empty before there is one."""
        return self._image

    def show_point(self, point: tuple[float, float]) -> None:
        """Shows the point; nothing is emitted."""
        if point != self._point:
            self._point = point
            self.setAccessibleDescription(
                tr("{x} % from the left, {y} % from the top").format(x=round(point[0] * 100), y=round(point[1] * 100))
            )
            self.update()

    def point(self) -> tuple[float, float]:
        """The point as it is now."""
        return self._point

    def sizeHint(self) -> QSize:
        return QSize(current().px(240), current().px(HIGH))

    def _box(self) -> QRectF:
        """Where the photo stands."""
        if self._image.isNull():
            return QRectF(self.rect())
        size = self._image.size().toSizeF()
        size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _put(self, at: QPointF) -> None:
        box = self._box()
        x = min(1.0, max(0.0, (at.x() - box.x()) / max(1.0, box.width())))
        y = min(1.0, max(0.0, (at.y() - box.y()) / max(1.0, box.height())))
        self._move(x, y)

    def _move(self, x: float, y: float) -> None:
        point = (round(min(1.0, max(0.0, x)), 3), round(min(1.0, max(0.0, y)), 3))
        if point != self._point:
            self.show_point(point)
            self.moved.emit(*point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._put(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        self._move(self._point[0] + way[0] * STEP, self._point[1] + way[1] * STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 8, "sunken", "line")
        if self._image.isNull():
            return
        box = self._box()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._image)
        middle = QPointF(box.x() + self._point[0] * box.width(), box.y() + self._point[1] * box.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        theme = current()
        painter.setPen(theme.pen("surface", 5))
        painter.drawEllipse(middle, RING, RING)
        painter.setPen(theme.pen("accent", 3))
        painter.drawEllipse(middle, RING, RING)

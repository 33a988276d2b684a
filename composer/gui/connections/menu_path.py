"""A drawn picture of a way through menus: a window with the names to click, one below the other. Painted from data."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.paint import rounded, words
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr


class MenuPath(QWidget):
    """The picture. Screen readers hear the way as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu: tuple[str, ...] = ()
        self._where = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_path(self, where: str, menu: tuple[str, ...]) -> None:
        """Shows another way."""
        self._where, self._menu = where, menu
        self.setAccessibleName(tr("On {where}: {way}").format(where=where, way=", ".join(menu)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = current().px
        return QSize(px(300), px(34) + len(self._menu) * px(40) + px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(180), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        px, flipped = theme.px, self.isRightToLeft()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, self.rect(), 8, "sunken", "line")
        self._bar(painter, QRect(0, 0, self.width(), px(30)))
        step = min(px(22), max(0, (self.width() - px(190)) // max(1, len(self._menu))))
        before: QPointF | None = None
        for n, name in enumerate(self._menu):
            top, left = px(34) + n * px(40), px(14) + n * step
            box = QRect(left, top + px(4), max(px(60), self.width() - left - px(14)), px(32))
            if flipped:
                box.moveLeft(self.width() - box.right() - 1)
            last = n == len(self._menu) - 1
            rounded(painter, box, 6, "accent_soft" if last else "surface", "accent" if last else "control")
            inner = box.adjusted(px(12), 0, -px(8), 0)
            ink: Role = "on_accent_soft" if last else "text"
            words(painter, inner, f"{n + 1}  {name}", "label", ink)
            self._bend(painter, before, box, flipped=flipped)
            edge = box.right() - px(10) if flipped else box.left() + px(10)
            before = QPointF(edge, box.bottom() + 1)

    def _bar(self, painter: QPainter, bar: QRect) -> None:
        theme = current()
        for n in range(3):
            side = theme.px(7)
            dot = QRectF(theme.px(12) + n * theme.px(13), bar.center().y() - side / 2, side, side)
            rounded(painter, dot, side / 2, "control")
        box = bar.adjusted(theme.px(56), 0, -theme.px(12), 0)
        words(painter, box, self._where, "meta", "text2")

    def _bend(self, painter: QPainter, before: QPointF | None, box: QRect, *, flipped: bool) -> None:
        if before is None:
            return
        end = QPointF(box.right() if flipped else box.left(), box.center().y())
        pen = QPen(current().color("control"), 1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if abs(end.x() - before.x()) > 1 and ((end.x() > before.x()) != flipped):
            painter.drawLine(before, QPointF(before.x(), end.y()))
            painter.drawLine(QPointF(before.x(), end.y()), end)
        else:
            painter.drawLine(before, QPointF(before.x(), box.top()))

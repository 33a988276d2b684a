"""The pictures of a post as its platform shows them: one, a grid of two to four, a carousel with dots, a strip."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from composer.gui.likeness.ink import WHITE, Ink, font
from composer.gui.likeness.lens import Lens
from composer.gui.likeness.view import PictureView

GAP = 2.0
TALLEST = 1.5
DOTS = 22.0


class Pictures:
    """A post's pictures. Where a picture is not there yet, its place is.

    Args (constructor):
        images: as many as are painted already, in order.
        radius: of the box's corners, px.
    """

    def __init__(self, view: PictureView, images: Sequence[QImage], ink: Ink, lens: Lens, radius: float = 0) -> None:
        self._view, self._images, self._ink, self._lens, self._radius = view, images, ink, lens, radius

    def height(self, width: float) -> float:
        """The height at a width, px."""
        view = self._view
        if view.number > 1 and view.gallery == "grid":
            return width / view.grid
        if view.number > 1 and view.gallery == "strip":
            return width * 0.78
        tall = min(width / view.shape, width * TALLEST)
        return tall + (DOTS if view.number > 1 else 0)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draws them into a box."""
        if self._view.number > 1 and self._view.gallery == "grid":
            cells = grid_cells(box, self._view.number)
        elif self._view.number > 1 and self._view.gallery == "strip":
            cells = strip_cells(box, self._view)
        else:
            cells = [QRectF(box.x(), box.y(), box.width(), self._first_height(box))]
        painter.save()
        clip = QPainterPath()
        if self._view.gallery == "strip" and self._view.number > 1:
            for cell in cells:
                clip.addRoundedRect(cell, self._radius, self._radius)
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        else:
            around = QRectF(box.x(), box.y(), box.width(), cells[0].height() if len(cells) == 1 else box.height())
            clip.addRoundedRect(around, self._radius, self._radius)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        for n, cell in enumerate(cells):
            self._cell(painter, cell, n)
        painter.restore()
        if self._view.number > 1 and self._view.gallery == "carousel":
            self._dots(painter, box)

    def _first_height(self, box: QRectF) -> float:
        return box.height() - (DOTS if self._view.number > 1 else 0)

    def _cell(self, painter: QPainter, cell: QRectF, n: int) -> None:
        painter.fillRect(cell, self._ink.color("well"))
        if n < len(self._images):
            self._lens.draw(painter, cell, self._images[n])
        hidden = self._view.number - 4
        if self._view.gallery == "grid" and n == 3 and hidden > 0:
            painter.fillRect(cell, QColor(0, 0, 0, 120))
            painter.setPen(QColor(WHITE))
            painter.setFont(font(24, 600))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"+{hidden}")

    def _dots(self, painter: QPainter, box: QRectF) -> None:
        tall = self._first_height(box)
        label = QRectF(box.right() - 52, box.top() + 12, 40, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(label, 12, 12)
        painter.setPen(QColor(WHITE))
        painter.setFont(font(12, 600))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"1/{self._view.number}")
        count = min(self._view.number, 7)
        left, y = box.center().x() - (count - 1) * 5, box.top() + tall + DOTS / 2
        for n in range(count):
            pen = QPen(self._ink.color("link" if n == 0 else "line"), 6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoint(QPointF(left + n * 10, y))


def grid_cells(box: QRectF, count: int) -> list[QRectF]:
    """Two halves; a half and two quarters; four quarters."""
    x, y, w, h = box.x(), box.y(), (box.width() - GAP) / 2, (box.height() - GAP) / 2
    right, low = x + w + GAP, y + h + GAP
    if count == 2:
        return [QRectF(x, y, w, box.height()), QRectF(right, y, w, box.height())]
    if count == 3:
        return [QRectF(x, y, w, box.height()), QRectF(right, y, w, h), QRectF(right, low, w, h)]
    return [QRectF(x, y, w, h), QRectF(right, y, w, h), QRectF(x, low, w, h), QRectF(right, low, w, h)]


def strip_cells(box: QRectF, view: PictureView) -> list[QRectF]:
    """Side by side at one height, the last cut off by the edge."""
    cells: list[QRectF] = []
    wide, x = box.height() * min(view.shape, 1.2), box.x()
    while len(cells) < view.number and x < box.right():
        cells.append(QRectF(x, box.y(), wide, box.height()))
        x += wide + 8
    return cells

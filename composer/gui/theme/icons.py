"""Icons of the assets folder, drawn in the colour of the words beside them."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache

from composer.app import resources
from composer.gui.theme.svgpath import Shape, read_shapes
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

GRID = 24.0


@cache
def shapes(name: str) -> tuple[Shape, ...]:
    """The shapes of `assets/icons/NAME.svg`, on a grid of 24.

    Raises:
        FileNotFoundError: there is no such icon (a fault of ours; a test draws every name in use).
    """
    with open(f"{_folder()}/{name}.svg", encoding="utf-8") as file:  # noqa: PTH123  # a Path for each costs as much as the icon
        return read_shapes(file.read())


@cache
def _folder() -> str:
    return str(resources.assets() / "icons")


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, color: QColor) -> None:
    """Draws an icon into a square."""
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID, box.height() / GRID)
    for shape in shapes(name):
        fill = _ink(shape.fill, color)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        stroke = _ink(shape.stroke, color)
        if stroke is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(stroke, shape.width, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(shape.path)
    painter.restore()


def _ink(word: str, color: QColor) -> QColor | None:
    if word == "none":
        return None
    return color if word == "currentColor" else QColor(word)


def pixmap(name: str, role: Role, size: int, ratio: float) -> QPixmap:
    """An icon as a picture of `size` device-independent px; kept in Qt's own cache."""
    color = current().color(role)
    key = f"chairside:{name}:{color.name()}:{size}:{ratio:g}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), color)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, role: Role = "text", size: int = 18) -> "QIcon":
    """An icon for menus and Qt's own widgets, in the colour of a role at this moment.

    A widget that keeps one asks again at `StyleChange`; our own parts paint with `paint_icon` and need not.
    """
    from PySide6.QtGui import QIcon  # late: our parts paint without it, and its class costs the first frame

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, role, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "text3", size, ratio), QIcon.Mode.Disabled)
    return made


def program_icon() -> "QIcon":
    """The program's own icon for the title bar and the task list."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        made.addPixmap(pixmap("chairside", "text", size, 1.0))
    return made


def centered(rect: QRect, size: int) -> QRect:
    """A square of `size` px in the middle of a rectangle."""
    box = QRect(0, 0, size, size)
    box.moveCenter(rect.center())
    return box

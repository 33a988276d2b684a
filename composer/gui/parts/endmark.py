"""The mark at the end of a field that opens something: a list, a calendar."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from composer.gui.parts.paint import mirrored
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current


def paint_end_mark(field: QWidget, name: str) -> None:
    """Paints that icon over the end of a field, in its text's quieter color."""
    side = current().px(16)
    box = QRect(field.width() - 10 - side, (field.height() - side) // 2, side, side)
    color = current().color("text2" if field.isEnabled() else "text3")
    paint_icon(QPainter(field), name, mirrored(box, field.rect(), field), color)

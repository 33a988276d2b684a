"""What painted parts share: rounded boxes, elided lines, the mark of a severity. Colours come from the theme only."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import Theme, current
from composer.gui.theme.tokens import Role

LOOK_EVENTS = frozenset({QEvent.Type.StyleChange})
"""The event after which a part that keeps something of the look makes it anew (measuring and painting come by themselves)."""


_ONE_LINE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: Role | None = None,
    border: Role | None = None,
    width: float = 1.0,
) -> None:
    """A box with round corners; the border lies inside the rectangle."""
    theme = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border else 0.0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    radius = min(radius - inset, box.height() / 2, box.width() / 2)
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen(border, width) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)


def fill(painter: QPainter, rect: QRect, role: Role) -> None:
    """A plain box of a colour. Not `fillRect`: its overloads make PySide load the names of 169 gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current().color(role))
    painter.drawRect(rect)


def soft_border(theme: Theme, role: Role) -> Role | None:
    """The border a soft ground needs: its own colour where all grounds are black, else none."""
    return role if theme.tokens.is_contrast else None


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    style: Style,
    role: Role,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    elide: bool = True,
) -> int:
    """One line of text in the middle of a rectangle's height; the width it took.

    Left means the leading side: with a right-to-left layout the caller's rectangles and this alignment mirror.
    """
    theme = current()
    metrics = theme.metrics(style)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()) if elide else text
    painter.setFont(theme.font(style))
    painter.setPen(theme.color(role))
    painter.drawText(rect, _ONE_LINE | align.value, shown)
    return min(metrics.horizontalAdvance(shown), rect.width())


def mirrored(rect: QRect, outer: QRect, widget: QWidget) -> QRect:
    """The rectangle where it belongs in the widget's reading direction."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRect(outer.left() + outer.right() - rect.right(), rect.y(), rect.width(), rect.height())


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """The alignment of the side where reading begins."""
    right = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


def clip_round(painter: QPainter, rect: QRect, radius: float) -> None:
    """Keeps what is painted next inside a box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    painter.setClipPath(path)


def wrapped(
    text: str,
    style: Style,
    width: int,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> tuple[QTextLayout, int]:
    """Words broken into lines of a width at the style's line height, ready to be drawn; and how many lines they take."""
    theme = current()
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(style))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.beginLayout()
    height, count = theme.line(style), 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * height + (height - line.height()) / 2))
        count += 1
    layout.endLayout()
    return layout, max(1, count)

"""What is drawn over a text box: underlined findings, source numbers, the placeholder. Nothing touches the words.

An overlay of ours, not a painting text box: the box then repaints (caret, scrolling) without a call into Python.
"""

from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit, QWidget

from composer.gui.parts.paint import wrapped
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.severity import Severity


class Mark(NamedTuple):
    """Underlined words: code points, half-open."""

    start: int
    end: int
    severity: Severity


class SourceMark(NamedTuple):
    """A source's number behind the code point `end`."""

    end: int
    number: int


def units(text: str, place: int) -> int:
    """The UTF-16 position of a code point position."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, position: int) -> int:
    """The code point position of a UTF-16 position."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))


_LOOK: dict[Severity, tuple[Role, Qt.PenStyle]] = {
    Severity.STOP: ("bad", Qt.PenStyle.SolidLine),
    Severity.WARN: ("warn", Qt.PenStyle.CustomDashLine),
    Severity.ASK: ("warn", Qt.PenStyle.CustomDashLine),
    Severity.TIP: ("info", Qt.PenStyle.CustomDashLine),
}


class Overlay(QWidget):
    """Lies over a text box and lets every click through."""

    def __init__(self, box: QTextEdit) -> None:
        super().__init__(box)
        self._box = box
        self._placeholder = ""
        self._marks: tuple[Mark, ...] = ()
        self._sources: tuple[SourceMark, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_placeholder(self, text: str) -> None:
        """Words shown while the box is empty, wrapped (Qt's own are cut)."""
        self._placeholder = text
        self.update()

    def show_marks(self, marks: tuple[Mark, ...], sources: tuple[SourceMark, ...]) -> None:
        """Underlines and numbers."""
        self._marks, self._sources = marks, sources
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        text, painter = self._box.toPlainText(), QPainter(self)
        if not text and self._placeholder:
            made, _lines = wrapped(self._placeholder, "body", self.width(), direction=self.layoutDirection())
            painter.setPen(current().color("text3"))
            made.draw(painter, QPointF(0, 0))
        for mark in sorted(self._marks, key=lambda m: -m.severity.rank):
            role, style = _LOOK[mark.severity]
            is_tip = mark.severity is Severity.TIP
            pen = QPen(current().color(role), 1 if is_tip else 2, style, Qt.PenCapStyle.FlatCap)
            if style is Qt.PenStyle.CustomDashLine:
                pen.setDashPattern([1.5, 1.5] if is_tip else [1, 1])
            painter.setPen(pen)
            self._underline(painter, units(text, mark.start), units(text, mark.end))
        for source in self._sources:
            self._number(painter, units(text, source.end), source.number)

    def _underline(self, painter: QPainter, start: int, end: int) -> None:
        block = self._box.document().findBlock(start)
        while block.isValid() and block.position() < end:
            corner = self._corner(block)
            layout, first = block.layout(), block.position()
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                a = max(start - first, line.textStart())
                b = min(end - first, line.textStart() + line.textLength())
                if a < b:
                    y = corner.y() + line.y() + line.ascent() + 3
                    painter.drawLine(QPointF(corner.x() + _x(line, a), y), QPointF(corner.x() + _x(line, b), y))
            block = block.next()

    def _number(self, painter: QPainter, end: int, number: int) -> None:
        block = self._box.document().findBlock(max(0, end - 1))
        if not block.isValid():
            return  # the words were just deleted; their mark goes with the next checks
        line = block.layout().lineForTextPosition(max(0, end - block.position() - 1))
        if not line.isValid():
            return
        theme, corner = current(), self._corner(block)
        width = theme.metrics("tiny").horizontalAdvance(str(number))
        x = corner.x() + _x(line, end - block.position()) - width - 1
        painter.setFont(theme.font("tiny"))
        painter.setPen(theme.color("accent"))
        painter.drawText(QPointF(x, corner.y() + line.y() + line.ascent() - theme.px(4)), str(number))

    def _corner(self, block: QTextBlock) -> QPointF:
        shift = QPointF(0, self._box.verticalScrollBar().value())
        return self._box.document().documentLayout().blockBoundingRect(block).topLeft() - shift


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # a pair since Qt 6, whatever the stubs say
    return float(found[0] if isinstance(found, tuple) else found)

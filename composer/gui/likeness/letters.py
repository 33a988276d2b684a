"""Text set at the platform's width, cut where the platform folds it: by lines as they really break, or by characters."""

import unicodedata
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from composer.gui.likeness.ink import Ink, font
from composer.gui.likeness.view import FoldView
from composer.gui.parts.marks import points, units
from composer.model.rendering import Entity

LONGEST = 6_000
"""Characters that are laid out at most; nobody sees more in a preview, and a pasted book must not cost more."""
JOINER = "\u200d"


class Letters:
    """A text with its links coloured, and the words for the rest where it folds.

    Args (constructor):
        lead: words in bold before it (Instagram's name).
        size, line: type size and line height, px.
    """

    def __init__(
        self,
        text: str,
        ink: Ink,
        *,
        entities: tuple[Entity, ...] = (),
        fold: FoldView = FoldView(),  # noqa: B008  # a value, never changed
        size: int = 15,
        line: int = 20,
        weight: int = 400,
        lead: str = "",
        role: str = "text",
    ) -> None:
        self._lead = clean(f"{lead} ") if lead else ""
        self._text = clean(text)[:LONGEST]
        self._ink, self._entities, self._fold = ink, entities, fold
        self._font, self._line, self._role = font(size, weight), line, role
        self._more = fold.more.replace(" ", "\xa0").replace("…", "…\u2060")  # never broken over two lines
        self._made: tuple[float, QTextLayout, float, int | None] | None = None

    def height(self, width: float) -> float:
        """The height at a width, px."""
        return self._laid_out(width)[2]

    def fold_at(self, width: float) -> int | None:
        """The code point of the text where it folds at a width; None = all is shown."""
        return self._laid_out(width)[3]

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draws it at the top of a box."""
        painter.setPen(self._ink.color(self._role))
        self._laid_out(box.width())[1].draw(painter, box.topLeft())

    def _laid_out(self, width: float) -> tuple[float, QTextLayout, float, int | None]:
        if self._made is None or self._made[0] != width:
            cut = self._cut(width)
            shown = self._text if cut is None else self._text[:cut].rstrip()
            layout, height, _lines = self._set(shown, width, self._more if cut is not None else "")
            self._made = (width, layout, height, cut)
        return self._made

    def _cut(self, width: float) -> int | None:
        text, fold = self._text, self._fold
        by_count = word_end(text, fold.characters) if 0 < fold.characters < len(text.rstrip()) else None
        by_lines = self._cut_after(fold.lines, width) if fold.lines else None
        known = [n for n in (by_count, by_lines) if n is not None]
        return min(known) if known else None

    def _cut_after(self, most: int, width: float) -> int | None:
        """Where the last line that is shown must end so that the words for the rest fit behind it."""
        layout, _height, lines = self._set(self._text, width, "")
        if len(lines) <= most:
            return None
        is_backwards = reads_backwards(layout.text())
        spare = 16 if is_backwards else 4  # a joined letter is wider once the word is cut there
        room = width - QFontMetricsF(self._font).horizontalAdvance(f" {self._more}") - spare
        last = lines[most - 1]
        end = last.textStart() + last.textLength()
        if last.naturalTextWidth() > room:
            end = _cursor(last, width - room if is_backwards else room)
        at = points(layout.text(), max(0, end)) - len(self._lead)
        return whole(self._text, max(0, at))

    def _set(self, text: str, width: float, more: str) -> tuple[QTextLayout, float, list[QTextLine]]:
        whole_text = self._lead + text + (f" {more}" if more else "")
        layout = QTextLayout(whole_text.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if reads_backwards(whole_text):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(self._formats(whole_text, text, more))
        layout.beginLayout()
        y, lines = 0.0, []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (self._line - line.height()) / 2))
            y += self._line
            lines.append(line)
        layout.endLayout()
        return layout, y if whole_text else 0.0, lines

    def _formats(self, whole_text: str, text: str, more: str) -> list[QTextLayout.FormatRange]:
        start, end = len(self._lead), len(self._lead) + len(text)
        made = [
            _range(whole_text, start + e.start, min(start + e.end, end), self._ink.color("link"))
            for e in self._entities
            if e.start < len(text)
        ]
        if self._lead:
            made.append(_range(whole_text, 0, start, None, 600))
        if more:
            made.append(_range(whole_text, end, len(whole_text), self._ink.color("quiet")))
        return made


def _cursor(line: QTextLine, x: float) -> int:
    """The UTF-16 position at a place of a line; Qt answers with a pair on some versions."""
    found: Any = line.xToCursor(max(0.0, x))
    return int(found[0] if isinstance(found, tuple) else found)


def reads_backwards(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script that runs from right to left."""
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"


def _range(text: str, start: int, end: int, color: QColor | None, weight: int = 0) -> QTextLayout.FormatRange:
    found, look = QTextLayout.FormatRange(), QTextCharFormat()
    found.start = units(text, start)
    found.length = units(text, end) - found.start
    if color is not None:
        look.setForeground(color)
    if weight:
        look.setFontWeight(QFont.Weight(weight))
    found.format = look
    return found


def clean(text: str) -> str:
    """The text without what Qt can't take: half characters and nulls become the sign for something unreadable."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")


def word_end(text: str, at: int) -> int:
    """A place at or before `at` that does not cut a word off, if there is one near."""
    if not text[at : at + 1].isspace():
        space = max(text.rfind(" ", at - 16, at), text.rfind("\n", at - 16, at))
        at = space if space > 0 else at
    return whole(text, at)


def whole(text: str, at: int) -> int:
    """A place at or before `at` that does not cut an accent or a joined emoji off."""
    while 0 < at < len(text) and (
        unicodedata.combining(text[at]) or text[at] in "\ufe0f\u20e3" or JOINER in (text[at], text[at - 1])
    ):
        at -= 1
    return at

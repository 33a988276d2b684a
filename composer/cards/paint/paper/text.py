"""How the words of printed pages are set: sizes of each kind of block, lines without lonely words."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from composer.cards.measure import Face
from composer.cards.paint.fonts import make_font
from composer.cards.paint.letters import formats_of

DPI = 600
POINT = DPI / 72
LONELY = 0.2
"""A last line shorter than this share of the others is balanced with them."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a kind of block is set; sizes in points. Large print: 16 and more for what is read, 12 for sources."""

    face: Face
    points: float
    leading: float
    before: float
    indent: float = 0.0


LETTERING = {
    "title": Lettering(Face("display", 700), 30, 1.18, 0),
    "text": Lettering(Face("text", 400), 17, 1.5, 15),
    "step": Lettering(Face("text", 400), 17, 1.42, 8, indent=30),
    "heading": Lettering(Face("text", 700), 14, 1.3, 30),
    "source": Lettering(Face("text", 400), 12, 1.42, 6, indent=22),
    "item": Lettering(Face("text", 400), 15, 1.4, 7, indent=20),
    "check": Lettering(Face("text", 400), 15, 1.4, 7, indent=26),
}
READ = {"item": 17 / 15, "check": 17 / 15}
"""Lists of a hand-out are read like its text; those of a safety sheet are denser."""
LEAD = re.compile(r"[^\W\d_][^:.!?\n]{1,28}: (?=\S)")
"""A few words before a colon ("What to do: "): set in bold."""


def laid(
    text: str, face: Face, points: float, width: float, *, rtl: bool, bold: int = 0, balanced: bool = False
) -> QTextLayout:
    """The text in lines so wide, its first `bold` characters in bold; balanced on demand, and where one word is left over."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(text, plain_font(face, points))
    ranges = formats_of(text, lambda lead: plain_font(face, points, lead))
    if bold and not ranges:  # a stretch in another script's font has its own
        strong = QTextLayout.FormatRange()
        strong.start, strong.length = 0, bold
        style = QTextCharFormat()
        style.setFont(plain_font(Face(face.family, 600), points))
        strong.format = style
        ranges = [strong]
    layout.setFormats(ranges)
    layout.setTextOption(option)
    count = _lines(layout, width)
    if count > 1 and (balanced or layout.lineAt(count - 1).naturalTextWidth() < LONELY * width):
        _balance(layout, width, count)
    return layout


def _lines(layout: QTextLayout, width: float) -> int:
    """Breaks the text into lines so wide; how many they are."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout.lineCount()


def _balance(layout: QTextLayout, width: float, count: int) -> None:
    """Breaks the text again, into as many lines of about one length: none ends in a lonely word."""
    low, high = width / count, width
    while high - low > width / 100:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(layout, middle) == count else (middle, high)
    _lines(layout, high)
    if layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
        for n in range(layout.lineCount()):  # they stay at the right edge of the full width
            line = layout.lineAt(n)
            line.setPosition(QPointF(width - high, line.y()))


def plain_font(face: Face, points: float, lead: str = "") -> QFont:
    """A font of so many points without the alternates that have no characters."""
    font = make_font(face, round(points * POINT), lead)
    font.setFeature(QFont.Tag("calt"), 0)  # Inter's alternates have no characters: "3:CD" would be copied as "3CD"
    return font

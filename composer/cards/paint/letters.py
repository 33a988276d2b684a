"""Draws lines of text. Large letters are kept as small pictures, some fifteen times faster than Qt fills a whole line.

Qt keeps drawn glyphs up to 64 pixels; above, it fills the outline of the whole line at once, and the cost grows with the
square of its length. A kept letter stands on half a pixel across and a whole one down; nobody sees the difference.
"""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
    QTransform,
)

from composer.cards.measure import Face
from composer.cards.paint.fonts import EMOJI, make_font, runs_of
from composer.cards.scene import Line

KEPT_BY_QT = 64
WIDE = 1_000_000.0
KEPT_FONTS = 48
KEPT_LINES = 200
KEPT_LETTERS = 1_200
"""Some 20 kB each at the usual sizes."""
KEPT_OUTLINES = 600
PARTS = 2
"""Places within a pixel at which a letter is kept: at these sizes nobody sees a quarter of a pixel."""
SIXTHS = 6
"""Points of TrueType curves are whole units, midpoints halves; as cubic curves their handles lie on thirds."""


class _Letter(NamedTuple):
    """A drawn letter and where its picture stands from its place on the baseline; None for a space."""

    image: QImage | None
    left: int
    top: int


class _Kept(threading.local):
    """What one thread keeps: fonts belong to their thread, drawn letters go with them."""

    def __init__(self) -> None:
        self.fonts: OrderedDict[tuple[Face, int, str], QFont] = OrderedDict()
        self.lines: OrderedDict[tuple[str, Face, int, bool], QTextLayout] = OrderedDict()
        self.outlines: OrderedDict[tuple[int, str, int], QPainterPath] = OrderedDict()
        self.letters: OrderedDict[tuple[Face, int, str, str], dict[int, _Letter]] = OrderedDict()


class Letters:
    """Draws text lines.

    Thread: any; each thread keeps its own fonts and letters.
    """

    def __init__(self) -> None:
        self._kept = _Kept()

    def draw(self, painter: QPainter, line: Line) -> None:
        """Draws the line at its place."""
        layout = self.laid(line.text, line.face, line.px, rtl=line.rtl)
        top_left = QPointF(line.x, line.y - layout.lineAt(0).ascent())
        colour = QColor(line.colour)
        if line.px <= KEPT_BY_QT:
            painter.setPen(colour)
            layout.draw(painter, top_left)
            return
        for run in layout.glyphRuns():
            self._run(painter, line, run, top_left, colour)

    def _font(self, face: Face, px: int, lead: str = "") -> QFont:
        known = self._kept.fonts
        found = known.get((face, px, lead))
        if found is None:
            found = known[face, px, lead] = make_font(face, px, lead)
            if len(known) > KEPT_FONTS:
                known.popitem(last=False)
        return found

    def laid(self, text: str, face: Face, px: int, *, rtl: bool) -> QTextLayout:
        """The text on one line; keep the layout as long as its line is used, and do not change it.

        Lines are kept: a practice's name and sources stand on every card, and most of a card stays while one word is typed.
        """
        known = self._kept.lines
        found = known.get((text, face, px, rtl))
        if found is None:
            found = known[text, face, px, rtl] = self._set(text, face, px, rtl=rtl)
            if len(known) > KEPT_LINES:
                known.popitem(last=False)
        return found

    def _set(self, text: str, face: Face, px: int, *, rtl: bool) -> QTextLayout:
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(text, self._font(face, px))
        layout.setTextOption(option)
        layout.setCacheEnabled(True)  # else Qt shapes the line again each time it is drawn
        layout.setFormats(formats_of(text, lambda lead: self._font(face, px, lead)))
        layout.beginLayout()
        layout.createLine().setLineWidth(WIDE)
        layout.endLayout()
        return layout

    def _run(self, painter: QPainter, line: Line, run: QGlyphRun, top_left: QPointF, colour: QColor) -> None:
        font = run.rawFont()
        family = font.familyName()
        if family == EMOJI:  # pictures have no outline
            painter.setPen(colour)
            painter.drawGlyphRun(top_left, run)
            return
        known = self._letters(line.face, line.px, family, line.colour)
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            x = top_left.x() + place.x()
            whole = math.floor(x)
            part = int((x - whole) * PARTS + 0.5)
            letter = known.get(glyph * (PARTS + 1) + part)
            if letter is None:
                outline = _scaled(self._outline(line.face.weight, font, family, glyph), font)
                letter = _drawn(outline.translated(part / PARTS, 0), colour)
                known[glyph * (PARTS + 1) + part] = letter
            if letter.image is not None:
                painter.drawImage(whole + letter.left, round(top_left.y() + place.y()) + letter.top, letter.image)

    def _letters(self, face: Face, px: int, family: str, colour: str) -> dict[int, _Letter]:
        """The drawn letters of one size and color, to be added to; those of sizes not used for long are forgotten."""
        known = self._kept.letters
        found = known.get((face, px, family, colour))
        if found is None:
            while known and sum(map(len, known.values())) > KEPT_LETTERS:
                known.popitem(last=False)
            found = known[face, px, family, colour] = {}
        return found

    def _outline(self, weight: int, font: QRawFont, family: str, glyph: int) -> QPainterPath:
        """The glyph's outline in the font's own units: the same for all sizes and colors."""
        known = self._kept.outlines
        found = known.get((weight, family, glyph))
        if found is None:
            found = known[weight, family, glyph] = _outline(font, glyph)
            if len(known) > KEPT_OUTLINES:
                known.popitem(last=False)
        return found


def _drawn(outline: QPainterPath, colour: QColor) -> _Letter:
    """The letter as a picture."""
    box = outline.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    if outline.isEmpty():
        return _Letter(None, 0, 0)
    image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.x(), -box.y())
    painter.fillPath(outline, colour)
    painter.end()
    return _Letter(image, box.x(), box.y())


def _outline(font: QRawFont, glyph: int) -> QPainterPath:
    """The glyph's outline in the font's own units.

    At its size Qt may hand out an outline moved by what the glyph drawn before it was moved (1/32 pixel): the same card
    then comes out a shade different. In the font's units, whose curves fall on sixths, that rest is rounded away.
    """
    design = QRawFont(font)
    design.setPixelSize(font.unitsPerEm())
    path = design.pathForGlyph(glyph)
    for n in range(path.elementCount()):
        at = path.elementAt(n)
        path.setElementPositionAt(n, round(at.x * SIXTHS) / SIXTHS, round(at.y * SIXTHS) / SIXTHS)
    return path


def _scaled(path: QPainterPath, font: QRawFont) -> QPainterPath:
    """The outline at the font's size."""
    scale = font.pixelSize() / font.unitsPerEm()
    outline = QTransform.fromScale(scale, scale).map(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def formats_of(text: str, font_of: Callable[[str], QFont]) -> list[QTextLayout.FormatRange]:
    """The stretches of a text that another family leads, as Qt wants them: counted in UTF-16 units."""
    runs = runs_of(text)
    if len(runs) == 1 and not runs[0][1]:
        return []
    ranges, at = [], 0
    for part, lead in runs:
        units = len(part) + sum(c > "\uffff" for c in part)
        if lead:
            form = QTextLayout.FormatRange()
            form.start, form.length = at, units
            style = QTextCharFormat()
            style.setFont(font_of(lead))
            form.format = style
            ranges.append(form)
        at += units
    return ranges

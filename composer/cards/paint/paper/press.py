"""Sets blocks on pages one after the other: headings stay with what follows, a source is not cut in two."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLine

from composer.cards.foot import MONOGRAM_FACE
from composer.cards.handout import Block, Sheet
from composer.cards.measure import Face
from composer.cards.paint.logos import logo_image
from composer.cards.paint.paper.text import LEAD, LETTERING, POINT, READ, Lettering, laid
from composer.cards.palette import make_palette
from composer.cards.wording import direction, typographic
from composer.model.card import Brand
from composer.model.said import said

SIDE, TOP, BOTTOM = 60.0, 54.0, 60.0
"""Margins in points."""
BELOW_TITLE = 15.0
HAIRLINE = 0.75
RULED = 12.0
"""Points from a heading up to its line."""
LINE_GAP = 0.3
"""Em between the lines a person broke."""
INK, SOFT, FAINT = "#1b1b1b", "#4a4a4a", "#d5d5d0"
CODE_SIDE = 92.0


class Press:
    """Sets blocks one after the other and starts pages where they are full."""

    def __init__(
        self, painter: QPainter, width: int, height: int, turn: Callable[[], None], sheet: Sheet, brand: Brand
    ) -> None:
        self._turn = turn
        self._painter = painter
        self._sheet = sheet
        self._brand = brand
        self._palette = make_palette(brand)
        self._width = width
        self._height = height
        self._y = 0.0
        self._page = 0

    def run(self) -> int:
        """All pages, and how many."""
        self._start_page()
        for n, block in enumerate(self._sheet.blocks):
            follows = self._sheet.blocks[n + 1] if n + 1 < len(self._sheet.blocks) else None
            self._block(block, keep_with=follows if block.kind == "heading" else None, first=n == 1)
        if self._sheet.code:
            self._code()
        return self._page

    def _lettering(self, kind: str) -> Lettering:
        how, scale = LETTERING[kind], self._sheet.scale * (READ.get(kind, 1.0) if self._sheet.shrinks else 1.0)
        return replace(how, points=how.points * scale, before=how.before * scale, indent=how.indent * scale)

    @property
    def _end(self) -> float:
        return self._height - BOTTOM * POINT

    def _start_page(self) -> None:
        if self._page:
            self._turn()
        self._page += 1
        self._painter.fillRect(QRectF(0, 0, self._width, 14 * POINT), QColor(self._palette["brand"].colour))
        self._y = TOP * POINT
        if self._page == 1:
            self._head()
        self._foot()

    def _head(self) -> None:
        x = SIDE * POINT
        logo = logo_image(self._brand.logo) if self._brand.logo else None
        high = 30 * POINT
        if logo is not None and not logo.isNull():
            wide = min(120 * POINT, high * logo.width() / logo.height())
            high = wide * logo.height() / logo.width()
            self._painter.drawImage(QRectF(x, self._y, wide, high), logo)
            x += wide + 10 * POINT
        elif self._brand.name:
            self._monogram(QRectF(x, self._y, high, high))
            x += high + 10 * POINT
        if self._brand.name:
            self._one_line(self._brand.name, Face("text", 600), 14, x, self._y + high / 2, INK)
        if logo is not None or self._brand.name:
            self._y += high + 26 * POINT

    def _monogram(self, box: QRectF) -> None:
        """The first letter of the practice's name on its color, as on its cards."""
        ground = self._palette["dark"]
        self._painter.save()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(ground.colour))
        self._painter.drawRoundedRect(box, box.height() * 0.3, box.height() * 0.3)
        self._painter.restore()
        letter = next((c for c in self._brand.name if c.isalnum()), self._brand.name[0]).upper()
        layout = laid(letter, MONOGRAM_FACE, 17, box.width(), rtl=False)  # a line is nothing without its layout
        wide = layout.lineAt(0).naturalTextWidth()
        self._one_line(letter, MONOGRAM_FACE, 17, box.center().x() - wide / 2, box.center().y(), ground.ink)

    def _hairline(self, y: float) -> None:
        self._painter.fillRect(QRectF(SIDE * POINT, y, self._width - 2 * SIDE * POINT, HAIRLINE * POINT), QColor(FAINT))

    def _foot(self) -> None:
        middle = self._height - 34 * POINT
        self._hairline(middle - 14 * POINT)
        self._one_line(self._sheet.note, Face("text", 400), 10, SIDE * POINT, middle, SOFT)
        number = said("Page {n}", self._sheet.language).format(n=self._page)
        self._one_line(number, Face("text", 400), 10, self._width - SIDE * POINT, middle, SOFT, end=True)

    def _one_line(
        self, text: str, face: Face, points: float, x: float, middle: float, colour: str, *, end: bool = False
    ) -> None:
        layout = laid(text, face, points, self._width - 2 * SIDE * POINT, rtl=False)
        line = layout.lineAt(0)
        left = x - line.naturalTextWidth() if end else x
        self._painter.setPen(QColor(colour))
        line.draw(self._painter, QPointF(left, middle - (line.ascent() + line.descent()) / 2))

    def _block(self, block: Block, keep_with: Block | None, *, first: bool) -> None:
        how = self._lettering(block.kind)
        before = max(how.before, BELOW_TITLE if first else 0)
        self._y += (before * POINT) if self._y > TOP * POINT else 0
        ahead = how.points * how.leading * POINT
        if keep_with:
            ahead += self._height_of(keep_with, self._lettering(keep_with.kind)) + how.before * POINT
        if block.kind in {"source", "step", "item", "check"}:
            ahead = max(ahead, self._height_of(block, how))  # a source in two halves is hard to look up
        if self._y + ahead > self._end and self._y > TOP * POINT:
            self._start_page()
        if block.kind == "heading":
            self._hairline(self._y - RULED * POINT)
        for n, paragraph in enumerate(p for p in block.text.split("\n") if p.strip()):
            self._y += LINE_GAP * how.points * POINT if n else 0
            self._paragraph(block, how, typographic(paragraph.strip()))

    def _height_of(self, block: Block, how: Lettering) -> float:
        width = self._width - 2 * SIDE * POINT - how.indent * POINT
        text = typographic(block.text.strip())
        return laid(text, how.face, how.points, width, rtl=False).lineCount() * how.points * how.leading * POINT

    def _paragraph(self, block: Block, how: Lettering, text: str) -> None:
        rtl = bool(direction(text))
        indent = how.indent * POINT
        width = self._width - 2 * SIDE * POINT - indent
        lead = LEAD.match(text) if block.kind == "text" else None
        layout = laid(
            text,
            how.face,
            how.points,
            width,
            rtl=rtl,
            bold=lead.end() - 1 if lead else 0,
            balanced=block.kind == "title",
        )
        step = how.points * how.leading * POINT
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        for n, line in enumerate(lines):
            last_but_one = n == len(lines) - 2 and len(lines) > 2
            if self._y + step * (2 if last_but_one else 1) > self._end:
                self._start_page()
            x = SIDE * POINT + (0 if rtl else indent)
            if n == 0 and block.number:
                self._number(block.number, how, rtl=rtl)
            if n == 0 and block.kind in {"item", "check"}:
                self._mark(block.kind, how, rtl=rtl)
            self._draw(line, x, step)
            self._y += step

    def _number(self, number: int, how: Lettering, *, rtl: bool) -> None:
        step = how.points * how.leading * POINT
        x = self._width - SIDE * POINT if rtl else SIDE * POINT
        self._one_line(f"{number}.", Face("text", 600), how.points, x, self._y + step / 2, INK, end=rtl)

    def _mark(self, kind: str, how: Lettering, *, rtl: bool) -> None:
        """The dot or the empty box before a line."""
        step, side = how.points * how.leading * POINT, how.points * POINT * (0.85 if kind == "check" else 0.28)
        left = SIDE * POINT + (how.points * POINT * 0.3 if kind == "item" else 0)
        x = self._width - left - side if rtl else left
        box = QRectF(x, self._y + (step - side) / 2, side, side)
        self._painter.save()
        if kind == "check":
            self._painter.setPen(QPen(QColor(INK), 0.8 * POINT))
            self._painter.drawRect(box)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(INK))
            self._painter.drawEllipse(box)
        self._painter.restore()

    def _draw(self, line: QTextLine, x: float, step: float) -> None:
        self._painter.setPen(QColor(INK))
        top = self._y + (step - line.ascent() - line.descent()) / 2
        line.draw(self._painter, QPointF(x, top - line.y()))

    def _code(self) -> None:
        side = CODE_SIDE * POINT
        if self._y + side + 40 * POINT > self._end:
            self._start_page()
        top = self._end - side
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # no seams between its modules
        for row, start, end in _dark_runs(self._sheet.code):
            self._painter.fillRect(
                _between(start, row, end, row + 1, side / len(self._sheet.code), top), QColor("#000000")
            )
        self._painter.restore()
        x = SIDE * POINT + side + 16 * POINT
        self._one_line(self._sheet.link_label, Face("text", 600), 12, x, top + side / 2 - 9 * POINT, INK)
        shown = self._sheet.link if len(self._sheet.link) <= 60 else self._sheet.link[:59] + "…"
        self._one_line(shown, Face("text", 400), 10, x, top + side / 2 + 9 * POINT, SOFT)


def _dark_runs(code: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int]]:
    """The dark stretches of a code: row, first column, column behind the last."""
    for n, row in enumerate(code):
        column = 0
        for dark, run in groupby(row):
            length = sum(1 for _ in run)
            if dark:
                yield n, column, column + length
            column += length


def _between(left: int, upper: int, right: int, lower: int, module: float, top: float) -> QRect:
    """Modules as a box on whole dots; neighbors share an edge."""
    x, y = SIDE * POINT, top
    start = QPoint(round(x + left * module), round(y + upper * module))
    return QRect(start, QSize(round(x + right * module) - start.x(), round(y + lower * module) - start.y()))

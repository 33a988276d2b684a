"""The card of the first link where no picture is attached, in each feed's own shape.

What stands on the page is unknown before a network asks it. So the picture is an empty place and the description is bars;
the title is the source's own where the link is a cited source.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from composer.gui.likeness.blocks import LEADING, Block, line
from composer.gui.likeness.ink import WHITE, Ink, font
from composer.gui.likeness.letters import Letters
from composer.gui.likeness.view import FoldView
from composer.gui.theme.icons import paint_icon
from composer.model.words import tr

WIDE = 1.91
"""Width to height of the picture of a page."""
THUMB_WIDTH, THUMB_HEIGHT = 128, 72
EDGE = 12
LABEL = QColor(0, 0, 0, 190)


class LinkedPage(NamedTuple):
    """What is known of the page a link leads to; `title` is empty when it is not a cited source."""

    address: str
    title: str = ""

    @property
    def host(self) -> str:
        """The name of its site, as feeds write it."""
        after = self.address.partition("://")[2] or self.address
        return after.partition("/")[0].partition("?")[0].removeprefix("www.")

    @property
    def heading(self) -> str:
        """The title, or words that stand for it."""
        return self.title or tr("Title of the page")


def link_card(shape: str, page: LinkedPage, ink: Ink) -> Block:
    """The card in one of the shapes that the platform data knows: over, footer, side, below, above, plain."""
    title = "text" if page.title else "quiet"
    rows: list[Block]
    match shape:
        case "over":
            return _TitleOver(page, ink)
        case "side":
            return _Side(page, ink)
        case "footer":
            rows = [
                _Row(page.host.upper(), ink, 12, "quiet"),
                _title(page, ink, 16, title),
                _Bars(ink, 1),
            ]
            return _Stacked(rows, ink, radius=0, filled=True)
        case "below":
            rows = [_title(page, ink, 15, title), _Bars(ink, 2), _Site(page.host, ink)]
            return _Stacked(rows, ink, radius=12)
        case "above":
            rows = [_Row(page.host, ink, 14, "quiet"), _title(page, ink, 17, title), _Bars(ink, 1)]
            return _Stacked(rows, ink, radius=8)
        case _:
            rows = [_Row(page.host, ink, 13, "quiet"), _title(page, ink, 15, title)]
            return _Stacked(rows, ink, radius=12)


class _Row:
    """One line, cut at its end."""

    def __init__(self, words: str, ink: Ink, size: int, role: str, weight: int = 400) -> None:
        self._words, self._ink, self._size, self._role, self._weight = words, ink, size, role, weight

    def height(self, _width: float) -> float:
        return round(self._size * 1.4)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        line(painter, box, self._words, self._size, self._weight, self._ink.color(self._role))


def _title(page: LinkedPage, ink: Ink, size: int, role: str) -> "_Title":
    return _Title(page.heading, ink, size, role)


class _Title:
    """The page's title over at most two lines."""

    def __init__(self, words: str, ink: Ink, size: int, role: str) -> None:
        fold = FoldView(lines=2, more="…")
        self._letters = Letters(words, ink, fold=fold, size=size, line=round(size * 1.3), weight=600, role=role)

    def height(self, width: float) -> float:
        return self._letters.height(width)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        self._letters.paint(painter, box)


class _Bars:
    """Bars for words nobody knows yet."""

    def __init__(self, ink: Ink, number: int) -> None:
        self._ink, self._number = ink, number

    def height(self, _width: float) -> float:
        return 16 * self._number

    def paint(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.color("line"))
        for n in range(self._number):
            share = 0.62 if n == self._number - 1 else 0.94
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 16 * n + 5, box.width() * share, 7), 3.5, 3.5)


class _Site:
    """A rule, a globe and the name of the site."""

    def __init__(self, host: str, ink: Ink) -> None:
        self._host, self._ink = host, ink

    def height(self, _width: float) -> float:
        return 26

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink = self._ink
        painter.fillRect(QRectF(box.left(), box.top() + 3, box.width(), 1), ink.color("line"))
        paint_icon(painter, "web", QRect(round(box.left()), round(box.top()) + 9, 13, 13), ink.color("quiet"))
        line(painter, QRectF(box.left() + 18, box.top() + 8, box.width() - 18, 16), self._host, 12, 400,
             ink.color("quiet"))  # fmt: skip


def _place(painter: QPainter, box: QRectF, ink: Ink) -> None:
    """The empty place of the page's picture."""
    painter.fillRect(box, ink.color("well"))
    side = min(28, round(box.height() * 0.4))
    middle = QRect(round(box.center().x()) - side // 2, round(box.center().y()) - side // 2, side, side)
    paint_icon(painter, "picture", middle, ink.color("quiet"))


class _Stacked:
    """The picture, and rows of words below it."""

    def __init__(self, rows: list[Block], ink: Ink, *, radius: float, filled: bool = False) -> None:
        self._rows, self._ink, self._radius, self._filled = rows, ink, radius, filled

    def height(self, width: float) -> float:
        room = width - 2 * EDGE
        return width / WIDE + 2 * 10 + sum(row.height(room) for row in self._rows) + 4 * (len(self._rows) - 1)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink, tall = self._ink, box.width() / WIDE
        around = QPainterPath()
        around.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        painter.save()
        painter.setClipPath(around, Qt.ClipOperation.IntersectClip)
        _place(painter, QRectF(box.left(), box.top(), box.width(), tall), ink)
        words = QRectF(box.left(), box.top() + tall, box.width(), box.height() - tall)
        painter.fillRect(words, ink.color("well" if self._filled else "ground"))
        painter.fillRect(QRectF(words.left(), words.top(), words.width(), 1), ink.color("line"))
        painter.restore()
        y, room = words.top() + 10, box.width() - 2 * EDGE
        for row in self._rows:
            tall = row.height(room)
            row.paint(painter, QRectF(box.left() + EDGE, y, room, tall))
            y += tall + 4
        if not self._filled:
            painter.setPen(QPen(ink.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(around)


class _TitleOver:
    """The picture with the title on it, and where it is from below."""

    def __init__(self, page: LinkedPage, ink: Ink) -> None:
        self._page, self._ink = page, ink

    def height(self, width: float) -> float:
        return width / WIDE + 24

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink, tall = self._ink, box.width() / WIDE
        picture = QRectF(box.left(), box.top(), box.width(), tall)
        around = QPainterPath()
        around.addRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.save()
        painter.setClipPath(around, Qt.ClipOperation.IntersectClip)
        _place(painter, picture, ink)
        painter.restore()
        painter.setPen(QPen(ink.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(around)
        painter.setFont(font(13, 400))
        metrics = QFontMetricsF(painter.font())
        room = picture.width() - 2 * EDGE - 12
        words = metrics.elidedText(self._page.heading, Qt.TextElideMode.ElideRight, room)
        label = QRectF(picture.left() + EDGE, picture.bottom() - EDGE - 20, metrics.horizontalAdvance(words) + 12, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LABEL)
        painter.drawRoundedRect(label, 4, 4)
        painter.setPen(QColor(WHITE))
        painter.drawText(label.adjusted(6, 0, 0, 0), LEADING, words)
        below = QRectF(box.left(), picture.bottom() + 4, box.width(), 18)
        line(painter, below, tr("From {site}").format(site=self._page.host), 13, 400, ink.color("quiet"))


class _Side:
    """A small picture, the title and the site beside it."""

    def __init__(self, page: LinkedPage, ink: Ink) -> None:
        self._page, self._ink = page, ink
        self._title = _title(page, ink, 14, "text" if page.title else "quiet")

    def height(self, _width: float) -> float:
        return THUMB_HEIGHT + 2 * EDGE

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink = self._ink
        painter.setPen(QPen(ink.color("line"), 1))
        painter.setBrush(ink.color("well"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        wide = min(THUMB_WIDTH, box.width() * 0.34)
        picture = QRectF(box.left() + EDGE, box.top() + EDGE, wide, THUMB_HEIGHT)
        around = QPainterPath()
        around.addRoundedRect(picture, 8, 8)
        painter.fillPath(around, ink.color("ground"))
        middle = QRect(round(picture.center().x()) - 12, round(picture.center().y()) - 12, 24, 24)
        paint_icon(painter, "picture", middle, ink.color("quiet"))
        left = picture.right() + EDGE
        room = box.right() - EDGE - left
        tall = self._title.height(room)
        top = box.center().y() - (tall + 20) / 2
        self._title.paint(painter, QRectF(left, top, room, tall))
        line(painter, QRectF(left, top + tall + 4, room, 16), self._page.host, 12, 400, ink.color("quiet"))

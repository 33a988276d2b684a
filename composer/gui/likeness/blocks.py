"""The parts of a feed's post: who wrote it, what can be pressed, the first comment, the profile grid."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from composer.gui.likeness.ink import BRAND, PAD, WHITE, Ink, font
from composer.gui.likeness.lens import Lens
from composer.gui.likeness.letters import Letters
from composer.gui.likeness.view import FeedView
from composer.gui.theme.icons import paint_icon
from composer.model.words import tr

AT_END = 34
"""From one icon at the right end to the next, px."""
MOST_SPREAD = 400
"""Width over which the other icons are spread at most, px."""
TIME = 48
"""Room for the time right of a long name, px."""
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Block(Protocol):
    """One part of a likeness."""

    def height(self, width: float) -> float:
        """The height at a width, px."""
        ...

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draws it into a box of that size."""
        ...


def avatar(painter: QPainter, box: QRectF, radius: float, name: str) -> None:
    """The practice's first letter on its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(BRAND))
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(QColor(WHITE))
    painter.setFont(font(max(9, round(box.height() * 0.42)), 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, (name[:1] or "•").upper())


def line(painter: QPainter, box: QRectF, words: str, size: int, weight: int, color: QColor) -> float:
    """One line of words, cut at the end of the box; how wide it is."""
    painter.setFont(font(size, weight))
    painter.setPen(color)
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, LEADING, shown)
    return metrics.horizontalAdvance(shown)


class Head:
    """Avatar, name, and the handle where the platform puts it."""

    def __init__(self, view: FeedView, ink: Ink) -> None:
        self._view, self._ink = view, ink

    def height(self, _width: float) -> float:
        look = self._view.look
        return 37 if look.indent else look.avatar_px + 26

    def paint(self, painter: QPainter, box: QRectF) -> None:
        view, look, ink = self._view, self._view.look, self._ink
        side = look.avatar_px
        disc = QRectF(box.left() + PAD, box.top() + 13, side, side)
        avatar(painter, disc, look.radius, view.name)
        left = disc.right() + 10
        corner = PAD if self._is_corner_empty() else 44
        room = QRectF(left, disc.top(), box.right() - left - corner, 20)
        first = view.handle.removeprefix("@") if look.handle == "only" else view.name
        second = view.handle if look.handle == "below" else tr("Just now") if _says_when(view) else ""
        if not look.indent:
            tall = 40 if second else 20
            room.moveTop(disc.center().y() - tall / 2)
        is_beside = look.time == "beside" and look.handle != "none" and not look.caption_name
        used = line(painter, room.adjusted(0, 0, -TIME if is_beside else 0, 0), first, 15, 600, ink.color("text"))
        if is_beside:
            self._beside(painter, room.adjusted(used + 6, 0, 0, 0))
        if second:
            line(painter, room.translated(0, 20), second, 13, 400, ink.color("quiet"))
        self._corner(painter, QRectF(room.right(), room.top(), box.right() - PAD - room.right(), 20))

    def _beside(self, painter: QPainter, room: QRectF) -> None:
        """What stands right of the name: the time always, the handle as far as there is room."""
        quiet, when = self._ink.color("quiet"), tr("now")
        if self._view.look.handle == "beside":
            after = f"\N{NO-BREAK SPACE}· {when}"
            wide = QFontMetricsF(font(14, 400)).horizontalAdvance(after)
            shown = line(painter, room.adjusted(0, 0, -wide, 0), self._view.handle, 14, 400, quiet)
            room, when = room.adjusted(shown, 0, 4, 0), after
        line(painter, room, when, 14, 400, quiet)

    def _is_corner_empty(self) -> bool:
        """Whether nothing stands at the right end: the time is elsewhere and the dots are among the actions."""
        return self._view.look.time != "right" and "more" in self._view.look.actions

    def _corner(self, painter: QPainter, box: QRectF) -> None:
        """The time or the menu's dots at the right end; dots that stand among the actions are not drawn twice."""
        look, quiet = self._view.look, self._ink.color("quiet")
        if look.time == "right":
            painter.setFont(font(14, 400))
            painter.setPen(quiet)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("now"))
        elif not self._is_corner_empty():
            paint_icon(painter, "more", QRect(round(box.right()) - 20, round(box.top()), 20, 20), quiet)


def _says_when(view: FeedView) -> bool:
    """Whether the second line holds the time: not on pins, which show none."""
    return view.look.handle == "none" and view.look.kind != "pin"


class Actions:
    """Heart, bubble and the like: our own icons; with words where the platform writes them."""

    def __init__(self, view: FeedView, ink: Ink) -> None:
        self._view, self._ink = view, ink

    def height(self, _width: float) -> float:
        return 42 if self._view.look.actions else 0

    def paint(self, painter: QPainter, box: QRectF) -> None:
        look, ink = self._view.look, self._ink
        if look.actions_words:
            painter.fillRect(QRectF(box.left() + PAD, box.top(), box.width() - 2 * PAD, 1), ink.color("line"))
        if look.actions_words:
            self._with_words(painter, box)
            return
        step, first_at_end = self._step(box), len(look.actions) - look.actions_end
        for n, name in enumerate(look.actions):
            x = box.left() + PAD + n * step
            if n >= first_at_end:
                x = box.right() - PAD - 20 - (len(look.actions) - 1 - n) * AT_END
            paint_icon(painter, name, QRect(round(x), round(box.top()) + 10, 20, 20), ink.color("quiet"))

    def _with_words(self, painter: QPainter, box: QRectF) -> None:
        """Icons with their words, the room that is left between them."""
        look, ink = self._view.look, self._ink
        metrics = QFontMetricsF(font(13, 600))
        widths = [26 + metrics.horizontalAdvance(words) + 2 for words in look.actions_words]
        gap = max(4.0, (box.width() - 2 * PAD - sum(widths)) / max(1, len(widths) - 1))
        x = box.left() + PAD
        for name, words, wide in zip(look.actions, look.actions_words, widths, strict=False):
            paint_icon(painter, name, QRect(round(x), round(box.top()) + 11, 19, 19), ink.color("quiet"))
            line(painter, QRectF(x + 24, box.top() + 10, wide - 24, 20), words, 13, 600, ink.color("quiet"))
            x += wide + gap

    def _step(self, box: QRectF) -> float:
        look = self._view.look
        if not look.spread:
            return 40 if look.caption_name else 56
        room = box.width() - 2 * PAD
        if not look.actions_end:
            return (room - 20) / max(1, len(look.actions) - 1)
        return min(MOST_SPREAD, room - look.actions_end * AT_END) / max(1, len(look.actions) - look.actions_end)


class Words:
    """A title or another line or two in one weight."""

    def __init__(self, text: str, ink: Ink, size: int, weight: int, role: str = "text") -> None:
        self._letters = Letters(text, ink, size=size, line=round(size * 1.3), weight=weight, role=role)

    def height(self, width: float) -> float:
        return self._letters.height(width)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        self._letters.paint(painter, box)


class Press:
    """A button of the platform ("Learn more"): full width or as wide as its words."""

    def __init__(self, words: str, ink: Ink, *, filled: bool = False) -> None:
        self._words, self._ink, self._filled = words, ink, filled

    def height(self, _width: float) -> float:
        return 36

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink = self._ink
        painter.setFont(font(14, 600))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self._words) + 36
        place = QRectF(box.left(), box.top(), min(box.width(), wide), 36)
        painter.setPen(QPen(ink.color("line"), 1))
        painter.setBrush(ink.color("well" if self._filled else "ground"))
        painter.drawRoundedRect(place, 18, 18)
        painter.setPen(ink.color("link"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._words)


class Comment:
    """The first comment, which the practice writes itself below its post."""

    def __init__(self, view: FeedView, ink: Ink) -> None:
        self._view, self._ink = view, ink
        self._letters = Letters(view.word("comment"), ink, size=14, line=19, lead=view.name)

    def height(self, width: float) -> float:
        return self._letters.height(width - 2 * PAD - 36) + 24

    def paint(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), self._ink.color("line"))
        avatar(painter, QRectF(box.left() + PAD, box.top() + 12, 26, 26), 13, self._view.name)
        left = box.left() + PAD + 36
        self._letters.paint(painter, QRectF(left, box.top() + 12, box.right() - PAD - left, box.height()))


class ProfileGrid:
    """The top row of the practice's profile, where only the middle of the picture is seen."""

    def __init__(self, picture: QImage | None, shape: float, ink: Ink, lens: Lens) -> None:
        self._picture, self._shape, self._ink, self._lens = picture, shape, ink, lens

    def height(self, width: float) -> float:
        return (width - 4) / 3 / self._shape + 34

    def paint(self, painter: QPainter, box: QRectF) -> None:
        ink, wide = self._ink, (box.width() - 4) / 3
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), ink.color("line"))
        label = QRectF(box.left() + PAD, box.top() + 6, box.width() - 2 * PAD, 22)
        line(painter, label, tr("In the profile's grid"), 13, 400, ink.color("quiet"))
        for n in range(3):
            cell = QRectF(box.left() + n * (wide + 2), box.top() + 34, wide, wide / self._shape)
            painter.fillRect(cell, ink.color("well"))
            if n == 0 and self._picture is not None:
                self._lens.draw(painter, cell, self._picture)


def thread_line(painter: QPainter, x: float, top: float, bottom: float, ink: Ink) -> None:
    """The line between the posts of a thread."""
    painter.setPen(QPen(ink.color("line"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))

"""A post on its day, as a real control: keys and screen readers reach every one that can be seen."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.calendar.liftable import Liftable
from composer.gui.calendar.month import Entry
from composer.gui.calendar.wording import aloud, look_of, short_time
from composer.gui.parts.badge import badge_size, letters, paint_badge
from composer.gui.parts.paint import leading, mirrored, rounded, soft_border, words, wrapped
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role

EDGE = 7
"""Space between the border and what is inside, px."""
LABEL_TONES: tuple[Role, ...] = ("accent", "info", "doubt", "ok", "warn", "bad")


def height_of(*, roomy: bool = False, compact: bool = False) -> int:
    """How high a pill is at this text size."""
    line = current().line("meta")
    if compact:
        return max(current().px(24), line + 8)
    return line * 4 + 16 if roomy else line * 2 + 12


class Pill(Liftable):
    """One post: state mark, time, badges, title; with `roomy` the title has two lines and the state is in words; compact: one line."""

    def __init__(self, entry: Entry, parent: QWidget | None = None, *, roomy: bool = False) -> None:
        super().__init__(parent)
        self._roomy, self._compact, self._chosen, self._carried, self._label = roomy, False, False, False, ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.entry = entry
        self.show_entry(entry)

    def show_entry(self, entry: Entry, label: str = "", *, chosen: bool = False, carried: bool = False) -> None:
        """Shows another post, or the same one in another state; `label` is its label's name."""
        self.entry, self._label, self._chosen, self._carried = entry, label, chosen, carried
        name = aloud(entry, label)
        self.setAccessibleName(name)
        lines = (entry.title, look_of(entry).text, label)
        self.setToolTip("\n".join(line for line in lines if line))
        self.update()

    def set_compact(self, *, on: bool) -> None:
        """One line (mark, time, title) where a day has more posts than room; else two."""
        if self._compact != on:
            self._compact = on
            self.setProperty("smallTarget", on)
            self.updateGeometry()

    def is_chosen(self) -> bool:
        """Whether it is part of the selection."""
        return self._chosen

    # --- size and paint ----------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        return QSize(96, height_of(roomy=self._roomy, compact=self._compact))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, look = current(), QPainter(self), look_of(self.entry)
        on = self._chosen or self.hasFocus()
        plain: Role = "bg" if self.entry.is_draft else "surface"
        ground: Role = "sunken" if self._carried else "select" if on else plain
        border: Role = "accent" if self._chosen else "control" if self.underMouse() or self.hasFocus() else "line"
        dashed = self.entry.is_draft and not self._chosen
        rounded(painter, self.rect(), 8, ground, None if dashed else border, 2 if self._chosen else 1)
        if dashed:
            self._dash(painter, "control", 1)
        if self._carried:
            self._dash(painter, "accent", 2)
        self._paint_label(painter)
        side, line = theme.px(14), theme.line("meta")
        top = (self.height() - line) // 2 if self._compact else 5
        box = QRect(EDGE, top + (line - side) // 2, side, side)
        paint_icon(painter, look.mark, mirrored(box, self.rect(), self), theme.color(look.tone))
        left = EDGE + side + 5
        time = short_time(self.entry.at)
        wide = theme.metrics("meta_strong").horizontalAdvance(time) + 2
        if self._compact:
            self._paint_line(painter, QRect(left, top, self.width() - left - EDGE, line), time, wide)
            return
        right = self._badges(painter, line, left + wide)
        box = QRect(left, 5, right - left - 2, line)
        words(painter, mirrored(box, self.rect(), self), time, "meta_strong", "text")
        self._paint_title(painter, line)

    def _dash(self, painter: QPainter, tone: Role, width: int) -> None:
        painter.setPen(QPen(current().color(tone), width, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)

    def _paint_line(self, painter: QPainter, room: QRect, time: str, wide: int) -> None:
        """Time and title in one line."""
        words(painter, mirrored(room, self.rect(), self), time, "meta_strong", "text")
        title = room.adjusted(wide + 3, 0, 0, 0)
        words(painter, mirrored(title, self.rect(), self), self.entry.title, "meta", "text")

    def _paint_title(self, painter: QPainter, line: int) -> None:
        room = QRect(EDGE, 6 + line, self.width() - 2 * EDGE, line)
        if not self._roomy:
            words(painter, mirrored(room, self.rect(), self), self.entry.title, "meta", "text")
            return
        painter.setPen(current().color("text"))
        made, count = wrapped(self.entry.title, "meta", room.width(), leading(self), self.layoutDirection())
        if count <= 2:
            made.draw(painter, QPointF(room.topLeft()))
        else:
            self._paint_cut(painter, room, made.lineAt(0).textLength())
        look = look_of(self.entry)
        box = QRect(EDGE, 8 + 3 * line, self.width() - 2 * EDGE, line)
        words(painter, mirrored(box, self.rect(), self), look.text, "meta_strong", look.tone)

    def _paint_cut(self, painter: QPainter, room: QRect, first: int) -> None:
        """Two lines of a title that has more, the second one ending in dots."""
        title = self.entry.title
        words(painter, room, title[:first].rstrip(), "meta", "text", elide=False)
        below = room.translated(0, room.height())
        words(painter, below, title[first:].lstrip(), "meta", "text")

    def _paint_label(self, painter: QPainter) -> None:
        tone = next((t for t in LABEL_TONES if t == self.entry.label), None)
        if tone is None:
            return
        bar = QRect(1, 6, 4, self.height() - 12)
        rounded(painter, mirrored(bar, self.rect(), self), 2, tone)

    def _badges(self, painter: QPainter, line: int, from_left: int) -> int:
        """Paints the channels' letters as far as there is room; the x where they begin."""
        names = [letters(p) for p in self.entry.platforms]
        shown = names if len(names) <= 2 else [names[0], f"+{len(names) - 1}"]
        right = self.width() - 6
        for name in reversed(shown):
            size = badge_size(name, small=True)
            if right - size.width() < from_left + 4:
                break
            box = QRect(right - size.width(), 5 + (line - size.height()) // 2, size.width(), size.height())
            self._badge(painter, mirrored(box, self.rect(), self), name)
            right = box.left() - 3
        return right

    def _badge(self, painter: QPainter, box: QRect, name: str) -> None:
        if not (self._chosen or self.hasFocus()):
            paint_badge(painter, box, name, small=True)
            return
        rounded(painter, box, 4, "surface", soft_border(current(), "idle"))
        words(painter, box, name, "tiny", "idle", Qt.AlignmentFlag.AlignHCenter, elide=False)

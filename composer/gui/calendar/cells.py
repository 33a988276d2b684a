"""One day of the board: its number, what is kept that day, as many pills as fit, then "2 more"; and the drop target."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from composer.gui.calendar.kept_mark import KeptMark
from composer.gui.calendar.month import Entry
from composer.gui.calendar.pill import Pill, height_of
from composer.gui.calendar.wording import day_words
from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import LOOK_EVENTS, fill, mirrored, rounded, soft_border, words
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr, trn


class Day(NamedTuple):
    """What a cell shows.

    Attributes:
        closed: why the practice is closed; kept: what is kept that day ("World Oral Health Day"); both may be empty.
        is_gap: a posting time stands empty and nothing goes out.
    """

    day: date
    entries: tuple[Entry, ...] = ()
    in_month: bool = True
    is_today: bool = False
    closed: str = ""
    kept: str = ""


class DropMark(QWidget):
    """The place a carried post would take: dashed, with the time it means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines, self._fits = ("", ""), True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_place(self, lines: tuple[str, str], *, fits: bool) -> None:
        """Shows the words; `fits` False where nothing can be dropped."""
        self._lines, self._fits = lines, fits
        self.setAccessibleName(". ".join(lines))
        self.show()
        self.update()

    def lines(self) -> tuple[str, str]:
        """The words shown."""
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(96, current().line("meta") * 2 + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        tone: Role = "accent" if self._fits else "bad"
        ground: Role = "accent_soft" if self._fits else "bad_soft"
        ink: Role = "on_accent_soft" if self._fits else "bad"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(tone), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        line = theme.line("meta")
        for n, text in enumerate(self._lines):
            box = QRect(8, 5 + n * (line + 1), self.width() - 16, line)
            words(painter, mirrored(box, self.rect(), self), text, "meta_strong" if n else "meta", ink)


class DayCell(QWidget):
    """One day. Its pills are made once and shown anew; only those that fit exist.

    Emits:
        pill_made(Pill): a new pill, to be listened to.
        more_wanted(object), new_wanted(object), kept_wanted(object), focused(object): the day.
    """

    pill_made = Signal(object)
    more_wanted = Signal(object)
    new_wanted = Signal(object)
    kept_wanted = Signal(object)
    focused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Day(date(2000, 1, 1))
        self._roomy = False
        self._pills: list[Pill] = []
        self._fits = 0
        self._dress: Callable[[Pill, Entry], None] = lambda pill, entry: pill.show_entry(entry)
        self.setProperty("ring", 0)  # a ring outside would be cut off at the edge of the board
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self.target, self.kept = DropMark(self), KeptMark(self)
        self.kept.clicked.connect(lambda: self.kept_wanted.emit(self.day))
        self.more = Button("", "quiet", small=True)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.day))
        self._column.addWidget(self.target)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        self._fit_margins()

    @property
    def day(self) -> date:
        """The day it shows."""
        return self.shown.day

    def show_day(self, day: Day, dress: Callable[[Pill, Entry], None], *, roomy: bool = False) -> None:
        """Shows a day and its posts; `dress` says how a pill shows an entry (chosen, carried, labelled)."""
        if roomy != self._roomy:
            self._roomy = roomy
            for pill in self._pills:
                pill.hide()
                pill.deleteLater()
            self._pills = []
        self.shown, self._dress = day, dress
        count = trn("{n} post", "{n} posts", len(day.entries)) if day.entries else tr("nothing planned")
        extra = [tr("Closed: {why}").format(why=day.closed)] if day.closed else []
        self.setAccessibleName(", ".join([day_words(day.day), *extra, *filter(None, [day.kept]), count]))
        self.kept.show_words(day.kept)
        self._fit_margins()
        self._fit()
        self.update()

    def refresh(self) -> None:
        """Shows the same entries anew (selection, carrying)."""
        for pill, entry in zip(self.pills(), self.shown.entries, strict=False):
            self._dress(pill, entry)

    def pills(self) -> list[Pill]:
        """The pills that can be seen."""
        return self._pills[: self._fits]

    def stops(self) -> Sequence[QWidget]:
        """Where the arrows stop in this cell, top down: what is kept, its posts; the cell itself when it has none."""
        found: list[QWidget] = [*self.pills()]
        if not self.more.isHidden():
            found.append(self.more)
        kept = [] if self.kept.isHidden() else [self.kept]
        return [*kept, *(found or [self])]

    def first_stop(self) -> int:
        """Which of the stops the arrows come to first: a post, not what is kept."""
        return 0 if self.kept.isHidden() else 1

    def show_target(self, lines: tuple[str, str] | None, *, fits: bool = True) -> None:
        """Shows what dropping here means; None takes it away."""
        if lines is None:
            if self.target.isHidden():
                return
            self.target.hide()
        else:
            self.target.show_place(lines, fits=fits)
        self._fit()

    # --- layout ------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_margins()
        self._fit()

    def _fit_margins(self) -> None:
        line = current().line("label")
        top = 8 + line + 6 + (current().px(20) + 4 if self.shown.closed else 0)
        if self._kept_below():
            top += current().line("meta") + 2
        self._column.setContentsMargins(6, top, 6, 4)
        self._place_kept()

    def _place_kept(self) -> None:
        """Beside the number, or on a line below it where there is no room."""
        line, theme = current().line("label"), current()
        high = self.kept.sizeHint().height()
        if self._kept_below():
            box = QRect(5, 8 + line + 2 + (theme.line("meta") - high) // 2, self.width() - 12, high)
        else:
            after = 8 + max(line + 6, theme.px(24)) + 6
            if self.shown.is_today:
                after += theme.metrics("label").horizontalAdvance(tr("Today")) + 14
            box = QRect(after, 8 + (line - high) // 2, max(24, self.width() - after - 6), high)
        self.kept.setGeometry(mirrored(box, self.rect(), self))

    def _kept_below(self) -> bool:
        """Whether what is kept that day has a line of its own: where it does not fit beside the number."""
        return bool(self.shown.kept) and self.width() < current().px(150)

    def _fit(self) -> None:
        """Decides how many pills can be seen, and makes as many."""
        room = self.height() - self._column.contentsMargins().top() - 4
        count = len(self.shown.entries)
        small, high = height_of(compact=True) + 4, height_of(roomy=self._roomy) + 4
        if not self.target.isHidden():
            room -= self.target.sizeHint().height() + 4
        fits = max(0, room // high)
        compact = fits < count and not self._roomy and room // small >= min(count, 2)
        high = small if compact else high
        fits = max(0, room // high)
        if fits < count:
            fits = max(0, (room - self.more.sizeHint().height()) // high)
        self._fits = min(fits, count)
        while len(self._pills) < self._fits:
            pill = Pill(self.shown.entries[0], self, roomy=self._roomy)
            self._pills.append(pill)
            self._column.insertWidget(self._column.indexOf(self.more), pill)
            self.pill_made.emit(pill)
        for n, pill in enumerate(self._pills):
            if n < self._fits:
                pill.set_compact(on=compact)
                self._dress(pill, self.shown.entries[n])
            pill.setVisible(n < self._fits)
        hidden = count - self._fits
        self.more.setText(trn("{n} more", "{n} more", hidden))
        self.more.setAccessibleName(tr("{n} more on {day}").format(n=hidden, day=day_words(self.day)))
        self.more.setVisible(hidden > 0)

    # --- events and paint --------------------------------------------------------------------------------------
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.new_wanted.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit(self.day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "more"):
            self._fit_margins()
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, day = QPainter(self), self.shown
        weekend = day.day.weekday() >= 5
        ground: Role = "sunken" if not day.in_month else "bg" if weekend else "surface"
        fill(painter, self.rect(), ground)
        edge = 0 if self.isRightToLeft() else self.width() - 1
        fill(painter, QRect(edge, 0, 1, self.height()), "line")
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), "line")
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(1, 1, -2, -2), 4, None, "focus", 2)
        line = current().line("label")
        self._paint_number(painter, line)
        if day.closed:
            top = 8 + line + 4 + (current().line("meta") + 2 if self._kept_below() else 0)
            strip = QRect(6, top, self.width() - 13, current().px(20))
            rounded(painter, strip, 4, "idle_soft", soft_border(current(), "idle"))
            label = tr("Closed: {why}").format(why=day.closed)
            words(painter, strip.adjusted(6, 0, -6, 0), label, "tiny", "idle")

    def _paint_number(self, painter: QPainter, line: int) -> None:
        """The day's number, and "Today"."""
        day = self.shown
        if not day.is_today:
            spot = QRect(8, 8, max(line + 6, current().px(24)), line)
            ink: Role = "text" if day.in_month else "text2"
            words(painter, mirrored(spot, self.rect(), self), str(day.day.day), "label", ink, elide=False)
            return
        disc = QRect(5, 6, line + 5, line + 5)
        box = mirrored(disc, self.rect(), self)
        rounded(painter, box, disc.height() / 2, "accent")
        words(painter, box, str(day.day.day), "label", "on_accent", Qt.AlignmentFlag.AlignHCenter, elide=False)
        wide = current().metrics("label").horizontalAdvance(tr("Today"))
        spot = QRect(disc.right() + 8, 8, wide + 2, line)
        if spot.right() <= self.width() - 4:
            words(painter, mirrored(spot, self.rect(), self), tr("Today"), "label", "accent", elide=False)

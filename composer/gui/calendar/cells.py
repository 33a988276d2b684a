"""The month's cells and pills: real controls, so that keys and screen readers reach every post."""

from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.calendar.month import Entry
from composer.gui.parts.badge import badge_size, letters, paint_badge
from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import LOOK_EVENTS, rounded, words
from composer.gui.parts.status import of_job
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.gui.times import clock_time, day
from composer.model.words import tr, trn


class Pill(QAbstractButton):
    """One post: state mark, time, badges, title."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        channels = trn("{n} channel", "{n} channels", len(entry.platforms))
        state = of_job(entry.state).text
        self.setAccessibleName(f"{entry.title}, {day(entry.at)}, {clock_time(entry.at)}, {channels}, {state}")
        self.setToolTip(f"{entry.title}\n{state}")

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(96, theme.line("meta") * 2 + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, look = current(), QPainter(self), of_job(self.entry.state)
        rounded(
            painter,
            self.rect(),
            8,
            "select" if self.hasFocus() else "surface",
            "control" if self.underMouse() else "line",
        )
        side, line = theme.px(14), theme.line("meta")
        paint_icon(painter, look.mark, QRect(7, 5 + (line - side) // 2, side, side), theme.color(look.tone))
        right = self._badges(painter, line)
        left = 7 + side + 5
        words(painter, QRect(left, 5, right - left - 4, line), clock_time(self.entry.at), "meta_strong", "text")
        words(painter, QRect(7, 6 + line, self.width() - 14, line), self.entry.title, "meta", "text")

    def _badges(self, painter: QPainter, line: int) -> int:
        names = [letters(p) for p in self.entry.platforms]
        shown = names if len(names) <= 2 else [names[0], f"+{len(names) - 1}"]
        right = self.width() - 6
        for name in reversed(shown):
            size = badge_size(name, small=True)
            if right - size.width() < 90:
                break
            box = QRect(right - size.width(), 5 + (line - size.height()) // 2, size.width(), size.height())
            paint_badge(painter, box, name, small=True)
            right = box.left() - 3
        return right

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()


class DayCell(QWidget):
    """One day: its number, as many pills as fit, then "2 more".

    Emits:
        opened(object): the Entry of a pill. more_wanted(object): the day.
    """

    opened = Signal(object)
    more_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2000, 1, 1)
        self._in_month, self._is_today, self._closed = True, False, ""
        self._pills: list[Pill] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._more = Button("", "quiet", small=True)
        self._more.clicked.connect(lambda: self.more_wanted.emit(self.day))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._fit_margins()

    def show_day(self, shown: date, entries: list[Entry], *, in_month: bool, is_today: bool, closed: str) -> None:
        """Shows a day and its posts."""
        self.day, self._in_month, self._is_today, self._closed = shown, in_month, is_today, closed
        for pill in self._pills:
            self._column.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = [Pill(entry, self) for entry in entries]
        for n, pill in enumerate(self._pills):
            pill.clicked.connect(lambda _on=False, e=pill.entry: self.opened.emit(e))
            self._column.insertWidget(n, pill)
        self.setAccessibleName(shown.strftime("%A %B %d"))
        self._fit_margins()
        self._fit()
        self.update()

    def pills(self) -> list[Pill]:
        """The pills of the day, hidden ones too."""
        return self._pills

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit_margins(self) -> None:
        top = 8 + current().line("label") + 6 + (24 if self._closed else 0)
        self._column.setContentsMargins(6, top, 6, 4)

    def _fit(self) -> None:
        room = self.height() - self._column.contentsMargins().top() - 4
        high = self._pills[0].sizeHint().height() + 4 if self._pills else 1
        fits = max(0, room // high)
        if fits < len(self._pills):
            fits = max(0, (room - self._more.sizeHint().height()) // high)
        for n, pill in enumerate(self._pills):
            pill.setVisible(n < fits)
        hidden = len(self._pills) - fits
        self._more.setText(trn("{n} more", "{n} more", hidden))
        self._more.setAccessibleName(tr("{n} more on {day}").format(n=hidden, day=self.day.strftime("%B %d")))
        self._more.setVisible(hidden > 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        weekend = self.day.weekday() >= 5
        ground: Role = "sunken" if not self._in_month else "bg" if weekend else "surface"
        painter.fillRect(self.rect(), theme.color(ground))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        line = theme.line("label")
        spot = QRect(8, 8, max(line + 6, theme.px(24)), line)
        if self._is_today:
            disc = QRect(5, 8 - 2, line + 5, line + 5)
            rounded(painter, disc, disc.height() / 2, "accent", None)
            words(painter, disc, str(self.day.day), "label", "on_accent", Qt.AlignmentFlag.AlignHCenter, elide=False)
            words(painter, QRect(disc.right() + 8, 8, 80, line), tr("Today"), "label", "accent")
        else:
            words(painter, spot, str(self.day.day), "label", "text" if self._in_month else "text2", elide=False)
        if self._closed:
            strip = QRect(6, 8 + line + 4, self.width() - 13, 20)
            rounded(painter, strip, 4, "idle_soft", None)
            label = tr("Closed: {why}").format(why=self._closed)
            words(painter, strip.adjusted(6, 0, -4, 0), label, "tiny", "idle")

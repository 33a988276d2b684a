"""The Calendar screen: a month of planned posts; a pill opens its post, its menu moves or cancels it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.app.events import JobChanged, SettingsChanged
from composer.gui.calendar.cells import DayCell, Pill
from composer.gui.calendar.day_dialog import DayDialog
from composer.gui.calendar.month import Entry, Month, entries
from composer.gui.context import Context
from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.panel import Panel
from composer.gui.parts.text import Text
from composer.gui.shell.page import Page
from composer.gui.times import locale, zone_name
from composer.model.moment import zone_of
from composer.model.rows import CalendarJob
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

WEEKS = 6
DAYS = 7


class CalendarPage(Page):
    """Shows a month."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__("")
        self._window = window
        self._context = context
        self.is_ready = False
        self.month = self._this_month()
        self.first_weekday = (locale().firstDayOfWeek().value - 1) % DAYS
        self.cells = [DayCell() for _ in range(WEEKS * DAYS)]
        self._head_parts()
        self._grid_parts()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(50)
        self._later.timeout.connect(self.refresh)
        for kind in (JobChanged, SettingsChanged):
            context.bridge.on(kind, lambda _event: self._later.start())
        self._show({})
        context.when_ready(lambda _app: self.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        back, forth = IconButton("chevron-left", tr("Month before")), IconButton("chevron-right", tr("Month after"))
        back.clicked.connect(lambda: self.go(self.month.step(-1)))
        forth.clicked.connect(lambda: self.go(self.month.step(1)))
        self.today, new = Button(tr("Today")), Button(tr("New post"), "primary", icon="plus")
        self.today.clicked.connect(lambda: self.go(self._this_month()))
        new.clicked.connect(self._new_post)
        self.head.add_before(back)
        self.head.add_left(forth)
        self.head.add_left(self.today)
        self.head.add_right(new)
        self.bind("calendar.today", lambda: self.go(self._this_month()))

    def _grid_parts(self) -> None:
        panel = Panel()
        panel.setAccessibleName(tr("Month"))
        grid_holder, names = QWidget(), QHBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        for n in range(DAYS):
            words = locale().dayName((self.first_weekday + n) % DAYS + 1, QLocale.FormatType.ShortFormat)
            names.addWidget(_weekday(words), 1)
        self._grid = QGridLayout(grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for index, cell in enumerate(self.cells):
            self._grid.addWidget(cell, index // DAYS, index % DAYS)
            self._grid.setRowStretch(index // DAYS, 1)
            self._grid.setColumnStretch(index % DAYS, 1)
            cell.setMinimumSize(60, 64)
            cell.opened.connect(self.open_entry)
            cell.more_wanted.connect(self._show_day)
        panel.body.addLayout(names)
        panel.body.addWidget(grid_holder, 1)
        body, line = QWidget(), QHBoxLayout()
        self.note = Text("", "small", "text2")
        line.addStretch(1)
        line.addWidget(self.note)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(panel, 1)
        self.set_body(body)

    # --- showing -----------------------------------------------------------------------------------------------
    def go(self, month: Month) -> None:
        """Shows another month."""
        self.month = month
        self._show({})
        self.refresh()

    def refresh(self) -> None:
        """Reads the month again."""
        month = self.month
        start, end = month.span(self._context.practice.zone, self.first_weekday)

        def done(jobs: list[CalendarJob]) -> None:
            if month == self.month:
                self._show(entries(jobs, self._context.practice.zone))
                self.data_shown()

        self._context.store(lambda app: app.outbox.month(start, end), done)

    def _show(self, days: dict[date, list[Entry]]) -> None:
        practice, today = self._context.practice, self._today()
        name = locale().standaloneMonthName(self.month.number)
        self.head.set_words(f"{name} {self.month.year}")
        closed = {line.split(" ", 1)[0]: line.partition(" ")[2] for line in practice.closed}
        shown = self.month.days(self.first_weekday)
        for n, cell in enumerate(self.cells):
            cell.setVisible(n < len(shown))
            if n < len(shown):
                day = shown[n]
                cell.show_day(
                    day,
                    days.get(day, []),
                    in_month=day.month == self.month.number,
                    is_today=day == today,
                    closed=closed.get(day.isoformat(), ""),
                )
        for week in range(WEEKS):
            self._grid.setRowStretch(week, 1 if week * DAYS < len(shown) else 0)
        count = sum(len(found) for day, found in days.items() if day.month == self.month.number)
        posts = trn("{n} post", "{n} posts", count) if count else tr("Nothing planned this month.")
        self.note.show_text(
            tr("{posts} Times are {zone}.").format(posts=posts + ("." if count else ""), zone=zone_name(practice.zone))
        )

    def open_entry(self, entry: Entry) -> None:
        """Opens an entry's post in Compose."""
        self._window.open_screen("compose")
        self._context.post_wanted.emit(entry.post)

    def _show_day(self, day: date) -> None:
        cell = next(c for c in self.cells if c.day == day)
        dialog = DayDialog(day, [pill.entry for pill in cell.pills()], self)
        dialog.opened.connect(self.open_entry)
        dialog.ask()

    def _new_post(self) -> None:
        self._window.open_screen("compose")
        self._context.new_wanted.emit()

    # --- keys --------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pills = [p for cell in self.cells for p in cell.pills() if p.isVisible()]
        focus = self.focusWidget()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_PageUp:
            self.go(self.month.step(-1))
        elif key == Qt.Key.Key_PageDown:
            self.go(self.month.step(1))
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down} and pills:
            by = 1 if key in {Qt.Key.Key_Right, Qt.Key.Key_Down} else -1
            at = pills.index(focus) + by if isinstance(focus, Pill) and focus in pills else 0
            pills[at % len(pills)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, Pill):
            self.open_entry(focus.entry)
        else:
            super().keyPressEvent(event)

    def _today(self) -> date:
        return datetime.now(UTC).astimezone(zone_of(self._context.practice.zone)).date()

    def _this_month(self) -> Month:
        today = self._today()
        return Month(today.year, today.month)

    def opened(self) -> None:
        today = self._today()
        later = [p for cell in self.cells if cell.day >= today for p in cell.pills() if p.isVisible()]
        (later[0] if later else self.today).setFocus(Qt.FocusReason.OtherFocusReason)


def _weekday(name: str) -> QWidget:
    """A weekday above its column, in line with the numbers below it."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(holder)
    row.setContentsMargins(8, 8, 2, 8)
    row.addWidget(Text(name, "meta", "text2", elide=True))
    return holder

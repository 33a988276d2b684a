"""The calendar as a list: a strip for each day, a row for each post; also for small windows and large text."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from composer.gui.calendar.cells import Day
from composer.gui.calendar.month import Entry
from composer.gui.calendar.wording import day_words, look_of, short_time
from composer.gui.compose.gallery.view import kind_name
from composer.gui.parts.badge import letters
from composer.gui.parts.empty import Empty
from composer.gui.parts.many import ManyTable
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.table import Column
from composer.model.words import tr


class Agenda(QWidget):
    """The posts of a month as rows.

    Emits:
        opened(Entry), menu_asked(Entry, QPoint), move_wanted(Entry).
        chosen_changed(): another selection.
    """

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    move_wanted = Signal(object)
    chosen_changed = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        columns = (
            Column(tr("Time"), 104),
            Column(tr("Post")),
            Column(tr("Channels"), 150, drops=2),
            Column(tr("State"), 210),
            Column("", 48, drops=1),
        )
        self.table = ManyTable(tr("Posts of this month"), columns)
        self.table.opened.connect(self._tell)
        self.table.menu_asked.connect(self._ask)
        self.table.many_changed.connect(self.chosen_changed)
        self.empty = Empty(
            tr("Nothing planned this month."), tr("Posts you queue appear here."), tr("New post"), icon="plus"
        )
        self.empty.acted.connect(self.new_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_days(self, days: list[Day], labels: dict[str, str]) -> None:
        """Shows the posts of these days."""
        rows: list[Row] = []
        self._entries = {}
        for day in (d for d in days if d.in_month and d.entries):
            rows.append(Row(strip_words(day)))
            rows += [self._row(entry, labels) for entry in day.entries]
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.set_rows(tuple(rows))
        if not self.table.key() and self._entries:
            today = next((day.day for day in days if day.is_today), None)
            self.go(today or days[0].day)

    def _row(self, entry: Entry, labels: dict[str, str]) -> Row:
        self._entries[entry.key] = entry
        shown = entry.platforms[:4]
        badges = tuple(letters(p) for p in shown)
        if len(entry.platforms) > len(shown):
            badges = (*badges, f"+{len(entry.platforms) - len(shown)}")
        below = " · ".join(filter(None, (kind_name(entry.kind) if entry.kind else "", labels.get(entry.label, ""))))
        return Row(
            entry.key,
            (
                Cell(short_time(entry.at)),
                Cell(entry.title, below),
                Cell(badges=badges),
                Cell(chip=look_of(entry)),
                Cell(icon="more"),
            ),
        )

    def chosen(self) -> tuple[Entry, ...]:
        """The selected entries, when there are several."""
        keys = self.table.keys()
        return tuple(self._entries[key] for key in keys if key in self._entries) if len(keys) > 1 else ()

    def clear(self) -> None:
        """Takes the selection back to one row."""
        self.table.choose(self.table.key())

    def go(self, day: date) -> None:
        """Brings a day into view, or the first one after it."""
        later = (key for key, entry in self._entries.items() if entry.at.date() >= day)
        first = next(later, "") or next(iter(self._entries), "")
        if first:
            self.table.choose(first)

    def _tell(self, key: str) -> None:
        if key in self._entries:
            self.opened.emit(self._entries[key])

    def _ask(self, key: str, at: QPoint) -> None:
        if key in self._entries:
            self.menu_asked.emit(self._entries[key], at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._entries.get(self.table.key())
        if event.text().lower() == "m" and entry is not None:
            self.move_wanted.emit(entry)
            return
        super().keyPressEvent(event)


def strip_words(day: Day) -> str:
    """A day as a group strip: its date, whether it is closed, what is kept."""
    parts = [day_words(day.day)]
    if day.is_today:
        parts.append(tr("Today"))
    if day.closed:
        parts.append(tr("Closed: {why}").format(why=day.closed))
    if day.kept:
        parts.append(day.kept)
    return "  ·  ".join(parts)

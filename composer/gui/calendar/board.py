"""The days of a month or a week side by side: one stop for Tab, arrows inside, pills that can be carried.

It shows values and tells what the person does; it knows no store and no time but the days it shows.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.app.calendar.slots import Place
from composer.gui.calendar.carrying import Cargo, Carrying
from composer.gui.calendar.cells import Day, DayCell
from composer.gui.calendar.month import Entry
from composer.gui.calendar.pill import Pill
from composer.gui.calendar.walking import Walker
from composer.gui.calendar.wording import place_aloud, place_lines
from composer.gui.parts.announce import announce
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import locale
from composer.model.words import tr

DAYS, WEEKS = 7, 6


class Board(QWidget):
    """Cells of days, and what is chosen or carried among them.

    Attributes:
        cells: all of them; those not shown are hidden.
        carrying: what is in the hand.

    Emits:
        opened(Entry), menu_asked(Entry, QPoint), more_wanted(date), new_wanted(date), stuck(Entry).
        kept_wanted(date): what is kept that day.
        chosen_changed(): another selection.
        beyond(date): an arrow left the days shown.
        revealed(QWidget): the focus went there; bring it into view.
    """

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    more_wanted = Signal(object)
    new_wanted = Signal(object)
    kept_wanted = Signal(object)
    stuck = Signal(object)
    chosen_changed = Signal()
    beyond = Signal(object)
    revealed = Signal(QWidget)

    def __init__(self, first_weekday: int, place: Callable[[Cargo, date], Place]) -> None:
        super().__init__()
        self._first = first_weekday
        self._chosen: dict[str, Entry] = {}
        self._names: Mapping[str, str] = {}
        self._roomy, self._weeks = False, 0
        self.cells = [DayCell(self) for _ in range(WEEKS * DAYS)]
        self.carrying = Carrying(place, self)
        self.walker = Walker(self)
        self.setProperty("ring", 0)  # while something is carried the drop target shows where one is
        self.carrying.began.connect(lambda _cargo: self.refresh())
        self.carrying.ended.connect(self.refresh)
        self.carrying.looked.connect(self._show_target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._weekdays())
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        column.addLayout(self._grid, 1)
        for index, cell in enumerate(self.cells):
            self._grid.addWidget(cell, index // DAYS, index % DAYS)
            self._grid.setColumnStretch(index % DAYS, 1)
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            cell.pill_made.connect(self._listen)
            cell.more_wanted.connect(self.more_wanted)
            cell.new_wanted.connect(self.new_wanted)
            cell.kept_wanted.connect(self.kept_wanted)

    def _weekdays(self) -> QHBoxLayout:
        names = QHBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        for n in range(DAYS):
            words = locale().dayName((self._first + n) % DAYS + 1, QLocale.FormatType.ShortFormat)
            names.addWidget(_weekday(words), 1)
        return names

    # --- showing -----------------------------------------------------------------------------------------------
    def show_days(self, days: Sequence[Day], labels: Mapping[str, str], *, roomy: bool = False) -> None:
        """Shows these days (whole weeks); `labels` are the labels' names; `roomy` pills for a week."""
        self._names, self._roomy = labels, roomy
        at = self.walker.place()
        here = {entry.key: entry for day in days for entry in day.entries}
        kept = {key: here[key] for key in self._chosen if key in here}
        changed, self._chosen = kept.keys() != self._chosen.keys(), kept
        for n, cell in enumerate(self.cells):
            if n < len(days):
                cell.show_day(days[n], self._dress, roomy=roomy)
            cell.setVisible(n < len(days))
        for week in range(WEEKS):
            self._grid.setRowStretch(week, 1 if week * DAYS < len(days) else 0)
        self._weeks = len(days) // DAYS
        self._fit_height()
        self.walker.restore(at)
        self.walker.one_stop()
        self._show_target(self.carrying.day(), self.carrying.place())
        if changed:
            self.chosen_changed.emit()

    def _fit_height(self) -> None:
        """Below this the board scrolls: each day has room for its number and "2 more"."""
        theme = current()
        least = theme.line("label") + theme.line("meta") + theme.px(28) + 28
        self.setMinimumHeight(theme.line("meta") + 18 + self._weeks * least)

    def refresh(self) -> None:
        """Shows the same days anew."""
        for cell in self.shown():
            cell.refresh()

    def _dress(self, pill: Pill, entry: Entry) -> None:
        cargo = self.carrying.cargo()
        carried = cargo is not None and any(e.key == entry.key for e in cargo.entries)
        label = self._names.get(entry.label, "")
        pill.show_entry(entry, label, chosen=entry.key in self._chosen, carried=carried)

    def _show_target(self, day: date | None, place: Place | None) -> None:
        for cell in self.shown():
            cargo = self.carrying.cargo()
            here = place is not None and cell.day == day and cargo is not None and cargo.day != day
            cell.show_target(place_lines(place) if here and place else None, fits=bool(place and place.when))
        if place is not None and day is not None:
            announce(self, place_aloud(day, place))

    def shown(self) -> list[DayCell]:
        """The cells of the days shown, in order."""
        return [cell for cell in self.cells if not cell.isHidden()]

    def cell_of(self, day: date) -> DayCell | None:
        """The cell of a day; None when it is not shown."""
        return next((cell for cell in self.shown() if cell.day == day), None)

    # --- choosing ----------------------------------------------------------------------------------------------
    def chosen(self) -> tuple[Entry, ...]:
        """The selected entries, in order of time."""
        return tuple(sorted(self._chosen.values(), key=lambda e: (e.at, e.title)))

    def choose(self, entries: Sequence[Entry]) -> None:
        """Selects these and no others."""
        self._chosen = {entry.key: entry for entry in entries}
        self.refresh()
        self.chosen_changed.emit()

    def choose_all(self) -> None:
        """Selects everything shown."""
        self.choose([entry for cell in self.shown() for entry in cell.shown.entries])

    def _toggle(self, entry: Entry) -> None:
        rest = {key: e for key, e in self._chosen.items() if key != entry.key}
        self._chosen = rest if entry.key in self._chosen else {**rest, entry.key: entry}
        self.refresh()
        self.chosen_changed.emit()
        announce(self, tr("{n} selected").format(n=len(self._chosen)))

    # --- carrying ----------------------------------------------------------------------------------------------
    def cargo_of(self, entry: Entry) -> Cargo | None:
        """The entry, with the rest of the selection when it belongs to it; None (and `stuck`) when it can't move."""
        if not entry.can_move:
            self.stuck.emit(entry)
            return None
        others = [e for e in self.chosen() if e.key != entry.key and e.can_move]
        members = (entry, *others) if entry.key in self._chosen else (entry,)
        return Cargo(members, entry.post, entry.title)

    def day_at(self, at: QPoint) -> date | None:
        """The day at a global position."""
        spot = self.mapFromGlobal(at)
        for cell in self.shown():
            if QRect(cell.mapTo(self, QPoint(0, 0)), cell.size()).contains(spot):
                return cell.day
        return None

    def _listen(self, pill: Pill) -> None:
        pill.clicked.connect(lambda: self.opened.emit(pill.entry))
        pill.toggled_choice.connect(lambda: self._toggle(pill.entry))
        pill.menu_asked.connect(lambda at: self.menu_asked.emit(pill.entry, at))
        pill.focused.connect(self.walker.one_stop)
        pill.focused.connect(lambda: self.revealed.emit(pill))
        pill.lifted.connect(lambda: self.lift(pill.entry))
        pill.dragged.connect(lambda at: self.carrying.follow(at, self.day_at(at)))
        pill.let_go.connect(self._let_go)

    def lift(self, entry: Entry) -> None:
        """Takes an entry in the hand, with the selection it belongs to."""
        cargo = self.cargo_of(entry)
        if cargo is not None:
            self.carrying.pick_up(cargo)

    def _let_go(self, at: QPoint) -> None:
        self.carrying.follow(at, self.day_at(at))
        if not self.carrying.drop():
            self.carrying.put_back()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_grid"):
            self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.walker.key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)


def _weekday(name: str) -> QWidget:
    """A weekday above its column, in line with the numbers below it."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(holder)
    row.setContentsMargins(8, 8, 2, 8)
    row.addWidget(Text(name, "meta", "text2", elide=True))
    return holder

"""The keys of the board: arrows walk and carry, Enter opens and drops, M picks up, Esc puts back; one stop for Tab."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from composer.gui.calendar.cells import DayCell
from composer.gui.calendar.kept_mark import KeptMark
from composer.gui.calendar.pill import Pill
from composer.gui.parts.buttons import Button

if TYPE_CHECKING:
    from composer.gui.calendar.board import Board

WEEK = 7
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Walker:
    """Knows where the focus is among the days, and where a key takes it."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._wanted: date | None = None

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Carries out a key; False when it means nothing here."""
        if self._board.carrying.cargo() is not None:
            return self._carry(key)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_A:
                self._board.choose_all()
                return True
            return False
        return self._walk(key)

    def want(self, day: date) -> None:
        """The day that gets the focus when its data is shown."""
        self._wanted = day

    def go(self, day: date, *, last: bool = False, index: int = -1) -> None:
        """Puts the focus on a day: on one of its posts, or on the day itself when it is empty."""
        cell = self._board.cell_of(day)
        if cell is None:
            self._wanted = day
            self._board.beyond.emit(day)
            return
        stops = cell.stops()
        wanted = cell.first_stop() if index < 0 else index
        stops[-1 if last else min(wanted, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.one_stop()

    def place(self) -> tuple[date, int] | None:
        """The day and the place in it that have the focus."""
        focus = self._board.window().focusWidget()
        cell = self._cell_of(focus)
        if cell is None or focus is None:
            return None
        stops = list(cell.stops())
        return cell.day, stops.index(focus) if focus in stops else 0

    def restore(self, at: tuple[date, int] | None) -> None:
        """Gives the focus back after other days were shown."""
        wanted = self._wanted
        if wanted is not None and self._board.cell_of(wanted) is not None:
            self._wanted = None
            self.go(wanted)
        elif at is not None and self._board.cell_of(at[0]) is not None:
            self.go(at[0], index=at[1])

    def one_stop(self) -> None:
        """Tab stops at one place of the board: where the focus is or was, else the first post, else the first day."""
        stops = [stop for cell in self._board.shown() for stop in cell.stops()]
        if not stops:
            return
        focus = self._board.window().focusWidget()
        first = next((s for s in stops if isinstance(s, Pill)), stops[0])
        keep = next((s for s in stops if s.focusPolicy() == Qt.FocusPolicy.StrongFocus), first)
        now = focus if focus in stops else keep
        for cell in self._board.cells:
            for stop in (cell, cell.kept, cell.more, *cell.pills()):
                stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop is now else Qt.FocusPolicy.ClickFocus)

    def hold(self) -> None:
        """The focus stays on the board while something is carried: posts come and go below it."""
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside ------------------------------------------------------------------------------------------------
    def _step_of(self, key: Qt.Key) -> int:
        along = -1 if self._board.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -along, Qt.Key.Key_Right: along, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        return steps.get(key, 0)

    def _carry(self, key: Qt.Key) -> bool:
        carrying = self._board.carrying
        if key == Qt.Key.Key_Escape:
            cargo = carrying.cargo()
            carrying.put_back()
            self._back_to(cargo.day if cargo is not None else None)
        elif key in ENTER or key in {Qt.Key.Key_M, Qt.Key.Key_Space}:
            day = carrying.day()
            if carrying.drop():
                self._back_to(day)
                self._wanted = day
        elif step := self._step_of(key):
            over = carrying.step(step)
            if over is not None and self._board.cell_of(over) is None:
                self._board.beyond.emit(over)
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _back_to(self, day: date | None) -> None:
        if day is not None and self._board.cell_of(day) is not None:
            self.go(day)
        elif day is not None:
            self._wanted = day
            self._board.beyond.emit(day)

    def _walk(self, key: Qt.Key) -> bool:
        focus = self._board.window().focusWidget()
        cell = self._cell_of(focus)
        if cell is None:
            return False
        if step := self._step_of(key):
            self._step(cell, focus, step)
        elif key in ENTER:
            self._enter(cell, focus)
        elif key == Qt.Key.Key_M and isinstance(focus, Pill):
            self._board.lift(focus.entry)
            if self._board.carrying.cargo() is not None:
                self.hold()
        elif key == Qt.Key.Key_Escape and self._board.chosen():
            self._board.choose(())
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            shown = self._board.shown()
            week = shown.index(cell) // WEEK * WEEK
            self.go(shown[week + (0 if key == Qt.Key.Key_Home else WEEK - 1)].day)
        else:
            return False
        return True

    def _enter(self, cell: DayCell, focus: QWidget | None) -> None:
        if isinstance(focus, Pill):
            self._board.opened.emit(focus.entry)
        elif isinstance(focus, Button | KeptMark):
            focus.click()
        else:
            self._board.new_wanted.emit(cell.day)

    def _step(self, cell: DayCell, focus: QWidget | None, step: int) -> None:
        stops = list(cell.stops())
        at = stops.index(focus) if focus in stops else 0
        upright = abs(step) == WEEK
        to = at + (1 if step > 0 else -1)
        if upright and 0 <= to < len(stops):
            stops[to].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.go(cell.day + timedelta(days=step), last=step == -WEEK, index=-1)

    def _cell_of(self, focus: QWidget | None) -> DayCell | None:
        if focus is None:
            return None
        return next((c for c in self._board.shown() if focus is c or c.isAncestorOf(focus)), None)

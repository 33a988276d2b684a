"""Carrying posts to another day: the same for the mouse and the keyboard, for one post and for many.

Pick up, look at a day (its time is named there), drop or put back. It decides nothing about times: it asks `place`.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.app.calendar.slots import Place
from composer.gui.calendar.month import Entry
from composer.gui.parts.paint import rounded, words
from composer.gui.theme.theme import current


class Cargo(NamedTuple):
    """What is carried: entries of the calendar, or a post without a time.

    Attributes:
        entries: the first one is the one that was taken hold of; empty for a post of the tray.
        post, title: of the first one, or of the post without a time.
        spots: the channels a post without a time would go to.
    """

    entries: tuple[Entry, ...] = ()
    post: str = ""
    title: str = ""
    spots: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> date | None:
        """The day it came from; None = from the tray."""
        return self.entries[0].at.date() if self.entries else None


class Ghost(QWidget):
    """The carried post beside the mouse."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._title, self._count = "", 1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_cargo(self, cargo: Cargo) -> None:
        """Shows its title, and how many there are."""
        self._title, self._count = cargo.title, max(1, len(cargo.entries))
        self.resize(self.sizeHint())
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        theme = current()
        wide = theme.metrics("meta_strong").horizontalAdvance(self._words()) + 24
        return QSize(min(wide, theme.px(240)), theme.line("meta") + 16)

    def _words(self) -> str:
        return self._title if self._count == 1 else f"{self._title} +{self._count - 1}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 8, "surface", "accent", 2)
        box = QRect(12, 0, self.width() - 24, self.height())
        words(painter, box, self._words(), "meta_strong", "text")


class Carrying(QObject):
    """What is in the hand, and over which day.

    Emits:
        began(Cargo): something was picked up.
        looked(object, object): the day it is held over (None = no day) and the Place there.
        dropped(Cargo, object, object): let go over a day: cargo, day and Place.
        ended(): the hand is empty again, dropped or not.
    """

    began = Signal(object)
    looked = Signal(object, object)
    dropped = Signal(object, object, object)
    ended = Signal()

    def __init__(self, place: Callable[[Cargo, date], Place], over: QWidget) -> None:
        super().__init__(over)
        self._place = place
        self._over = over
        self._ghost: Ghost | None = None
        self._cargo: Cargo | None = None
        self._day: date | None = None

    def cargo(self) -> Cargo | None:
        """What is carried; None = nothing."""
        return self._cargo

    def day(self) -> date | None:
        """The day it is held over."""
        return self._day

    def place(self) -> Place | None:
        """What dropping it there would mean; None when it is over no day."""
        return None if self._cargo is None or self._day is None else self._place(self._cargo, self._day)

    def pick_up(self, cargo: Cargo, over: date | None = None) -> None:
        """Takes something in the hand and holds it over a day."""
        self.put_back()
        self._cargo = cargo
        self.began.emit(cargo)
        self.look(over if over is not None else cargo.day)

    def look(self, day: date | None) -> None:
        """Holds it over a day."""
        if self._cargo is None or (day == self._day and day is not None):
            return
        self._day = day
        self.looked.emit(day, None if day is None else self._place(self._cargo, day))

    def step(self, days: int) -> date | None:
        """Holds it over another day, so many days on."""
        if self._cargo is None or self._day is None:
            return None
        self.look(self._day + timedelta(days=days))
        return self._day

    def follow(self, at: QPoint, day: date | None) -> None:
        """The mouse is at a global position, over a day."""
        if self._cargo is None:
            return
        if self._ghost is None:
            self._ghost = Ghost(self._over)
            self._ghost.show_cargo(self._cargo)
        spot = self._over.mapFromGlobal(at) + QPoint(12, 8)
        self._ghost.move(spot)
        self.look(day)

    def drop(self) -> bool:
        """Lets go over the day; False when nothing can be dropped there (it stays in the hand of the keyboard)."""
        cargo, day = self._cargo, self._day
        if cargo is None or day is None:
            self.put_back()
            return False
        place = self._place(cargo, day)
        if place.when is None:
            return False
        self.put_back()
        if day != cargo.day:
            self.dropped.emit(cargo, day, place)
        return True

    def put_back(self) -> None:
        """Opens the hand; everything is where it was."""
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        if self._cargo is None:
            return
        self._cargo, self._day = None, None
        self.looked.emit(None, None)
        self.ended.emit()

"""Carrying across the page: from the tray to a day, by mouse and by keys, and the line that says how."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from composer.gui.calendar.carrying import Cargo
from composer.gui.calendar.tray import Waiting
from composer.gui.parts.announce import announce
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.calendar.page import CalendarPage
    from composer.gui.calendar.presenter import Presenter


class Handling(QObject):
    """Listens to the tray and to the hand."""

    def __init__(self, page: "CalendarPage", presenter: "Presenter") -> None:
        super().__init__(page)
        self._page, self._presenter, self._carrying = page, presenter, page.board.carrying
        self._carrying.began.connect(self._picked_up)
        self._carrying.ended.connect(presenter.show_words)
        page.tray.carried.connect(self._by_keys)
        page.tray.lifted.connect(self._by_mouse)
        page.tray.dragged.connect(self._follow)
        page.tray.let_go.connect(self._drop)

    def _picked_up(self, cargo: Cargo) -> None:
        hint = tr("Carrying “{title}”: arrows choose the day, Enter drops it, Esc puts it back.")
        self._page.strip.zone.show_text(hint.format(title=cargo.title), "accent")
        announce(self._page, hint.format(title=cargo.title))

    def _by_mouse(self, waiting: Waiting) -> None:
        self._carrying.pick_up(Cargo((), waiting.post, waiting.title, waiting.spots))

    def _by_keys(self, waiting: Waiting) -> None:
        if self._page.view() == "list":
            self._presenter.menus.ask_time_for(waiting.post)
            return
        self._page.drawer.close_drawer()
        days, today = self._presenter.days(), self._presenter.reader.today()
        start = today if today in days else days[0]
        self._carrying.pick_up(Cargo((), waiting.post, waiting.title, waiting.spots), start)
        self._page.board.walker.hold()

    def _follow(self, at: QPoint) -> None:
        self._carrying.follow(at, self._page.board.day_at(at))

    def _drop(self, at: QPoint) -> None:
        self._follow(at)
        if not self._carrying.drop():
            self._carrying.put_back()

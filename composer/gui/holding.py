"""The crisis pause on a screen: the button that holds everything, and the banner that says so until it is over."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.gui.context import Context
from composer.gui.parts.banner import Banner
from composer.gui.parts.buttons import Button
from composer.gui.times import clock_time, day
from composer.model.moment import zone_of
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow
    from composer.gui.shell.page import Page


class Holding(QObject):
    """One for each screen that offers it.

    Attributes:
        button: for the head.
        banner: under the head while everything is held.

    Emits:
        changed(): held or let go.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow", context: Context, page: "Page") -> None:
        super().__init__(page)
        self._window, self._context = window, context
        self._held = False
        self.button = Button(tr("Hold everything"), icon="hold")
        self.button.clicked.connect(self.toggle)
        self.banner = Banner(
            tr("Everything is held."), tr("Nothing leaves this computer until you resume."), tr("Resume"), icon="hold"
        )
        self.banner.acted.connect(self.toggle)
        self.banner.hide()
        self._page, self._is_added = page, False
        page.bind("outbox.hold", self.toggle)

    def is_held(self) -> bool:
        """Whether everything is held, as shown."""
        return self._held

    def show_held(self, *, held: bool) -> None:
        """Shows whether everything is held."""
        self._held = held
        self.button.setText(tr("Resume") if held else tr("Hold everything"))
        self.button.set_icon("resume" if held else "hold")
        if held and not self._is_added:
            self._is_added = True
            self._page.add_banner(self.banner)
        if held and self.banner.isHidden():
            self._context.store(_since, self._show_since)
        self.banner.setVisible(held)

    def _show_since(self, since: datetime | None) -> None:
        sentence = tr("Everything is held.")
        if since is not None:
            local = since.astimezone(zone_of(self._context.practice.zone))
            today = datetime.now(local.tzinfo).date() == local.date()
            when = clock_time(local) if today else f"{day(local)}, {clock_time(local)}"
            sentence = tr("Everything is held since {time}.").format(time=when)
        self.banner.show_words(sentence, tr("Nothing leaves this computer until you resume."), tr("Resume"))

    def toggle(self) -> None:
        """Holds everything that has not left, or ends the pause."""
        held = self._held

        def work(app: "App") -> int:
            from composer.app.calendar.planner_view import Planner  # late, with all that stands behind it

            return Planner(app).hold(on=not held)

        def done(count: int) -> None:
            self.show_held(held=not held)
            if held:
                self._window.notices.tell(trn("{n} post goes on.", "{n} posts go on.", count))
            self.changed.emit()

        self._context.store(work, done, self._window.notices.error)


def _since(app: "App") -> datetime | None:
    from composer.app.calendar.planner_view import Planner

    return Planner(app).held_since()

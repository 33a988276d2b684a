"""The window: rail at the side, one screen at a time, everything common to all screens."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from composer.gui.notices import Notices
from composer.gui.parts.announce import Announcer
from composer.gui.parts.rail import Rail, RailItem
from composer.gui.parts.ring import FocusRing
from composer.gui.shell.commands import Commands
from composer.gui.shell.focus import first_focus
from composer.gui.shell.page import ROOMY, Forgetful, Memory, Page, Screen
from composer.gui.theme.appearance import Appearance

if TYPE_CHECKING:
    from composer.gui.shell.palette import Palette

LEAST = (1024, 700)
FIRST = (1440, 900)


class MainWindow(QWidget):
    """The frame around the screens.

    Attributes:
        commands: bind what holds everywhere here; pages bind their own.
        notices: messages and errors.
        rail: badges and the practice's name.
        appearance: look and text size.
        memory: where places are kept.

    Emits:
        screen_opened(str): id of the screen that came to the front.
        painted(): the first full frame, with data, is on screen (once).
        closing(): the window is about to close; save what is pending.
    """

    screen_opened = Signal(str)
    painted = Signal()
    closing = Signal()

    _was_painted = False  # of the class too: Qt still tells a window of events while Python takes it apart

    def __init__(
        self,
        screens: Sequence[Screen],
        appearance: Appearance,
        memory: Memory | None = None,
        *,
        start: str = "",
        before: "Callable[[MainWindow], Page] | None" = None,
    ) -> None:
        """Args: start: id of the first screen; before: makes a page that is shown instead until `end_before`."""
        super().__init__()
        self.memory: Memory = memory or Forgetful()
        self.appearance = appearance
        self._screens = {screen.id: screen for screen in screens}
        self._pages: dict[str, Page] = {}
        self._front = ""
        self._over: Page | None = None
        self._start = start if start in self._screens else next(iter(self._screens))
        self._palette: Palette | None = None
        appearance.setParent(self)  # what the look keeps goes when its window goes
        self.setWindowTitle("Chairside Composer")
        self.setMinimumSize(*LEAST)
        self.setAutoFillBackground(True)
        self.commands = Commands(self, self.page)
        self.notices = Notices(self)
        Announcer(self)
        self._ring = FocusRing(self)
        self.rail = Rail(tuple(self._item(screen) for screen in screens))
        self.rail.chosen.connect(self.open_screen)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self._bind()
        self._restore()
        if before is not None:
            self._show_before(before(self))
        else:
            self.open_screen(self._start)

    def _item(self, screen: Screen) -> RailItem:
        shortcut = self.commands.get(f"go.{screen.id}").shortcut
        return RailItem(screen.id, screen.title, screen.icon or screen.id, shortcut, at_end=screen.at_end)

    def _bind(self) -> None:
        bind = self.commands.bind
        for key in self._screens:
            bind(f"go.{key}", partial(self._go, key))
        bind("app.palette", self.open_palette)
        bind("app.help", self.open_help)
        bind("app.larger", lambda: self.appearance.step(1))
        bind("app.smaller", lambda: self.appearance.step(-1))
        bind("app.usual_size", lambda: self.appearance.step(0))
        bind("app.next_panel", lambda: self._step_panel(1))
        bind("app.previous_panel", lambda: self._step_panel(-1))
        bind("app.quit", self.close)

    def _go(self, key: str) -> None:
        if self._over is None:
            self.open_screen(key)

    # --- screens -----------------------------------------------------------------------------------------------
    def page(self) -> Page | None:
        """The page in front."""
        return self._over or self._pages.get(self._front)

    def screen_id(self) -> str:
        """The id of the screen in front."""
        return self._front

    def open_screen(self, key: str) -> Page:
        """Brings a screen to the front, building it on the first visit; returns its page."""
        before = self.page()
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._screens[key].factory(self)
            self._stack.addWidget(page)
        if before is not page:
            if before is not None:
                before.left()
            self._front = key
            page.fit(self.width())
            self._stack.setCurrentWidget(page)
            self.rail.choose(key)
            page.opened()
            self.screen_opened.emit(key)
        return page

    def _show_before(self, page: Page) -> None:
        """One page over everything, without the rail (the first run)."""
        self._over = page
        self._stack.addWidget(page)
        self.rail.hide()
        page.fit(self.width())
        QTimer.singleShot(0, page, page.opened)

    def end_before(self) -> None:
        """Ends the page that was shown before all others, and opens the first screen."""
        page, self._over = self._over, None
        if page is not None:
            self.rail.show()
            self.open_screen(self._start)
            self._stack.removeWidget(page)
            page.deleteLater()

    # --- common to all screens ---------------------------------------------------------------------------------
    def open_palette(self) -> None:
        """Shows the command palette."""
        from composer.gui.shell.palette import Palette  # late: what opens on demand is not paid for at the start

        if self._palette is None:
            self._palette = Palette(self, self.commands)
        self._palette.open()

    def open_help(self) -> None:
        """Shows the keys of this screen."""
        from composer.gui.shell.help import HelpSheet  # late, as the palette

        title = self._screens[self._front].title
        HelpSheet(title, self.commands.for_help(self._front), self).ask()

    def _step_panel(self, by: int) -> None:
        page = self.page()
        if page is None:
            return
        stops = [*([self.rail] if self.rail.isVisible() else []), *page.stops()]
        stops = [stop for stop in stops if first_focus(stop) is not None]
        focus = self.focusWidget()
        at = next((i for i, stop in enumerate(stops) if _holds(stop, focus)), -by)
        if stops:
            target = first_focus(stops[(at + by) % len(stops)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)

    # --- places ------------------------------------------------------------------------------------------------
    def _restore(self) -> None:
        kept = QByteArray.fromBase64(self.memory.get("window.geometry").encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(min(FIRST[0], room.width()), min(FIRST[1], room.height()))

    # --- events ------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(on=self.width() < ROOMY)
        page = self.page()
        if page is not None:
            page.fit(self.width())

    def event(self, event: QEvent) -> bool:
        """Notices the first frame that shows data."""
        done = super().event(event)
        if not self._was_painted and event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
            page = self.page()
            if page is not None and page.is_ready:
                self._was_painted = True
                QTimer.singleShot(0, self, self._first_frame_done)
            else:
                QTimer.singleShot(0, self, self.commands.arm)
        return done

    def _first_frame_done(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, self.commands.arm)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.page()
        if any(one.holds_window() for one in self._pages.values()):
            event.ignore()
            return
        if page is not None:
            page.left()
        self.memory.put("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)


def _holds(stop: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (stop is focus or stop.isAncestorOf(focus))

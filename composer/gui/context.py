"""What every screen is given: lanes, events, the first glance, and the app as soon as it is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from composer.app.bus import Bus
from composer.app.glance import Glance
from composer.gui.bridge import Bridge
from composer.gui.lanes import Lanes, is_alive
from composer.model.practice import Practice

if TYPE_CHECKING:
    from composer.app.app import App

T = TypeVar("T")


class Context(QObject):
    """Shared by the screens of one window.

    The window paints before the app is built; `when_ready` runs at once, or as soon as the app is there.

    Attributes:
        home: data folder.
        glance: what was read for the first frame.
        bus: the core's events; use `bridge.on` to hear them on the window's thread.
        lanes: off the window's thread and back.

    Emits:
        ready(): the app is there (once).
        post_wanted(str): open this post in Compose.
        new_wanted(): choose a template in Compose.
        time_wanted(When): what is made next shall go out then.
        sample_wanted(str): open this template's finished sample in Compose.
    """

    ready = Signal()
    post_wanted = Signal(str)
    new_wanted = Signal()
    time_wanted = Signal(object)
    sample_wanted = Signal(str)

    def __init__(self, home: Path, glance: Glance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.glance = glance
        self.bus = Bus()
        self.lanes = Lanes(self)
        self.bridge = Bridge(self)
        self._app: App | None = None
        self._waiting: list[Callable[[App], None]] = []
        self._leave = self.bus.subscribe(self.bridge.post)

    @property
    def practice(self) -> Practice:
        """The practice's settings as they are now."""
        return self._app.practice if self._app is not None else self.glance.practice

    def app(self) -> "App | None":
        """The app, or None while it is being built."""
        return self._app

    def when_ready(self, act: "Callable[[App], None]") -> None:
        """Calls `act` with the app, now or as soon as it is there, on the window's thread."""
        if self._app is not None:
            act(self._app)
        else:
            self._waiting.append(act)

    def take(self, app: "App") -> None:
        """The app is there."""
        self._app = app
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            if is_alive(act):
                act(app)
        self.ready.emit()

    def store(
        self,
        work: "Callable[[App], T]",
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does `work` with the app on the store's lane, as soon as the app is there."""
        self.when_ready(lambda app: self.lanes.store.run(lambda: work(app), done, failed))

    def stop(self) -> None:
        """Ends threads; the last saves are done first."""
        self._leave()
        app = self._app
        if app is not None:
            app.work.stop()
            self.lanes.store.run(app.leave_thread)
        self.lanes.stop()

"""The window's start: paint first from a glance at the data folder, then build the rest on a worker."""

import argparse
import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer

from composer.app.glance import Glance, first_glance
from composer.app.home import data_folder, prepare
from composer.gui.calendar.page import CalendarPage
from composer.gui.compose.page import ComposePage
from composer.gui.connections.page import ConnectionsPage
from composer.gui.context import Context
from composer.gui.library.page import LibraryPage
from composer.gui.memory import StoredMemory
from composer.gui.outbox.page import OutboxPage
from composer.gui.records.page import RecordsPage
from composer.gui.settings.page import SettingsPage
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Screen
from composer.gui.shell.start import make_application
from composer.gui.shell.start import run_window as run
from composer.model.errors import ComposerError
from composer.model.practice import Practice
from composer.model.words import tr

LATEST_BUILD_MS = 150
"""The app is built after the first paint; a screen that shows data of the app only waits for it this long."""


def run_window(home: str | None = None) -> int:
    """Shows the window and runs until it is closed; the exit status."""
    app = make_application(sys.argv[:1])
    trouble: ComposerError | None = None
    folder = data_folder(home)
    try:
        glance = first_glance(prepare(folder))
    except ComposerError as error:
        glance, trouble = Glance(Practice()), error
    context = Context(folder, glance, app)
    try:
        return run(app, screens(context), StoredMemory(context), prepare=lambda w: _prepare(w, context, trouble))
    finally:
        context.stop()


def screens(context: Context) -> tuple[Screen, ...]:
    """All screens, in the order of the rail; each is built on its first visit."""
    return (
        Screen("compose", tr("Compose"), lambda window: ComposePage(window, context)),
        Screen("library", tr("Library"), lambda window: LibraryPage(window, context)),
        Screen("calendar", tr("Calendar"), lambda window: CalendarPage(window, context)),
        Screen("outbox", tr("Outbox"), lambda window: OutboxPage(window, context)),
        Screen("connections", tr("Connections"), lambda window: ConnectionsPage(window, context)),
        Screen("records", tr("Records"), lambda window: RecordsPage(window, context)),
        Screen("settings", tr("Settings"), lambda window: SettingsPage(window, context), at_end=True),
    )


def _prepare(window: MainWindow, context: Context, trouble: ComposerError | None) -> None:
    window.rail.set_practice(context.practice.name or tr("Your practice"), tr("Everything saved on this computer"))
    context.lanes.store.unhandled.connect(window.notices.error)
    context.lanes.pool.unhandled.connect(window.notices.error)
    if trouble is not None:
        window.notices.error(trouble)
        return
    build = _builder(window, context)
    window.painted.connect(lambda: QTimer.singleShot(0, window, build))
    QTimer.singleShot(LATEST_BUILD_MS, window, build)


def _builder(window: MainWindow, context: Context) -> Callable[[], None]:
    begun = [False]

    def build() -> None:
        if begun[0]:
            return
        begun[0] = True

        def work() -> object:
            from composer.app.wiring import open_app

            return open_app(argparse.Namespace(home=str(context.home)), bus=context.bus)

        def done(app: object) -> None:
            app.tools.studio.painter()  # type: ignore[attr-defined]  # fonts are registered on this thread
            context.take(app)  # type: ignore[arg-type]
            app.work.start()  # type: ignore[attr-defined]

        context.lanes.store.run(work, done, window.notices.error)

    return build

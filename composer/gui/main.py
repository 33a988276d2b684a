"""The window's start: paint first from a glance at the data folder, then build the rest on a worker."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from composer.app.glance import Glance, first_glance
from composer.app.home import data_folder, prepare
from composer.gui.context import Context
from composer.gui.memory import StoredMemory
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Page, Screen
from composer.gui.shell.start import AGAIN, make_application, make_window, run
from composer.model.errors import ComposerError
from composer.model.practice import Practice
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

AFTER_PAINT_MS = 10
"""How long after the first frame the rest is built: the frame reaches the screen first."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A window and what its screens share."""

    window: MainWindow
    context: Context


def run_window(home: str | None = None) -> int:
    """Shows the window and runs until it is closed; the exit status."""
    app = make_application(sys.argv[:1])
    while True:
        opened = open_window(app, data_folder(home), welcome=True)
        try:
            status = run(app, opened.window)
        finally:
            opened.context.stop()
        if not opened.window.property(AGAIN):
            return status


def open_window(app: QApplication, home: Path, *, welcome: bool = False) -> Opened:
    """The window on a data folder, not shown yet; what it needs beyond the first frame is built once it is.

    Args:
        welcome: begin with the first run when the data folder is new.
    """
    trouble: ComposerError | None = None
    try:
        glance = first_glance(prepare(home))
    except ComposerError as error:
        glance, trouble = Glance(Practice()), error
    context = Context(home, glance, app)
    window = make_window(app, screens(context), StoredMemory(context), before=_before(context, trouble, welcome))
    window.rail.set_practice(context.practice.name or tr("Your practice"), tr("Everything saved on this computer"))
    context.lanes.store.unhandled.connect(window.notices.error)
    context.lanes.pool.unhandled.connect(window.notices.error)
    if trouble is None:
        build = _builder(window, context)
        window.painted.connect(lambda: QTimer.singleShot(AFTER_PAINT_MS, window, build))
        QTimer.singleShot(0, window, lambda: _build_if_waiting(window, build))
    return Opened(window, context)


def screens(context: Context) -> tuple[Screen, ...]:
    """All screens, in the order of the rail; each is built (and its module loaded) on its first visit."""
    return (
        Screen("compose", tr("Compose"), lambda window: _compose(window, context)),
        Screen("library", tr("Library"), lambda window: _library(window, context)),
        Screen("sources", tr("Sources"), lambda window: _sources(window, context)),
        Screen("calendar", tr("Calendar"), lambda window: _calendar(window, context)),
        Screen("outbox", tr("Outbox"), lambda window: _outbox(window, context)),
        Screen("connections", tr("Connections"), lambda window: _connections(window, context)),
        Screen("records", tr("Records"), lambda window: _records(window, context)),
        Screen("settings", tr("Settings"), lambda window: _settings(window, context), at_end=True),
    )


def _before(context: Context, trouble: ComposerError | None, welcome: bool) -> Callable[[MainWindow], Page] | None:
    """What stands before all screens: the way out of trouble, or the first run; None = nothing."""
    if trouble is not None:
        return lambda window: _trouble(window, context, trouble)
    return (lambda window: _first_run(window, context)) if welcome and context.glance.is_new else None


def _trouble(window: MainWindow, context: Context, error: ComposerError) -> Page:
    from composer.gui.trouble.page import TroublePage

    return TroublePage(window, context, error)


def _first_run(window: MainWindow, context: Context) -> Page:
    from composer.gui.first_run.page import FirstRunPage

    page = FirstRunPage(window, context)

    def finished(template: str) -> None:
        window.end_before()
        if template:
            window.open_screen("compose")
            context.sample_wanted.emit(template)

    page.finished.connect(finished)
    return page


def _compose(window: MainWindow, context: Context) -> Page:
    from composer.gui.compose.page import ComposePage

    return ComposePage(window, context)


def _library(window: MainWindow, context: Context) -> Page:
    from composer.gui.library.page import LibraryPage

    return LibraryPage(window, context)


def _sources(window: MainWindow, context: Context) -> Page:
    from composer.gui.sources.page import SourcesPage

    return SourcesPage(window, context)


def _calendar(window: MainWindow, context: Context) -> Page:
    from composer.gui.calendar.page import CalendarPage

    return CalendarPage(window, context)


def _outbox(window: MainWindow, context: Context) -> Page:
    from composer.gui.outbox.page import OutboxPage

    return OutboxPage(window, context)


def _connections(window: MainWindow, context: Context) -> Page:
    from composer.gui.connections.page import ConnectionsPage

    return ConnectionsPage(window, context)


def _records(window: MainWindow, context: Context) -> Page:
    from composer.gui.records.page import RecordsPage

    return RecordsPage(window, context)


def _settings(window: MainWindow, context: Context) -> Page:
    from composer.gui.settings.page import SettingsPage

    return SettingsPage(window, context)


def _remind(window: MainWindow, context: Context) -> None:
    """What tells of posts that are due: nothing is due before the app is there, so it waits for the first frame."""
    from composer.gui.reminding import Reminding

    Reminding(window, context)


def _build_if_waiting(window: MainWindow, build: Callable[[], None]) -> None:
    """A screen whose data only the app has can't paint a full frame without it: build at once."""
    page = window.page()
    if page is not None and not page.is_ready:
        build()


def _builder(window: MainWindow, context: Context) -> Callable[[], None]:
    """Builds the app on the store's lane, once, however often it is called."""
    begun: list[bool] = []

    def work() -> "App":
        from composer.app.wiring import open_app

        app = open_app(argparse.Namespace(home=str(context.home)), bus=context.bus)
        app.tools.studio.prepare()
        return app

    def done(app: "App") -> None:
        from composer.gui.connections.watching import Watching  # nothing to watch before the first frame

        _remind(window, context)
        app.tools.studio.painter()  # fonts are registered with Qt on this thread
        app.reminders.listen(context.bridge.post)
        context.take(app)
        app.work.start()
        context.store(lambda app: app.outbox.waiting_for_you(), lambda n: window.rail.set_badge("outbox", n))
        Watching(window, context)
        context.store(lambda app: app.sources.evidence.posts_at_risk(), lambda n: window.rail.set_badge("sources", n))

    def build() -> None:
        if not begun:
            begun.append(True)
            context.lanes.store.run(work, done, window.notices.error)

    return build

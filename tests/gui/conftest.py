"""Fixtures of the window's tests: one application in our look, and nothing left behind."""

import os
import threading
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import resources
from composer.gui.theme.fonts import register_fonts
from composer.gui.theme.theme import Theme, apply, current
from composer.gui.theme.tokens import LIGHT, Tokens

pytestmark = pytest.mark.gui


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs widgets."""
    for item in items:
        if "tests/gui" in item.path.as_posix():
            item.add_marker(pytest.mark.gui)


@pytest.fixture(scope="session")
def family(qapp: QApplication) -> str:
    """The shipped font, registered once."""
    return register_fonts(resources.assets() / "fonts" / "inter")


@pytest.fixture
def look(qapp: QApplication, family: str) -> Iterator[Callable[..., None]]:
    """Puts a look in force: `look(DARK, 2.0)`; light at 100 % before and after."""

    def put(tokens: Tokens = LIGHT, scale: float = 1.0) -> None:
        apply(qapp, Theme(tokens, scale, family=family, calm=True))

    put()
    yield put
    if (current().tokens, current().scale) != (LIGHT, 1.0):
        put()


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a thread, a running timer or a top-level window behind fails."""
    threads = set(threading.enumerate())
    windows = {id(w) for w in QApplication.topLevelWidgets()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for thread in threading.enumerate():
        if thread not in threads:
            thread.join(2)
    left = [f"thread {t.name}" for t in threading.enumerate() if t not in threads]
    for window in QApplication.topLevelWidgets():
        if id(window) in windows or not shiboken6.isValid(window):
            continue
        if window.isVisible():
            left.append(f"window {type(window).__name__} {window.windowTitle()!r}")
        left += [
            f"timer in {type(window).__name__}"
            for t in window.findChildren(QTimer)
            if t.isActive() and window.isVisible()
        ]
    assert not left, f"left behind: {', '.join(left)}"


@pytest.fixture
def shown(qtbot: QtBot, look: Callable[..., None]) -> Callable[..., QWidget]:
    """Shows a widget as an active window of a size and returns it; it is closed after the test."""

    def show(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        if width:
            widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: widget.isActiveWindow() or widget.window().isActiveWindow())
        return widget

    return show

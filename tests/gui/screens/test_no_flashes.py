"""Nothing but windows, dialogs and menus is ever shown as a window of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from composer.gui.main import Opened, open_window
from composer.gui.parts.dialog import Dialog
from composer.gui.shell.main_window import MainWindow
from tests.gui.screens.conftest import close, go, settled
from tests.gui.screens.hands import click
from tests.gui.screens.waiting import dialog, until

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]

SCREENS = ("library", "sources", "calendar", "outbox", "connections", "records", "settings", "compose")
DIALOGS = ("reply.write", "rules.edit", "compose.versions", "compose.claims", "compose.add_source", "compose.checklist")


class Watch(QObject):
    """Writes down every part that is shown as a window; for a person it flashes and takes the keyboard away."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, QDialog | QMenu | MainWindow):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    """Watches until the end of the test."""
    made = Watch(qapp)
    yield made
    qapp.removeEventFilter(made)


def test_no_part_of_a_screen_or_dialog_is_a_window_for_a_moment(
    window: Callable[..., Opened], home: Path, watch: Watch
) -> None:
    """On a real desktop it flickers, and the next key goes nowhere."""
    opened = window(home)
    for screen in SCREENS:
        go(opened, screen)

    for command in DIALOGS:
        opened.window.commands.run(command)
        dialog(Dialog).reject()
        settled(opened)

    assert watch.seen == []


def test_the_keyboard_works_right_after_the_first_run(
    qapp: QApplication, empty_home: Path, look: Callable[..., None], watch: Watch
) -> None:
    """The window stays the active one, and the caret is in the first field of the sample."""
    made = open_window(qapp, empty_home, welcome=True)
    made.window.show()
    made.window.activateWindow()
    until(lambda: made.context.app() is not None, "the program behind the window")

    click(made.window.page().sample)
    until(lambda: made.window.screen_id() == "compose" and not made.window.page().is_in_gallery(), "the sample")
    settled(made)
    field = made.window.page().write.first_field()
    has_caret = field is not None and field.hasFocus()
    close(made)

    assert has_caret
    assert watch.seen == []

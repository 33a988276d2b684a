"""Earlier versions of a post, from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.gui.compose.versions import VersionsDialog
from composer.gui.main import Opened
from tests.gui.screens.conftest import program, settled
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(90)


def versions(opened: Opened) -> VersionsDialog:
    """The dialog, opened with its button."""
    page = opened.window.page()
    QTest.mouseClick(page.versions, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(QApplication.activeModalWidget(), VersionsDialog), "the versions")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    return dialog


def rewritten(home: Path) -> None:
    """The newest post, saved once more with another myth."""
    with program(home) as app:
        post = app.library.open(app.library.find()[0].id).post
        app.library.save(post.with_answer("myth", "Sugar is harmless at night."))


def test_going_back_brings_the_words_of_then_and_can_be_undone(window: Callable[..., Opened], home: Path) -> None:
    """Nothing typed earlier is lost, and going back loses nothing either."""
    rewritten(home)
    opened = window(home)
    page = opened.window.page()
    now = page.presenter.session.post.answers["myth"]
    dialog = versions(opened)
    first = dialog.table.rows.rows[-1].key

    dialog.table.choose(first)
    dialog.show_version(first)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    until(lambda: page.presenter.session.post.answers["myth"] != now, "the words of then")
    page.presenter.undo()

    assert page.presenter.session.post.answers["myth"] == now
    settled(opened)


def test_the_version_that_is_there_now_can_not_be_gone_back_to(window: Callable[..., Opened], home: Path) -> None:
    """The newest says what the post says."""
    opened = window(home)
    dialog = versions(opened)

    assert not dialog.verb.isEnabled()
    assert walk(dialog, large=False) == []
    dialog.reject()
    settled(opened)

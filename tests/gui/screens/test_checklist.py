"""The clarity checklist in the window: filled in, answered, kept with the post, undone, shown in its place, copied."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from composer.app.writing import clarity
from composer.gui.checklist.dialog import ChecklistDialog
from composer.gui.main import Opened
from tests.gui.screens.hands import CTRL, SHIFT, click, press
from tests.gui.screens.test_compose import compose, current, post_of
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


def opened_list(opened: Opened) -> ChecklistDialog:
    """The dialog, opened with its keys."""
    page = compose(opened)
    current(page)
    press(opened.window, Qt.Key.Key_L, CTRL | SHIFT)
    shown = dialog(ChecklistDialog)
    until(lambda: shown.rows, "its questions")
    return shown


def choose(shown: ChecklistDialog, item: str, words: str) -> None:
    """Clicks an answer."""
    switch = shown.rows[item].switch
    click(next(b for b in switch.findChildren(QAbstractButton) if b.text() == words))


def test_answers_are_kept_with_the_post_and_change_the_score(home: Path, window: Callable[..., Opened]) -> None:
    """A person answers what the program can't see, or says otherwise; each answer is a step that can be undone."""
    opened = window(home)
    shown = opened_list(opened)
    page = compose(opened)
    shown.list_wanted.emit("before_queue")
    assert "open" in shown.score.accessibleName()

    for item in shown.rows:
        choose(shown, item, "Yes")
    choose(shown, "general", "Doesn't apply")

    assert "100 of 100" in shown.score.accessibleName()
    assert clarity.kept_in(post_of(page), "before_queue").said["general"] == "does_not_apply"
    shown.reject()
    page.presenter.undo()
    assert clarity.kept_in(post_of(page), "before_queue").said.get("general") is None


def test_what_was_seen_is_shown_in_its_place(home: Path, window: Callable[..., Opened]) -> None:
    """From the answer to the words it comes from."""
    opened = window(home)
    shown = opened_list(opened)
    row = shown.rows["says_what_to_do"]
    assert row.seen.text()

    click(row.show_place)

    until(compose(opened).write.selection, "the words to be selected")


def test_the_filled_in_list_is_copied_and_the_dialog_can_be_walked(home: Path, window: Callable[..., Opened]) -> None:
    """For the folder of the practice; and for a keyboard and a screen reader."""
    shown = opened_list(window(home))

    click(shown.copy)

    assert "Does the post have one main message?" in QGuiApplication.clipboard().text()
    assert walk(shown) == []
    shown.reject()

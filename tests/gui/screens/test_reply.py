"""Answer a review: begin with a saved reply, be stopped at a confirmation, copy."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from composer.gui.main import Opened
from composer.gui.reply.dialog import ReplyDialog
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)


def opened_reply(home: Path, window: Callable[..., Opened]) -> ReplyDialog:
    """The reply composer, reached by its command."""
    opened = window(home)
    assert opened.window.commands.run("reply.write")
    found = dialog(ReplyDialog)
    until(lambda: found._rows.count() > 5, "the saved replies")
    return found


def test_a_saved_reply_can_be_copied_as_it_stands(home: Path, window: Callable[..., Opened]) -> None:
    """Two clicks to a safe answer."""
    reply = opened_reply(home, window)

    click(button(reply, "Stars without words"))
    until(lambda: "Nothing here" in reply.state.accessibleName(), "the checks")
    click(reply.verb)

    assert QGuiApplication.clipboard().text() == "Thank you for the stars!"


def test_a_reply_that_confirms_a_patient_can_be_neither_copied_nor_kept(
    home: Path, window: Callable[..., Opened]
) -> None:
    """The button says what blocks it and goes there."""
    QGuiApplication.clipboard().setText("before")
    reply = opened_reply(home, window)
    keys(reply.reply.area, "We loved seeing you at your appointment!", over=True)
    until(lambda: reply.verb.text().startswith("Fix"), "the finding")

    click(reply.verb)

    assert QGuiApplication.clipboard().text() == "before"
    assert reply.reply.area.selected()[1] > reply.reply.area.selected()[0]
    assert not reply.keep.isEnabled()
    reply.reject()


def test_an_own_reply_is_kept_and_forgotten(home: Path, window: Callable[..., Opened]) -> None:
    """It stands first in the list."""
    reply = opened_reply(home, window)
    keys(reply.reply.area, "Thank you for writing. We read every comment.", over=True)
    until(reply.keep.isEnabled, "the checks")
    keys(reply.name.line, "Holidays")
    before = reply._rows.count()

    click(reply.keep)

    until(lambda: reply._rows.count() == before + 1, "the kept reply")
    click(next(b for b in reply.findChildren(QAbstractButton) if b.accessibleName() == "Forget: Holidays"))
    until(lambda: reply._rows.count() == before, "it to go")
    reply.reject()

"""Connections by keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from composer.gui.connections.add_dialog import AddDialog
from composer.gui.connections.page import ConnectionsPage
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from tests.gui.screens.conftest import go
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)
NOBODY = "http://127.0.0.1:9"
"""An address of this computer where nobody answers."""


def connections(opened: Opened) -> ConnectionsPage:
    """The screen with its two embedded connections."""
    page = go(opened, "connections")
    assert isinstance(page, ConnectionsPage)
    until(lambda: len(page.table.rows.rows) >= 2, "the embedded connections")
    return page


def form_for(page: ConnectionsPage, kind: str) -> AddDialog:
    """The dialog for a new connection of a kind."""
    click(button(page, "Add connection"))
    form = dialog(AddDialog)
    at = form.kind.combo.findData(kind)
    form.kind.combo.setCurrentIndex(at)
    form.kind.combo.activated.emit(at)
    return form


def asked() -> Dialog:
    """The dialog that is open."""
    return until(
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()), None),
        "a dialog",
    )


def is_open(form: Dialog) -> bool:
    """Whether a dialog is still there to be seen."""
    return shiboken6.isValid(form) and form.isVisible()


def test_a_folder_is_added_stopped_and_used_again(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """The connection that needs no account."""
    page = connections(window(home))
    form = form_for(page, "folder")
    keys(form.name.line, "For the front desk", over=True)
    keys(form.fields["url"].line, str(tmp_path / "desk"), over=True)

    click(form.verb)
    until(lambda: any(c.name == "For the front desk" for c in page._all), "the folder")
    key = next(c.id for c in page._all if c.name == "For the front desk")
    page.table.choose(key)
    click(button(page.details, "Stop using it"))
    until(lambda: any(not c.enabled for c in page._all), "not used")
    click(button(page.details, "Use it again"))

    until(lambda: all(c.enabled for c in page._all), "used")


def test_a_site_that_does_not_answer_is_a_sentence_and_what_was_typed_stays(
    window: Callable[..., Opened], home: Path
) -> None:
    """Nothing is added, nothing has to be typed again."""
    page = connections(window(home))
    form = form_for(page, "wordpress")
    keys(form.fields["url"].line, NOBODY)
    keys(form.fields["user"].line, "reception")
    keys(form.fields["secret"].line, "abcd efgh ijkl")

    click(form.verb)
    until(form.problem.isVisible, "the sentence")

    assert form.problem.text()
    assert form.fields["secret"].text() == "abcd efgh ijkl"
    assert form.verb.isEnabled()
    assert len(page._all) == 2
    click(form.cancel)


def test_an_empty_field_is_asked_for_before_anything_is_sent(window: Callable[..., Opened], home: Path) -> None:
    """The focus goes where something is missing."""
    page = connections(window(home))
    form = form_for(page, "wordpress")

    click(form.verb)

    assert form.fields["url"].error()
    assert form.fields["url"].line.hasFocus()
    click(form.cancel)


def test_a_key_is_replaced_and_a_connection_removed_after_a_question(window: Callable[..., Opened], home: Path) -> None:
    """The old key is gone from the keyring with the connection."""
    opened = window(home)
    page = connections(opened)
    opened.context.store(lambda app: app.connections.add("wordpress", "Our blog", NOBODY, "reception", "old key"))
    until(lambda: any(c.name == "Our blog" for c in page._all), "the site")
    key = next(c.id for c in page._all if c.name == "Our blog")
    page.table.choose(key)

    click(button(page.details, "Replace key"))
    form = asked()
    field = until(lambda: next(iter(form.findChildren(LineField)), None), "the field for the key")
    keys(field.line, "new key")
    click(form.verb)
    until(lambda: not is_open(form), "the dialog to close")
    click(button(page.details, "Remove"))
    question = asked()
    assert question.cancel.hasFocus()
    click(question.verb)

    until(lambda: len(page._all) == 2, "the connection gone")

"""One platform's own text and fields, and every preview and difference at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from composer.gui.compose.fields.overrides import OverrideDialog
from composer.gui.compose.fields.when_field import WhenField
from composer.gui.compose.preview.panel import PreviewPanel
from composer.gui.likeness.differing import DifferenceRow
from composer.gui.likeness.wall import Cell, Wall
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.gui.reply.dialog import ReplyDialog
from composer.gui.shell.page import Forgetful
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.test_compose import compose, current, post_of
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


def test_a_first_comment_is_kept_without_freezing_the_common_text(home: Path, window: Callable[..., Opened]) -> None:
    """Who only fills in a field still gets every later change of the text."""
    page = compose(window(home))
    page.presenter.toggle_platform("instagram") if "instagram" not in post_of(page).platforms else None
    current(page)
    page.presenter.overriding.edit("instagram")
    asked = dialog(OverrideDialog)

    keys(asked.fields.editors["first_comment"].area, "Ask us about floss.")
    click(asked.verb)

    own = until(lambda: post_of(page).overrides.get("instagram"), "the override")
    assert (own.text, dict(own.fields)) == (None, {"first_comment": "Ask us about floss."})
    until(lambda: page.presenter.analysis and page.presenter.analysis.renderings["instagram"].options, "the rendering")


def test_all_previews_show_and_a_difference_can_be_taken_back(home: Path, window: Callable[..., Opened]) -> None:
    """One preview a platform; its own words against the common ones."""
    page = compose(window(home))
    names = list(page.presenter.analysis.renderings) if page.presenter.analysis else []
    page.presenter.overriding.edit(names[0])
    asked = dialog(OverrideDialog)
    keys(asked.field.area, "Only here.", over=True)
    click(asked.verb)
    until(lambda: post_of(page).overrides, "the override")
    current(page)

    click(page.preview.all)
    wall = dialog(Wall)
    assert [c.platform for c in wall.findChildren(Cell) if not c.isHidden()] == names
    click(wall.what._group.button(1))
    until(lambda: len([r for r in wall.findChildren(DifferenceRow) if not r.isHidden()]) == len(names), "the rows")
    click(button(wall, "Use the common text"))

    until(lambda: not post_of(page).overrides, "the common text again")
    wall.reject()


def test_the_preview_is_seen_on_phone_and_desktop_light_and_dark(home: Path, window: Callable[..., Opened]) -> None:
    """The switches change what is drawn, not the post."""
    page = compose(window(home))
    before = post_of(page)
    likeness = until(lambda: page.preview.likeness, "the likeness")
    assert likeness._sheet is not None
    phone = likeness._sheet.view

    memory = Forgetful()
    page.preview.remember(memory)
    click(page.preview.device._group.button(1))
    click(page.preview.dark)

    desktop = likeness._sheet.view
    assert (phone.width, phone.dark) == (390, False)
    assert desktop.width > 390
    assert desktop.dark
    assert post_of(page) is before
    again = PreviewPanel()
    again.remember(memory)
    assert (again.device.key(), again.dark.isChecked()) == ("desktop", True)
    again.deleteLater()


@pytest.mark.parametrize("what", ["override", "wall", "differences", "reply"])
def test_the_new_dialogs_can_be_walked(home: Path, window: Callable[..., Opened], what: str) -> None:
    """Names, tab order, targets and no clipping, at 200 % text too."""
    opened = window(home)
    page = compose(opened)
    name = next(iter(page.presenter.analysis.renderings)) if page.presenter.analysis else ""
    if what == "override":
        page.presenter.overriding.edit("google-business")
        found: Dialog = dialog(OverrideDialog)
    elif what == "reply":
        opened.window.commands.run("reply.write")
        found = dialog(ReplyDialog)
        until(lambda: len(found.findChildren(QAbstractButton)) > 8, "the saved replies")
    else:
        page.presenter.previewing.show_all()
        found = dialog(Wall)
        if what == "differences":
            click(found.what._group.button(1))
            until(lambda: found.findChildren(DifferenceRow), f"the row of {name}")

    assert walk(found, large=False) == []
    found.reject()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dec 15, 2026 9 am", "2026-12-15T09:00"), ("2026-12-15T09:00", "2026-12-15T09:00"), ("Dec 15, 2026", "2026-12-15"),
        ("2026-12-15", "2026-12-15"), ("some day", "some day"), ("", ""),
    ],
)  # fmt: skip
def test_the_days_of_an_offer_are_typed_as_people_write_them(
    typed: str, kept: str, qtbot: QtBot, look: Callable[..., None]
) -> None:
    """An offer may run for whole days; what nobody understands is kept as typed, and the checks say so."""
    look()
    field = WhenField("Starts", "2026-12-01")
    qtbot.addWidget(field)

    keys(field.area, typed)

    assert field.kept() == kept
    assert ("Left empty" in field.editor.accessibleDescription()) is (typed == "")

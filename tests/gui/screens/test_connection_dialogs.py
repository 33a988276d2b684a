"""Every dialog of Connections, walked: names, order of Tab, targets, nothing cut off, also at 200 % text in a small window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.gui.connections.add_dialog import FORM, AddDialog
from composer.gui.connections.page import ConnectionsPage
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.model.ids import new_id
from composer.model.scheduler import Channel, Connection, Health, HealthState
from tests.gui.screens.conftest import go, program
from tests.gui.screens.hands import click
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(180)
SMALL = (1024, 700)
SIZES = pytest.mark.parametrize("scale", [1.0, 2.0])


@pytest.fixture
def blog_home(home: Path) -> Path:
    """A practice with a connection that asks to sign in again."""
    with program(home) as app:
        blog = Connection(new_id(), "mastodon", "Our Mastodon", "https://mastodon.example", "ada")
        health = Health(HealthState.SIGN_IN_AGAIN, "The access token was revoked.")
        app.desks.store.connections.save(replace(blog, channels=(Channel("m", "mastodon", "@maple"),), health=health))
    return home


def page_of(opened: Opened, scale: float) -> ConnectionsPage:
    """The screen in this text size, with that connection chosen."""
    opened.window.appearance.set_scale(scale)
    page = go(opened, "connections")
    assert isinstance(page, ConnectionsPage)
    until(lambda: page.shown is not None and len(page._all) >= 3, "the connections")
    page.table.choose(next(c.id for c in page._all if c.kind == "mastodon"))
    return page


def top() -> Dialog:
    """The dialog that is open."""
    return until(
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()), None),
        "a dialog",
    )


@SIZES
@pytest.mark.parametrize("what", ["key", "rename", "remove"])
def test_what_a_connections_buttons_ask_can_be_walked(
    blog_home: Path, window: Callable[..., Opened], what: str, scale: float
) -> None:
    """Replace the key, rename, remove."""
    page = page_of(window(blog_home, size=SMALL), scale)

    page.doing.act(what, page.table.key())

    assert walk(top(), large=False) == []
    top().reject()


@SIZES
@pytest.mark.parametrize("what", ["how", "papers", "people", "holders"])
def test_what_the_screens_buttons_show_can_be_walked(
    blog_home: Path, window: Callable[..., Opened], what: str, scale: float
) -> None:
    """How keys are kept, pages to print, joiners and leavers, who holds the second step."""
    page = page_of(window(blog_home, size=SMALL), scale)

    page._open(what)

    assert walk(top(), large=False) == []
    top().reject()


@SIZES
def test_the_policys_gaps_can_be_walked(blog_home: Path, window: Callable[..., Opened], scale: float) -> None:
    """Five fields."""
    page = page_of(window(blog_home, size=SMALL), scale)

    page.doing.pages.print_sheet("policy")

    assert walk(top(), large=False) == []
    top().reject()


@SIZES
def test_each_step_of_the_wizard_can_be_walked(blog_home: Path, window: Callable[..., Opened], scale: float) -> None:
    """Kind, where the key is, the form with the host it goes to."""
    page = page_of(window(blog_home, size=SMALL), scale)
    page.add()
    form = dialog(AddDialog)
    at = form.kind.combo.findData("mastodon")
    form.kind.combo.setCurrentIndex(at)
    form.kind.combo.activated.emit(at)
    found = walk(form, large=False)

    while form.pages.currentIndex() != FORM:
        click(form.verb)
        found += walk(form, large=False)
    for field in form.fields.values():
        field.line.setText("https://m\u0430stodon.example:8443")
    click(form.verb)
    until(form.host.isVisible, "the host")

    assert [*found, *walk(form, large=False)] == []
    form.reject()

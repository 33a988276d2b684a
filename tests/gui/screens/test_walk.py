"""Every screen, with data and without, in light and dark: named, in order, large enough, nothing cut off."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.gui.main import Opened
from composer.gui.theme.tokens import DARK, LIGHT
from tests.gui.screens.conftest import go
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

SCREENS = ("compose", "library", "sources", "calendar", "outbox", "connections", "records", "settings")

pytestmark = pytest.mark.timeout(180)


def test_screens_with_data_can_be_walked_in_light(window: Callable[..., Opened], busy_home: Path) -> None:
    """The promise of keyboard and screen reader for a practice in the middle of its work."""
    opened = window(busy_home)

    assert walked(opened) == ""


def test_screens_without_data_can_be_walked_in_dark(
    window: Callable[..., Opened], empty_home: Path, look: Callable[..., None]
) -> None:
    """The first day, in the other look."""
    opened = window(empty_home)
    look(DARK)

    assert walked(opened) == ""


def test_screens_in_the_least_window_can_be_walked(
    window: Callable[..., Opened], busy_home: Path, look: Callable[..., None]
) -> None:
    """1024 by 700 is the least size that is promised."""
    opened = window(busy_home, size=(1024, 700))
    look(LIGHT)

    assert walked(opened) == ""


def walked(opened: Opened) -> str:
    """What is wrong, a line each with the screen before it; empty = nothing."""
    found = []
    for screen in SCREENS:
        show(opened, screen)
        found += [f"{screen}: {line}" for line in walk(opened.window)]
    return "\n".join(found)


def show(opened: Opened, screen: str) -> None:
    """Goes to a screen and waits until it shows what it has."""
    page = go(opened, screen)
    if screen == "compose" and page.is_in_gallery():
        until(lambda: page.gallery.cards, "the templates")
    elif screen == "compose":
        until(lambda: page.presenter.analysis is not None, "the checks")

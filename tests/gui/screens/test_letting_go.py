"""A closed window takes everything with it."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.gui.main import open_window
from tests.gui.screens.conftest import close, go
from tests.gui.screens.waiting import until

SCREENS = ("compose", "library", "sources", "calendar", "outbox", "connections", "records", "settings")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_keeps_a_closed_window_its_program_or_its_screen(
    qapp: QApplication, look: Callable[..., None], busy_home: Path, screen: str
) -> None:
    """What Qt's connections hold is hidden from Python: one callback too many keeps 40 MB for as long as the program runs."""
    opened = open_window(qapp, busy_home)
    opened.window.show()
    until(opened.context.app, "the program behind the window")
    page = go(opened, screen)
    held = {
        "window": weakref.ref(opened.window),
        "context": weakref.ref(opened.context),
        "program": weakref.ref(opened.context.app()),
        "screen": weakref.ref(page),
    }

    close(opened)
    del opened, page
    gc.collect()

    assert [name for name, seen in held.items() if seen() is not None] == []

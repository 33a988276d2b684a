"""A closed window takes everything with it."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.gui.main import open_window
from tests.gui.screens.conftest import close, go
from tests.gui.screens.waiting import until

SCREENS = ("compose", "library", "sources", "calendar", "outbox", "connections", "records", "settings")


ALONE = "CHAIRSIDE_TEST_LETTING_GO"
"""Set in the process that collects windows: other tests keep theirs (see `close`)."""


@pytest.mark.skipif(ALONE not in os.environ, reason="has a process of its own: the test below")
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

    close(opened, keep=False)
    del opened, page
    gc.collect()

    assert [name for name, seen in held.items() if seen() is not None] == []


def test_every_screen_goes_with_its_window() -> None:
    """The test above, for each screen, in a process where nothing else is collected."""
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k", "nothing_keeps"]

    ended = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, ALONE: "1"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout[-3000:]
    assert f"{len(SCREENS)} passed" in ended.stdout

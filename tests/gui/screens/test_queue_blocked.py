"""What keeps a post from the queue is named on the button, and pressing it leads there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.gui.main import Opened
from composer.model.scheduler import Health, HealthState
from tests.gui.screens.conftest import program
from tests.gui.screens.waiting import until

pytestmark = pytest.mark.timeout(90)


def test_a_connection_that_asks_to_sign_in_again_is_named_before_queue_and_one_press_away(
    window: Callable[..., Opened], home: Path
) -> None:
    """Nobody learns after pressing Queue that nothing could go out."""
    with program(home) as app:
        for connection in app.connections.all():
            sick = replace(connection, health=Health(HealthState.SIGN_IN_AGAIN))
            app.desks.store.connections.save(sick)
    opened = window(home)
    foot = opened.window.page().queue_foot
    until(lambda: foot.queue.text() == "Mend the connection", "the button says what blocks")

    QTest.mouseClick(foot.queue, Qt.MouseButton.LeftButton)

    until(lambda: opened.window.screen_id() == "connections", "the place to mend it")

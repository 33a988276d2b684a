"""What keeps a post from the queue is named on the button, and pressing it leads there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.gui.main import Opened
from composer.model.scheduler import Health, HealthState
from tests.gui.screens.conftest import program, stored
from tests.gui.screens.hands import click, toast
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


def test_a_queued_post_says_when_it_goes_out_and_is_not_queued_twice(window: Callable[..., Opened], home: Path) -> None:
    """The foot that still said "Queue" invited a second press."""
    opened = window(home)
    page = opened.window.page()
    foot = page.queue_foot
    until(lambda: foot.queue.text() == "Queue" and page.presenter.queueing._plan, "a plan")

    QTest.mouseClick(foot.queue, Qt.MouseButton.LeftButton)
    until(lambda: foot.queue.text() == "See it in the Outbox", "the foot of a queued post")
    assert "Queued for" in foot._line.text()
    jobs = stored(home, lambda app: len(app.outbox.rows(100)))
    QTest.mouseClick(foot.queue, Qt.MouseButton.LeftButton)

    until(lambda: opened.window.screen_id() == "outbox", "the Outbox")
    assert stored(home, lambda app: len(app.outbox.rows(100))) == jobs


def test_what_was_taken_back_can_be_queued_again(window: Callable[..., Opened], home: Path) -> None:
    """Taken back means as before."""
    opened = window(home)
    page = opened.window.page()
    foot = page.queue_foot
    until(lambda: foot.queue.text() == "Queue" and page.presenter.queueing._plan, "a plan")

    QTest.mouseClick(foot.queue, Qt.MouseButton.LeftButton)
    click(toast(opened, "Queued for").button)
    toast(opened, "Taken back")

    until(lambda: foot.queue.text() == "Queue", "the way to queue it")

"""The real window on data folders of its own: empty, with posts, with jobs in every state a person meets."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from composer.app import wiring
from composer.app.app import App
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.gui.main import Opened, open_window
from composer.model.ids import new_id
from composer.model.job import Attempt, Job, JobState, Question
from composer.model.moment import at_wall
from composer.model.practice import Practice
from composer.model.scheduler import Connection
from tests.gui.screens.waiting import until

ZONE = "America/Chicago"
"""Where the practice of these tests is."""
PLANNED = {
    "myth-buster": "2031-03-04T09:00",
    "health-tip": "2031-03-05T09:00",
}


@pytest.fixture(autouse=True)
def _no_system_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of these tests live in memory: the person's own keyring is not touched."""
    monkeypatch.setattr(wiring, "open_secrets", lambda **_: SessionSecrets())


@pytest.fixture
def empty_home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def home(empty_home: Path) -> Path:
    """A data folder with a practice and its three sample posts."""
    with program(empty_home) as app:
        app.settings.put(Practice(name="Maple Street Dental", handle="maplestreetdental", zone=ZONE))
        for template in ("event", "health-tip", "myth-buster"):
            app.library.save(app.library.sample(template))
    return empty_home


@pytest.fixture
def busy_home(home: Path) -> Path:
    """The same with jobs in many states, none of which moves by itself."""
    with program(home) as app:
        jobs = [job for template, wall in PLANNED.items() for job in plan(app, template, wall)]
        states = [
            (JobState.UNKNOWN, "Sent, but no answer came back.", Question.SENT_OR_NOT),
            (JobState.NEEDS_YOU, "The site wants a new password.", Question.SIGN_IN),
            (JobState.WAITING, "The site asked to wait.", Question.NONE),
            (JobState.HANDED_OVER, "", Question.NONE),
            (JobState.LIVE, "", Question.NONE),
            (JobState.CANCELLED, "", Question.NONE),
        ]
        with app.desks.store.jobs.transaction() as change:
            for job, (state, reason, question) in zip(jobs, states, strict=False):
                moved = replace(job, state=state, reason=reason, question=question, wake_at=None)
                given = state in {JobState.HANDED_OVER, JobState.LIVE}
                change.save(replace(moved, remote_id="17") if given else moved)
                change.begin_attempt(
                    Attempt(new_id(), job.id, "send", app.clock.now(), app.clock.now(), "unknown", reason)
                )
            for job in jobs[len(states) :]:
                change.save(replace(job, wake_at=None))
    return home


def program(home: Path) -> App:
    """The program without a window."""
    return open_app(argparse.Namespace(home=str(home)), secrets=SessionSecrets())


def plan(app: App, template: str, wall: str) -> list[Job]:
    """Queues the newest post of a kind."""
    row = next(r for r in app.library.find() if r.kind == template)
    post = app.library.open(row.id).post
    when, _fold = at_wall(wall, ZONE)
    return app.queue(post, when, again=True)


@pytest.fixture
def window(qapp: QApplication, look: Callable[..., None]) -> Iterator[Callable[..., Opened]]:
    """Opens the real window on a data folder and waits until the program behind it is there."""
    opened: list[Opened] = []

    def show(home: Path, screen: str = "compose", size: tuple[int, int] = (1440, 900)) -> Opened:
        made = open_window(qapp, home)
        opened.append(made)
        made.window.resize(*size)
        made.window.show()
        made.window.activateWindow()
        until(lambda: made.context.app() is not None, "the program behind the window")
        go(made, screen)
        return made

    yield show
    for made in opened:
        close(made)


def go(opened: Opened, screen: str) -> Any:
    """Brings a screen to the front and waits for its data."""
    page = opened.window.open_screen(screen)
    until(lambda: page.is_ready, f"data on {screen}")
    settled(opened)
    return page


def settled(opened: Opened) -> None:
    """Waits until the store's lane has done what it was given."""
    done: list[bool] = []
    opened.context.lanes.store.run(lambda: True, done.append)
    until(lambda: done, "the store's lane")


_CLOSED: list[Opened] = []
"""Python's side of closed windows. A program has one window; of hundreds in one process, PySide mixes up those that are
collected with new ones at the same place in memory: dialogs vanished while they were open."""


def close(opened: Opened, *, keep: bool = True) -> None:
    """Closes a window as the program does at its end.

    Args:
        keep: hold on to what Python knows of it until the process ends.
    """
    if keep:
        _CLOSED.append(opened)
    opened.window.close()
    opened.context.stop()
    opened.window.deleteLater()
    opened.context.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stored(home: Path, read: Callable[[App], Any]) -> Any:
    """What a second program reads from the data folder."""
    with program(home) as app:
        return read(app)


def local(connection: Connection) -> bool:
    """Whether it is one of the embedded connections."""
    return connection.kind in {"folder", "reminder"}

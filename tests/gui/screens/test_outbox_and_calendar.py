"""Outbox and calendar by keys and clicks: the question first, every answer reaches the job."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from composer.gui.calendar.dialogs import DayDialog
from composer.gui.calendar.month import Month
from composer.gui.calendar.page import CalendarPage
from composer.gui.calendar.pill import Pill
from composer.gui.compose.queue.when_dialog import WhenDialog
from composer.gui.main import Opened
from composer.gui.outbox.page import OutboxPage
from composer.model.job import Job, JobState
from composer.store.store import open_store
from tests.gui.screens.conftest import go, plan, program
from tests.gui.screens.hands import button, click, keys, press
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)


def outbox(opened: Opened) -> OutboxPage:
    """The Outbox with its jobs."""
    page = go(opened, "outbox")
    assert isinstance(page, OutboxPage)
    until(lambda: page.table.rows.rows, "jobs")
    return page


def job_in(home: Path, state: JobState) -> Job:
    """The first job in a state."""
    with open_store(home) as store:
        return next(job for job in store.jobs.list() if job.state is state)


def state_of(home: Path, job: Job) -> JobState:
    """The state a job has on disk."""
    with open_store(home) as store:
        return store.jobs.get(job.id).state


def test_what_needs_the_person_stands_first_and_asks_its_question(
    window: Callable[..., Opened], busy_home: Path
) -> None:
    """Groups in order; the unknown one is chosen and its question can be read."""
    page = outbox(window(busy_home))

    strips = [row.key for row in page.table.rows.rows if row.is_strip]

    assert strips == ["Look at these first", "Next", "Done"]
    assert button(page.details, "Look again")
    assert button(page.details, "Yes, it is live")
    assert button(page.details, "No, send it again")


def test_filters_and_search_narrow_the_list(window: Callable[..., Opened], busy_home: Path) -> None:
    """Chips count, a click shows only theirs, words narrow further."""
    page = outbox(window(busy_home))
    everything = len(page.table.rows.rows)

    click(page.chips["unsure"])
    assert len([r for r in page.table.rows.rows if not r.is_strip]) == 1
    click(page.chips["all"])
    assert len(page.table.rows.rows) == everything
    keys(page.search.line, "two minutes linkedin")

    until(lambda: len([r for r in page.table.rows.rows if not r.is_strip]) == 1, "one row")


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("Yes, it is live", {JobState.LIVE}),
        (
            "No, send it again",
            {JobState.WAITING, JobState.DUE, JobState.SCHEDULED, JobState.SENDING, JobState.HANDED_OVER},
        ),
    ],
)
def test_what_the_person_says_about_an_unknown_post_is_carried_out(
    window: Callable[..., Opened], busy_home: Path, answer: str, states: set[JobState]
) -> None:
    """The program never decides this one by itself."""
    job = job_in(busy_home, JobState.UNKNOWN)
    page = outbox(window(busy_home))
    page.table.choose(job.id)

    click(button(page.details, answer))

    until(lambda: state_of(busy_home, job) in states, answer)


def test_looking_again_asks_the_place_it_went_to(window: Callable[..., Opened], busy_home: Path) -> None:
    """The folder is asked, and the job has the answer: it is not there, so it is safe to send."""
    job = job_in(busy_home, JobState.UNKNOWN)
    page = outbox(window(busy_home))
    page.table.choose(job.id)

    click(button(page.details, "Look again"))

    until(lambda: state_of(busy_home, job) is not JobState.UNKNOWN, "an answer")


def test_a_planned_post_is_moved_and_cancelled(window: Callable[..., Opened], busy_home: Path) -> None:
    """From its details."""
    job = job_in(busy_home, JobState.SCHEDULED)
    page = outbox(window(busy_home))
    page.table.choose(job.id)

    click(button(page.details, "Choose another time"))
    form = dialog(WhenDialog)
    form.date.setDate(QDate(2031, 5, 6))
    form.time.setTime(QTime(14, 30))
    click(form.verb)

    def moved() -> bool:
        with open_store(busy_home) as store:
            return store.jobs.get(job.id).due.wall == "2031-05-06T14:30"

    until(moved, "the new time")
    until(lambda: "2:30" in page.details.when.text(), "the new time on screen")
    click(button(page.details, "Cancel it"))
    until(lambda: state_of(busy_home, job) is JobState.CANCELLED, "cancelled")


def test_everything_is_held_and_let_go_again(window: Callable[..., Opened], busy_home: Path) -> None:
    """The crisis pause says so across the screen."""
    page = outbox(window(busy_home))

    click(page.hold)
    until(page.banner.isVisible, "the banner")
    click(page.banner.button)

    until(lambda: not page.banner.isVisible(), "no banner")
    assert page.hold.text() == "Hold everything"


def calendar(opened: Opened) -> CalendarPage:
    """The Calendar in the month of the planned posts."""
    page = go(opened, "calendar")
    assert isinstance(page, CalendarPage)
    page.go(Month(2031, 3))
    until(lambda: [p for cell in page.cells for p in cell.pills()], "pills")
    return page


def test_a_month_shows_its_posts_and_the_keys_go_from_one_to_the_next(
    window: Callable[..., Opened], busy_home: Path
) -> None:
    """Arrows walk, Enter opens, Page Up turns the month."""
    opened = window(busy_home)
    page = calendar(opened)
    pills = [p for cell in page.cells for p in cell.pills()]
    days = {cell.day.day for cell in page.cells if cell.pills()}
    assert days == {4, 5}

    pills[0].setFocus()
    press(page, Qt.Key.Key_Right)
    focus = page.focusWidget()
    assert isinstance(focus, Pill)
    assert focus is not pills[0]
    title = focus.entry.title
    press(focus, Qt.Key.Key_Return)

    until(lambda: opened.window.screen_id() == "compose", "Compose")
    compose = opened.window.page()
    until(lambda: compose.head.title.text() == title, "the post")  # type: ignore[union-attr]
    page = calendar(opened)
    press(page, Qt.Key.Key_PageUp)
    assert page.month == Month(2031, 2)


def test_a_full_day_opens_as_a_list(window: Callable[..., Opened], busy_home: Path) -> None:
    """What does not fit is behind "n more", with a dialog to open it from."""
    with program(busy_home) as app:
        for hour in range(10, 18):
            plan(app, "event", f"2031-03-04T{hour}:00")
    opened = window(busy_home, size=(1024, 700))
    click(go(opened, "calendar").views.findChildren(QAbstractButton)[0])
    page = calendar(opened)
    cell = next(c for c in page.cells if c.day.day == 4 and c.day.month == 3)
    until(cell.more.isVisible, "the rest of the day")

    click(cell.more)
    form = dialog(DayDialog)
    pills = form.findChildren(Pill)
    assert len(pills) == len(cell.shown.entries) > len(cell.pills())
    QTest.mouseClick(pills[-1], Qt.MouseButton.LeftButton)

    until(lambda: opened.window.screen_id() == "compose", "Compose")

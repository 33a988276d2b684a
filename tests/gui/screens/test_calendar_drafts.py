"""A planned month in the calendar: drafts on their days, carried, taken off, reviewed and queued in one go."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from composer.app.calendar.planned_drafts import Pencil, PlannedDrafts
from composer.gui.calendar.month import Month
from composer.gui.calendar.pill import Pill
from composer.gui.calendar.review_dialog import ReviewDialog
from composer.gui.calendar.tray import TrayItem
from composer.gui.compose.gallery.plan_dialog import PlanDialog
from composer.gui.main import Opened
from composer.model.job import JobState
from composer.model.moment import at_wall
from composer.store.planning import Planning
from composer.store.store import open_store
from tests.gui.screens.conftest import ZONE, program
from tests.gui.screens.hands import click, pick, press, toast
from tests.gui.screens.test_calendar import calendar, drag, middle_of, pill_on, pills
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)

TUESDAY, THURSDAY = date(2031, 3, 4), date(2031, 3, 6)


@pytest.fixture
def drafted_home(home: Path) -> Path:
    """A ready draft on a Tuesday, and one with something to fix on the Thursday."""
    with program(home) as app:
        ready = next(row.id for row in app.library.find() if row.kind == "health-tip")
        unfit = app.library.save(app.library.start("myth-buster", app.practice)).post.id
        drafts = PlannedDrafts(app)
        drafts.put([Pencil(ready, at_wall("2031-03-04T09:00", ZONE)[0])])
        drafts.put([Pencil(unfit, at_wall("2031-03-06T12:00", ZONE)[0])])
    return home


def planned_days(home: Path) -> list[str]:
    """The days on which drafts stand."""
    with open_store(home) as store:
        asks = Planning(store.db)
        found = (asks.planned_time(row.id) for row in store.drafts.list(limit=500))
        return sorted(when.wall[:10] for when in found if when is not None)


def queued(home: Path) -> set[str]:
    """The posts with living jobs."""
    with open_store(home) as store:
        return {job.title for job in store.jobs.list() if job.state is not JobState.CANCELLED}


def focused(opened: Opened) -> Pill:
    """The pill with the focus."""
    focus = opened.window.focusWidget()
    assert isinstance(focus, Pill)
    return focus


def test_a_draft_says_that_it_is_one_and_is_carried_like_a_post(
    window: Callable[..., Opened], drafted_home: Path
) -> None:
    """By keys to the next week, and back with Undo; nothing is queued."""
    opened = window(drafted_home)
    page = calendar(opened)
    pill = pill_on(page, TUESDAY)
    assert "Draft" in pill.accessibleName()
    pill.setFocus()

    press(focused(opened), Qt.Key.Key_M)
    press(page.board, Qt.Key.Key_Down)
    press(page.board, Qt.Key.Key_Return)

    until(lambda: planned_days(drafted_home) == ["2031-03-06", "2031-03-11"], "the draft on its new day")
    click(toast(opened, "Moved to").button)
    until(lambda: planned_days(drafted_home) == ["2031-03-04", "2031-03-06"], "the way back")
    assert queued(drafted_home) == set()


def test_drafts_are_reviewed_and_queued_in_one_go(window: Callable[..., Opened], drafted_home: Path) -> None:
    """What must be fixed can't be ticked; taking back makes drafts of them again."""
    opened = window(drafted_home)
    page = calendar(opened)
    pill_on(page, TUESDAY)

    click(page.summary.review)
    review = dialog(ReviewDialog)
    assert [box.isEnabled() for box in review.boxes] == [True, False]
    assert [read.text() for read in review.readers] == ["Read", "Fix"]
    click(review.verb)

    message = toast(opened, "Queued 1 post")
    assert len(queued(drafted_home)) == 1
    until(lambda: pill_on(page, TUESDAY).entry.state is not None, "the post")
    click(message.button)
    until(lambda: queued(drafted_home) == set(), "nothing queued")
    until(lambda: pill_on(page, TUESDAY).entry.is_draft, "the draft again")


def test_a_draft_is_taken_off_its_day_by_its_menu(window: Callable[..., Opened], drafted_home: Path) -> None:
    """It waits beside the calendar, until Undo."""
    opened = window(drafted_home)
    page = calendar(opened)
    pill = pill_on(page, TUESDAY)

    page.presenter.menus.of_entry(pill.entry, pill.mapToGlobal(pill.rect().center()))
    pick("Take off this day")

    until(lambda: planned_days(drafted_home) == ["2031-03-06"], "one draft less")
    until(lambda: any(i.waiting.post == pill.entry.post for i in page.tray.items()), "it in the tray")
    click(toast(opened, "waits under Not scheduled").button)
    until(lambda: planned_days(drafted_home) == ["2031-03-04", "2031-03-06"], "the way back")


def test_a_draft_is_queued_for_its_time_by_the_bar_for_many(window: Callable[..., Opened], drafted_home: Path) -> None:
    """One is queued, the other stays a draft and the notice says why."""
    opened = window(drafted_home)
    page = calendar(opened)
    pill_on(page, THURSDAY)
    page.board.choose_all()

    click(page.many.queue)

    message = toast(opened, "1 stays a draft")
    assert "to fix" in message.message().text
    assert len(queued(drafted_home)) == 1


def test_an_unfinished_post_dropped_on_a_day_stands_there_as_a_draft(window: Callable[..., Opened], home: Path) -> None:
    """A refusal would throw the person's wish away."""
    with program(home) as app:
        unfit = app.library.save(app.library.start("myth-buster", app.practice)).post.id
    opened = window(home)
    page = calendar(opened, Month(2031, 3))
    item: TrayItem = until(lambda: next((i for i in page.tray.items() if i.waiting.post == unfit), None), "the post")

    drag(item, middle_of(page, TUESDAY), page)

    toast(opened, "A draft on")
    assert pill_on(page, TUESDAY).entry.is_draft
    assert queued(home) == set()


def test_a_month_is_planned_from_the_calendar_and_seen_at_once(window: Callable[..., Opened], home: Path) -> None:
    """The month shown is the one proposed; the drafts stand on their days as soon as they are made."""
    opened = window(home)
    page = calendar(opened, Month(2026, 1))
    page.presenter.go_today()
    page.presenter.step(1)

    click(page.summary.plan)
    plan = dialog(PlanDialog)
    assert plan.choice()[0] == f"{page.month.year}-{page.month.number:02d}"
    until(lambda: len(plan.boxes) > 3, "the proposals")
    click(plan.verb)

    until(lambda: sum(p.entry.is_draft for p in pills(page)) > 3, "the drafts")
    assert page.summary.review.isVisible()


def test_a_calendar_with_drafts_can_be_walked(window: Callable[..., Opened], drafted_home: Path) -> None:
    """Names, tab order, targets, nothing clipped; also in the list."""
    opened = window(drafted_home)
    page = calendar(opened)
    pill_on(page, TUESDAY)
    assert walk(opened.window) == []

    page.presenter.show_view("list")
    until(lambda: page.agenda.table.rows.rows, "rows")

    assert walk(opened.window, large=False) == []
    assert any(
        cell.chip is not None and cell.chip.text == "Draft" for row in page.agenda.table.rows.rows for cell in row.cells
    )

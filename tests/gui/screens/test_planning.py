"""Series, quiet hours, import and export by keys and clicks, and the notice that leads to what needs the person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from composer.app.events import JobNeedsYou
from composer.gui.calendar.repeating import RepeatDialog
from composer.gui.calendar.rules import by_month_day, ways, which
from composer.gui.outbox.files import Files, ImportDialog
from composer.gui.outbox.page import OutboxPage
from composer.gui.parts.choices import Check
from composer.gui.parts.dialog import Dialog
from composer.gui.settings.timing import quiet_from, words_of
from composer.model.errors import BadInput
from composer.model.job import JobState
from composer.model.planning import LatePolicy, QuietHours
from composer.store.store import open_store
from tests.gui.screens.conftest import go, program, settled, stored
from tests.gui.screens.hands import SHIFT, button, click, keys, press, toast
from tests.gui.screens.test_calendar import FOURTH, calendar, calm_home, pill_on
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)
__all__ = ["calm_home"]


def jobs(home: Path) -> list[Any]:
    """What is planned."""
    with open_store(home) as store:
        return [job for job in store.jobs.list() if job.state is not JobState.CANCELLED]


def test_a_series_is_seen_before_it_is_kept_and_a_date_can_be_left_out(
    window: Callable[..., Any], calm_home: Path
) -> None:
    """The first Tuesday of each month; the second date is taken out."""
    opened = window(calm_home)
    page = calendar(opened)
    before = len(jobs(calm_home))

    page.presenter.menus.repeat(pill_on(page, FOURTH).entry)
    form = dialog(RepeatDialog)
    boxes = until(lambda: [b for b in form._dates.findChildren(Check) if b.isVisible()], "the next dates")
    assert "Apr 1" in boxes[0].text()
    assert len(jobs(calm_home)) == before
    boxes[1].setChecked(False)
    settled(opened)
    click(form.verb)

    toast(opened, "The series is kept")
    days = {job.due.wall[:10] for job in jobs(calm_home)}
    assert {"2031-04-01", "2031-06-03", "2031-07-01"} <= days
    assert "2031-05-06" not in days


@pytest.mark.parametrize(
    ("day", "nth", "month_day"),
    [(1, 1, "BYMONTHDAY=1"), (28, 4, "BYMONTHDAY=28"), (31, -1, "BYMONTHDAY=28,29,30,31;BYSETPOS=-1")],
)
def test_the_ways_to_repeat_know_where_in_the_month_a_day_lies(day: int, nth: int, month_day: str) -> None:
    """A fifth Tuesday is the last one; the 31st is the last day of shorter months."""
    first = datetime(2031, 3, day, 9)  # noqa: DTZ001  # a wall clock

    assert which(first) == nth
    assert by_month_day(day) == month_day
    assert len({way.rule for way in ways(first)}) == 7


def test_late_policy_and_quiet_hours_are_kept_as_they_change(window: Callable[..., Any], home: Path) -> None:
    """What can't be read is said beside the field and not kept."""
    opened = window(home)
    page = go(opened, "settings")
    timing = page.timing

    keys(timing.quiet.editor, "never", over=True)
    until(timing.quiet.error, "the sentence")
    keys(timing.quiet.editor, "20:00 to 7:00", over=True)
    timing.late.combo.picked.emit("skip")

    until(lambda: stored(home, lambda app: app.desks.rules.get()).late is LatePolicy.SKIP, "the policy")
    assert stored(home, lambda app: app.desks.rules.get()).quiet == QuietHours("20:00", "07:00")
    assert timing.quiet.error() == ""


@pytest.mark.parametrize("text", ["8 to 9", "25:00 to 07:00", "07:00 to 07:00", "20:00"])
def test_quiet_hours_that_are_no_hours_are_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(BadInput):
        quiet_from(text)


def test_quiet_hours_are_read_as_people_write_them() -> None:
    """With the halves of the day, or on a clock of 24 hours."""
    assert quiet_from("8 PM to 7:00 am") == quiet_from("20:00 - 07:00") == QuietHours("20:00", "07:00")


def test_quiet_hours_come_back_as_they_were_written() -> None:
    """The words of the field are what it reads."""
    quiet = QuietHours("20:00", "07:00")

    assert quiet_from(words_of(quiet)) == quiet
    assert quiet_from("  ") is None


def test_a_table_is_reported_row_by_row_before_anything_is_made(
    window: Callable[..., Any], calm_home: Path, tmp_path: Path
) -> None:
    """One good row, one with a bad date: the person sees both and makes one."""
    file = tmp_path / "plan.csv"
    file.write_text(
        "date,time,text,platform\n2031-06-03,09:00,Brush twice a day for two minutes.,x\n2031-13-40,09:00,Floss,x\n"
    )
    opened = window(calm_home)
    page = go(opened, "outbox")
    before = len(jobs(calm_home))

    Files(opened.window, opened.context, page, page.presenter.refresh).bring_in(file)
    form = dialog(ImportDialog)
    until(lambda: form.table.rows.rows, "the report")
    assert [row.cells[2].chip.text for row in form.table.rows.rows] == ["Ready", "Left out"]
    assert len(jobs(calm_home)) == before
    assert form.verb.text() == "Make 1 post"
    click(form.verb)

    toast(opened, "Made and queued 1 post")
    assert len(jobs(calm_home)) == before + 1


def test_the_plan_is_written_as_a_calendar_and_as_a_table(
    window: Callable[..., Any], calm_home: Path, tmp_path: Path
) -> None:
    """Both hold every planned post."""
    opened = window(calm_home)
    page = go(opened, "outbox")
    files = Files(opened.window, opened.context, page, page.presenter.refresh)

    for name in ("plan.ics", "plan.csv"):
        files.give_out(tmp_path / name)
        toast(opened, name)

    number = len(jobs(calm_home))
    assert (tmp_path / "plan.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == number
    assert len((tmp_path / "plan.csv").read_text(encoding="utf-8-sig").splitlines()) > number


def test_several_jobs_are_chosen_moved_and_cancelled_in_the_outbox(window: Callable[..., Any], calm_home: Path) -> None:
    """Shift and arrows, a day later, Undo; then cancel them."""
    opened = window(calm_home)
    page = go(opened, "outbox")
    assert isinstance(page, OutboxPage)
    until(lambda: page.table.rows.rows, "jobs")
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Down, SHIFT)
    until(page.many.isVisible, "the bar for many")
    chosen = page.table.keys()

    click(page.many.sooner)
    until(lambda: {j.due.wall[:10] for j in jobs(calm_home) if j.id in chosen} == {"2031-03-05"}, "a day later")
    click(toast(opened, "Moved 2 posts").button)
    until(lambda: {j.due.wall[:10] for j in jobs(calm_home) if j.id in chosen} == {"2031-03-04"}, "back")
    click(page.many.cancel)

    until(lambda: not {j.id for j in jobs(calm_home)} & set(chosen), "cancelled")


def test_the_details_are_a_drawer_in_a_small_window_and_the_servers_words_one_click_away(
    window: Callable[..., Any], busy_home: Path
) -> None:
    """Enter opens it with the question first; Esc gives the focus back."""
    opened = window(busy_home, size=(1024, 700))
    page = go(opened, "outbox")
    until(lambda: page.table.rows.rows, "jobs")
    assert not page.details.isVisible()

    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    until(page.details.isVisible, "the drawer")
    focus = opened.window.focusWidget()
    assert page.details.isAncestorOf(focus)
    press(focus, Qt.Key.Key_Escape)

    assert not page.beside.drawer.is_open()
    assert opened.window.focusWidget() is page.table


def test_a_notice_leads_to_the_post_that_needs_the_person(window: Callable[..., Any], busy_home: Path) -> None:
    """Several at once make one notice; none in quiet hours."""
    opened = window(busy_home)
    with open_store(busy_home) as store:
        job = next(j for j in store.jobs.list() if j.state is JobState.NEEDS_YOU)

    for _ in range(3):
        opened.context.bus.publish(JobNeedsYou(job, "It needs you."))
    message = toast(opened, "3 posts need you")
    click(message.button)

    until(lambda: opened.window.screen_id() == "outbox", "the outbox")
    until(lambda: opened.window.page().table.key() == job.id, "the job")


def test_a_planned_post_gets_its_new_words_only_when_the_person_says_so(
    window: Callable[..., Any], calm_home: Path
) -> None:
    """What was approved is frozen; a changed draft reaches the job by this button alone."""
    with program(calm_home) as app:
        job = next(j for j in jobs(calm_home) if j.payload.platform == "x")
        post = app.library.open(job.post).post
        app.library.save(replace(post, hashtags=("BrushDay",)))
    assert "BrushDay" not in jobs_by_id(calm_home)[job.id].payload.text
    opened = window(calm_home)
    page = go(opened, "outbox")
    until(lambda: page.table.rows.rows, "jobs")
    page.table.choose(job.id)

    click(button(page.details, "Use the post’s new words"))
    click(dialog(Dialog).verb)

    toast(opened, "It has the new words")
    assert "BrushDay" in jobs_by_id(calm_home)[job.id].payload.text


def jobs_by_id(home: Path) -> dict[str, Any]:
    """What is planned, by id."""
    return {job.id: job for job in jobs(home)}


def test_a_long_import_can_be_stopped_and_what_was_made_is_said(
    window: Callable[..., Any], calm_home: Path, tmp_path: Path
) -> None:
    """Twelve posts are made a few at a time; the person stops after the first few."""
    file = tmp_path / "plan.csv"
    lines = [f"2031-06-{n:02d},09:00,Brush twice a day for two minutes on day {n}.,x" for n in range(1, 13)]
    file.write_text("\n".join(("date,time,text,platform", *lines)))
    opened = window(calm_home)
    page = go(opened, "outbox")
    before = len(jobs(calm_home))

    Files(opened.window, opened.context, page, page.presenter.refresh).bring_in(file)
    form = dialog(ImportDialog)
    until(lambda: not form.verb.isHidden(), "the report")
    click(form.verb)
    until(lambda: form.cancel.text() == "Stop", "the making")
    click(form.cancel)

    toast(opened, "Stopped; the other rows were not made.")
    assert 0 < len(jobs(calm_home)) - before < 12

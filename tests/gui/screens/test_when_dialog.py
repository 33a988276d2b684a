"""What a chosen time means is said while it is chosen: clocks that jump, times that come twice, closed days, the past."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime

from composer.gui.calendar.date_dialog import DateDialog
from composer.gui.calendar.kept_dialog import KeptDialog
from composer.gui.calendar.kept_mark import KeptMark
from composer.gui.calendar.month import Month
from composer.gui.calendar.page import CalendarPage
from composer.gui.compose.queue.when_dialog import WhenDialog, know_quiet_hours, meaning_of
from composer.gui.main import Opened
from composer.gui.parts.buttons import Button
from composer.gui.parts.menu import Menu
from composer.model.moment import When, at_wall
from composer.model.planning import HouseRules, QuietHours
from composer.model.practice import Practice
from tests.gui.screens.conftest import ZONE, program, settled
from tests.gui.screens.hands import button, click, keys, pick, press, toast
from tests.gui.screens.test_calendar import calendar, pills
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)

PRACTICE = Practice(zone=ZONE, closed=("2031-12-25 Christmas",))


@pytest.mark.parametrize(
    ("wall", "tone", "said"),
    [
        ("2031-03-04T09:00", "text2", "Chicago time"),
        ("2031-03-09T02:30", "warn", "jump over"),
        ("2031-11-02T01:30", "warn", "twice"),
        ("2001-03-04T09:00", "bad", "past"),
    ],
)
def test_a_time_says_what_the_clocks_make_of_it(wall: str, tone: str, said: str) -> None:
    """A gap in spring, a doubled hour in autumn, and the past are no surprises afterwards."""
    look = meaning_of(*at_wall(wall, ZONE), None)

    assert look.tone == tone
    assert said in look.text


def test_the_dialog_says_it_live_and_takes_no_past_time(window: Callable[..., Opened], home: Path) -> None:
    """The words follow the fields; a past time keeps the dialog open."""
    opened = window(home)
    form = WhenDialog(at_wall("2031-03-04T09:00", ZONE)[0], opened.window, PRACTICE)
    chosen: list[When] = []
    form.chosen.connect(chosen.append)
    form.ask()

    form.date.setDate(QDate(2031, 3, 9))
    form.time.setTime(QTime(2, 30))
    assert "jump over" in form.meaning.text()
    form.date.setDate(QDate(2031, 12, 25))
    assert "Christmas" in form.meaning.text()
    form.date.setDate(QDate(2001, 3, 9))
    click(form.verb)
    assert "past" in form.meaning.text()
    assert chosen == []
    form.date.setDate(QDate(2031, 3, 9))
    click(form.verb)

    assert [when.local().strftime("%H:%M") for when in chosen] == ["03:30"]


def kept_on(page: CalendarPage, day: date) -> KeptMark:
    """What is kept on a day, in its cell."""
    cell = page.board.cell_of(day)
    assert cell is not None
    until(cell.kept.isVisible, "an awareness day")
    return cell.kept


def test_an_awareness_day_offers_its_ready_posts_and_one_becomes_a_draft(
    window: Callable[..., Opened], home: Path
) -> None:
    """From the words in the cell by keys to a draft near the day."""
    opened = window(home)
    page = calendar(opened, Month(2031, 3))
    mark = kept_on(page, date(2031, 3, 20))
    page.board.walker.go(date(2031, 3, 20))
    press(opened.window.focusWidget(), Qt.Key.Key_Up)
    assert opened.window.focusWidget() is mark
    press(mark, Qt.Key.Key_Return)

    form = dialog(KeptDialog)
    offer = next(b for b in form.findChildren(Button) if "ready post" in b.text())
    click(offer)
    menu = until(lambda: next((m for m in offer.findChildren(Menu) if m.isVisible()), None), "the ready posts")
    assert menu is not None
    pick(menu.actions()[0].text())

    toast(opened, "A draft for World Oral Health Day")
    until(lambda: any(p.entry.is_draft and p.entry.at.day in {18, 20} for p in pills(page)), "the draft")


def test_an_own_day_is_added_stands_in_its_cell_and_is_removed(window: Callable[..., Opened], home: Path) -> None:
    """A name is needed; the dialog says so and stays."""
    opened = window(home)
    page = calendar(opened, Month(2031, 3))
    until(page.kept.isVisible, "the strip")

    click(page.kept.button)
    click(dialog(KeptDialog).add)
    form = dialog(DateDialog)
    click(form.verb)
    assert form.name.error()
    keys(form.name.editor, "Our open day")
    form.first.setDate(QDate(2031, 3, 12))
    click(form.verb)

    mark = kept_on(page, date(2031, 3, 12))
    assert mark.text() == "Our open day"
    click(mark)
    click(button(dialog(KeptDialog), "Remove"))
    settled(opened)
    until(lambda: not mark.isVisible(), "the day without it")


def test_a_date_its_owner_announces_is_asked_for_with_its_source(window: Callable[..., Opened], home: Path) -> None:
    """Root Canal Awareness Week has no rule: the person enters this year's, with where it was read."""
    opened = window(home)
    page = calendar(opened, Month(2031, 5))
    until(page.kept.isVisible, "the strip")

    click(page.kept.button)
    listed = dialog(KeptDialog)
    ask = next(b for b in listed.findChildren(Button) if b.accessibleName().endswith("Root Canal Awareness Week"))
    ask.click()
    form = dialog(DateDialog)
    form.first.setDate(QDate(2031, 5, 4))
    form.last.setDate(QDate(2031, 5, 10))
    click(form.verb)
    assert form.source.error()
    keys(form.source.editor, "https://www.aae.org")
    click(form.verb)

    assert "Root Canal Awareness Week" in kept_on(page, date(2031, 5, 4)).text()


def test_both_dialogs_can_be_walked(window: Callable[..., Opened], home: Path) -> None:
    """Names, tab order, targets, nothing clipped."""
    opened = window(home)
    page = calendar(opened, Month(2031, 3))
    until(page.kept.isVisible, "the strip")
    click(page.kept.button)
    listed = dialog(KeptDialog)
    until(listed.isVisible, "the dialog")
    assert walk(listed, large=False) == []

    click(listed.add)

    assert walk(dialog(DateDialog), large=False) == []


def test_quiet_hours_are_named_when_a_time_lies_in_them() -> None:
    """The person may still want it; the program would not have chosen it."""
    rules = HouseRules(quiet=QuietHours("20:00", "07:00"), zone=ZONE)

    look = meaning_of(*at_wall("2031-03-04T21:30", ZONE), None, rules)
    free = meaning_of(*at_wall("2031-03-04T09:30", ZONE), None, rules)

    assert ("quiet hours, 20:00 to 07:00" in look.text, look.tone) == (True, "warn")
    assert free.tone == "text2"


def test_the_dialog_reads_the_quiet_hours_of_the_practice(window: Callable[..., Opened], home: Path) -> None:
    """They come from the store a moment after it opened."""
    with program(home) as app:
        app.desks.rules.put(HouseRules(quiet=QuietHours("20:00", "07:00"), zone=ZONE))
    opened = window(home)
    form = WhenDialog(at_wall("2031-03-04T21:30", ZONE)[0], opened.window, replace(PRACTICE, zone=ZONE))
    form.ask()

    know_quiet_hours(form, opened.context)

    until(lambda: "quiet hours" in form.meaning.text(), "the quiet hours")

"""The time and zone of an event: typed as people write them or chosen, kept in one form, said in full."""

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QApplication

from composer.app.wiring import open_app
from composer.gui.compose.fields.event_time import MomentField, understood
from composer.gui.compose.fields.event_when import EventWhen
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def event_home(home: Path) -> Path:
    """The data folder, with the event's post as the newest."""
    with open_app(argparse.Namespace(home=str(home))) as app:
        app.library.save(app.library.sample("event"))
    return home


def event(opened: Opened) -> ComposePage:
    """The Compose page with the event open."""
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.session is not None and "starts" in page.write.fields, "the event")
    return page


def field(page: ComposePage, slot: str) -> MomentField:
    """One of its fields of time."""
    found = page.write.fields[slot]
    assert isinstance(found, MomentField)
    return found


def answer(page: ComposePage, slot: str) -> str:
    """What the post holds in a slot."""
    assert page.presenter.session is not None
    return page.presenter.session.post.answers[slot]


def said(part: MomentField) -> str:
    """What stands below a field, as a screen reader has it."""
    return part.area.accessibleDescription()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mar 9, 2027 6:30 PM", "2027-03-09T18:30"),
        ("3/9/2027 18:30", "2027-03-09T18:30"),
        ("2027-03-09 at 6pm", "2027-03-09T18:00"),
    ],
)
def test_a_time_may_be_typed_as_people_write_it(
    window: Callable[..., Opened], event_home: Path, typed: str, kept: str
) -> None:
    """Nobody in a practice knows ISO 8601."""
    page = event(window(event_home))

    keys(field(page, "starts").area, typed, over=True)
    page.write.fields["place"].area.setFocus()

    until(lambda: answer(page, "starts") == kept, kept)
    assert said(field(page, "starts")).startswith("Tuesday, March 9, 2027, 6:")


def test_what_is_not_a_time_stays_as_typed_and_says_so(window: Callable[..., Opened], event_home: Path) -> None:
    """Nothing typed is lost, and nothing is guessed."""
    page = event(window(event_home))

    keys(field(page, "starts").area, "some Tuesday", over=True)
    page.write.fields["place"].area.setFocus()

    until(lambda: "not a day and a time" in field(page, "starts").error(), "the sentence")
    assert field(page, "starts").text() == "some Tuesday"
    assert answer(page, "starts") == "some Tuesday"


@pytest.mark.parametrize(("typed", "kept"), [("denver", "America/Denver"), ("New York", "America/New_York")])
def test_a_city_is_name_enough_for_its_zone(
    window: Callable[..., Opened], event_home: Path, typed: str, kept: str
) -> None:
    """Continent and underscore are for computers."""
    page = event(window(event_home))

    keys(field(page, "zone").area, typed, over=True)
    page.write.fields["place"].area.setFocus()

    until(lambda: answer(page, "zone") == kept, kept)
    assert said(field(page, "zone")) == f"{typed.title()} time"


def test_day_time_and_zone_can_be_chosen_in_one_dialog(window: Callable[..., Opened], event_home: Path) -> None:
    """Who would rather point than type; one step back undoes nothing else."""
    page = event(window(event_home))
    click(field(page, "starts").choose)
    asked = dialog(EventWhen)
    assert asked.day.date() == QDate(2027, 2, 6)

    asked.day.setDate(QDate(2027, 4, 20))
    asked.clock.setTime(QTime(17, 45))
    assert asked.zone is not None
    asked.zone.combo.choose("America/Denver")
    click(button(asked, "Use this time"))

    until(lambda: answer(page, "starts") == "2027-04-20T17:45", "the time")
    assert answer(page, "zone") == "America/Denver"


def test_tab_goes_from_the_time_to_its_button_and_on(window: Callable[..., Opened], event_home: Path) -> None:
    """Everything by keyboard, in reading order."""
    page = event(window(event_home))
    start = field(page, "starts")
    start.area.setFocus()
    until(lambda: QApplication.focusWidget() is start.area, "the focus")

    page.focusNextPrevChild(True)
    until(lambda: QApplication.focusWidget() is start.choose, "its button")
    page.focusNextPrevChild(True)

    until(lambda: QApplication.focusWidget() is field(page, "zone").area, "the next field")


def test_a_day_without_a_time_is_not_understood() -> None:
    """An event at midnight is never what was meant."""
    assert understood("Mar 9, 2027") is None
    assert understood("") is None

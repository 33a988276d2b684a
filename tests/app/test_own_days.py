"""Awareness days a practice enters itself: dates announced each year, corrections with their source, days of its own."""

from datetime import date

import pytest

from composer.app.app import App
from composer.app.calendar.awareness import during
from composer.app.calendar.own_days import SETTING, OwnDay, OwnDays, is_entered, is_own
from composer.app.calendar.planner_view import Planner
from composer.model.errors import BadInput

TODAY = date(2026, 11, 21)
AREAS = ("dental", "both")


@pytest.fixture
def days(app: App) -> OwnDays:
    """The days of an empty program."""
    return OwnDays(app.desks.store.settings)


def names(app: App, first: date, last: date) -> dict[str, tuple[date, date]]:
    """What the calendar shows in a span."""
    return {one.what.name: (one.first, one.last) for one in Planner(app).kept(first, last, AREAS)}


def test_an_announced_day_stands_in_the_calendar_once_its_date_is_entered(app: App, days: OwnDays) -> None:
    """Before, it is asked for; afterwards only in the years nobody entered."""
    asked = days.announced(2027, "us", AREAS)
    week = next(day for day in asked if day.id == "root-canal-week")

    days.enter(week.id, date(2027, 5, 2), date(2027, 5, 8), "https://www.aae.org", TODAY)

    assert names(app, date(2027, 5, 1), date(2027, 5, 31))[week.name] == (date(2027, 5, 2), date(2027, 5, 8))
    assert week.name not in names(app, date(2028, 5, 1), date(2028, 5, 31))
    assert week.id not in {day.id for day in days.announced(2027, "us", AREAS)}
    assert week.id in {day.id for day in days.announced(2028, "us", AREAS)}


def test_a_date_is_corrected_for_its_year_alone_and_names_its_source(app: App, days: OwnDays) -> None:
    """The rule holds for all other years; forgetting the entry brings it back."""
    days.enter("world-oral-health-day", date(2027, 3, 22), date(2027, 3, 22), "a letter", TODAY)
    found = next(day for day in days.all() if day.id == "world-oral-health-day")
    assert (found.source, found.checked_on) == ("a letter", "2026-11-21")
    assert is_entered(found)

    march = names(app, date(2027, 3, 1), date(2027, 3, 31))
    later = names(app, date(2028, 3, 1), date(2028, 3, 31))
    days.forget("world-oral-health-day")

    assert march["World Oral Health Day"][0] == date(2027, 3, 22)
    assert later["World Oral Health Day"][0] == date(2028, 3, 20)
    assert names(app, date(2027, 3, 1), date(2027, 3, 31))["World Oral Health Day"][0] == date(2027, 3, 20)


def test_an_own_day_is_kept_each_year_or_once(app: App, days: OwnDays) -> None:
    """Our open day is once, the practice's birthday every year; both are in every country's calendar."""
    days.add(OwnDay("Open day", date(2027, 6, 5), date(2027, 6, 5), yearly=False))
    days.add(OwnDay("Our birthday", date(2027, 2, 28), date(2027, 3, 2), about="Since 1998."))

    found = during(days.all(), date(2028, 1, 1), date(2028, 12, 31), "au", AREAS)
    own = [one for one in found if is_own(one.what)]

    assert "Open day" in names(app, date(2027, 6, 1), date(2027, 6, 30))
    assert [(one.what.name, one.first, one.last) for one in own] == [
        ("Our birthday", date(2028, 2, 28), date(2028, 3, 2))
    ]
    assert not own[0].what.official


def test_an_own_day_can_be_removed_and_its_number_is_not_mixed_up(days: OwnDays) -> None:
    """Another one added later is another day."""
    first = days.add(OwnDay("One", date(2027, 6, 5), date(2027, 6, 5)))
    second = days.add(OwnDay("Two", date(2027, 6, 6), date(2027, 6, 6)))

    days.forget(first)

    assert [day.id for day in days.all() if is_own(day)] == [second]
    assert days.add(OwnDay("Three", date(2027, 6, 7), date(2027, 6, 7))) not in {first, second}


@pytest.mark.parametrize(
    "bad",
    [
        OwnDay(" ", date(2027, 6, 5), date(2027, 6, 5)),
        OwnDay("Backwards", date(2027, 6, 5), date(2027, 6, 4)),
        OwnDay("For ever", date(2027, 6, 5), date(2029, 6, 4)),
    ],
)
def test_a_day_without_name_or_span_is_refused(days: OwnDays, bad: OwnDay) -> None:
    """With a sentence, and nothing is kept."""
    with pytest.raises(BadInput):
        days.add(bad)

    assert not any(is_own(day) for day in days.all())


def test_a_date_without_a_source_is_refused(days: OwnDays) -> None:
    """A date nobody can look up again is a rumor."""
    with pytest.raises(BadInput, match="where you read"):
        days.enter("root-canal-week", date(2027, 5, 2), date(2027, 5, 8), "  ", TODAY)


@pytest.mark.parametrize(
    "damaged",
    [
        7,
        [],
        {"dates": [], "days": 3},
        {"days": {"own-1": {}, "own-2": 4}},
        {"dates": {"root-canal-week": {"years": {"2027": ["x", None]}}}},
    ],
)
def test_what_cannot_be_read_counts_as_not_entered(app: App, days: OwnDays, damaged: object) -> None:
    """A damaged setting must not take the calendar away."""
    app.desks.store.settings.put(SETTING, damaged)

    assert len(days.all()) > 50
    assert names(app, date(2027, 5, 1), date(2027, 5, 31))

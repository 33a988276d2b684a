"""The next free posting time, across clock changes and closed days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.calendar.slots import Fit, Place, gaps, next_free, place_on, upcoming
from composer.model.errors import NotFound
from composer.model.practice import Practice, WeeklySlot

NOON = datetime(2026, 12, 14, 18, 0, tzinfo=UTC)  # a Monday, 12:00 in Chicago
TUESDAYS = Practice(slots=(WeeklySlot(1, "09:00"),))


def test_the_next_slot_is_the_first_one_after_now_on_the_practices_clock() -> None:
    """Tuesday 9:00 in Chicago is 15:00 UTC in winter."""
    assert next_free(TUESDAYS, [], NOON).utc == datetime(2026, 12, 15, 15, 0, tzinfo=UTC)


def test_a_taken_slot_is_passed_over_even_if_its_job_is_some_seconds_off() -> None:
    """One post a slot."""
    taken = [datetime(2026, 12, 15, 15, 0, 30, tzinfo=UTC)]

    assert next_free(TUESDAYS, taken, NOON).wall == "2026-12-22T09:00"


def test_a_weekly_nine_oclock_stays_nine_oclock_across_a_clock_change() -> None:
    """Chicago springs forward on 8 March 2026."""
    walls = [w.wall for w, _ in zip(upcoming(TUESDAYS, datetime(2026, 3, 1, tzinfo=UTC)), range(3), strict=False)]
    hours = [w.utc.hour for w, _ in zip(upcoming(TUESDAYS, datetime(2026, 3, 1, tzinfo=UTC)), range(3), strict=False)]

    assert walls == ["2026-03-03T09:00", "2026-03-10T09:00", "2026-03-17T09:00"]
    assert hours == [15, 14, 14]


def test_a_closed_day_is_left_out() -> None:
    """The practice says which days it is closed."""
    practice = Practice(slots=TUESDAYS.slots, closed=("2026-12-15 Staff training",))

    assert next_free(practice, [], NOON).wall == "2026-12-22T09:00"


def test_a_practice_without_posting_times_is_told_so() -> None:
    """Instead of looking for ever."""
    with pytest.raises(NotFound, match="no free posting time"):
        next_free(Practice(slots=()), [], NOON)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 23)), min_size=1, max_size=4, unique=True),
    st.sampled_from(["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]),
)
def test_the_slot_found_is_always_ahead_and_never_taken(now: datetime, times: list[tuple[int, int]], zone: str) -> None:
    """For any week plan, zone and moment."""
    practice = Practice(zone=zone, slots=tuple(WeeklySlot(d, f"{h:02}:00") for d, h in times))
    first = next_free(practice, [], now)

    second = next_free(practice, [first.utc], now)

    assert first.utc >= now + timedelta(minutes=15)
    assert second.utc > first.utc


def test_a_post_dropped_on_a_day_keeps_its_own_time_where_that_is_free() -> None:
    """Tuesday has 9:00 and 15:00; a post of 15:00 stays at 15:00."""
    practice = Practice(slots=(WeeklySlot(1, "09:00"), WeeklySlot(1, "15:00")))

    place = place_on(practice, date(2026, 12, 15), "15:00", [], NOON)

    assert (place.when and place.when.wall, place.fit) == ("2026-12-15T15:00", Fit.FREE)


def test_a_post_dropped_on_a_day_takes_the_first_free_time_else_its_own() -> None:
    """When 9:00 is taken the next is used; when all are, the post keeps its time of day."""
    practice = Practice(slots=(WeeklySlot(1, "09:00"), WeeklySlot(1, "15:00")))
    nine, three = datetime(2026, 12, 15, 15, tzinfo=UTC), datetime(2026, 12, 15, 21, tzinfo=UTC)

    later = place_on(practice, date(2026, 12, 15), "09:00", [nine], NOON)
    full = place_on(practice, date(2026, 12, 15), "11:00", [nine, three], NOON)

    assert (later.when and later.when.wall, later.fit) == ("2026-12-15T15:00", Fit.FREE)
    assert (full.when and full.when.wall, full.fit) == ("2026-12-15T11:00", Fit.OWN)


def test_a_closed_day_says_why_and_a_past_one_takes_nothing() -> None:
    """The person may still post on a closed day; nobody posts yesterday."""
    practice = Practice(slots=TUESDAYS.slots, closed=("2026-12-15 Staff training",))

    closed = place_on(practice, date(2026, 12, 15), "09:00", [], NOON)
    past = place_on(practice, date(2026, 12, 13), "09:00", [], NOON)

    assert (closed.fit, closed.closed, closed.when is not None) == (Fit.CLOSED, "Staff training", True)
    assert past == Place(None, Fit.PAST)


def test_gaps_are_the_days_whose_posting_times_stand_empty() -> None:
    """Weekends without posting times and closed days are no gaps."""
    practice = Practice(slots=TUESDAYS.slots, closed=("2026-12-22 Closed",))
    taken = [datetime(2026, 12, 15, 20, tzinfo=UTC)]

    assert gaps(practice, taken, date(2026, 12, 1), date(2026, 12, 31)) == [
        date(2026, 12, 1),
        date(2026, 12, 8),
        date(2026, 12, 29),
    ]

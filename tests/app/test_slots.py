"""The next free posting time, across clock changes and closed days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.slots import next_free, upcoming
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

"""Series: times that repeat on the wall clock, against dateutil and zoneinfo as oracles; bad rules are one sentence."""

import re
import zoneinfo
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from composer.app.calendar.recurrence import occurrences, walls
from composer.model.errors import BadInput
from composer.model.moment import Fold, at_wall
from composer.model.planning import Series

ZONES = sorted(name for name in zoneinfo.available_timezones() if name not in {"localtime", "posixrules"})
SHARE = [*ZONES[:: len(ZONES) // 12], "America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca"]
WALLS = ("00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "09:00", "23:45")


def weekly(rule: str, first: str = "2026-12-14T09:00", zone: str = "America/Chicago", **more: object) -> Series:
    """A series of two posts in turn."""
    return Series("s1", "Tips", ("a", "b"), first, zone, rule, **more)  # type: ignore[arg-type]


def year_agrees(zone: str) -> None:
    """Every day of a year at eight times of day: the instant shows that wall clock, or the zone has none such."""
    info, other = zoneinfo.ZoneInfo(zone), tz.gettz(zone)
    for clock in WALLS:
        series = weekly("FREQ=DAILY;COUNT=366", f"2026-01-01T{clock}", zone)
        for occurrence in occurrences(series):
            when, naive = occurrence.when, datetime.fromisoformat(occurrence.when.wall)
            shown = when.utc.astimezone(info).replace(tzinfo=None)
            if occurrence.fold is Fold.GAP:
                assert shown > naive, (zone, when)
                jump = shown - naive
                assert not tz.datetime_exists(naive.replace(tzinfo=other)), (zone, when)
                assert when.utc.astimezone(info).utcoffset() != (when.utc - jump).astimezone(info).utcoffset()
            else:
                assert shown == naive, (zone, when)
                assert tz.datetime_exists(naive.replace(tzinfo=other)), (zone, when)
                twice = tz.datetime_ambiguous(naive.replace(tzinfo=other))
                assert twice == (occurrence.fold is Fold.TWICE), (zone, when)
                if twice:
                    second = naive.replace(tzinfo=info, fold=1).astimezone(UTC)
                    assert when.utc < second, "the first of the two is taken"
                assert when.utc == naive.replace(tzinfo=other).astimezone(UTC), (zone, when)


@pytest.mark.parametrize("zone", SHARE)
def test_a_year_of_days_agrees_with_two_other_programs(zone: str) -> None:
    """Dateutil and zoneinfo read the same database by different code; a share of the zones in every run."""
    year_agrees(zone)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_year_of_days_in_every_zone_agrees_with_two_other_programs() -> None:
    """The full count: every zone in the database."""
    for zone in ZONES:
        year_agrees(zone)


def test_a_weekly_nine_oclock_stays_nine_oclock_across_a_clock_change() -> None:
    """Chicago springs forward on 14 March 2027."""
    times = [o.when for o in islice(occurrences(weekly("FREQ=WEEKLY", "2027-03-08T09:00")), 2)]

    assert [t.wall for t in times] == ["2027-03-08T09:00", "2027-03-15T09:00"]
    assert times[1].utc - times[0].utc == timedelta(days=7, hours=-1)


def test_posts_take_turns_and_a_time_left_out_takes_no_turn() -> None:
    """A variant for each repeat, also around a holiday."""
    series = weekly("FREQ=WEEKLY;COUNT=5", skip=("2026-12-21",))

    found = list(occurrences(series, ("2026-12-28 Between the years",)))

    assert [o.post for o in found] == ["a", "", "", "b", "a"]
    assert [o.left_out for o in found] == ["", "Left out", "2026-12-28 Between the years", "", ""]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO", ["2027-01-04", "2027-02-01", "2027-03-01"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2026-12-25", "2027-01-29", "2027-02-26"]),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("freq=weekly;interval=2;byday=mo,th", ["2026-12-14", "2026-12-17", "2026-12-28"]),
        ("FREQ=DAILY;UNTIL=20261215", ["2026-12-14", "2026-12-15"]),
        ("FREQ=DAILY;UNTIL=20261215T080000", ["2026-12-14"]),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=1", ["2026-12-14"]),
    ],
)
def test_rules_mean_what_the_standard_says(rule: str, expected: list[str]) -> None:
    """RFC 5545; an end date counts to its end."""
    assert [w.date().isoformat() for w in islice(walls(rule, "2026-12-14T09:00"), 3)] == expected


@pytest.mark.parametrize(
    "rule",
    [
        "", "FREQ=SECONDLY", "FREQ=HOURLY", "DAILY", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=99999999", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;BYMONTH=13", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "FREQ=DAILY;EXRULE=1", "X" * 10_000,
        "FREQ=DAILY;COUNT=" + "9" * 5_000, "FREQ=WEEKLY;WKST=ZZ",
    ],
)  # fmt: skip
def test_a_bad_rule_is_one_sentence(rule: str) -> None:
    """Rules come from files too; none may hang or print a traceback."""
    with pytest.raises(BadInput):
        list(islice(walls(rule, "2026-12-14T09:00"), 5))


@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from(["FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYSETPOS", "COUNT", "UNTIL", "WKST", "BYHOUR"]),
            st.sampled_from(["WEEKLY", "MONTHLY", "1", "3", "-1", "MO", "2FR,SU", "12", "20270101", "0", "a"]),
        ),
        max_size=5,
    )
)
def test_any_rule_gives_times_in_order_or_one_sentence(parts: list[tuple[str, str]]) -> None:
    """Whatever a file holds."""
    rule = ";".join(f"{name}={value}" for name, value in parts)
    try:
        found = list(islice(walls(rule, "2026-12-14T09:00"), 20))
    except BadInput:
        return
    assert found == sorted(set(found))
    assert all(w >= datetime(2026, 12, 14, 9) for w in found)  # noqa: DTZ001 - wall clocks


def test_a_first_time_with_an_offset_is_refused() -> None:
    """A series is a wall clock."""
    with pytest.raises(BadInput, match=re.escape("wall-clock")):
        list(walls("FREQ=DAILY", "2026-12-14T09:00+01:00"))


def test_the_gap_and_the_overlap_are_told() -> None:
    """Chicago: 02:30 on 14 March 2027 is not there, 01:30 on 7 November 2027 is there twice."""
    (gap,) = occurrences(weekly("FREQ=DAILY;COUNT=1", "2027-03-14T02:30"))
    (twice,) = occurrences(weekly("FREQ=DAILY;COUNT=1", "2027-11-07T01:30"))

    assert (gap.fold, f"{gap.when.local():%H:%M}") == (Fold.GAP, "03:30")
    assert (twice.fold, twice.when.utc) == (Fold.TWICE, at_wall("2027-11-07T01:30", "America/Chicago")[0].utc)

"""Awareness days: each rule gives the right dates in any year, and a span of the calendar shows what belongs there."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app import resources
from composer.app.calendar import awareness
from composer.app.calendar.awareness import during, load, span
from composer.model.errors import BadInput

OURS = load(resources.assets() / awareness.FILE)
DENTAL = ("dental", "both")


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    [
        ({"type": "month", "month": 2}, "2028-02-01", "2028-02-29"),
        ({"type": "fixed", "month": 3, "day": 20}, "2028-03-20", "2028-03-20"),
        ({"type": "nth_weekday", "month": 11, "weekday": 3, "n": 3}, "2028-11-16", "2028-11-16"),
        ({"type": "nth_weekday", "month": 5, "weekday": 0, "n": -1}, "2028-05-29", "2028-05-29"),
        ({"type": "full_week", "month": 8, "n": 1, "starts": "mon"}, "2028-08-07", "2028-08-13"),
        ({"type": "range", "from": [12, 24], "to": [1, 2]}, "2028-12-24", "2029-01-02"),
        (
            {
                "type": "offset",
                "base": {"type": "nth_weekday", "month": 6, "weekday": 6, "n": 3},
                "days": -6,
                "length_days": 7,
            },
            "2028-06-12",
            "2028-06-18",
        ),
    ],
)
def test_a_rule_finds_its_days(rule: dict[str, Any], first: str, last: str) -> None:
    """Checked by hand against a calendar of 2028."""
    found = span(rule, 2028)

    assert found == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_day_its_owner_announces_has_no_date_of_ours() -> None:
    """We do not guess."""
    assert span({"type": "announced", "month": 9}, 2027) is None


@given(st.sampled_from([d for d in OURS if d.rule["type"] != "announced"]), st.integers(1990, 2090))
def test_every_day_of_ours_falls_into_its_year_in_order(day: awareness.Observance, year: int) -> None:
    """A rule that ends before it begins, or drifts into another year, would put it on a wrong page."""
    found = span(day.rule, year)

    assert found is not None
    first, last = found
    assert first.year == year
    assert 0 <= (last - first).days < 62


def test_our_days_agree_with_the_worked_dates_of_other_peoples_list(shared: Path) -> None:
    """Same names, same dates: the rule, computed for every year somebody else worked out."""
    theirs = json.loads((shared / "data" / "awareness_calendar.json").read_text(encoding="utf-8"))["events"]
    by_name = {d.name.replace("’", "'"): d for d in OURS}
    compared = 0
    for event in theirs:
        ours = by_name.get(event["name"])
        for year, dates in (event.get("dates") or {}).items():
            if dates and ours is not None and ours.rule["type"] != "announced":
                assert span(ours.rule, int(year)) == tuple(map(date.fromisoformat, dates)), event["name"]
                compared += 1

    assert compared > 100


def test_their_rules_are_understood_too(shared: Path) -> None:
    """The engine knows every form of rule, not only those we use."""
    theirs = json.loads((shared / "data" / "awareness_calendar.json").read_text(encoding="utf-8"))["events"]
    for event in theirs:
        for year, dates in (event.get("dates") or {}).items():
            expected = tuple(map(date.fromisoformat, dates)) if dates else None
            assert span(event["rule"], int(year)) == expected, event["name"]


def test_a_month_shows_what_is_kept_in_the_practices_country() -> None:
    """November in the United States and in the United Kingdom."""
    first, last = date(2026, 11, 1), date(2026, 11, 30)

    us = {d.what.id for d in during(OURS, first, last, "us", DENTAL)}
    uk = {d.what.id for d in during(OURS, first, last, "uk", DENTAL)}

    assert {"smokeout", "diabetes-day", "brush-day"} <= us
    assert "mouth-cancer-month" in uk
    assert "mouth-cancer-month" not in us


def test_what_began_in_the_year_before_is_still_shown() -> None:
    """A range over New Year."""
    day = OURS[0]._replace(rule={"type": "range", "from": [12, 24], "to": [1, 2]}, regions=("world",), area="both")

    assert during([day], date(2027, 1, 1), date(2027, 1, 31), "au", DENTAL)


def test_every_day_says_who_keeps_it_and_what_was_checked() -> None:
    """No official day without an owner; a check has a source and a date."""
    assert len({d.id for d in OURS}) == len(OURS)
    for day in OURS:
        assert day.about.strip(), day.id
        assert day.official == bool(day.owner), day.id
        assert bool(day.checked_on) <= day.source.startswith("http"), day.id
        if day.checked_on:
            date.fromisoformat(day.checked_on)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"days": [{}]}', '{"days": [{"id": 1, "name": 2, "rule": {"type": "x"}}]}']
)
def test_a_file_that_is_not_ours_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    """Never a traceback."""
    file = tmp_path / "a.json"
    file.write_text(text)

    with pytest.raises(BadInput):
        load(file)

"""Awareness days: which of them fall into a span of time, computed from each day's rule. Pure but for `load`.

It must not hold a list of dates: a rule is right every year, a list only until it ends.
"""

import calendar
import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from composer.model.errors import BadInput

FILE = "calendar/awareness.json"
"""Where the data lies under `assets/`."""
LARGEST = 1_000_000
_STARTS = {"mon": 0, "sun": 6}


class Observance(NamedTuple):
    """A day, week or month that somebody keeps every year.

    Attributes:
        rule: how its date is found; see `span`.
        area: "dental", "general" or "both".
        regions: countries in which it is kept; "world" = everywhere.
        official: False when nobody owns it (do not call it official).
        source: address where the rule was found; checked_on: ISO date of that; both empty = not checked yet.
    """

    id: str
    name: str
    about: str
    rule: Mapping[str, Any]
    area: str
    regions: tuple[str, ...]
    owner: str
    official: bool
    source: str
    checked_on: str


class Dated(NamedTuple):
    """An observance in one year; both days are included."""

    what: Observance
    first: date
    last: date

    @property
    def is_long(self) -> bool:
        """Whether it lasts longer than a week: it stands above the month, not on a day."""
        return (self.last - self.first).days > 6


def load(file: Path) -> tuple[Observance, ...]:
    """The observances of a data file.

    Raises:
        BadInput: it can't be read or an entry lacks what it needs.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput("the file is too large for a list of awareness days.", where=str(file))
        days = json.loads(file.read_text(encoding="utf-8"))["days"]
        return tuple(_observance(day) for day in days)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput("the awareness days can't be read.", where=str(file)) from error


def span(rule: Mapping[str, Any], year: int) -> tuple[date, date] | None:
    """First and last day of a rule in a year; None when its owner announces it.

    Rules: month; fixed (month, day); range (from, to: [month, day]); nth_weekday (weekday 0 = Monday, n from 1, -1 = the
    last); full_week (the n-th week that begins in the month on "sun" or "mon"); offset (days after another rule's
    first day, for length_days); announced; dates (a date entered for single years, `else` the rule for all others).

    Raises:
        BadInput: there is no such rule, or no such day in any year.
    """
    try:
        return _span(rule, year)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise BadInput(f"a date rule can't be understood ({dict(rule)}).") from error


def during(days: Iterable[Observance], first: date, last: date, region: str, areas: Iterable[str]) -> list[Dated]:
    """What falls into a span (both days included) in a country, by date; long ones first among equals.

    Args:
        region: "us", "uk", "au", "eu" or "ca".
        areas: of "dental", "general" and "both".
    """
    wanted, found = set(areas), []
    for day in days:
        if day.area not in wanted or not {"world", region} & set(day.regions):
            continue
        for year in range(first.year - 1, last.year + 1):
            dates = span(day.rule, year)
            if dates is not None and dates[0] <= last and dates[1] >= first:
                found.append(Dated(day, *dates))
    return sorted(found, key=lambda d: (d.first, -(d.last - d.first).days, d.what.name))


def _span(rule: Mapping[str, Any], year: int) -> tuple[date, date] | None:
    match rule["type"]:
        case "month":
            month = int(rule["month"])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case "fixed":
            return (_day(year, rule["month"], rule["day"]),) * 2
        case "range":
            start, end = _day(year, *rule["from"]), _day(year, *rule["to"])
            return start, end if end >= start else _day(year + 1, *rule["to"])
        case "nth_weekday":
            return (_nth(year, int(rule["month"]), int(rule["weekday"]), int(rule["n"])),) * 2
        case "full_week":
            start = _nth(year, int(rule["month"]), _STARTS[rule.get("starts", "sun")], int(rule["n"]))
            return start, start + timedelta(days=int(rule.get("length_days", 7)) - 1)
        case "offset":
            base = _span(rule["base"], year)
            if base is None:
                return None
            start = base[0] + timedelta(days=int(rule["days"]))
            return start, start + timedelta(days=int(rule.get("length_days", 1)) - 1)
        case "announced":
            return None
        case "dates":
            entered = rule["dates"].get(str(year))
            if entered is not None:
                return date.fromisoformat(entered[0]), date.fromisoformat(entered[1])
            return _span(rule["else"], year) if rule.get("else") else None
    raise ValueError(rule["type"])


def _day(year: int, month: int, day: int) -> date:
    """A day of a year; 29 February is the 28th where there is none."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]) if (month, day) == (2, 29) else day)


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th weekday of a month; -1 is the last."""
    length = calendar.monthrange(year, month)[1]
    days = [d for d in range(1, length + 1) if date(year, month, d).weekday() == weekday]
    return date(year, month, days[n - 1 if n > 0 else n])


def _observance(value: Mapping[str, Any]) -> Observance:
    found = Observance(
        id=str(value["id"]),
        name=str(value["name"]),
        about=str(value.get("about", "")),
        rule=dict(value["rule"]),
        area=str(value["area"]),
        regions=tuple(str(region) for region in value["regions"]),
        owner=str(value.get("owner", "")),
        official=bool(value.get("official", False)),
        source=str(value.get("source", "")),
        checked_on=str(value.get("checked_on", "")),
    )
    span(found.rule, 2027)
    return found

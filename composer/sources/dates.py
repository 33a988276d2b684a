"""Dates of sources: CSL dates in and out of text. Years may stand without month and day; nothing is made up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from composer.sources.typography import join

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = ("Spring", "Summer", "Autumn", "Winter", "Fall")
"""CSL numbers the first four; whoever wrote "Fall" gets it back."""
_FALL = 5
_MONTH_NUMBERS = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASON_NUMBERS = {"spring": 1, "summer": 2, "fall": _FALL, "autumn": 3, "winter": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: month and day are 0 when not."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """A CSL date.

    Attributes:
        first: None when there is only a literal.
        last: end of a range, or None.
        season: 0 = none, 1 = spring ... 4 = winter, 5 = "Fall" in the words of the source.
        literal: words that stand in for a date ("in press").
        about: the date is not certain.
    """

    first: Day | None = None
    last: Day | None = None
    season: int = 0
    literal: str = ""
    about: bool = False

    @property
    def iso(self) -> str:
        """The date as "2019", "2019-03" or "2019-03-01"; empty for a literal."""
        if self.first is None:
            return ""
        parts = [f"{self.first.year:04d}"] + [f"{n:02d}" for n in (self.first.month, self.first.day) if n]
        return "-".join(parts)


def read(value: Any) -> When | None:
    """The date a CSL field holds, or None when it holds none."""
    if isinstance(value, str):
        return parse(value)
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    days = [d for d in map(_day, parts if isinstance(parts, list | tuple) else ()) if d]
    season = _season(value.get("season"))
    about = bool(value.get("circa"))
    if days:
        return When(days[0], days[1] if len(days) > 1 and days[1] != days[0] else None, season, "", about)
    words = str(value.get("raw") or value.get("literal") or "").strip()
    if not words:
        return None
    parsed = parse(words)
    return parsed if parsed is not None and parsed.first is not None else When(literal=words)


def _day(parts: Any) -> Day | None:
    try:
        numbers = [int(str(n)) for n in parts if str(n).strip()]
    except (TypeError, ValueError):
        return None
    if not numbers or not numbers[0]:
        return None
    month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else 0
    day = numbers[2] if month and len(numbers) > 2 and 1 <= numbers[2] <= 31 else 0
    return Day(numbers[0], month, day)


def _season(value: Any) -> int:
    text = str(value or "").strip().lower()
    if text.isdigit():
        return (int(text) - 1) % 4 + 1
    return _SEASON_NUMBERS.get(text, 0)


def csl(when: When) -> dict[str, Any]:
    """The date as a CSL field."""
    if when.first is None:
        return {"literal": when.literal}
    made: dict[str, Any] = {"date-parts": [_parts(d) for d in (when.first, when.last) if d]}
    if when.season:
        made["season"] = SEASONS[_FALL - 1] if when.season == _FALL else when.season
    if when.about:
        made["circa"] = True
    return made


def _parts(day: Day) -> list[int]:
    return [n for n in (day.year, day.month, day.day) if n]


def on(day: date) -> dict[str, Any]:
    """A whole calendar date as a CSL field."""
    return {"date-parts": [[day.year, day.month, day.day]]}


_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?)?(?:T.*| \d.*|/.*)?")
_NAME = r"([A-Za-z]{3,9})\.?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[,;]?\s+{_NAME}(?:\s+(\d{{1,2}}))?(?:\s*[-–/]\s*(?:{_NAME})?\s*(\d{{1,2}})?)?")
_NAME_FIRST = re.compile(rf"{_NAME}\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+)?(\d{{4}})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(\d{{4}})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def parse(text: str) -> When | None:
    """The date in words people and databases write ("2019 Mar 7", "March 7, 2019", "2019/03//"), or None.

    A text that holds no year we know how to read comes back as a literal.
    """
    words = " ".join(text.split()).strip(" .;,/")
    if not words:
        return None
    about = bool(re.match(r"(?:c\.|ca\.?|circa)\s*\d", words, re.IGNORECASE))
    core = re.sub(r"^(?:c\.|ca\.?|circa)\s*", "", words, flags=re.IGNORECASE)
    if found := _COMPACT.fullmatch(core):
        return _when(found[1], found[2], found[3], about)
    if found := re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", core):
        return When(Day(int(found[1])), Day(int(found[2])), about=about)
    if found := _ISO.fullmatch(core):
        return _when(found[1], found[2], found[3], about)
    if found := _YEAR_FIRST.fullmatch(core):
        return _year_first(found, about)
    if (found := _NAME_FIRST.fullmatch(core)) and (named := _named(found[3], found[1], found[2], about)):
        return named
    core = re.sub(r"^(\d{1,2})[-/. ]([A-Za-z]{3,9})[-/. ](\d{4})$", r"\1 \2 \3", core)
    if (found := _DAY_FIRST.fullmatch(core)) and (named := _named(found[3], found[2], found[1], about)):
        return named
    if found := re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", core):
        return When(Day(int(found[1])), about=about)
    return When(literal=words)


def _year_first(found: re.Match[str], about: bool) -> When | None:
    first = _named(found[1], found[2], found[3] or "", about)
    if first is None or first.first is None:
        return When(Day(int(found[1])), about=about)
    month = _MONTH_NUMBERS.get((found[4] or "").lower()[:3], 0)
    if month:
        return When(first.first, Day(first.first.year, month, int(found[5] or 0)), about=about)
    if found[5] and first.first.day:
        return When(first.first, Day(first.first.year, first.first.month, int(found[5])), about=about)
    return first


def _named(year: str, name: str, day: str, about: bool) -> When | None:
    if season := _SEASON_NUMBERS.get(name.lower(), 0):
        return When(Day(int(year)), season=season, about=about)
    month = _MONTH_NUMBERS.get(name.lower()[:3], 0)
    return _when(year, str(month), day or "0", about) if month else None


def _when(year: str, month: str | None, day: str | None, about: bool) -> When | None:
    found = _day([int(year), int(month or 0), int(day or 0)])
    return When(found, about=about) if found else None


def american(when: When) -> str:
    """March 7, 2019; March 2019; Summer 2019; 2019; ranges with an en dash."""
    first, last = when.first, when.last
    if first is None:
        return when.literal
    if last is None:
        return _american(first, when.season)
    if first.year != last.year:
        return f"{_american(first)}–{_american(last)}"
    month, month2 = MONTHS[first.month - 1] if first.month else "", MONTHS[last.month - 1] if last.month else ""
    if first.month == last.month and first.day and last.day:
        return f"{month} {first.day}–{last.day}, {first.year}"
    days = (f" {d.day}" if d.day else "" for d in (first, last))
    span = join("–", *(f"{name}{day}" for name, day in zip((month, month2), days, strict=True) if name))
    return join(", " if first.day or last.day else " ", span, str(first.year))


def _american(day: Day, season: int = 0) -> str:
    if day.month:
        name = MONTHS[day.month - 1]
        return f"{name} {day.day}, {day.year}" if day.day else f"{name} {day.year}"
    return f"{SEASONS[season - 1]} {day.year}" if season else str(day.year)


def year_first(when: When, *, day: bool = True, month: bool = True) -> str:
    """2019 Mar 7; 2019 Mar; 2019 Summer; 2019: the order of the National Library of Medicine."""
    first, last = when.first, when.last
    if first is None:
        return when.literal

    def tail(d: Day) -> str:
        name = MONTHS[d.month - 1][:3] if month and d.month else ""
        return f"{name} {d.day}" if name and day and d.day else name

    start = tail(first) or (SEASONS[when.season - 1] if when.season and month else "")
    text = join(" ", str(first.year), start)
    if last is None:
        return text
    if last.year != first.year:
        return f"{text}–{join(' ', str(last.year), tail(last))}"
    end = tail(last)
    if not end or end == start:
        return text
    if last.month == first.month and last.day:
        end = str(last.day)
    return f"{text}–{end}"


def month_day(when: When) -> str:
    """March 17; March; March–April; empty when only the year is known."""
    if when.first is None or not when.first.month:
        return SEASONS[when.season - 1] if when.season and when.first else ""

    def one(d: Day) -> str:
        return f"{MONTHS[d.month - 1]} {d.day}" if d.day else MONTHS[d.month - 1]

    start = one(when.first)
    if when.last is None or not when.last.month:
        return start
    if (when.last.year, when.last.month) == (when.first.year, when.first.month) and when.last.day:
        return f"{start}–{when.last.day}"
    end = one(when.last)
    return f"{start}–{end}"


def years(when: When) -> str:
    """2019, or 2018–2019; a literal as it is."""
    if when.first is None:
        return when.literal
    if when.last is None or when.last.year == when.first.year:
        return str(when.first.year)
    return f"{when.first.year}–{when.last.year}"

"""Dates as people and spreadsheets write them, read for a whole file at once: 3/4 is March in one file and April in another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day 0, on no clock
CLOCK = re.compile(r"^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([ap])?\.?(?:m\.?)?$", re.IGNORECASE)
SLASHED = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$")
YEAR_FIRST = re.compile(r"^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$")
NAMED = (
    re.compile(r"^(?P<m>[a-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})$", re.IGNORECASE),
    re.compile(r"^(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?P<m>[a-z]{3,9})\.?,? (?P<y>\d{4})$", re.IGNORECASE),
)
SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")


@dataclass(frozen=True, slots=True)
class Order:
    """How a file writes 3/4/2027.

    Attributes:
        day_first: 3 April rather than March 4.
        is_sure: some date of the file proves it; otherwise it is the region's habit.
        is_torn: some dates prove the one and some the other.
    """

    day_first: bool
    is_sure: bool
    is_torn: bool = False


def order_of(texts: Iterable[str], *, usual_day_first: bool) -> Order:
    """How the dates of a file are to be read.

    Args:
        usual_day_first: the region's habit, for a file that proves nothing.
    """
    day_first = month_first = False
    for text in texts:
        found = SLASHED.match(split(text)[0])
        if found is None or found[2] == ".":
            continue
        day_first |= int(found[1]) > 12
        month_first |= int(found[3]) > 12
    if day_first == month_first:
        return Order(usual_day_first, is_sure=False, is_torn=day_first)
    return Order(day_first, is_sure=True)


def is_ambiguous(text: str) -> bool:
    """Whether a date reads either way: 3/4/2027, but not 3/13/2027 or 3.4.2027."""
    found = SLASHED.match(split(text)[0])
    return found is not None and found[2] != "." and max(int(found[1]), int(found[3])) <= 12 and found[1] != found[3]


def read_time(text: str, order: Order) -> datetime | None:
    """The date and time a text means: naive on the wall clock, aware where it names an offset; None when it means none.

    A date without a time of day means none: nobody wants a post at midnight.
    """
    plain = " ".join(text.split())
    if SERIAL.match(plain):
        return _serial(float(plain.replace(",", ".")))
    if re.match(r"^\d{4}-\d{2}-\d{2}[T ]\d", plain):
        try:
            return datetime.fromisoformat(plain.replace(" ", "T", 1).replace(" ", ""))
        except ValueError:
            pass
    day, clock = split(plain)
    found, time = _date(day, order), _clock(clock)
    if found is None or time is None:
        return None
    try:
        return datetime(*found, *time)  # noqa: DTZ001 - wall clock on purpose
    except ValueError:
        return None


def split(text: str) -> tuple[str, str]:
    """The date's part and the clock's part of a text; one may be empty."""
    plain = " ".join(text.replace("T", " ").split()) if re.match(r"^\d{4}-", text.strip()) else " ".join(text.split())
    found = re.search(r"[ ,]+(?:at )?(\d{1,2}(?::\d{2}){0,2}\s*(?:[ap]\.?m?\.?)?)$", plain, re.IGNORECASE)
    if found is None or (":" not in found[1] and not re.search(r"[ap]", found[1], re.IGNORECASE)):
        return plain, ""
    return plain[: found.start()].rstrip(", "), found[1]


def _date(text: str, order: Order) -> tuple[int, int, int] | None:
    if (found := YEAR_FIRST.match(text)) is not None:
        return int(found[1]), int(found[2]), int(found[3])
    if (found := SLASHED.match(text)) is not None:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if year < 100 else 0
        day_first = order.day_first or found[2] == "."
        return (year, second, first) if day_first else (year, first, second)
    for pattern in NAMED:
        if (found := pattern.match(text)) is not None and found["m"][:3].lower() in MONTHS:
            return int(found["y"]), MONTHS.index(found["m"][:3].lower()) + 1, int(found["d"])
    return None


def _clock(text: str) -> tuple[int, int] | None:
    found = CLOCK.match(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _serial(days: float) -> datetime | None:
    """A spreadsheet's day number: 46370.375 is 2026-12-14 09:00."""
    at = EPOCH + timedelta(minutes=round(days * 1440))
    return at if 2000 <= at.year < 2100 and (at.hour, at.minute) != (0, 0) else None

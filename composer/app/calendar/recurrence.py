"""Times that repeat, by RFC 5545 rules on the wall clock of a zone. Pure; the rule comes from people and files.

The rule is expanded on the wall clock, then each time becomes an instant: a weekly 09:00 stays 09:00 across a clock change,
a time the clocks jump over moves by the jump, one they show twice is the first (RFC 5545, 3.3.5). Both are told.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice

from composer.model.errors import BadInput
from composer.model.moment import at_wall
from composer.model.planning import Occurrence, Series
from composer.model.words import tr

KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
YEARS = 10
"""How far a rule is followed. Beyond it lie rules that never come true (30 February)."""
MOST = 5_000
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def occurrences(series: Series, closed: Collection[str] = ()) -> Iterator[Occurrence]:
    """The times of a series in order, ten years at most, those left out included.

    Args:
        closed: lines "2026-12-25 Christmas": the practice's closed days.

    Raises:
        BadInput: the rule, the first time or the zone can't be used.
    """
    reasons = {line.split()[0]: line for line in closed if line.strip()} | dict.fromkeys(series.skip, tr("Left out"))
    turn = 0
    for number, naive in enumerate(walls(series.rule, series.first)):
        when, fold = at_wall(naive.isoformat(timespec="minutes"), series.zone)
        left_out = reasons.get(naive.date().isoformat(), "")
        post = series.posts[turn % len(series.posts)] if series.posts and not left_out else ""
        turn += not left_out
        yield Occurrence(number, when, fold, post, left_out)


def walls(rule: str, first: str) -> Iterator[datetime]:
    """The wall-clock times of a rule that begins at `first`, naive, in order; lazily, 5,000 and ten years at most.

    Raises:
        BadInput: the rule or the first time can't be read, or repeats more often than daily.
    """
    from dateutil.rrule import rrulestr  # heavy; only where something repeats

    start = first_wall(first)
    parts = parts_of(rule)
    count = _number(parts.pop("COUNT", "")) or MOST
    end = start.replace(month=start.month, day=min(start.day, 28), year=min(start.year + YEARS, 9990))
    if "UNTIL" in parts:
        end = min(end, _until(parts.pop("UNTIL")))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        found = rrulestr(f"{text};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=start)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise BadInput(
            tr('"{rule}" is not a rule for repeating.').format(rule=rule[:200]),
            hint=tr('Write it like "FREQ=WEEKLY;BYDAY=MO".'),
        ) from error
    return islice(iter(found), min(count, MOST))


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule, checked: known names, once each, daily at most.

    Raises:
        BadInput: it is not such a rule.
    """
    text = rule.strip().upper().removeprefix("RRULE:")
    parts: dict[str, str] = {}
    for piece in text.split(";") if len(text) <= 500 else [text[:40]]:
        name, found, value = piece.partition("=")
        if not found or name not in KNOWN or name in parts or not value:
            raise BadInput(
                tr('"{part}" does not belong into a rule for repeating.').format(part=piece[:60]),
                hint=tr('Write it like "FREQ=WEEKLY;BYDAY=MO".'),
            )
        parts[name] = value
    if parts.get("FREQ") not in FREQUENCIES:
        raise BadInput(tr("Posts repeat daily, weekly, monthly or yearly."), hint=tr('Begin with "FREQ=WEEKLY".'))
    if "INTERVAL" in parts and not 1 <= _number(parts["INTERVAL"]) <= 1_000:
        raise BadInput(tr("The interval is a number from 1 to 1000."))
    _must_come_true(parts)
    return parts


def _must_come_true(parts: dict[str, str]) -> None:
    """Refuses dates that no year has; looking for 30 February would take seconds."""
    days = [abs(_signed(day)) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    months = [_number(month) for month in parts.get("BYMONTH", "").split(",") if month] or list(range(1, 13))
    longest = max((LONGEST[m - 1] for m in months if 1 <= m <= 12), default=0)
    if not longest or (days and not any(1 <= day <= longest for day in days)):
        raise BadInput(tr("That day does not come in any year."))


def first_wall(text: str) -> datetime:
    """The wall clock a series begins at, naive, to the minute.

    Raises:
        BadInput: it is not one.
    """
    try:
        first = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f'"{text}" is not a date and time.', hint='Write it like "2026-12-14T09:00".') from error
    if first.tzinfo is not None:
        raise BadInput(tr("A series begins at a wall-clock time, without an offset."))
    return first.replace(second=0, microsecond=0)


def _number(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal()) or len(text) > 6:
        raise BadInput(tr('"{part}" is not a number.').format(part=text[:20]))
    return int(text)


def _signed(text: str) -> int:
    return _number(text.removeprefix("-").removeprefix("+"))


def _until(text: str) -> datetime:
    """The last moment of a rule on the wall clock; a date counts to its end, and a Z is taken as the wall clock too."""
    plain = text.removesuffix("Z")
    for pattern, more in (("%Y%m%dT%H%M%S", timedelta(0)), ("%Y%m%d", timedelta(days=1, seconds=-1))):
        try:
            return datetime.strptime(plain, pattern) + more  # noqa: DTZ007 - wall clock on purpose
        except (ValueError, OverflowError):
            continue
    raise BadInput(tr('"{part}" is not the end of a rule.').format(part=text[:20]))

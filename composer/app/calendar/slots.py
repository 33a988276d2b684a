"""Posting times: the next free one, those of a day, and the gaps. Pure arithmetic on the practice's weekly times."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from composer.model.errors import NotFound
from composer.model.moment import When, at_wall, zone_of
from composer.model.practice import Practice

DAYS_AHEAD = 366
DEFAULT_LEAD = timedelta(minutes=15)


class Fit(StrEnum):
    """How a time fits the practice's plan."""

    FREE = "free"  # a posting time nobody has
    OWN = "own"  # not a posting time (or all are taken): the post keeps its time of day
    CLOSED = "closed"  # the practice is closed that day
    PAST = "past"  # too late for anything to go out


class Place(NamedTuple):
    """Where a post would land on a day.

    Attributes:
        when: the time; None only when it is past.
        closed: why the practice is closed that day; empty = it is open.
    """

    when: When | None
    fit: Fit
    closed: str = ""


def closed_days(practice: Practice) -> dict[str, str]:
    """ISO date -> why the practice is closed."""
    lines = (line.strip().partition(" ") for line in practice.closed if line.strip())
    return {day: why.strip() for day, _, why in lines}


def upcoming(practice: Practice, after: datetime) -> Iterator[When]:
    """The practice's posting times after the instant `after`, in order, closed days left out, a year ahead."""
    closed = closed_days(practice)
    first = after.astimezone(zone_of(practice.zone)).date()
    for days in range(DAYS_AHEAD):
        day = first + timedelta(days=days)
        if day.isoformat() in closed:
            continue
        for when in _times(practice, day):
            if when.utc > after:
                yield when


def next_free(practice: Practice, taken: Collection[datetime], now: datetime, lead: timedelta = DEFAULT_LEAD) -> When:
    """The first posting time at least `lead` ahead that no job has.

    Args:
        taken: due times (aware, UTC) already used.

    Raises:
        NotFound: the practice has no posting times, or all of the next year are taken.
    """
    return next_frees(practice, taken, now, 1, lead)[0]


def next_frees(
    practice: Practice, taken: Collection[datetime], now: datetime, count: int, lead: timedelta = DEFAULT_LEAD
) -> list[When]:
    """The first `count` posting times at least `lead` ahead that no job has.

    Raises:
        NotFound: there are not that many in the next year.
    """
    busy = _minutes(taken)
    found: list[When] = []
    for when in upcoming(practice, now + lead):
        if len(found) == count:
            break
        if when.utc.replace(second=0, microsecond=0) not in busy:
            found.append(when)
    if len(found) < count:
        raise NotFound(
            "There is no free posting time in the next year.", hint="Add posting times in Settings, or choose a time."
        )
    return found


def place_on(
    practice: Practice,
    day: date,
    wall: str,
    taken: Collection[datetime],
    now: datetime,
    lead: timedelta = DEFAULT_LEAD,
) -> Place:
    """Where a post lands that is dropped on a day: its own time when that is free there, else the first free one.

    Args:
        wall: the post's own time of day ("09:00"); kept where the day has no free posting time.
        taken: due times (aware, UTC) of other posts.
    """
    why = closed_days(practice).get(day.isoformat())
    busy, after = _minutes(taken), now + lead
    times = [] if why is not None else [when for when in _times(practice, day) if when.utc > after]
    free = [when for when in times if when.utc.replace(second=0, microsecond=0) not in busy]
    if free:
        own = next((when for when in free if when.wall.endswith(wall)), free[0])
        return Place(own, Fit.FREE)
    when, _ = at_wall(f"{day.isoformat()}T{wall}", practice.zone)
    if when.utc <= after:
        return Place(None, Fit.PAST, why or "")
    return Place(when, Fit.OWN if why is None else Fit.CLOSED, why or "")


def gaps(practice: Practice, taken: Collection[datetime], first: date, last: date) -> list[date]:
    """The days of a span (both included) on which a posting time stands empty and nothing else goes out."""
    tz = zone_of(practice.zone)
    used = {t.astimezone(tz).date() for t in taken}
    closed = closed_days(practice)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    weekdays = {slot.weekday for slot in practice.slots}
    return [d for d in days if d.weekday() in weekdays and d not in used and d.isoformat() not in closed]


def _times(practice: Practice, day: date) -> list[When]:
    walls = sorted({slot.wall for slot in practice.slots if slot.weekday == day.weekday()})
    return [at_wall(f"{day.isoformat()}T{wall}", practice.zone)[0] for wall in walls]


def _minutes(taken: Collection[datetime]) -> set[datetime]:
    return {t.replace(second=0, microsecond=0) for t in taken}

"""The next free slot: pure arithmetic on the practice's weekly posting times."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from composer.model.errors import NotFound
from composer.model.moment import When, at_wall, zone_of
from composer.model.practice import Practice

DAYS_AHEAD = 366
DEFAULT_LEAD = timedelta(minutes=15)


def upcoming(practice: Practice, after: datetime) -> Iterator[When]:
    """The practice's posting times after the instant `after`, in order, closed days left out, a year ahead."""
    closed = {line.split()[0] for line in practice.closed if line.strip()}
    first = after.astimezone(zone_of(practice.zone)).date()
    for days in range(DAYS_AHEAD):
        day = first + timedelta(days=days)
        if day.isoformat() in closed:
            continue
        times = sorted(slot.wall for slot in practice.slots if slot.weekday == day.weekday())
        for wall in times:
            when, _ = at_wall(f"{day.isoformat()}T{wall}", practice.zone)
            if when.utc > after:
                yield when


def next_free(practice: Practice, taken: Collection[datetime], now: datetime, lead: timedelta = DEFAULT_LEAD) -> When:
    """The first posting time at least `lead` ahead that no job has.

    Args:
        taken: due times (aware, UTC) already used.

    Raises:
        NotFound: the practice has no posting times, or all of the next year are taken.
    """
    busy = {t.replace(second=0, microsecond=0) for t in taken}
    for when in upcoming(practice, now + lead):
        if when.utc.replace(second=0, microsecond=0) not in busy:
            return when
    raise NotFound(
        "There is no free posting time in the next year.", hint="Add posting times in Settings, or choose a time."
    )

"""A month as plain values: its days, and the posts on each, one entry for all channels of a post at one time."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from composer.model.job import JobState
from composer.model.moment import zone_of
from composer.model.rows import CalendarJob

GRAVEST = (
    JobState.UNKNOWN, JobState.NEEDS_YOU, JobState.MISSED, JobState.WAITING, JobState.SENDING, JobState.DUE,
    JobState.SCHEDULED, JobState.HANDED_OVER, JobState.LIVE, JobState.SKIPPED, JobState.CANCELLED,
)  # fmt: skip
"""Which state of several channels a pill shows: the first of these."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One post at one time.

    Attributes:
        at: on the practice's clock.
        jobs: ids of its jobs, one a channel.
        state: the one that matters most among its channels.
    """

    post: str
    title: str
    at: datetime
    platforms: tuple[str, ...]
    jobs: tuple[str, ...]
    state: JobState


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year (1 to 12)."""

    year: int
    number: int

    def step(self, by: int) -> "Month":
        """The month `by` months later."""
        index = self.year * 12 + self.number - 1 + by
        return Month(index // 12, index % 12 + 1)

    def days(self, first_weekday: int) -> list[date]:
        """Whole weeks that cover the month; `first_weekday` 0 is Monday."""
        weeks = calendar.Calendar(first_weekday).monthdatescalendar(self.year, self.number)
        return [day for week in weeks for day in week]

    def span(self, zone: str, first_weekday: int) -> tuple[datetime, datetime]:
        """From the first shown day's midnight to the one after the last, in UTC."""
        days, tz = self.days(first_weekday), zone_of(zone)
        start = datetime.combine(days[0], time(), tz)
        end = datetime.combine(days[-1] + timedelta(days=1), time(), tz)
        return start.astimezone(UTC), end.astimezone(UTC)


def entries(jobs: Iterable[CalendarJob], zone: str) -> dict[date, list[Entry]]:
    """The posts of each day by time; cancelled and skipped jobs are left out."""
    tz = zone_of(zone)
    groups: dict[tuple[str, datetime], list[CalendarJob]] = {}
    for job in jobs:
        if job.state not in {JobState.CANCELLED, JobState.SKIPPED}:
            groups.setdefault((job.post, job.due), []).append(job)
    days: dict[date, list[Entry]] = {}
    for (post, due), members in sorted(groups.items(), key=lambda g: (g[0][1], g[1][0].title)):
        at = due.astimezone(tz)
        state = min((m.state for m in members), key=GRAVEST.index)
        platforms = tuple(m.platform for m in members)
        entry = Entry(post, members[0].title, at, platforms, tuple(m.id for m in members), state)
        days.setdefault(at.date(), []).append(entry)
    return days

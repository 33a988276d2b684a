"""The calendar as plain values: months and weeks, and the posts on each day, one entry for all channels at one time."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from composer.model.job_state import JobState
from composer.model.moment import zone_of
from composer.model.rows import CalendarJob, PlannedDraft

GRAVEST = (
    JobState.UNKNOWN, JobState.NEEDS_YOU, JobState.MISSED, JobState.WAITING, JobState.SENDING, JobState.DUE,
    JobState.SCHEDULED, JobState.HANDED_OVER, JobState.LIVE, JobState.SKIPPED, JobState.CANCELLED,
)  # fmt: skip
"""Which state of several channels a pill shows: the first of these."""

MOVABLE = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.WAITING, JobState.NEEDS_YOU, JobState.HANDED_OVER})
"""States in which another time still makes sense."""

_RANK: Mapping[JobState, int] = {state: rank for rank, state in enumerate(GRAVEST)}
_DUE = attrgetter("due")
GONE = frozenset({JobState.CANCELLED, JobState.SKIPPED})


class Entry(NamedTuple):
    """One post at one time.

    Attributes:
        at: on the practice's clock.
        jobs: ids of its jobs, one a channel; `platforms` in the same order. A draft has none.
        state: the one that matters most among its channels; None = a draft, nothing of it is queued.
        kind: family of posts; label: id of its label; either may be empty.
        spots: (connection, channel) of each job; a draft has none.
    """

    post: str
    title: str
    at: datetime
    platforms: tuple[str, ...]
    jobs: tuple[str, ...]
    state: JobState | None
    kind: str = ""
    label: str = ""
    spots: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other entry."""
        return self.jobs[0] if self.jobs else self.post

    @property
    def is_draft(self) -> bool:
        """Whether it only has a proposed time."""
        return self.state is None

    @property
    def can_move(self) -> bool:
        """Whether another time still makes sense."""
        return self.state is None or self.state in MOVABLE

    @property
    def wall(self) -> str:
        """Its time of day ("09:00")."""
        return self.at.strftime("%H:%M")


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
        return span_of(self.days(first_weekday), zone)


def week_of(day: date, first_weekday: int) -> list[date]:
    """The seven days of the week that holds a day."""
    start = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return [start + timedelta(days=n) for n in range(7)]


def span_of(days: list[date], zone: str) -> tuple[datetime, datetime]:
    """From the first day's midnight to the one after the last, in UTC."""
    tz = zone_of(zone)
    start = datetime.combine(days[0], time(), tz)
    end = datetime.combine(days[-1] + timedelta(days=1), time(), tz)
    return start.astimezone(UTC), end.astimezone(UTC)


def entries(
    jobs: Iterable[CalendarJob],
    zone: str,
    kinds: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    drafts: Iterable[PlannedDraft] = (),
) -> dict[date, list[Entry]]:
    """The posts of each day by time, drafts among them; cancelled and skipped jobs are left out."""
    tz, kinds, labels = zone_of(zone), kinds or {}, labels or {}
    days: dict[date, list[Entry]] = {}
    living = sorted(
        (job for job in jobs if job.state not in GONE), key=_DUE
    )  # in order already, as the store reads them
    for due, those in groupby(living, _DUE):
        at, groups = due.astimezone(tz), dict[str, list[CalendarJob]]()
        for job in those:
            groups.setdefault(job.post, []).append(job)
        here = days.setdefault(at.date(), [])
        for post, members in groups.items():
            here.append(_entry(at, members, kinds.get(post, ""), labels.get(post, "")))
    for draft in drafts:
        at, label = draft.when.utc.astimezone(tz), labels.get(draft.post, "")
        found = Entry(draft.post, draft.title, at, draft.platforms, (), None, draft.kind, label)
        days.setdefault(at.date(), []).append(found)
    for entries_of_day in days.values():
        entries_of_day.sort(key=lambda entry: (entry.at, entry.title))
    return days


def _entry(at: datetime, members: list[CalendarJob], kind: str, label: str) -> Entry:
    first = members[0]
    if len(members) == 1:  # most of a full month
        spot = ((first.connection, first.channel),)
        return Entry(first.post, first.title, at, (first.platform,), (first.id,), first.state, kind, label, spot)
    return Entry(
        first.post,
        first.title,
        at,
        tuple(m.platform for m in members),
        tuple(m.id for m in members),
        min((m.state for m in members), key=_RANK.__getitem__),
        kind,
        label,
        tuple((m.connection, m.channel) for m in members),
    )


def only(
    days: Mapping[date, list[Entry]], platforms: frozenset[str], labels: frozenset[str]
) -> dict[date, list[Entry]]:
    """The entries that go to one of the platforms and have one of the labels; an empty set lets all through."""
    if not platforms and not labels:
        return dict(days)
    return {
        day: [
            e
            for e in found
            if (not platforms or platforms.intersection(e.platforms)) and (not labels or e.label in labels)
        ]
        for day, found in days.items()
    }

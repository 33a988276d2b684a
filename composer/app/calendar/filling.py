"""Filling free posting times with posts, each channel at its own: the posts without a day, and those that are spread anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from composer.app.calendar.channel_times import read_times
from composer.app.calendar.free_times import FreeTimes, Spot
from composer.app.calendar.planner_view import Planner
from composer.app.sending.targets import targets_for
from composer.app.writing.desk_rules import awake, house_rules
from composer.model.moment import When
from composer.model.rows import CalendarJob, DraftRow
from composer.model.scheduler import Connection
from composer.schedulers.registry import capabilities_of
from composer.store.planning import Planning

if TYPE_CHECKING:
    from composer.app.app import App


class Fitting(NamedTuple):
    """A post and the free times it would take.

    Attributes:
        when: the earliest of them.
        times: each channel's, where they differ; empty = all of them at `when`.
    """

    row: DraftRow
    when: When
    times: Mapping[Spot, When]


class Filling:
    """Use cases on free times; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app

    def free(self, jobs: Sequence[CalendarJob] | None = None, drafts: Sequence[datetime] = ()) -> FreeTimes:
        """What is free for every channel.

        Args:
            jobs, drafts: what is there in the span asked about; None = everything from now on.
        """
        store, now = self._app.desks.store, self._app.clock.now()
        rules, own = house_rules(store.settings), read_times(store.settings)
        practice = self._app.practice
        if jobs is None:
            taken = [*store.jobs.due_times(now), *Planning(store.db).planned_times(now)]
            of = {spot: store.jobs.due_times(now, *spot) for spot in own}
        else:
            taken = [*(job.due for job in jobs), *drafts]
            of = {spot: [j.due for j in jobs if (j.connection, j.channel) == spot] for spot in own}
        return FreeTimes(
            awake(practice, rules),
            {spot: awake(replace(practice, slots=slots), rules).slots for spot, slots in own.items()},
            frozenset(taken),
            {spot: frozenset(times) for spot, times in of.items()},
        )

    def fill(self, limit: int = 12) -> list[Fitting]:
        """The posts without a day that are ready, each with the next free times of its channels.

        Raises:
            NotFound: there are not enough posting times in the next year.
        """
        tray = Planner(self._app).tray(limit * 2)
        ready = [(row, post) for row, post in tray if not self._app.tools.analyse(post).blockers()][:limit]
        connections, free = self._app.desks.store.connections.list(), self.free()
        found = []
        for row, post in ready:
            spots = spots_of(post.platforms, connections)
            times = free.next(spots, self._app.clock.now())
            free = free.given([spot for spot, _ in spots], times)
            found.append(_fitting(row, [spot for spot, _ in spots], times))
        return found

    def spread(self, entries: Sequence[Sequence[str]]) -> list[tuple[When, ...]]:
        """The next free times for entries of the calendar, in their order; each entry is the jobs of one post.

        Each has a time for each of its jobs; an entry without jobs (a draft) has one.

        Raises:
            NotFound: there are not enough posting times in the next year, or a job is gone.
        """
        jobs = [[self._app.outbox.get(job) for job in entry] for entry in entries]
        leads = {c.id: capabilities_of(c.kind).lead for c in self._app.desks.store.connections.list()}
        free, found = self.free(), list[tuple[When, ...]]()
        for entry in jobs:
            spots = [(job.connection, job.channel) for job in entry]
            times = free.next([(spot, leads.get(spot[0], timedelta(0))) for spot in spots], self._app.clock.now())
            free = free.given(spots, times)
            found.append(times)
        return found


def spots_of(platforms: Sequence[str], connections: Sequence[Connection]) -> list[tuple[Spot, timedelta]]:
    """The channels a post would go to, with the least lead of their schedulers."""
    return [
        ((target.connection.id, target.channel), capabilities_of(target.connection.kind).lead)
        for target in targets_for(platforms, connections)
    ]


def _fitting(row: DraftRow, spots: Sequence[Spot], times: Sequence[When]) -> Fitting:
    first = min(times, key=lambda when: when.utc)
    differ = len({when.utc for when in times}) > 1
    return Fitting(row, first, dict(zip(spots, times, strict=True)) if differ else {})

"""Drafts on their days: the times a plan proposed, which a person sees in the calendar, changes, and approves in bulk.

A proposed time queues nothing. It is kept beside the post, not in it: another day is no new revision.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from composer.app.calendar.planner_view import Planner, Readiness, readiness
from composer.app.calendar.planning import planned_for
from composer.app.events import LibraryChanged
from composer.model.errors import BadInput, ComposerError, SameAgain
from composer.model.job import Job
from composer.model.moment import When, at_wall
from composer.model.rows import PlannedDraft
from composer.store.planning import Planning

if TYPE_CHECKING:
    from composer.app.app import App


class Drafted(NamedTuple):
    """A draft on its day and what stands between it and the queue."""

    draft: PlannedDraft
    ready: Readiness


class Pencil(NamedTuple):
    """A post and the time it shall have; None = no day."""

    post: str
    when: When | None


class Queued(NamedTuple):
    """What became of approving several drafts.

    Attributes:
        jobs: what was made; posts: how many posts that is.
        refused: "Title: why" for each post that stays a draft.
        twins: those of them that only wait for the person to want the same words again within a month.
    """

    jobs: tuple[Job, ...]
    posts: int
    refused: tuple[str, ...]
    twins: tuple[str, ...] = ()


class PlannedDrafts:
    """Use cases on drafts that have a day; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app
        self._asks = Planning(app.desks.store.db)

    def span(self, start: datetime, end: datetime) -> list[PlannedDraft]:
        """The drafts of a span (aware, `end` excluded) that are still to come, by time, with their platforms."""
        found = self._asks.planned(max(start, self._app.clock.now()), end)
        return [d._replace(platforms=self._app.library.open(d.post).post.platforms) for d in found]

    def times(self) -> list[datetime]:
        """When drafts are to come, aware UTC."""
        return self._asks.planned_times(self._app.clock.now())

    def time_of(self, post_id: str) -> When | None:
        """The time proposed for a post; None when there is none or it is past.

        A post file that was brought in may hold its time in itself.
        """
        is_decided = self._asks.is_decided(post_id)
        when = self._asks.planned_time(post_id) if is_decided else self._own_time(post_id)
        return when if when is not None and when.utc > self._app.clock.now() else None

    def put(self, wanted: Sequence[Pencil]) -> tuple[Pencil, ...]:
        """Gives drafts their days (or takes them off); answers with what puts everything back."""
        before = tuple(Pencil(one.post, self._asks.planned_time(one.post)) for one in wanted)
        with self._app.desks.store.db.transaction():
            for one in wanted:
                self._asks.put_planned(one.post, one.when)
        self._app.bus.publish(LibraryChanged())
        return before

    def measured(self, start: datetime, end: datetime) -> list[Drafted]:
        """The drafts of a span with how ready each is."""
        found = []
        for draft in self.span(start, end):
            analysis = self._app.tools.analyse(self._app.library.open(draft.post).post)
            found.append(Drafted(draft, readiness(analysis)))
        return found

    def queue(self, posts: Sequence[str], *, again: bool = False) -> Queued:
        """Approves drafts for their proposed times; one that can't be queued stays a draft and does not keep the others.

        Args:
            again: the person wants the same words again within a month.
        """
        planner, jobs, count = Planner(self._app), list[Job](), 0
        refused, twins = list[str](), list[str]()
        for post in posts:
            when = self.time_of(post)
            if when is None:
                continue
            try:
                jobs += planner.queue(post, when, again=again)
                count += 1
            except ComposerError as error:
                twins += [post] if isinstance(error, SameAgain) else []
                title = self._app.tools.analyse(self._app.library.open(post).post).draft.title
                refused.append(f"{title}: {error.sentence()}")
        return Queued(tuple(jobs), count, tuple(refused), tuple(twins))

    def _own_time(self, post_id: str) -> When | None:
        kept = planned_for(self._app.library.open(post_id).post)
        try:
            return at_wall(*kept)[0] if kept is not None else None
        except BadInput:
            return None

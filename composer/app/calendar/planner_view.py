"""The calendar's data and what a person does on it: months, posts without a time, moving many at once, labels.

It must not know the job's states in detail: every change goes through the outbox's and the publisher's use cases.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from composer.app.calendar.awareness import Dated, during
from composer.app.calendar.free_times import Spot
from composer.app.calendar.own_days import OwnDays
from composer.app.calendar.slots import next_frees
from composer.app.sending.queue_plan import QueuePlan
from composer.app.sending.targets import targets_for
from composer.app.writing.analysis import Analysis
from composer.app.writing.desk_rules import awake
from composer.model.errors import ComposerError, Refused
from composer.model.job import Job, JobState, Payload
from composer.model.moment import MINUTE, When, at_utc
from composer.model.planning import MovePreview
from composer.model.post import Post
from composer.model.rows import CalendarJob, DraftRow
from composer.model.severity import Severity
from composer.model.words import tr
from composer.schedulers.registry import capabilities_of
from composer.store.planning import Planning

if TYPE_CHECKING:
    from composer.app.app import App

NO_TIMES: Mapping[Spot, When] = MappingProxyType({})
LABELS = "calendar.labels"
"""Name of the setting that holds the labels' own names: tone -> name."""
HELD_SINCE = "outbox.held_since"
"""Name of the setting that says when the pause began."""
TONES = ("accent", "info", "doubt", "ok", "warn", "bad")
"""The labels: one for each colour of the theme; the person names them."""


class MonthView(NamedTuple):
    """A span of the calendar.

    Attributes:
        kinds: post id -> kind; labels: post id -> label id.
    """

    jobs: list[CalendarJob]
    kinds: dict[str, str]
    labels: dict[str, str]
    is_held: bool


class Readiness(NamedTuple):
    """What stands between a post and the queue."""

    stops: int
    asks: int


class Move(NamedTuple):
    """One job and the time it shall have."""

    job: str
    when: When


class Moved(NamedTuple):
    """What became of moves.

    Attributes:
        done: the moves that put everything back.
        refused: a sentence for each job that could not be moved.
    """

    done: tuple[Move, ...]
    refused: tuple[str, ...]


class Planner:
    """Use cases of the calendar on an app's desks; made where it is used, holds nothing.

    Thread: the store's lane, as the desks.
    """

    def __init__(self, app: "App") -> None:
        self._app = app
        self._asks = Planning(app.desks.store.db)

    def month(self, start: datetime, end: datetime) -> MonthView:
        """What is due in a span (aware UTC, half-open)."""
        jobs = self._app.outbox.month(start, end)
        return MonthView(jobs, self._asks.kinds(start, end), self._asks.labels(), self._app.outbox.pausing.is_held())

    def tray(self, limit: int = 30) -> list[tuple[DraftRow, Post]]:
        """Posts on no day, the last changed first; a draft whose proposed time has gone by is one of them."""
        return [
            (row, self._app.library.open(row.id).post) for row in self._asks.unplanned(limit, self._app.clock.now())
        ]

    def kept(self, first: date, last: date, areas: Sequence[str]) -> list[Dated]:
        """The awareness days of a span (both days included) in the practice's country."""
        days = OwnDays(self._app.desks.store.settings).all()
        return during(days, first, last, self._app.practice.region.value, areas)

    def move(self, moves: Sequence[Move]) -> Moved:
        """Gives each job its new time; one that can't be moved does not keep the others."""
        done, refused = [], []
        for move in moves:
            try:
                before = self._app.outbox.get(move.job).due
                self._app.outbox.move(move.job, move.when)
                done.append(Move(move.job, before))
            except ComposerError as error:
                refused.append(error.sentence())
        return Moved(tuple(done), tuple(dict.fromkeys(refused)))

    def cancel(self, jobs: Sequence[str]) -> Moved:
        """Takes jobs out of the plan; one that can't be taken back does not keep the others."""
        done, refused = [], []
        for job in jobs:
            try:
                before = self._app.outbox.get(job).due
                self._app.outbox.cancel(job)
                done.append(Move(job, before))
            except ComposerError as error:
                refused.append(error.sentence())
        return Moved(tuple(done), tuple(dict.fromkeys(refused)))

    def send_now(self, job_id: str) -> Job:
        """Lets a job go as soon as its scheduler takes it: at once, or after the least lead it asks for.

        Raises:
            Refused: it can't be moved any more; the sentence says why.
        """
        job = self._app.outbox.get(job_id)
        if job.state is JobState.WAITING and job.due.utc > self._app.clock.now():
            return self._app.outbox.mended(job_id)
        lead = max(capabilities_of(self._app.connections.get(job.connection).kind).lead, MINUTE)
        at = (self._app.clock.now() + lead + MINUTE).replace(second=0, microsecond=0)
        return self._app.outbox.move(job_id, at_utc(at, job.due.zone))

    def rewording(self, job_id: str) -> MovePreview:
        """What giving a job the present words of its post would do; changes nothing.

        Raises:
            Refused: the words are the same, a finding blocks them, or it is too late.
        """
        job, payload, _ = self._rewritten(job_id)
        return self._app.desks.changes.preview(job_id, job.due, payload=payload)

    def reword(self, job_id: str) -> Job:
        """Gives a job the present words and pictures of its post, also one its scheduler has already.

        Raises:
            Refused: as `rewording`, or it can't be changed any more.
        """
        job, payload, revision = self._rewritten(job_id)
        return self._app.desks.changes.move(job_id, job.due, payload, revision)

    def _rewritten(self, job_id: str) -> tuple[Job, Payload, int]:
        job = self._app.outbox.get(job_id)
        revision = self._app.library.open(job.post)
        analysis = self._app.tools.analyse(revision.post)
        payload = self._app.publisher.rewritten(job, analysis, self._app.practice)
        if payload == job.payload:
            raise Refused(tr("The post has not changed since it was approved."), hint=tr("Edit the post first."))
        return job, payload, revision.number

    def queue(
        self, post_id: str, when: When | None, times: Mapping[Spot, When] = NO_TIMES, *, again: bool = False
    ) -> list[Job]:
        """Approves a post of the tray for a time, with the practice's usual channels.

        Args:
            when: None = the next free time of each channel.
            times: the times of channels that get another one.
            again: the person wants the same words again within a month.

        Raises:
            Refused: a finding blocks it, no channel is chosen, or the time is past.
            SameAgain: the same words go to one of the channels within a month.
        """
        revision = self._app.library.open(post_id)
        analysis = self._app.tools.analyse(revision.post)
        plan = self._plan(analysis, when, times)
        by, practice = tr("this computer"), self._app.practice
        jobs = self._app.publisher.approve(revision, analysis, plan, practice, by=by, again=again)
        if not jobs:
            raise Refused(tr("It is already queued for that time."))
        self._app.work.wake()
        return jobs

    def _plan(self, analysis: Analysis, when: When | None, times: Mapping[Spot, When]) -> QueuePlan:
        if when is None or not times:
            return self._app.publisher.plan(analysis, self._app.practice, when)
        targets = targets_for(tuple(analysis.renderings), self._app.desks.store.connections.list())
        each = tuple(times.get((target.connection.id, target.channel), when) for target in targets)
        return self._app.publisher.plan_for(targets, when, analysis, times=each)

    def next_free(self, count: int) -> list[When]:
        """The next posting times that no job and no draft has.

        Raises:
            NotFound: there are not that many in the next year.
        """
        now = self._app.clock.now()
        practice = awake(self._app.practice, self._app.desks.rules.get())
        taken = [*self._app.desks.store.jobs.due_times(now), *self._asks.planned_times(now)]
        return next_frees(practice, taken, now, count)

    def hold(self, *, on: bool) -> int:
        """Holds everything that has not left, or lets it go; says how many jobs that is, and remembers since when."""
        settings = self._app.desks.store.settings
        if not on:
            settings.remove(HELD_SINCE)
            return self._app.outbox.pausing.release()
        settings.put(HELD_SINCE, self._app.clock.now().isoformat())
        return self._app.outbox.pausing.hold()

    def held_since(self) -> datetime | None:
        """Since when everything is held, aware UTC; None when it is not, or nobody noted it."""
        kept = self._app.desks.store.settings.get(HELD_SINCE)
        try:
            return datetime.fromisoformat(kept) if kept and self._app.outbox.pausing.is_held() else None
        except (ValueError, TypeError):
            return None

    def labels(self) -> dict[str, str]:
        """Label id -> the name the person gave it; ids without a name are not shown."""
        kept = self._app.desks.store.settings.get(LABELS, {})
        names = default_labels()
        if isinstance(kept, dict):
            names.update({k: str(v) for k, v in kept.items() if k in names})
        return names

    def name_labels(self, names: dict[str, str]) -> None:
        """Keeps the labels' names."""
        self._app.desks.store.settings.put(LABELS, {k: v.strip()[:40] for k, v in names.items() if k in TONES})

    def put_label(self, post: str, label: str) -> None:
        """Labels a post; an empty label takes it off."""
        self._asks.put_label(post, label)


def readiness(analysis: Analysis) -> Readiness:
    """How much of a post is to be fixed or checked before it can be queued."""
    grave = [f.severity for f in analysis.findings]
    return Readiness(grave.count(Severity.STOP), grave.count(Severity.WARN) + grave.count(Severity.ASK))


def default_labels() -> dict[str, str]:
    """The labels as they are named at the start."""
    names = (tr("Campaign"), tr("Prevention"), tr("Events"), tr("Team"), tr("Season"), tr("Important"))
    return dict(zip(TONES, names, strict=True))

"""From a finished post to jobs: who gets it, when, and the frozen payload each one gets. Approve freezes.

Pressing Queue is the approval: from then on nothing that is edited changes what goes out.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from composer.app.accounts.health import unfit
from composer.app.bus import Bus
from composer.app.calendar.channel_times import read_times
from composer.app.calendar.slots import DEFAULT_LEAD, next_free
from composer.app.events import JobChanged
from composer.app.picturing.studio import Studio
from composer.app.sending.freezing import Freezer
from composer.app.sending.queue_plan import QueuePlan, refuse
from composer.app.sending.scheduler_limits import SchedulerLimits, goes_elsewhere, kept_here
from composer.app.sending.targets import Target, targets_for
from composer.app.sourcing.desk_reviews import ReviewDesk
from composer.app.writing.analysis import Analysis
from composer.app.writing.desk_rules import awake, house_rules
from composer.app.writing.waivers import refuse_unrecorded
from composer.model.errors import Refused
from composer.model.finding import Finding, Severity
from composer.model.job import Job, Payload
from composer.model.moment import Clock, When
from composer.model.post import Revision
from composer.model.practice import Practice
from composer.model.words import tr
from composer.outbox.twins import SPAN, plain, twin_of
from composer.schedulers.registry import capabilities_of
from composer.store.planning import Planning
from composer.store.store import Store

TAKE_BACK = timedelta(seconds=10)
"""How long Queue can be taken back before anything leaves (UI.md, toast)."""
MOST_WORDS = 20_000


class Publisher:
    """Use cases around Queue.

    Attributes:
        reviews: a post somebody was asked to review, or every post by the practice's rule, is queued once approved.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self, store: Store, studio: Callable[[], Studio], bus: Bus, clock: Clock, limits: SchedulerLimits
    ) -> None:
        self._store = store
        self._limits = limits
        self._freezer = Freezer(store, studio, clock, limits)
        self._bus = bus
        self._clock = clock
        self.reviews = ReviewDesk(store, bus, clock)
        self._words: dict[str, str] = {}  # payload digest -> plain words; a payload never changes

    def plan(self, analysis: Analysis, practice: Practice, when: When | None = None) -> QueuePlan:
        """Which channels the post goes to, and when: `when`, or the next free slot.

        Channels with posting times of their own get the next of theirs, the others share the practice's next.

        Raises:
            NotFound: no time was given and there is no free slot.
        """
        targets = targets_for(tuple(analysis.renderings), self._store.connections.list())
        return self.plan_at(targets, when, analysis, practice)

    def plan_at(
        self, targets: tuple[Target, ...], when: When | None, analysis: Analysis, practice: Practice
    ) -> QueuePlan:
        """The plan for chosen channels at a time, or in the next free slots.

        Raises:
            NotFound: no time was given and there is no free slot.
        """
        if when is not None:
            return self.plan_for(targets, when, analysis)
        times = self.next_slots(practice, targets)
        differ = len({time.utc for time in times}) > 1
        first = min(times, key=lambda time: time.utc)
        return self.plan_for(targets, first, analysis, is_next_slot=True, times=times if differ else ())

    def plan_for(
        self,
        targets: tuple[Target, ...],
        when: When,
        analysis: Analysis,
        *,
        is_next_slot: bool = False,
        times: tuple[When, ...] = (),
    ) -> QueuePlan:
        """The plan for chosen channels and a time (or one each), with what speaks against it."""
        each = list(zip(targets, times or (when,) * len(targets), strict=True))
        same = tuple(found for target, at in each if (found := self._same_again(target, at, analysis)) is not None)
        last = max((at.utc for _, at in each), default=when.utc)
        sick = unfit(((target.connection, target.channel) for target in targets), last, self._clock.now())
        review = self.reviews.blockers(analysis.draft.post)
        limits = [finding for target in targets for finding in self._limited(target, analysis)]
        limits += [found for target, at in each if (found := kept_here(target, at, self._clock.now())) is not None]
        known = self._store.connections.list()
        limits += [found for target in targets if (found := goes_elsewhere(target, known)) is not None]
        stops = [finding for finding in limits if finding.severity is Severity.STOP]
        notes = tuple(finding for finding in limits if finding.severity is not Severity.STOP)
        blockers = (*analysis.blockers(), *sick, *review, *stops)
        return QueuePlan(targets, when, is_next_slot, blockers, same, notes, times)

    def _limited(self, target: Target, analysis: Analysis) -> Iterator[Finding]:
        rendering = analysis.renderings.get(target.platform)
        if rendering is not None:
            yield from self._limits.findings(target, rendering, analysis.draft.post)

    def said_near(self, target: Target, start: datetime, end: datetime) -> list[tuple[When, str]]:
        """Due time and plain words of a channel's jobs due in a span (aware, `end` excluded)."""
        jobs = self._store.jobs
        found = jobs.near(target.connection.id, target.channel, start, end)
        if len(self._words) > MOST_WORDS:
            self._words.clear()
        for _, digest in found:
            if digest not in self._words:
                self._words[digest] = plain(jobs.payload(digest).text)
        return [(when, self._words[digest]) for when, digest in found]

    def _same_again(self, target: Target, when: When, analysis: Analysis) -> Finding | None:
        near = self.said_near(target, when.utc - SPAN, when.utc + SPAN + timedelta(minutes=1))
        if not near:
            return None
        exact = [(at, words) for at, words in near if at.utc != when.utc]  # the same minute is the same job, no twin
        twin = twin_of(words_for(target, analysis), when.utc, exact)
        if twin is None:
            return None
        day = twin.wall.replace("T", " ")
        return Finding(
            "platform.same_again",
            Severity.ASK,
            tr("The same words go to {platform} on {day}.").format(platform=target.platform, day=day),
            why=tr("Platforms hide or refuse a post that repeats another within a month."),
            platform=target.platform,
        )

    def next_slots(self, practice: Practice, targets: Sequence[Target]) -> tuple[When, ...]:
        """Each target's next free time: of its channel's own times, else the practice's next, which those without share.

        Raises:
            NotFound: there is none within a year.
        """
        own, now, jobs = read_times(self._store.settings), self._clock.now(), self._store.jobs
        shared = [t for t in targets if (t.connection.id, t.channel) not in own]
        common = self.next_slot(practice, shared) if shared or not targets else None
        found: list[When] = []
        for target in targets:
            place = (target.connection.id, target.channel)
            if place not in own:
                assert common is not None
                found.append(common)
                continue
            open_times = awake(replace(practice, slots=own[place]), house_rules(self._store.settings))
            lead = max(DEFAULT_LEAD, capabilities_of(target.connection.kind).lead)
            found.append(next_free(open_times, jobs.due_times(now, *place), now, lead))
        return tuple(found) if common is None or found else (common,)

    def next_slot(self, practice: Practice, targets: Sequence[Target] = ()) -> When:
        """The practice's next posting time that no job and no draft has, far enough ahead for every target."""
        leads = [capabilities_of(t.connection.kind).lead for t in targets]
        lead = max([DEFAULT_LEAD, *leads])
        open_times = awake(practice, house_rules(self._store.settings))
        now = self._clock.now()
        taken = [*self._store.jobs.due_times(now), *Planning(self._store.db).planned_times(now)]
        return next_free(open_times, taken, now, lead)

    def approve(
        self,
        revision: Revision,
        analysis: Analysis,
        queue: QueuePlan,
        practice: Practice,
        *,
        by: str,
        grace: timedelta = TAKE_BACK,
        again: bool = False,
    ) -> list[Job]:
        """Freezes one payload per target and writes the jobs and the approval in one transaction.

        A target that already has a living job with the same words at the same time is not given a second one.

        Args:
            by: who approved, for the record ("this computer" where there are no users).
            grace: nothing leaves before this has passed.
            again: a person wants the same words again within a month.

        Raises:
            Refused: a finding blocks it, there is no target, or the time is past.
            SameAgain: the same words go to one of the channels within a month.
        """
        jobs = self.freeze(revision, analysis, queue, practice, grace=grace, again=again)
        return self.write(jobs, by)

    def freeze(
        self,
        revision: Revision,
        analysis: Analysis,
        queue: QueuePlan,
        practice: Practice,
        *,
        grace: timedelta = TAKE_BACK,
        again: bool = False,
    ) -> list[Job]:
        """The first half of `approve`: one frozen job per target, not written yet. Paints the pictures.

        Raises:
            Refused, SameAgain: as `approve`; or a scheduler would not take the payload or its pictures.
        """
        now = self._clock.now()
        refuse(queue, now, again=again)
        refuse_unrecorded(self._store.records, analysis.set_aside)
        return [
            self._freezer.job(target, revision, analysis, queue.time_of(target), practice, now + grace)
            for target in queue.targets
        ]

    def rewritten(self, job: Job, analysis: Analysis, practice: Practice) -> Payload:
        """The payload a job would get from a newer revision of its post; `ChangeDesk.move` brings it to the scheduler.

        Raises:
            Refused: a finding blocks it, or the post no longer serves that platform.
            NotFound: the job's connection is gone.
        """
        platform = job.payload.platform
        if platform not in analysis.renderings:
            raise Refused(tr("The post is not meant for {platform} any more.").format(platform=platform))
        target = Target(self._store.connections.get(job.connection), job.channel, platform)
        blockers = (*analysis.blockers(), *self.reviews.blockers(analysis.draft.post))
        refuse(QueuePlan((target,), job.due, is_next_slot=False, blockers=blockers), self._clock.now())
        return self._freezer.payload(target, analysis, practice, job.due)

    def write(self, jobs: Sequence[Job], by: str) -> list[Job]:
        """The second half of `approve`: the jobs and their approval in one transaction (or the one that is open)."""
        now = self._clock.now()
        made: list[Job] = []
        with self._store.jobs.transaction() as change:
            for job in jobs:
                if self._store.jobs.living_with_key(job.key):
                    continue
                made.append(change.add(job))
                body = {
                    "payload": job.payload.digest(),
                    "channel": job.channel,
                    "due": job.due.iso_utc(),
                    "by": by,
                    "title": job.title,
                }
                change.append_record("approved", job, now, {**body, "revision": job.revision})
        for job in made:
            self._bus.publish(JobChanged(job))
        return made


def words_for(target: Target, analysis: Analysis) -> str:
    """The plain words a target would get."""
    rendering = analysis.renderings.get(target.platform)
    return plain("\n\n".join(part.text for part in rendering.parts)) if rendering else ""


def content_name(title: str, post_id: str) -> str:
    """A short, stable name for files made from a post: words of the title and a piece of the id."""
    words = "".join(c if c.isalnum() else "-" for c in title.lower()).strip("-")
    kept = "-".join(part for part in words.split("-") if part)[:40].strip("-") or "post"
    return f"{kept}-{hashlib.sha256(post_id.encode()).hexdigest()[:6]}"

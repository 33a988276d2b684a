"""From a finished post to jobs: who gets it, when, and the frozen payload each one gets. Approve freezes.

Pressing Queue is the approval: from then on nothing that is edited changes what goes out.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from composer.app.analysis import Analysis
from composer.app.bus import Bus
from composer.app.desk_rules import HELD, awake, house_rules
from composer.app.desk_reviews import ReviewDesk
from composer.app.events import JobChanged
from composer.app.health import unfit
from composer.app.slots import DEFAULT_LEAD, next_free
from composer.app.studio import Studio
from composer.app.waivers import refuse_unrecorded
from composer.model.card import CardImage
from composer.model.errors import Refused, SameAgain
from composer.model.finding import Finding, Severity
from composer.model.job import Job, Payload, Picture
from composer.model.moment import Clock, When
from composer.model.post import Revision
from composer.model.practice import Practice
from composer.model.rendering import Rendering
from composer.model.scheduler import Capabilities, Connection
from composer.model.words import tr
from composer.outbox.policy import plan
from composer.outbox.queueing import new_job
from composer.outbox.twins import SPAN, plain, twin_of
from composer.schedulers.registry import capabilities_of
from composer.store.store import Store

TAKE_BACK = timedelta(seconds=10)
"""How long Queue can be taken back before anything leaves (UI.md, toast)."""
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Target:
    """One channel a post goes to."""

    connection: Connection
    channel: str
    platform: str


@dataclass(frozen=True, slots=True)
class QueuePlan:
    """What Queue will do.

    Attributes:
        blockers: what must be fixed first; empty = ready.
        is_next_slot: the time is the practice's next free one, not chosen by hand.
        same_again: the same words go to one of the channels within a month, as a finding; `approve` refuses that
            unless told `again`.
    """

    targets: tuple[Target, ...]
    when: When
    is_next_slot: bool
    blockers: tuple[Finding, ...]
    same_again: tuple[Finding, ...] = ()


class Publisher:
    """Use cases around Queue.

    Attributes:
        reviews: a post somebody was asked to review is queued once it is approved.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, studio: Callable[[], Studio], bus: Bus, clock: Clock) -> None:
        self._store = store
        self._studio = studio
        self._bus = bus
        self._clock = clock
        self.reviews = ReviewDesk(store, bus, clock)
        self._words: dict[str, str] = {}  # payload digest -> plain words; a payload never changes

    def plan(self, analysis: Analysis, practice: Practice, when: When | None = None) -> QueuePlan:
        """Which channels the post goes to, and when: `when`, or the practice's next free slot.

        Raises:
            NotFound: no time was given and the practice has no free slot.
        """
        targets = targets_for(tuple(analysis.renderings), self._store.connections.list())
        chosen = when or self.next_slot(practice, targets)
        return self.plan_for(targets, chosen, analysis, is_next_slot=when is None)

    def plan_for(
        self, targets: tuple[Target, ...], when: When, analysis: Analysis, *, is_next_slot: bool = False
    ) -> QueuePlan:
        """The plan for chosen channels and a time, with what speaks against it."""
        found = (self._same_again(target, when, analysis) for target in targets)
        same = tuple(finding for finding in found if finding is not None)
        sick = unfit(((target.connection, target.channel) for target in targets), when.utc, self._clock.now())
        review = self.reviews.blockers(analysis.draft.post)
        return QueuePlan(targets, when, is_next_slot, (*analysis.blockers(), *sick, *review), same)

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

    def next_slot(self, practice: Practice, targets: Sequence[Target] = ()) -> When:
        """The practice's next posting time no job has, far enough ahead for every target."""
        leads = [capabilities_of(t.connection.kind).lead for t in targets]
        lead = max([DEFAULT_LEAD, *leads])
        open_times = awake(practice, house_rules(self._store.settings))
        return next_free(open_times, self._store.jobs.due_times(self._clock.now()), self._clock.now(), lead)

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
            Refused, SameAgain: as `approve`.
        """
        now = self._clock.now()
        refuse(queue, now, again=again)
        refuse_unrecorded(self._store.records, analysis.set_aside)
        return [self._job(target, revision, analysis, queue.when, practice, now + grace) for target in queue.targets]

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
        refuse(QueuePlan((target,), job.due, is_next_slot=False, blockers=analysis.blockers()), self._clock.now())
        return self._payload(target, analysis, practice)

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

    def _job(
        self, target: Target, revision: Revision, analysis: Analysis, when: When, practice: Practice, earliest: datetime
    ) -> Job:
        can = capabilities_of(target.connection.kind)
        now = self._clock.now()
        job = new_job(
            post=revision.post.id,
            revision=revision.number,
            title=analysis.draft.title,
            connection=target.connection.id,
            channel=target.channel,
            payload=self._payload(target, analysis, practice),
            due=when,
            capabilities=can,
            now=now,
        )
        hand_over = hand_over_time(when, can, now, earliest)
        is_held = self._store.settings.get(HELD, default=False)
        return replace(job, hand_over_at=hand_over, wake_at=None if is_held else hand_over)

    def _payload(self, target: Target, analysis: Analysis, practice: Practice) -> Payload:
        rendering = analysis.renderings[target.platform]
        images = self._studio().pictures(analysis, target.platform, practice.card_brand)
        can = capabilities_of(target.connection.kind)
        if can.max_pictures is not None:
            images = images[: can.max_pictures]
        return Payload(
            platform=target.platform,
            parts=tuple(part.text for part in rendering.parts),
            title=rendering.title or analysis.draft.title,
            html=rendering.html,
            tags=rendering.tags,
            pictures=tuple(self._kept(image, f"{target.platform}-{n}") for n, image in enumerate(images, 1)),
            sources=tuple(f"{c.number}. {c.full}" for c in analysis.citations),
            language=analysis.draft.post.language,
            options=platform_options(rendering),
        )

    def _kept(self, image: CardImage, name: str) -> Picture:
        digest = self._store.media.put(image.data, image.mime)
        ending = "png" if image.mime == "image/png" else "jpg"
        return Picture(digest, image.mime, f"{name}.{ending}", image.alt, image.width, image.height)


def platform_options(rendering: Rendering) -> dict[str, str]:
    """The fields a platform has beside text, title and pictures; only those that hold something."""
    blog = {"slug": rendering.slug, "excerpt": rendering.excerpt}
    found = {**rendering.options, "button": rendering.button, **blog}
    return {name: value for name, value in found.items() if value}


def words_for(target: Target, analysis: Analysis) -> str:
    """The plain words a target would get."""
    rendering = analysis.renderings.get(target.platform)
    return plain("\n\n".join(part.text for part in rendering.parts)) if rendering else ""


def refuse(queue: QueuePlan, now: datetime, *, again: bool = False) -> None:
    """Raises what keeps a plan from being carried out.

    Raises:
        Refused: a finding blocks it, there is no target, or the time is past.
        SameAgain: the same words go to one of the channels within a month, and nobody wanted that (`again`).
    """
    if queue.blockers:
        first = queue.blockers[0]
        raise Refused(f"{len(queue.blockers)} to fix before it can be queued: {first.message}", hint=first.why)
    if not queue.targets:
        raise Refused("No channel is chosen.", hint="Choose at least one platform for this post.")
    if queue.when.utc <= now:
        raise Refused(f"{queue.when.wall} in {queue.when.zone} is already past.", hint="Choose a later time.")
    if queue.same_again and not again:
        raise SameAgain(queue.same_again[0].message, hint=queue.same_again[0].why)


def hand_over_time(when: When, can: Capabilities, now: datetime, earliest: datetime) -> datetime:
    """When the scheduler gets it: as its policy says, but not before `earliest` unless the lead would be lost."""
    planned = plan(when, can, now)
    latest = max(now, when.utc - can.lead)
    return min(max(planned, earliest), latest)


def targets_for(platforms: Sequence[str], connections: Sequence[Connection]) -> tuple[Target, ...]:
    """Each platform's channel: the first usable one of an enabled account, else the folder.

    A folder or reminder connection serves every platform; accounts come first.
    """
    enabled = [c for c in connections if c.enabled]
    accounts = [c for c in enabled if capabilities_of(c.kind).needs_secret]
    local = [c for c in enabled if c not in accounts]
    found = []
    for platform in platforms:
        target = next(
            (
                Target(c, channel.id, platform)
                for c in accounts
                for channel in c.channels
                if channel.platform == platform and channel.usable
            ),
            None,
        )
        if target is None and local:
            target = Target(local[0], platform, platform)
        if target is not None:
            found.append(target)
    return tuple(found)


def content_name(title: str, post_id: str) -> str:
    """A short, stable name for files made from a post: words of the title and a piece of the id."""
    words = "".join(c if c.isalnum() else "-" for c in title.lower()).strip("-")
    kept = "-".join(part for part in words.split("-") if part)[:40].strip("-") or "post"
    return f"{kept}-{hashlib.sha256(post_id.encode()).hexdigest()[:6]}"

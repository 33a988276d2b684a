"""What a runner works with: claims and settles jobs durably, finds schedulers, and keeps every fault from escaping."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from composer.model.errors import ComposerError, NetworkError, NotFound, Reach
from composer.model.ids import new_id
from composer.model.job import Attempt, Job, JobState, Question
from composer.model.moment import Clock
from composer.model.ports import JobStore, JobTransaction
from composer.model.scheduler import Outcome, Presence, Scheduler, Sighting, Submission, Verdict
from composer.model.words import tr
from composer.outbox import events as e
from composer.outbox import policy as rules
from composer.outbox.circuit import Circuits
from composer.outbox.commits import claim, write
from composer.outbox.news import Answer, News, Notice, RunnerFault
from composer.outbox.policy import STANDARD, Policy

GOOD = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_THERE})


@dataclass(frozen=True)
class Bench:
    """The ports and figures of one runner; belongs to one thread. Attributes as in `Runner`."""

    jobs: JobStore
    scheduler_for: Callable[[Job], Scheduler]
    read_picture: Callable[[str], bytes]
    clock: Clock
    owner: str
    on_event: Callable[[News], None]
    policy: Policy = STANDARD
    chance: Random = field(default_factory=Random)
    circuits: Circuits = field(default_factory=Circuits)

    def tell(self, news: tuple[News, ...]) -> None:
        """Passes news on."""
        for piece in news:
            self.on_event(piece)

    def claim(self, seen: Job, events: tuple[e.Event, ...], attempt: Attempt | None = None) -> Job | None:
        """The job after these steps, committed with the intent; None if somebody else changed it first."""
        done = claim(self.jobs, seen, events, attempt, self.clock.now())
        if done is None:
            return None
        self.tell(done[1])
        return done[0]

    def settle(self, job: Job, event: e.Event, attempt: Attempt) -> Job:
        """Commits how an attempt came to an end, even if the job has moved on meanwhile."""
        now = self.clock.now()
        with self.jobs.transaction() as tx:
            tx.end_attempt(replace(attempt, ended_at=now))
            fresh = tx.get(job.id)
            saved, news = self._settled(tx, fresh, event, now)
        self.tell(news)
        return saved

    def answered(self, job: Job, outcome: Outcome, event: e.Event, attempt: Attempt) -> Job:
        """Commits the other side's answer with its words, then passes it on: it also says how the connection is."""
        ended = replace(attempt, verdict=outcome.verdict.value, reason=outcome.reason, detail=outcome.detail)
        saved = self.settle(job, event, ended)
        self.tell((Answer(saved, outcome, attempt.kind, self.circuits.troubles(job.connection)),))
        return saved

    def _settled(self, tx: JobTransaction, fresh: Job, event: e.Event, now: datetime) -> tuple[Job, tuple[News, ...]]:
        good = isinstance(event, e.Answered) and event.outcome.verdict in GOOD
        if fresh.owner == self.owner or (good and fresh.state is JobState.UNKNOWN):
            try:
                return write(tx, fresh, (event,), now)
            except e.NotPossibleNow:
                return fresh, ()  # a person decided meanwhile, and their word stands
        if not good or not isinstance(event, e.Answered):
            return fresh, ()
        found = event.outcome.remote_id
        tx.append_record("late_answer", fresh, now, {"remote_id": found, "url": event.outcome.url})
        text = tr("“{title}” may be there twice; please look.").format(title=fresh.title)
        return fresh, (Notice(fresh, text),) if found != fresh.remote_id else ()

    def attempt(self, job: Job, kind: str) -> Attempt:
        """An intent that is not written yet."""
        return Attempt(id=new_id(), job=job.id, kind=kind, started_at=self.clock.now())

    def submission(self, job: Job) -> Submission:
        """What the scheduler is given of a job; until a change is certain, its names over there come from the first key."""
        return Submission(
            payload=job.payload,
            channel=job.channel,
            due=job.due,
            key=job.key if job.wanted is None else job.wanted.was_key,
            title=job.title,
            read_picture=self.read_picture,
            job=job.id,
        )

    def scheduler(self, job: Job) -> Scheduler | e.Blocked | e.Postponed:
        """The job's scheduler, or why there is none now."""
        try:
            return self.scheduler_for(job)
        except NotFound as error:
            return e.Blocked(Question.GONE, error.sentence())
        except ComposerError as error:
            reason = error.sentence()
        except Exception as error:
            self.on_event(RunnerFault(job, error))
            reason = tr("The program could not prepare this connection.")
        pause = rules.backoff(max(job.attempts, 3), self.chance, self.policy)
        return e.Postponed(self.clock.now() + pause, reason)

    def ask(self, job: Job, request: Callable[[], Outcome]) -> Outcome:
        """The outcome of an attempt; whatever goes wrong inside is unknown unless nothing can have left."""
        try:
            return request()
        except NetworkError as error:
            verdict = Verdict.RETRY_AT if error.reach is Reach.NOT_SENT else Verdict.UNKNOWN
            return Outcome(verdict, error.sentence())
        except Exception as error:
            self.on_event(RunnerFault(job, error))
            return Outcome(Verdict.UNKNOWN, tr("The program made a mistake while sending; it is looking for the post."))

    def see(self, job: Job, look: Callable[[], Sighting]) -> Sighting:
        """What a look found; trouble means that nothing can be told."""
        try:
            return look()
        except ComposerError as error:
            return Sighting(Presence.CANT_TELL, reason=error.sentence())
        except Exception as error:
            self.on_event(RunnerFault(job, error))
            return Sighting(Presence.CANT_TELL, reason=tr("The program made a mistake while looking."))

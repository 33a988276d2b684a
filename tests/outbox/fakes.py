"""A clock that is set, a store in memory, and a place that posts go to, with every fault a real one has."""

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from composer.model.errors import NetworkError, NotFound, Reach, StaleWrite
from composer.model.ids import new_id
from composer.model.job import Attempt, Job, JobState, Payload, idempotency_key
from composer.model.moment import When, at_utc
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)

START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
FINAL = {JobState.LIVE, JobState.CANCELLED, JobState.SKIPPED}


class SetClock:
    """Shows what it is set to."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def pass_(self, pause: timedelta) -> None:
        """Lets time pass (or go back)."""
        self._now += pause

    def set(self, at: datetime) -> None:
        """Goes forward to an instant; never back."""
        self._now = max(self._now, at)


class Killed(BaseException):
    """Stands for kill -9: nothing catches it."""


class MemoryJobs:
    """Fulfils `model.ports.JobStore` with dictionaries; a transaction is a copy that replaces the original at its end."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.tries: dict[str, Attempt] = {}
        self.records: list[tuple[str, str, dict[str, Json]]] = []

    @contextmanager
    def transaction(self) -> Iterator["MemoryJobs"]:
        saved = copy.copy(self.jobs), copy.copy(self.tries), copy.copy(self.records)
        try:
            yield self
        except BaseException:
            self.jobs, self.tries, self.records = saved
            raise

    def next_ready(self, now: datetime) -> Job | None:
        ready = [j for j in self.jobs.values() if j.wake_at is not None and j.wake_at <= now]
        return min(ready, key=lambda j: (j.wake_at, j.id), default=None)

    def get(self, job_id: str) -> Job:
        if job_id not in self.jobs:
            raise NotFound("There is no such job.")
        return self.jobs[job_id]

    def save(self, job: Job) -> Job:
        if self.jobs[job.id].version != job.version:
            raise StaleWrite("It was changed meanwhile.")
        self.jobs[job.id] = replace(job, version=job.version + 1)
        return self.jobs[job.id]

    def add(self, job: Job) -> Job:
        self.jobs[job.id] = replace(job, version=job.version + 1)
        return self.jobs[job.id]

    def begin_attempt(self, attempt: Attempt) -> None:
        self.tries[attempt.id] = attempt

    def end_attempt(self, attempt: Attempt) -> None:
        if attempt.id not in self.tries:
            raise NotFound("There is no such attempt.")
        self.tries[attempt.id] = attempt

    def append_record(self, kind: str, job: Job, at: datetime, body: Mapping[str, Json]) -> None:
        self.records.append((kind, job.id, dict(body)))

    def open_jobs(self) -> Iterator[Job]:
        return iter([j for j in self.jobs.values() if j.state not in FINAL])

    def held_jobs(self) -> list[Job]:
        return [j for j in self.jobs.values() if j.owner]

    def attempts(self, job_id: str) -> list[Attempt]:
        return sorted((a for a in self.tries.values() if a.job == job_id), key=lambda a: (a.started_at, a.id))

    def next_wake(self) -> datetime | None:
        return min((j.wake_at for j in self.jobs.values() if j.wake_at is not None), default=None)


def make_job(
    number: int = 1,
    *,
    due: datetime = START + timedelta(days=2),
    wake: datetime | None = START,
    zone: str = "America/Chicago",
    connection: str = "c1",
    text: str = "",
) -> Job:
    """A planned job that is ready at once."""
    payload = Payload("wordpress", (text or f"Flossing works, part {number}.",), title=f"Flossing {number}")
    when = at_utc(due, zone)
    return Job(
        id=new_id(),
        post=f"post-{number}",
        revision=1,
        title=f"Flossing {number}",
        connection=connection,
        channel="site",
        payload=payload,
        due=when,
        hand_over_at=wake or START,
        key=idempotency_key(payload, connection, "site", when),
        wake_at=wake,
        created_at=START,
    )


@dataclass
class Thing:
    """A post on the other side."""

    key: str
    number: int
    due: When
    public: bool = False
    binned: bool = False
    text: str = ""


@dataclass
class Place:
    """A scheduler's other side with faults to order, and the scheduler itself (fulfils `model.scheduler.Scheduler`).

    Attributes:
        faults: what the next requests meet, one each: "lost" (made, answer lost), "cut" (not made, may have arrived),
            "late" (made only after a while), "refused" (never left), "wait" (429), "busy" (500 without a word),
            "sign_in", "content", "gone", "bug" (the scheduler itself fails), "killed_before", "killed_after".
        slow: how long a "late" request goes on after its caller gave up.
    """

    clock: SetClock
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(HandOver.AT_ONCE, reads_back=True))
    faults: list[str] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    slow: timedelta = timedelta(seconds=90)
    stuck: bool = False
    tells_due: bool = True
    kind: str = "place"
    submissions: int = 0
    on_submit: Callable[[], None] | None = None
    _coming: list[tuple[datetime, Submission]] = field(default_factory=list)

    def settle(self) -> None:
        """Lets slow requests arrive and the server publish what is due."""
        now = self.clock.now()
        for at, submission in list(self._coming):
            if at <= now:
                self._coming.remove((at, submission))
                known = self.capabilities.idempotent and self.copies(submission.key)
                if not known:
                    self._make(submission)
        for thing in self.things:
            if not thing.binned and not self.stuck and thing.due.utc <= now:
                thing.public = True

    def check(self) -> Health:
        return Health(HealthState.OK)

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        self.submissions += 1
        self.settle()
        if self.on_submit is not None:
            self.on_submit()
        assert now <= submission.due.utc or self.capabilities.hand_over is HandOver.AT_DUE, "a past date was sent"
        fault = self.faults.pop(0) if self.faults else ""
        refusal = self._refuse(fault, submission)
        if refusal is not None:
            return refusal
        twin = next((t for t in self.things if t.key == submission.key and not t.binned), None)
        if twin is not None and self.capabilities.idempotent:
            return Outcome(Verdict.ALREADY_THERE, remote_id=str(twin.number))
        made = self._make(submission)
        if fault == "killed_after":
            raise Killed
        if fault == "lost":
            raise NetworkError("The answer was lost.", reach=Reach.MAYBE)
        if fault == "busy":
            return Outcome(Verdict.UNKNOWN, "500")
        return Outcome(Verdict.ACCEPTED, remote_id=str(made.number), url=f"https://example.test/{made.number}")

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        self.settle()
        fault = self.faults.pop(0) if self.faults else ""
        if fault in {"killed_before", "killed_after"}:
            raise Killed
        if fault == "bug":
            raise KeyError("bug")
        if fault or not (self.capabilities.reads_back or remote_id):
            return Sighting(Presence.CANT_TELL, reason="no answer")
        there = [t for t in self.things if not t.binned and (str(t.number) == remote_id or t.key == submission.key)]
        if not there:
            return Sighting(Presence.ABSENT)
        thing = there[0]
        if thing.public:
            return Sighting(Presence.LIVE, str(thing.number), f"https://example.test/{thing.number}")
        overdue = now > thing.due.utc + timedelta(minutes=5)
        return Sighting(Presence.OVERDUE if overdue else Presence.HELD, str(thing.number), due=self._told(thing))

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        self.settle()
        fault = self.faults.pop(0) if self.faults else ""
        if fault in {"killed_before", "killed_after"}:
            raise Killed
        there = [t for t in self.things if not t.binned and str(t.number) == remote_id]
        if not there:
            return Outcome(Verdict.ALREADY_THERE)
        if there[0].public:
            return Outcome(Verdict.CHANGE_CONTENT, "It is public already.", live=True)
        if fault in {"", "lost", "busy"}:
            there[0].binned = True
        return Outcome(Verdict.ACCEPTED) if not fault else Outcome(Verdict.UNKNOWN, "no answer")

    def change(self, before: Submission, after: Submission, remote_id: str, now: datetime) -> Outcome:
        """Absolute, as a PUT is: the same again changes nothing more."""
        self.settle()
        assert now < after.due.utc, "a past date was set"
        fault = self.faults.pop(0) if self.faults else ""
        if fault != "late" and (refusal := self._refuse(fault, after)) is not None:
            return refusal
        there = [t for t in self.things if not t.binned and str(t.number) == remote_id]
        if not there:
            return Outcome(Verdict.DISCONNECTED, "gone")
        if there[0].public:
            return Outcome(Verdict.CHANGE_CONTENT, "It is public already.", live=True)
        there[0].due, there[0].text = after.due, after.payload.text
        if fault == "killed_after":
            raise Killed
        if fault in {"lost", "late"}:
            raise NetworkError("The answer was lost.", reach=Reach.MAYBE)
        return Outcome(Verdict.UNKNOWN, "500") if fault == "busy" else Outcome(Verdict.ACCEPTED)

    def copies(self, key: str) -> int:
        """How many posts of that key stand there, whatever is still coming included."""
        return sum(t.key == key and not t.binned for t in self.things)

    def _refuse(self, fault: str, submission: Submission) -> Outcome | None:
        if fault == "killed_before":
            raise Killed
        if fault == "bug":
            raise KeyError("bug")
        if fault == "cut":
            raise NetworkError("Broken off.", reach=Reach.MAYBE)
        if fault == "refused":
            raise NetworkError("Refused.", reach=Reach.NOT_SENT)
        if fault == "late":
            self._coming.append((self.clock.now() + self.slow, submission))
            raise NetworkError("No answer in time.", reach=Reach.MAYBE)
        if fault == "wait":
            return Outcome(Verdict.RETRY_AT, "429", retry_at=self.clock.now() + timedelta(minutes=5))
        verdicts = {
            "sign_in": Verdict.SIGN_IN_AGAIN,
            "content": Verdict.CHANGE_CONTENT,
            "gone": Verdict.DISCONNECTED,
        }
        return Outcome(verdicts[fault], fault) if fault in verdicts else None

    def _told(self, thing: Thing) -> datetime | None:
        return thing.due.utc if self.tells_due else None

    def _make(self, submission: Submission) -> Thing:
        thing = Thing(submission.key, len(self.things) + 1, submission.due, text=submission.payload.text)
        self.things.append(thing)
        return thing


def no_picture(digest: str) -> bytes:
    """For jobs without pictures."""
    raise AssertionError(digest)


def even_chance() -> Random:
    """The same chance at every run."""
    return Random(7)

"""The outbox for the front ends: what is on its way, what a person can say about it, and the thread that works it off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from composer.app.events import Bus, JobChanged
from composer.model.job import Attempt, Job, JobState, Record
from composer.model.moment import Clock, When
from composer.outbox import machine
from composer.store.store import Store


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job with the name of its connection, for lists."""

    job: Job
    via: str


class OutboxDesk:
    """Use cases on jobs. Every change goes through the state machine in one transaction.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._wake = wake

    def rows(self, limit: int = 500) -> list[JobRow]:
        """Jobs by due time, newest last."""
        via = {c.id: c.name for c in self._store.connections.list()}
        return [JobRow(job, via.get(job.connection, "")) for job in self._store.jobs.list(limit=limit)]

    def month(self, start: datetime, end: datetime) -> list[Job]:
        """Jobs due in a span of time (aware, UTC, half-open)."""
        return list(self._store.jobs.month(start, end))

    def counts(self) -> dict[JobState, int]:
        """How many jobs are in each state."""
        return self._store.jobs.counts()

    def get(self, job_id: str) -> Job:
        """The job of that id.

        Raises:
            NotFound: there is none.
        """
        with self._store.jobs.transaction() as change:
            return change.get(job_id)

    def history(self, job_id: str) -> Iterable[Attempt]:
        """What happened to a job, oldest first."""
        return self._store.jobs.attempts(job_id)

    def records(self, limit: int = 500) -> list[Record]:
        """The newest records first."""
        return list(self._store.records.list(limit=limit))

    def cancel(self, job_id: str) -> Job:
        """Takes a job back; one already handed over is taken back at the scheduler first."""
        return self._say(job_id, machine.Cancelled())

    def skip(self, job_id: str) -> Job:
        """Lets a job go by."""
        return self._say(job_id, machine.Skipped())

    def move(self, job_id: str, when: When) -> Job:
        """Gives a job another time."""
        return self._say(job_id, machine.Moved(when))

    def says_live(self, job_id: str) -> Job:
        """The person saw it on the platform."""
        return self._say(job_id, machine.PersonSaysLive())

    def send_again(self, job_id: str) -> Job:
        """The person looked and it is not there."""
        return self._say(job_id, machine.PersonSaysSendAgain())

    def look_again(self, job_id: str) -> Job:
        """Looks for it once more."""
        return self._say(job_id, machine.PersonSaysLookAgain())

    def _say(self, job_id: str, event: machine.Event) -> Job:
        now = self._clock.now()
        with self._store.jobs.transaction() as change:
            job, effects = machine.step(change.get(job_id), event, now)
            job = change.save(job)
            for effect in effects:
                if isinstance(effect, machine.AppendRecord):
                    change.append_record(effect.kind, job, now, effect.body)
        self._bus.publish(JobChanged(job))
        self._wake()
        return job

"""The outbox for the front ends: what is on its way, and what a person can say about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from composer.app.sending.desk_changes import WITH_SCHEDULER, ChangeDesk
from composer.app.sending.pausing import Pausing
from composer.app.sending.reminders import ReminderDue, reminder_of
from composer.model.job import Attempt, Job, JobState, Question, Record
from composer.model.moment import Clock, When
from composer.model.ports import Standing
from composer.model.rows import CalendarJob
from composer.outbox import events as e
from composer.outbox.commits import decide, decide_each
from composer.outbox.news import News
from composer.outbox.runner import Runner
from composer.schedulers.registry import capabilities_of
from composer.store.store import Store

MOST_ASKING = 10_000


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job with the name of its connection, for lists.

    Attributes:
        by_hand: a person posts it (a folder, a reminder, a file to import).
    """

    job: Job
    via: str
    by_hand: bool = False


class OutboxDesk:
    """Use cases on jobs. Every change goes through the state machine in one transaction.

    Attributes:
        pausing: the pause that holds everything.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self,
        store: Store,
        runner: Runner,
        heard: Callable[[News], None],
        clock: Clock,
        wake: Callable[[], None],
    ) -> None:
        self._store = store
        self._changes = ChangeDesk(store, heard, clock, wake)
        self.pausing = Pausing(store, heard, clock, wake)
        self._runner = runner
        self._heard = heard
        self._clock = clock
        self._wake = wake

    def rows(self, limit: int = 500) -> list[JobRow]:
        """Jobs by due time, the newest `limit` of them."""
        via = {c.id: (c.name, _is_by_hand(c.kind)) for c in self._store.connections.list()}
        return [JobRow(job, *via.get(job.connection, ("", False))) for job in self._store.jobs.list(limit=limit)]

    def to_post(self, job_id: str) -> ReminderDue:
        """Everything a person needs to post a job by hand.

        Raises:
            NotFound: there is no such job.
            StorageError: a picture of it is gone.
        """
        job = self.get(job_id)
        return reminder_of(job.payload, job.title, self._store.media.read, job.id)

    def month(self, start: datetime, end: datetime) -> list[CalendarJob]:
        """Jobs due in a span of time (aware, UTC, half-open)."""
        return list(self._store.jobs.month(start, end))

    def counts(self) -> dict[JobState, int]:
        """How many jobs are in each state."""
        return dict(self._store.jobs.counts())

    def waiting_for_you(self) -> int:
        """How many jobs need the person."""
        counts = self.counts()
        return sum(counts.get(state, 0) for state in (JobState.NEEDS_YOU, JobState.UNKNOWN, JobState.MISSED))

    def get(self, job_id: str) -> Job:
        """The job of that id.

        Raises:
            NotFound: there is none.
        """
        return self._store.jobs.get(job_id)

    def history(self, job_id: str) -> Iterable[Attempt]:
        """What happened to a job, oldest first."""
        return self._store.jobs.attempts(job_id)

    def records(self, limit: int = 500) -> list[Record]:
        """The newest records first."""
        return list(self._store.records.list(limit=limit))

    def cancel(self, job_id: str) -> Job:
        """Takes a job back; one already handed over is taken back at its scheduler, which may take seconds.

        Raises:
            NotPossibleNow: it is too late, or the scheduler can't; the sentence says which.
        """
        if self.get(job_id).state in WITH_SCHEDULER:
            return self._runner.take_back(job_id)
        return self._say(job_id, e.Cancelled())

    def skip(self, job_id: str) -> Job:
        """Lets a job go by."""
        return self._say(job_id, e.Skipped())

    def move(self, job_id: str, when: When) -> Job:
        """Gives a job another time, also one its scheduler has already; `Desks.changes.preview` says what that takes.

        Raises:
            Refused: it can't be moved, or not to that time; the sentence says why.
            NotPossibleNow: its state changed meanwhile.
        """
        return self._changes.move(job_id, when)

    def says_live(self, job_id: str) -> Job:
        """The person saw it on the platform."""
        return self._say(job_id, e.PersonSaysLive())

    def send_again(self, job_id: str) -> Job:
        """The person looked and it is not there."""
        return self._say(job_id, e.PersonSaysSendAgain())

    def look_again(self, job_id: str) -> Job:
        """Looks for it once more."""
        return self._say(job_id, e.PersonSaysLookAgain())

    def mended(self, job_id: str) -> Job:
        """The person mended the connection: it is used again, and the job tries now."""
        self._store.standings.put(self.get(job_id).connection, Standing())
        return self._say(job_id, e.Mended())

    def connection_mended(self, connection: str) -> int:
        """The person signed in again or brought the account back: every job that waited for that tries now. How many.

        Posts that need another text or time keep their question.
        """
        waiting = [j.id for j in self._store.jobs.list(JobState.NEEDS_YOU, MOST_ASKING) if j.connection == connection]

        def mended(job: Job) -> e.Event | None:
            return e.Mended() if job.question in {Question.SIGN_IN, Question.GONE} else None

        changed, told = decide_each(self._store.jobs, waiting, mended, self._clock.now())
        if changed:
            self._store.standings.put(connection, Standing())
            self._tell(told)
        return changed

    def _say(self, job_id: str, event: e.Event) -> Job:
        job, news = decide(self._store.jobs, job_id, event, self._clock.now())
        self._tell(news)
        return job

    def _tell(self, news: Iterable[News]) -> None:
        for piece in news:
            self._heard(piece)
        self._wake()


def _is_by_hand(kind: str) -> bool:
    can = capabilities_of(kind)
    return not can.needs_secret and not can.tells_live

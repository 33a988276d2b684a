"""One durable step of a job: read, `machine.step`, write and record inside one transaction. Opens no socket."""

from datetime import datetime

from composer.model.job import Attempt, Job
from composer.model.ports import JobStore, JobTransaction
from composer.outbox.events import AppendRecord, Effect, Event, JobMoved, News, Notice, Notify
from composer.outbox.machine import step


def decide(jobs: JobStore, job_id: str, event: Event, now: datetime) -> tuple[Job, tuple[News, ...]]:
    """The job after a person's event, committed, and what to tell.

    Raises:
        NotPossibleNow: the job's state does not allow it; nothing was changed.
        NotFound: there is no such job.
    """
    with jobs.transaction() as tx:
        before = tx.get(job_id)
        return write(tx, before, (event,), now)


def write(tx: JobTransaction, before: Job, events: tuple[Event, ...], now: datetime) -> tuple[Job, tuple[News, ...]]:
    """Takes the steps in order, writes the last job once and its records; the news is for after the commit."""
    job = before
    effects: list[Effect] = []
    for event in events:
        job, more = step(job, event, now)
        effects += more
    if job == before and not effects:
        return before, ()
    saved = tx.save(job)
    news: list[News] = [JobMoved(saved, before.state)]
    for effect in effects:
        if isinstance(effect, AppendRecord):
            tx.append_record(effect.kind, saved, now, effect.body)
        elif isinstance(effect, Notify):
            news.append(Notice(saved, effect.text))
    return saved, tuple(news)


def claim(
    jobs: JobStore, seen: Job, events: tuple[Event, ...], attempt: Attempt | None, now: datetime
) -> tuple[Job, tuple[News, ...]] | None:
    """Writes the steps (and the intent) if nobody changed the job since it was seen; None if somebody did."""
    with jobs.transaction() as tx:
        fresh = tx.get(seen.id)
        if fresh.version != seen.version:
            return None
        if attempt is not None:
            tx.begin_attempt(attempt)
        return write(tx, fresh, events, now)

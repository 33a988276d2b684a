"""One durable step of a job: read, `machine.step`, write and record inside one transaction. Opens no socket."""

from collections.abc import Callable, Sequence
from datetime import datetime

from composer.model.errors import NotFound
from composer.model.job import Attempt, Job
from composer.model.ports import JobStore, JobTransaction
from composer.outbox.effects import AppendRecord, Effect, Notify
from composer.outbox.events import Event, NotPossibleNow
from composer.outbox.machine import step
from composer.outbox.news import JobMoved, News, Notice

AT_ONCE = 500


def decide(jobs: JobStore, job_id: str, event: Event, now: datetime) -> tuple[Job, tuple[News, ...]]:
    """The job after a person's event, committed, and what to tell.

    Raises:
        NotPossibleNow: the job's state does not allow it; nothing was changed.
        NotFound: there is no such job.
    """
    with jobs.transaction() as tx:
        before = tx.get(job_id)
        return write(tx, before, (event,), now)


def decide_each(
    jobs: JobStore, ids: Sequence[str], event_for: Callable[[Job], Event | None], now: datetime
) -> tuple[int, tuple[News, ...]]:
    """One event for each of many jobs, some hundreds a transaction: how many changed, and what to tell.

    A job that is gone or whose state does not allow it is left alone, and so is one without an event.
    """
    changed, news = 0, list[News]()
    for first in range(0, len(ids), AT_ONCE):
        told: list[News] = []
        with jobs.transaction() as tx:
            for job_id in ids[first : first + AT_ONCE]:
                try:
                    before = tx.get(job_id)
                    event = event_for(before)
                    after, more = (before, ()) if event is None else write(tx, before, (event,), now)
                except (NotPossibleNow, NotFound):
                    continue
                changed += after.version != before.version
                told += more
        news += told
    return changed, tuple(news)


def decide_all(
    jobs: JobStore, wanted: Sequence[tuple[str, Event]], now: datetime
) -> tuple[list[Job], tuple[News, ...]]:
    """The jobs after one event each, all in one transaction: all or none.

    Raises:
        NotPossibleNow: one job's state does not allow it; none was changed.
        NotFound: one is gone; none was changed.
    """
    done, news = list[Job](), list[News]()
    with jobs.transaction() as tx:
        for job_id, event in wanted:
            job, more = write(tx, tx.get(job_id), (event,), now)
            done.append(job)
            news += more
    return done, tuple(news)


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

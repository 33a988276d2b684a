"""At start, after sleep and after a clock change: jobs whose runner is gone are looked for, never sent again blindly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from composer.model.job import Job
from composer.model.ports import JobStore
from composer.outbox.commits import claim
from composer.outbox.events import LeaseExpired
from composer.outbox.news import News
from composer.outbox.policy import STANDARD, Policy


def is_orphan(job: Job, now: datetime, is_gone: Callable[[str], bool], policy: Policy = STANDARD) -> bool:
    """Whether a runner held the job and no longer does: its process ended, its lease is over, or can't be true.

    A lease that ends later than one given out this instant was written by a clock that ran ahead.
    """
    if not job.owner or job.lease_until is None:
        return False
    return job.lease_until <= now or job.lease_until > now + policy.lease + timedelta(minutes=1) or is_gone(job.owner)


def reconcile(
    jobs: JobStore, now: datetime, is_gone: Callable[[str], bool], policy: Policy = STANDARD
) -> tuple[News, ...]:
    """Frees every job that a vanished runner held, and plans a look for it. Safe to call at any time, by anyone."""
    news: list[News] = []
    for job in [job for job in jobs.held_jobs() if is_orphan(job, now, is_gone, policy)]:
        open_attempts = [a for a in jobs.attempts(job.id) if a.ended_at is None]
        done = claim(jobs, job, (LeaseExpired(now + policy.looks[0]),), None, now)
        if done is None:
            continue
        news += done[1]
        with jobs.transaction() as tx:
            for attempt in open_attempts:
                tx.end_attempt(replace(attempt, ended_at=now, verdict="unknown", reason="The program stopped."))
    return tuple(news)

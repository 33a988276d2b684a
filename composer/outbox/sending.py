"""Steps of the job machine on the way out: due, claimed, answered, stopped, too late, blocked. Pure."""

from dataclasses import replace
from datetime import datetime

from composer.model.job import Job, JobState, Question
from composer.model.scheduler import Verdict
from composer.model.words import tr
from composer.outbox import effects
from composer.outbox import events as e
from composer.outbox.effects import AppendRecord, Notify
from composer.outbox.steps import Step, ask, calm, free, record


def came_due(job: Job, event: e.CameDue, now: datetime) -> Step:
    """Scheduled becomes due: to be claimed now."""
    return replace(job, state=JobState.DUE, wake_at=now), ()


def claimed(job: Job, event: e.Claimed, now: datetime) -> Step:
    """Due or waiting becomes sending: the intent, with its lease and one more attempt."""
    sending = replace(
        calm(job),
        state=JobState.SENDING,
        owner=event.owner,
        lease_until=event.lease_until,
        wake_at=event.lease_until,
        attempts=job.attempts + 1,
        looks=0,
    )
    return sending, (effects.Submit(),)


def answered(job: Job, event: e.Answered, now: datetime) -> Step:
    """Sending becomes what the scheduler said; a late good answer also settles an unknown job."""
    outcome = event.outcome
    if outcome.verdict in {Verdict.ACCEPTED, Verdict.ALREADY_THERE}:
        return _handed_over(job, event, now)
    if job.state is JobState.UNKNOWN:
        return job, ()  # a late answer: only a good one is news, anything else is decided by looking
    told = replace(free(job), reason=outcome.reason, detail=outcome.detail, remote_id=outcome.remote_id)
    if outcome.verdict is Verdict.RETRY_AT:
        return replace(told, state=JobState.WAITING, wake_at=event.retry_at), ()
    if outcome.verdict is Verdict.UNKNOWN:
        unknown = replace(told, state=JobState.UNKNOWN, wake_at=event.look_at, looks=0)
        return unknown, (record("unknown", job, outcome),)
    question = {
        Verdict.SIGN_IN_AGAIN: Question.SIGN_IN,
        Verdict.CHANGE_CONTENT: Question.CONTENT,
        Verdict.DISCONNECTED: Question.GONE,
    }[outcome.verdict]
    return ask(replace(told, state=JobState.NEEDS_YOU), question)


def _handed_over(job: Job, event: e.Answered, now: datetime) -> Step:
    outcome = event.outcome
    there = replace(
        calm(job),
        state=JobState.LIVE if outcome.live else JobState.HANDED_OVER,
        remote_id=outcome.remote_id or job.remote_id,
        url=outcome.url or job.url,
        reason=outcome.reason,
        detail=outcome.detail,
        wake_at=None if outcome.live else event.sweep_at,
        looks=0,
    )
    kind = "seen_live" if outcome.live else "handed_over"
    early = outcome.live and now < job.due.utc
    said = (Notify(outcome.reason or tr("“{title}” is public already.").format(title=job.title)),) if early else ()
    return there, (record(kind, there, outcome), *said)


def lease_expired(job: Job, event: e.LeaseExpired, now: datetime) -> Step:
    """Sending becomes unknown: whoever was sending is gone. Whoever was only looking leaves the look to others."""
    if job.state is not JobState.SENDING:
        return replace(free(job), wake_at=event.look_at), ()
    reason = tr("The program stopped while sending, so it is looking whether the post arrived.")
    unknown = replace(free(job), state=JobState.UNKNOWN, reason=reason, wake_at=event.look_at, looks=0)
    return unknown, (AppendRecord("unknown", {"attempts": job.attempts, "why": "stopped while sending"}),)


def too_late(job: Job, event: e.TooLate, now: datetime) -> Step:
    """Asks the person about a job whose time has gone."""
    return ask(replace(job, state=JobState.NEEDS_YOU, reason=event.reason, detail=""), Question.LATE)


def blocked(job: Job, event: e.Blocked, now: datetime) -> Step:
    """Asks the person about a job that can't be sent as things are."""
    return ask(replace(job, state=JobState.NEEDS_YOU, reason=event.reason, detail=""), event.question)


def postponed(job: Job, event: e.Postponed, now: datetime) -> Step:
    """Waits until things are better; nothing has left."""
    return replace(calm(job), state=JobState.WAITING, wake_at=event.until, reason=event.reason), ()

"""Pieces that several steps of the job machine share. Pure."""

from dataclasses import replace

from composer.model.job import Job, JobState, Question
from composer.model.scheduler import Outcome
from composer.outbox.effects import AppendRecord, Effect, Notify

Step = tuple[Job, tuple[Effect, ...]]


def free(job: Job) -> Job:
    """The job without a runner holding it."""
    return replace(job, owner="", lease_until=None)


def calm(job: Job) -> Job:
    """The job without owner, question and old words."""
    return replace(free(job), question=Question.NONE, reason="", detail="")


def ask(job: Job, question: Question) -> Step:
    """The job stopped at a question, with the record and the notice of it."""
    asking = replace(free(job), question=question, wake_at=None)
    record = AppendRecord("needs_you", {"question": question.value, "reason": job.reason})
    return asking, (record, Notify(job.reason))


def live(job: Job, url: str = "", reason: str = "") -> Job:
    """The job as a public post: nothing more is done about it."""
    return replace(calm(job), state=JobState.LIVE, url=url or job.url, wake_at=None, reason=reason)


def seen_live(job: Job, **more: str) -> AppendRecord:
    """The record of a post that was seen in public."""
    return AppendRecord("seen_live", {**(more or {"remote_id": job.remote_id}), "url": job.url})


def over(job: Job, state: JobState, kind: str, reason: str) -> Step:
    """The job at its end, with the record of it."""
    over = replace(calm(job), state=state, wake_at=None, reason=reason)
    return over, (AppendRecord(kind, {"reason": reason, "remote_id": job.remote_id}),)


def record(kind: str, job: Job, outcome: Outcome) -> AppendRecord:
    """The record of an answer: what, where, under which key."""
    return AppendRecord(
        kind,
        {
            "verdict": outcome.verdict.value,
            "payload": job.payload.digest(),
            "channel": job.channel,
            "connection": job.connection,
            "key": job.key,
            "remote_id": outcome.remote_id,
            "url": outcome.url,
        },
    )

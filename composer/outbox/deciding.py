"""Steps of the job machine that a person takes, and taking back what was handed over. Pure."""

from dataclasses import replace
from datetime import datetime

from composer.model.job import Job, JobState, Question, idempotency_key
from composer.model.scheduler import Verdict
from composer.model.words import tr
from composer.outbox import effects
from composer.outbox import events as e
from composer.outbox.changing import taken_back as for_a_change
from composer.outbox.changing import without
from composer.outbox.effects import AppendRecord, Notify
from composer.outbox.events import NotPossibleNow
from composer.outbox.steps import Step, calm, free, live, over, seen_live


def cancelled(job: Job, event: e.Cancelled, now: datetime) -> Step:
    """Ends a job that was not sent, or one that a person gives up on without knowing."""
    if job.state is not JobState.UNKNOWN:
        return over(job, JobState.CANCELLED, "cancelled", event.reason)
    if job.owner:
        raise NotPossibleNow(tr("The program is just looking for this post; try again in a moment."))
    return over(
        job, JobState.CANCELLED, "given_up", event.reason or tr("Given up without knowing whether it went out.")
    )


def skipped(job: Job, event: e.Skipped, now: datetime) -> Step:
    """Leaves this one out."""
    return over(job, JobState.SKIPPED, "skipped", event.reason)


def moved(job: Job, event: e.Moved, now: datetime) -> Step:
    """Plans a job that was not sent for another time."""
    stopped = _is_held(job)
    elsewhen = replace(
        calm(job),
        state=JobState.SCHEDULED,
        due=event.due,
        hand_over_at=event.hand_over_at,
        wake_at=None if stopped else event.hand_over_at,
        key=idempotency_key(job.payload, job.connection, job.channel, event.due),
        remote_id="",
        reason="",
        detail="",
    )
    told = (Notify(event.said),) if event.said else ()
    return elsewhen, (AppendRecord("moved", {"from": job.due.iso_utc(), "to": event.due.iso_utc()}), *told)


def content_fixed(job: Job, event: e.ContentFixed, now: datetime) -> Step:
    """Gives a job that was not sent another payload."""
    stopped = _is_held(job)
    fixed = replace(
        calm(job),
        state=JobState.SCHEDULED,
        payload=event.payload,
        revision=event.revision,
        wake_at=None if stopped else max(job.hand_over_at, now),
        key=idempotency_key(event.payload, job.connection, job.channel, job.due),
        remote_id="",
        reason="",
        detail="",
    )
    return fixed, (AppendRecord("content_changed", {"payload": event.payload.digest(), "revision": event.revision}),)


def mended(job: Job, event: e.Mended, now: datetime) -> Step:
    """Tries again after a person mended the connection."""
    if job.question in {Question.CONTENT, Question.LATE}:
        raise NotPossibleNow(
            tr("“{title}” needs another text or another time first.").format(title=job.title),
            hint=job.reason,
        )
    return replace(calm(job), state=JobState.WAITING, wake_at=max(job.hand_over_at, now)), ()


def held(job: Job, event: e.Held, now: datetime) -> Step:
    """Stops the clock of a job; its plan is kept."""
    return replace(job, wake_at=None, reason=tr("Paused.")), ()


def released(job: Job, event: e.Released, now: datetime) -> Step:
    """Starts the clock of a held job again."""
    return (replace(job, wake_at=max(job.hand_over_at, now), reason="") if job.wake_at is None else job), ()


def person_says_live(job: Job, event: e.PersonSaysLive, now: datetime) -> Step:
    """A person saw it in public: that is the end of it."""
    seen = live(without(job), event.url, tr("Seen by a person."))
    return seen, (seen_live(seen, by="person"),)


def person_says_send_again(job: Job, event: e.PersonSaysSendAgain, now: datetime) -> Step:
    """A person knows it is not there: send it again."""
    if job.remote_id:
        raise NotPossibleNow(
            tr("The scheduler still holds “{title}”; take it back first.").format(title=job.title),
            hint=tr("Otherwise it could appear twice."),
        )
    if job.owner:
        raise NotPossibleNow(tr("The program is just looking for this post; try again in a moment."))
    again = replace(
        calm(without(job)),
        state=JobState.WAITING,
        wake_at=now,
        looks=0,
        reason=tr("To be sent again, a person decided."),
    )
    return again, (AppendRecord("sent_again_by_person", {"attempts": job.attempts}),)


def person_says_look_again(job: Job, event: e.PersonSaysLookAgain, now: datetime) -> Step:
    """Looks once more, with a fresh count."""
    if job.owner:
        return job, ()  # it is being looked for already
    return replace(job, wake_at=now, looks=0), ()


def _is_held(job: Job) -> bool:
    return job.wake_at is None and job.state in {JobState.SCHEDULED, JobState.DUE, JobState.WAITING}


# --- taking back what was handed over ---


def take_back_begun(job: Job, event: e.TakeBackBegun, now: datetime) -> Step:
    """Takes the lease for taking a handed-over post back."""
    if job.owner and job.lease_until is not None and job.lease_until > now:
        raise NotPossibleNow(tr("The program is just looking for this post; try again in a moment."))
    going = replace(
        without(job),
        owner=event.owner,
        lease_until=event.lease_until,
        wake_at=event.lease_until,
        question=Question.TAKE_BACK,
        reason=tr("Being taken back."),
    )
    return going, (effects.TakeBack(),)


def taken_back(job: Job, event: e.TakenBack, now: datetime) -> Step:
    """Taken back, refused, or not certain (then a look decides)."""
    outcome = event.outcome
    if job.wanted is not None:
        return for_a_change(job, outcome, event.look_at, event.sweep_at)
    if outcome.verdict in {Verdict.ACCEPTED, Verdict.ALREADY_THERE}:
        return over(job, JobState.CANCELLED, "taken_back", outcome.reason)
    if outcome.live:
        out = live(job, outcome.url, outcome.reason)
        return out, (seen_live(out), Notify(outcome.reason))
    told = replace(free(job), reason=outcome.reason, detail=outcome.detail)
    if outcome.verdict is Verdict.UNKNOWN:
        return replace(told, question=Question.TAKE_BACK, wake_at=event.look_at, looks=0), ()
    question = Question.NOT_LIVE if job.state is JobState.MISSED else Question.NONE
    kept = replace(told, question=question, wake_at=event.sweep_at)
    return kept, (Notify(outcome.reason or tr("“{title}” was not taken back.").format(title=job.title)),)

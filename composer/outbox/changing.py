"""Steps of the job machine that change what was handed over: wanted first, then certain, or given up. Pure.

A change is kept in the job until it is certain, so a kill at any moment leaves it wanted and it is asked for again. In
place, asking again changes nothing more; otherwise the post is taken back, and only a post that is surely gone is
planned again. The job carries its new key from the start, so that no twin slips in at the new time.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from composer.model.job import Job, JobState, Question, idempotency_key
from composer.model.moment import at_utc
from composer.model.post import Json
from composer.model.scheduler import Outcome, Sighting, Verdict
from composer.model.words import tr
from composer.outbox import effects
from composer.outbox import events as e
from composer.outbox.effects import AppendRecord, Notify
from composer.outbox.events import NotPossibleNow
from composer.outbox.steps import Step, ask, calm, free, live, seen_live

GOOD = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_THERE})
MINUTE = timedelta(minutes=1)


def change_wanted(job: Job, event: e.ChangeWanted, now: datetime) -> Step:
    """A person wants another time or text: noted before anybody is asked for it."""
    if job.owner:
        raise NotPossibleNow(tr("The program is just looking for this post; try again in a moment."))
    wanted = event.change
    key = idempotency_key(wanted.payload, job.connection, job.channel, wanted.due)
    before = job.wanted.was_key if job.wanted is not None else job.key
    waiting = replace(
        job,
        key=key,
        wanted=replace(wanted, was_key=before),
        question=Question.CHANGE,
        reason=tr("The change is on its way to the scheduler."),
        detail="",
        wake_at=now,
        looks=0,
    )
    body = {"to": wanted.due.iso_utc(), "payload": wanted.payload.digest(), "in_place": wanted.in_place}
    return waiting, (AppendRecord("change_wanted", {"from": job.due.iso_utc(), **body}),)


def change_begun(job: Job, event: e.ChangeBegun, now: datetime) -> Step:
    """Takes the lease for asking the scheduler, and counts it."""
    going = replace(
        job, owner=event.owner, lease_until=event.lease_until, wake_at=event.lease_until, looks=job.looks + 1
    )
    return going, (effects.AskForChange(),)


def changed(job: Job, event: e.Changed, now: datetime) -> Step:
    """The scheduler changed it in place, refused, or nobody knows (then it is asked again)."""
    outcome = event.outcome
    if job.wanted is None:
        return free(job), ()
    if outcome.live:
        return _went_out(job, outcome)
    if outcome.verdict in GOOD:
        return applied(replace(job, detail=outcome.detail), event.sweep_at)
    told = replace(free(job), reason=outcome.reason, detail=outcome.detail)
    if outcome.verdict in {Verdict.RETRY_AT, Verdict.UNKNOWN}:
        if event.again_at is not None:
            return replace(told, wake_at=event.again_at), ()
        return ask(replace(told, reason=outcome.reason or _not_certain()), Question.CHANGE)
    return dropped(told, outcome.reason, event.sweep_at)


def change_dropped(job: Job, event: e.ChangeDropped, now: datetime) -> Step:
    """It is too late for the change, and nothing was asked of the scheduler: everything stays as it was."""
    return dropped(free(job), event.reason, event.sweep_at)


def taken_back(job: Job, outcome: Outcome, look_at: datetime, sweep_at: datetime | None) -> Step:
    """Taking it back for a change came to an end: planned again, kept, or asked again."""
    if outcome.live:
        return _went_out(job, outcome)
    if outcome.verdict in GOOD:
        return planned_again(job)
    told = replace(free(job), reason=outcome.reason, detail=outcome.detail)
    if outcome.verdict in {Verdict.RETRY_AT, Verdict.UNKNOWN}:
        return replace(told, wake_at=outcome.retry_at or look_at), ()
    return dropped(told, outcome.reason, sweep_at)


def applied(job: Job, sweep_at: datetime | None) -> Step:
    """The change is certain."""
    there = replace(_as_wanted(job), state=JobState.HANDED_OVER, wake_at=sweep_at)
    return there, (AppendRecord("changed", _from_to(job, there)),)


def planned_again(job: Job) -> Step:
    """It is surely gone from the scheduler: the job waits for its new time here."""
    wanted = _as_wanted(job)
    again = replace(wanted, state=JobState.SCHEDULED, wake_at=wanted.hand_over_at, remote_id="", url="")
    gone = AppendRecord("taken_back", {"remote_id": job.remote_id})
    return again, (gone, AppendRecord("moved", _from_to(job, again)))


def without(job: Job) -> Job:
    """The job with its change forgotten and its own key again."""
    return job if job.wanted is None else replace(job, key=job.wanted.was_key, wanted=None)


def dropped(job: Job, reason: str, sweep_at: datetime | None) -> Step:
    """The change is given up, and the person is told that everything stays."""
    question = Question.NOT_LIVE if job.state is JobState.MISSED else Question.NONE
    kept = replace(without(job), question=question, reason=reason, wake_at=sweep_at, looks=0)
    stays = tr("“{title}” for {platform} was not changed; it stays at {time}.").format(
        title=job.title, platform=job.payload.platform, time=job.due.wall.replace("T", " ")
    )
    return kept, (AppendRecord("change_dropped", {"reason": reason}), Notify(f"{stays} {reason}".strip()))


def seen_waiting(job: Job, sighting: Sighting, next_look: datetime | None, now: datetime) -> Step | None:
    """What a look that found it waiting says about the change; None = it has none, or one that is asked for again."""
    if job.wanted is None:
        return None
    arrived = _near(sighting.due, job.wanted.due.utc)
    if job.wanted.in_place and (arrived or (arrived is None and now > job.due.utc + MINUTE)):
        return applied(job, next_look)
    if now < job.due.utc + MINUTE:
        return replace(job, wake_at=job.due.utc + 2 * MINUTE), ()
    return dropped(free(job), tr("The scheduler did not take the change in time."), next_look)


def moved_there(job: Job, sighting: Sighting) -> Step | None:
    """Somebody gave it another time in the scheduler itself: the job follows, and says so. None = they agree."""
    if sighting.due is None or job.wanted is not None or _near(sighting.due, job.due.utc):
        return None
    from_, to = job.due.iso_utc(), sighting.due.strftime("%Y-%m-%dT%H:%M:%SZ")
    followed = replace(job, due=at_utc(sighting.due, job.due.zone), wake_at=sighting.due + MINUTE)
    text = tr("“{title}” has another time in the scheduler now: {time}.").format(
        title=job.title, time=followed.due.wall.replace("T", " ")
    )
    return followed, (AppendRecord("moved_elsewhere", {"from": from_, "to": to}), Notify(text))


def _as_wanted(job: Job) -> Job:
    """The job with what was wanted of it, at rest."""
    assert job.wanted is not None
    wanted = job.wanted
    return replace(
        calm(job),
        due=wanted.due,
        payload=wanted.payload,
        revision=wanted.revision,
        hand_over_at=wanted.hand_over_at,
        wanted=None,
        looks=0,
    )


def _from_to(before: Job, after: Job) -> dict[str, Json]:
    return {"from": before.due.iso_utc(), "to": after.due.iso_utc(), "payload": after.payload.digest()}


def _near(one: datetime | None, other: datetime) -> bool | None:
    return None if one is None else abs(one - other) < MINUTE


def _went_out(job: Job, outcome: Outcome) -> Step:
    out = live(without(job), outcome.url, outcome.reason)
    said = outcome.reason or tr("“{title}” went out before it could be changed.").format(title=job.title)
    return out, (seen_live(out), Notify(said))


def _not_certain() -> str:
    return tr("It can't be found out from here whether the change arrived.")

"""Steps of the job machine that follow from looking: what an unknown outcome turns out to be, and whether it is live. Pure."""

from dataclasses import replace
from datetime import datetime

from composer.model.job import Job, JobState, Question
from composer.model.scheduler import Presence
from composer.model.words import tr
from composer.outbox import effects
from composer.outbox import events as e
from composer.outbox.changing import moved_there, planned_again, seen_waiting, without
from composer.outbox.effects import AppendRecord, Notify
from composer.outbox.steps import Step, ask, calm, free, live, over, seen_live


def look_begun(job: Job, event: e.LookBegun, now: datetime) -> Step:
    """Takes the lease for one look and counts it."""
    looking = replace(
        job, owner=event.owner, lease_until=event.lease_until, wake_at=event.lease_until, looks=job.looks + 1
    )
    return looking, (effects.Look(),)


def looked(job: Job, event: e.Looked, now: datetime) -> Step:
    """What the look found decides: live, held, to be sent again, overdue, gone, or a question."""
    sighting = event.sighting
    seen = replace(
        free(job),
        remote_id=sighting.remote_id or job.remote_id,
        url=sighting.url or job.url,
        reason=sighting.reason,
        detail=sighting.detail,
    )
    if sighting.presence is Presence.LIVE:
        return _live(seen, job)
    if job.state is JobState.UNKNOWN:
        return _looked_unknown(seen, event, now)
    return _looked_after(seen, event, now)


def _live(seen: Job, before: Job) -> Step:
    out = live(without(seen))
    relief = (
        (Notify(tr("“{title}” is live after all.").format(title=out.title)),) if before.state is JobState.MISSED else ()
    )
    if before.wanted is not None:
        text = tr("“{title}” went out before its change was certain; please look how it reads.")
        relief = (Notify(text.format(title=out.title)),)
    return out, (seen_live(out), *relief)


def _looked_unknown(seen: Job, event: e.Looked, now: datetime) -> Step:
    """After an unknown outcome: found, surely absent, or still not known."""
    if event.sighting.presence in {Presence.HELD, Presence.OVERDUE}:
        found = replace(calm(seen), state=JobState.HANDED_OVER, wake_at=event.next_look, looks=0)
        return found, (AppendRecord("handed_over", {"remote_id": found.remote_id, "url": found.url, "found": True}),)
    if event.may_resend:
        reason = tr("It did not arrive; it will be sent again.")
        return replace(seen, state=JobState.WAITING, wake_at=event.resend_at, reason=reason, looks=0), ()
    if event.next_look is not None:
        return replace(seen, wake_at=event.next_look), ()
    reason = seen.reason or tr("It can't be found out from here whether the post arrived.")
    return ask(replace(seen, reason=reason), Question.SENT_OR_NOT)


def _held(seen: Job, event: e.Looked, now: datetime) -> Step:
    """It waits for its time: as planned, with a change under way, or moved by somebody in the scheduler."""
    about_change = seen_waiting(seen, event.sighting, event.next_look, now)
    if about_change is not None:
        return about_change
    waiting = replace(calm(seen), state=JobState.HANDED_OVER, wake_at=event.next_look)
    return moved_there(waiting, event.sighting) or (waiting, ())


def _looked_after(seen: Job, event: e.Looked, now: datetime) -> Step:
    """A post the scheduler had accepted: still waiting, overdue, gone, or not to be seen."""
    presence = event.sighting.presence
    if presence is Presence.ABSENT and seen.question is Question.TAKE_BACK:
        return over(seen, JobState.CANCELLED, "taken_back", seen.reason)
    if presence is Presence.ABSENT and seen.wanted is not None and not seen.wanted.in_place:
        return planned_again(seen)
    if presence is Presence.HELD:
        return _held(seen, event, now)
    if presence is Presence.CANT_TELL and event.next_look is None:
        reason = seen.reason or tr("It can't be found out from here whether the post is live.")
        return ask(replace(seen, reason=reason), seen.question or Question.NOT_LIVE)
    if presence is Presence.CANT_TELL:
        return replace(seen, wake_at=event.next_look), ()
    missed = replace(without(seen), state=JobState.MISSED, question=Question.NOT_LIVE, wake_at=event.next_look)
    if presence is Presence.ABSENT:
        reason = tr("The post is no longer there; somebody may have removed it.")
        missed = replace(missed, remote_id="", url="", wake_at=None, reason=event.sighting.reason or reason)
    if seen.state is JobState.MISSED:
        return missed, ()
    record = AppendRecord("missed", {"remote_id": seen.remote_id, "presence": presence.value})
    return missed, (record, Notify(missed.reason or tr("“{title}” is not live.").format(title=seen.title)))

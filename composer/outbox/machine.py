"""The life of a job: `step(job, event, now) -> (job, effects)`, pure. Nothing else makes a job's next state.

    scheduled -> due -> sending -> handed_over -> live
                          |-> waiting (again at T, with the reason)
                          |-> needs_you (a question to the person)
                          |-> unknown (never sent again before a look finds nothing)
    before sending -> cancelled | skipped;   handed_over -> missed | cancelled (taken back)

It must not read a clock, a scheduler or the store, and it never sends a job on from `unknown` unless the event
proves that nothing was made.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from composer.model.job import Job, JobState, Question
from composer.model.words import tr
from composer.outbox import changing, deciding, looking, sending
from composer.outbox import events as e
from composer.outbox.events import Event, NotPossibleNow
from composer.outbox.steps import Step

S = JobState
BEFORE_SENDING = frozenset({S.SCHEDULED, S.DUE, S.WAITING, S.NEEDS_YOU})
WITH_SCHEDULER = frozenset({S.HANDED_OVER, S.MISSED})
FINAL = frozenset({S.LIVE, S.CANCELLED, S.SKIPPED})

ALLOWED: Mapping[type[Any], frozenset[JobState]] = {
    e.CameDue: frozenset({S.SCHEDULED}),
    e.Claimed: frozenset({S.DUE, S.WAITING}),
    e.Answered: frozenset({S.SENDING, S.UNKNOWN}),
    e.LeaseExpired: frozenset({S.SENDING, S.UNKNOWN}) | WITH_SCHEDULER,
    e.LookBegun: frozenset({S.UNKNOWN}) | WITH_SCHEDULER,
    e.Looked: frozenset({S.UNKNOWN}) | WITH_SCHEDULER,
    e.TooLate: frozenset({S.SCHEDULED, S.DUE, S.WAITING}),
    e.Blocked: frozenset({S.SCHEDULED, S.DUE, S.WAITING}),
    e.Postponed: frozenset({S.SCHEDULED, S.DUE, S.WAITING}),
    e.Cancelled: BEFORE_SENDING | {S.UNKNOWN},
    e.Skipped: BEFORE_SENDING,
    e.Moved: BEFORE_SENDING,
    e.ContentFixed: BEFORE_SENDING,
    e.Mended: frozenset({S.NEEDS_YOU, S.WAITING}),
    e.Held: frozenset({S.SCHEDULED, S.DUE, S.WAITING}),
    e.Released: frozenset({S.SCHEDULED, S.DUE, S.WAITING}),
    e.PersonSaysLive: frozenset({S.UNKNOWN}) | WITH_SCHEDULER,
    e.PersonSaysSendAgain: frozenset({S.UNKNOWN, S.MISSED}),
    e.PersonSaysLookAgain: frozenset({S.UNKNOWN}) | WITH_SCHEDULER,
    e.TakeBackBegun: WITH_SCHEDULER,
    e.TakenBack: WITH_SCHEDULER,
    e.ChangeWanted: WITH_SCHEDULER,
    e.ChangeBegun: WITH_SCHEDULER,
    e.Changed: WITH_SCHEDULER,
    e.ChangeDropped: WITH_SCHEDULER,
}


HANDLERS: Mapping[type[Any], Callable[[Job, Any, datetime], Step]] = {
    e.CameDue: sending.came_due,
    e.Claimed: sending.claimed,
    e.Answered: sending.answered,
    e.LeaseExpired: sending.lease_expired,
    e.LookBegun: looking.look_begun,
    e.Looked: looking.looked,
    e.TooLate: sending.too_late,
    e.Blocked: sending.blocked,
    e.Postponed: sending.postponed,
    e.Cancelled: deciding.cancelled,
    e.Skipped: deciding.skipped,
    e.Moved: deciding.moved,
    e.ContentFixed: deciding.content_fixed,
    e.Mended: deciding.mended,
    e.Held: deciding.held,
    e.Released: deciding.released,
    e.PersonSaysLive: deciding.person_says_live,
    e.PersonSaysSendAgain: deciding.person_says_send_again,
    e.PersonSaysLookAgain: deciding.person_says_look_again,
    e.TakeBackBegun: deciding.take_back_begun,
    e.TakenBack: deciding.taken_back,
    e.ChangeWanted: changing.change_wanted,
    e.ChangeBegun: changing.change_begun,
    e.Changed: changing.changed,
    e.ChangeDropped: changing.change_dropped,
}


def step(job: Job, event: Event, now: datetime) -> Step:
    """The job after the event, and what has to be done about it.

    Args:
        job: as last read.
        event: what happened or was decided.
        now: aware, UTC.

    Returns:
        The next job (its `version` unchanged: the store raises it) and the effects in order.

    Raises:
        NotPossibleNow: the job's state does not allow this event; for a person's event the sentence can be shown.
    """
    if job.state not in ALLOWED[type(event)]:
        raise NotPossibleNow(
            tr("“{title}” is {state}, so this can't be done any more.").format(
                title=job.title, state=job.state.value.replace("_", " ")
            ),
            hint=tr("Look at the outbox for its present state."),
        )
    return HANDLERS[type(event)](job, event, now)


def waits_for_person(job: Job) -> bool:
    """Whether only a person moves the job on."""
    return job.state is S.NEEDS_YOU or (job.question is not Question.NONE and job.wake_at is None)

"""The rules of the machine that no walk through it would show plainly."""

from dataclasses import replace
from datetime import timedelta

import pytest

from composer.model.job import Job, JobState, Question, idempotency_key
from composer.model.moment import at_utc
from composer.model.scheduler import Outcome, Verdict
from composer.outbox import events as e
from composer.outbox.effects import AppendRecord, Notify
from composer.outbox.machine import ALLOWED, FINAL, HANDLERS, step, waits_for_person
from tests.outbox.fakes import START, make_job

LATER = START + timedelta(minutes=5)
PERSONS_EVENTS: tuple[e.Event, ...] = (
    e.Cancelled(),
    e.Skipped(),
    e.Moved(at_utc(LATER, "UTC"), LATER),
    e.Mended(),
    e.Held(),
    e.Released(),
    e.PersonSaysLive(),
    e.PersonSaysSendAgain(),
    e.PersonSaysLookAgain(),
)


def job_in(state: JobState, **changes: object) -> Job:
    """A job as it would be in that state."""
    return replace(make_job(), state=state, **changes)  # type: ignore[arg-type]


def test_every_event_has_a_rule_and_a_step() -> None:
    """A new event can't be forgotten in one of the tables."""
    events = set(e.Event.__args__)

    assert set(ALLOWED) == events == set(HANDLERS)


@pytest.mark.parametrize("state", sorted(FINAL))
@pytest.mark.parametrize("event", PERSONS_EVENTS, ids=lambda event: type(event).__name__)
def test_what_is_over_stays_over(state: JobState, event: e.Event) -> None:
    """A stale window's button does nothing and says so in a sentence."""
    job = job_in(state)

    with pytest.raises(e.NotPossibleNow) as refused:
        step(job, event, LATER)

    assert job.title in refused.value.message


@pytest.mark.parametrize("event", [e.Cancelled(), e.Skipped(), e.Moved(at_utc(LATER, "UTC"), LATER), e.Held()])
def test_a_job_that_is_being_sent_can_not_be_pulled_away(event: e.Event) -> None:
    """Its outcome would be lost."""
    with pytest.raises(e.NotPossibleNow):
        step(job_in(JobState.SENDING), event, LATER)


def test_a_post_the_scheduler_still_holds_is_not_sent_again_even_if_a_person_says_so() -> None:
    """WordPress may publish a missed post later: then it would be there twice."""
    missed = job_in(JobState.MISSED, remote_id="7", question=Question.NOT_LIVE)

    with pytest.raises(e.NotPossibleNow):
        step(missed, e.PersonSaysSendAgain(), LATER)

    again, _ = step(replace(missed, remote_id=""), e.PersonSaysSendAgain(), LATER)
    assert (again.state, again.wake_at) == (JobState.WAITING, LATER)


def test_giving_up_on_an_unknown_job_is_recorded_as_such() -> None:
    """The record must not say that it was cancelled when it may be public."""
    over, effects = step(job_in(JobState.UNKNOWN, wake_at=None), e.Cancelled(), LATER)

    assert over.state is JobState.CANCELLED
    assert [x.kind for x in effects if isinstance(x, AppendRecord)] == ["given_up"]


def test_a_moved_job_gets_the_key_of_its_new_time() -> None:
    """The key is a hash of payload, channel and due minute."""
    due = at_utc(LATER + timedelta(days=1), "Europe/Berlin")

    moved, _ = step(job_in(JobState.NEEDS_YOU, question=Question.LATE, wake_at=None), e.Moved(due, LATER), START)

    assert moved.key == idempotency_key(moved.payload, moved.connection, moved.channel, due)
    assert (moved.state, moved.wake_at, moved.question) == (JobState.SCHEDULED, LATER, Question.NONE)


def test_a_held_job_stays_held_when_it_is_moved_or_its_text_is_mended() -> None:
    """A crisis pause is ended by a person and by nothing else."""
    held, _ = step(make_job(), e.Held(), START)

    moved, _ = step(held, e.Moved(at_utc(LATER, "UTC"), LATER), START)
    fixed, _ = step(held, e.ContentFixed(replace(held.payload, parts=("Other words.",)), 2), START)

    assert (moved.wake_at, fixed.wake_at) == (None, None)
    assert fixed.key != held.key


def test_a_late_post_is_not_simply_tried_again() -> None:
    """Trying again is for a mended connection; a late job needs another time."""
    with pytest.raises(e.NotPossibleNow):
        step(job_in(JobState.NEEDS_YOU, question=Question.LATE), e.Mended(), LATER)


def test_the_evidence_of_an_unknown_outcome_is_recorded_with_its_key() -> None:
    """The practice owner can show later what was tried."""
    outcome = Outcome(Verdict.UNKNOWN, "500", detail="Internal error")
    answered = e.Answered(outcome, LATER, LATER)

    unknown, effects = step(job_in(JobState.SENDING, owner="one", lease_until=LATER), answered, START)

    assert (unknown.state, unknown.owner, unknown.detail) == (JobState.UNKNOWN, "", "Internal error")
    assert isinstance(effects[0], AppendRecord)
    assert effects[0].body["key"] == unknown.key


def test_public_at_once_is_said_to_the_person() -> None:
    """The answer's status is the truth: a post that came out early is not shown as waiting."""
    outcome = Outcome(Verdict.ACCEPTED, "WordPress made it public at once.", "7", live=True)

    live, effects = step(
        job_in(JobState.SENDING, owner="one", lease_until=LATER), e.Answered(outcome, LATER, LATER), START
    )

    assert live.state is JobState.LIVE
    assert Notify("WordPress made it public at once.") in effects


def test_only_questions_without_a_next_look_wait_for_a_person() -> None:
    """The badge counts what nobody but a person moves."""
    assert waits_for_person(job_in(JobState.NEEDS_YOU, question=Question.LATE, wake_at=None))
    assert waits_for_person(job_in(JobState.UNKNOWN, question=Question.SENT_OR_NOT, wake_at=None))
    assert not waits_for_person(job_in(JobState.MISSED, question=Question.NOT_LIVE, wake_at=LATER))
    assert not waits_for_person(job_in(JobState.SCHEDULED, wake_at=None))

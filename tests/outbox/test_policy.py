"""The arithmetic of pauses, leads and horizons."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from composer.model.job import Job, JobState
from composer.model.moment import at_utc
from composer.model.scheduler import Capabilities, HandOver, Outcome, Presence, Verdict
from composer.outbox import policy
from composer.outbox.queueing import new_job
from tests.outbox.fakes import START, make_job

AT_ONCE = Capabilities(HandOver.AT_ONCE)
AT_DUE = Capabilities(HandOver.AT_DUE)
pauses = st.timedeltas(timedelta(0), timedelta(days=400))


@given(ahead=pauses, horizon=st.timedeltas(timedelta(days=1), timedelta(days=90)))
def test_a_hand_over_is_never_beyond_the_horizon_nor_before_now(ahead: timedelta, horizon: timedelta) -> None:
    """A scheduler that keeps posts for 30 days gets one due in a year only when it fits."""
    due = at_utc(START + ahead, "UTC")

    at = policy.plan(due, Capabilities(HandOver.AT_ONCE, horizon=horizon), START)

    assert at >= START
    assert due.utc - at < horizon


def test_who_acts_when_called_is_called_at_the_due_time() -> None:
    """Reminders and posts this program sends itself."""
    due = at_utc(START + timedelta(days=3), "America/Chicago")

    assert policy.plan(due, AT_DUE, START) == due.utc
    assert policy.plan(due, AT_ONCE, START) == START


@given(tries=st.integers(1, 500), seed=st.integers())
def test_pauses_grow_are_spread_and_have_a_cap(tries: int, seed: int) -> None:
    """Between half and the whole of the doubled pause, never above half an hour."""
    pause = policy.backoff(tries, Random(seed))

    whole = min(timedelta(seconds=30) * 2 ** min(tries - 1, 20), timedelta(minutes=30))
    assert whole / 2 <= pause <= whole


@given(tries=st.integers(1, 30), ahead=pauses, seed=st.integers())
def test_a_retry_leaves_time_for_the_last_possible_hand_over(tries: int, ahead: timedelta, seed: int) -> None:
    """A half-hour pause must not eat the only ten minutes that are left."""
    due = at_utc(START + ahead, "UTC")
    job = make_job(due=due.utc)
    can = Capabilities(HandOver.AT_ONCE, lead=timedelta(minutes=2))
    from_now = policy.retry_at(_tried(job, tries), Outcome(Verdict.RETRY_AT), can, START, Random(seed))

    last = due.utc - timedelta(minutes=2, seconds=30)
    assert from_now > START
    assert from_now <= last or last <= START + timedelta(seconds=30)


def test_the_servers_own_time_is_never_undercut() -> None:
    """Retry-After."""
    named = START + timedelta(hours=1)
    outcome = Outcome(Verdict.RETRY_AT, retry_at=named)

    assert policy.retry_at(make_job(), outcome, AT_ONCE, START, Random(1)) == named


@pytest.mark.parametrize(
    ("ahead", "late"),
    [(timedelta(minutes=3), False), (timedelta(minutes=1), True), (timedelta(0), True), (timedelta(days=-1), True)],
)
def test_the_least_lead_decides_what_is_too_late(ahead: timedelta, late: bool) -> None:
    """Two minutes for WordPress."""
    can = Capabilities(HandOver.AT_ONCE, lead=timedelta(minutes=2))

    assert policy.is_too_late(at_utc(START + ahead, "UTC"), can, START) is late


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (14, False), (16, True)])
def test_a_reminder_may_come_a_little_late(minutes: int, late: bool) -> None:
    """The computer was asleep at nine and woke at ten past."""
    due = at_utc(START, "UTC")

    assert policy.is_too_late(due, AT_DUE, START + timedelta(minutes=minutes)) is late


def test_only_two_looks_that_found_nothing_allow_a_second_send() -> None:
    """And only where posts can be found by what they say."""
    can = Capabilities(HandOver.AT_ONCE, reads_back=True)
    looked = [_looked(n) for n in (1, 2)]

    assert [policy.may_resend(job, Presence.ABSENT, can) for job in looked] == [False, True]
    assert not policy.may_resend(looked[1], Presence.CANT_TELL, can)
    assert not policy.may_resend(looked[1], Presence.ABSENT, AT_ONCE)


def test_a_memory_that_ends_allows_no_repetition_after_its_end() -> None:
    """An idempotency key kept for 24 hours doubles after 25."""
    can = Capabilities(HandOver.AT_ONCE, idempotent=True, idempotent_for=timedelta(hours=24))
    job = make_job()

    assert policy.may_repeat(job, START, can, START + timedelta(hours=20))
    assert not policy.may_repeat(job, START, can, START + timedelta(hours=23))
    assert not policy.may_repeat(job, None, can, START)


@given(late=st.timedeltas(timedelta(days=-2), timedelta(days=2)))
def test_sweeps_are_always_ahead_and_end(late: timedelta) -> None:
    """After a day without a sign nobody looks any more; the person has been told long before."""
    job = make_job(due=START)
    now = START + late

    at = policy.sweep_at(job, AT_ONCE, now)

    assert at is None if late >= timedelta(hours=24) else at is not None and at > max(now, START)


def test_a_new_job_is_planned_by_what_its_scheduler_can_do() -> None:
    """The one place where a job is born."""
    due = at_utc(datetime(2027, 3, 1, 15, tzinfo=UTC), "America/Chicago")
    made = [
        new_job(
            post="p",
            revision=3,
            title="t",
            connection="c",
            channel="h",
            payload=make_job().payload,
            due=due,
            capabilities=can,
            now=START,
        )
        for can in (AT_ONCE, AT_DUE)
    ]

    assert [job.wake_at for job in made] == [START, due.utc]
    assert {job.state for job in made} == {JobState.SCHEDULED}
    assert made[0].key == made[1].key
    assert made[0].id != made[1].id


def _tried(job: Job, tries: int) -> Job:
    return replace(job, attempts=tries)


def _looked(looks: int) -> Job:
    return replace(make_job(), looks=looks)


@given(due=st.timedeltas(timedelta(minutes=1), timedelta(days=9)))
def test_a_post_that_waits_for_room_tries_once_more_before_it_is_too_late(due: timedelta) -> None:
    """The channel may be full until the very day; six hours later would be no help to a post of this afternoon."""
    job = make_job(due=START + due)
    full = Outcome(Verdict.RETRY_AT, retry_at=START + timedelta(hours=6), this_alone=True)

    at = policy.retry_at(job, full, AT_ONCE, START, Random(1))

    assert START < at <= START + timedelta(hours=6)
    assert at <= START + policy.STANDARD.backoff_first or not policy.is_too_late(job.due, AT_ONCE, at)

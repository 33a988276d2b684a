"""When to hand over, try again, look and give up: pure arithmetic. Chance comes in as a `Random` that the caller owns."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from composer.model.job import Job
from composer.model.moment import MINUTE, When, at_utc
from composer.model.planning import LatePolicy
from composer.model.scheduler import Capabilities, HandOver, Outcome, Presence

MOST_LATE = timedelta(days=1)
"""A post that is later than this is asked about, whatever the practice decided: its moment has gone."""
LATE_MARGIN = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Policy:
    """The outbox's figures; tests and the kill proof use shorter ones.

    Attributes:
        lease: how long a runner may hold a job; longer than the longest hand-over (pictures included).
        backoff_first, backoff_most: pause after the first failure, doubled each time, and its cap.
        looks: pauses before each look after an unknown outcome; after the last one a person is asked.
        absent_looks: how many looks must have found nothing before it is sent again. Two, far apart, because a slow
            server may still be working on a request that we gave up on.
        sweeps: pauses after the due time before each look whether it is live.
        grace: how late a scheduler that acts when called may still act.
        horizon_margin: how far inside a scheduler's horizon the hand-over is planned.
        late: what happens to a job whose time has gone, where the practice decided nothing.
        late_pause: between two late posts that are sent all the same.
    """

    lease: timedelta = timedelta(minutes=15)
    backoff_first: timedelta = timedelta(seconds=30)
    backoff_most: timedelta = timedelta(minutes=30)
    looks: tuple[timedelta, ...] = (
        timedelta(seconds=20),
        timedelta(minutes=2),
        timedelta(minutes=10),
        timedelta(hours=1),
        timedelta(hours=6),
    )
    absent_looks: int = 2
    sweeps: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=6),
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(hours=24),
    )
    grace: timedelta = timedelta(minutes=15)
    horizon_margin: timedelta = timedelta(hours=12)
    late: LatePolicy = LatePolicy.ASK
    late_pause: timedelta = timedelta(minutes=10)


STANDARD = Policy()


def plan(due: When, capabilities: Capabilities, now: datetime, policy: Policy = STANDARD) -> datetime:
    """When the job is handed over: at once, as soon as the scheduler's horizon allows, or at the due time."""
    if capabilities.hand_over is HandOver.AT_DUE:
        return due.utc
    if capabilities.horizon is None:
        return now
    margin = min(policy.horizon_margin, capabilities.horizon / 10)
    return max(now, due.utc - capabilities.horizon + margin)


def latest_hand_over(due: When, capabilities: Capabilities, policy: Policy = STANDARD) -> datetime:
    """The last instant at which handing over still gives the person what they chose."""
    if capabilities.hand_over is HandOver.AT_DUE:
        return due.utc + policy.grace
    return due.utc - capabilities.lead


def is_too_late(due: When, capabilities: Capabilities, now: datetime, policy: Policy = STANDARD) -> bool:
    """Whether the least lead (or the grace of one that acts when called) has gone."""
    return now > latest_hand_over(due, capabilities, policy)


def late_due(job: Job, capabilities: Capabilities, now: datetime, quiet_until: datetime | None) -> When | None:
    """The new time of a late job that the practice wants sent all the same; None when it is too late even for that."""
    earliest = max(now, quiet_until or now)
    if earliest > job.due.utc + MOST_LATE:
        return None
    lead = timedelta(0) if capabilities.hand_over is HandOver.AT_DUE else capabilities.lead + LATE_MARGIN
    return at_utc((earliest + lead).replace(second=0, microsecond=0) + MINUTE, job.due.zone)


def lease_until(now: datetime, policy: Policy = STANDARD) -> datetime:
    """Until when a runner that claims now holds the job."""
    return now + policy.lease


def backoff(tries: int, chance: Random, policy: Policy = STANDARD) -> timedelta:
    """The pause after the `tries`-th failed try (1, 2, ...): doubling, capped, and spread by a random half."""
    doubled = policy.backoff_first * (1 << min(max(tries, 1) - 1, 16))
    whole = min(doubled, policy.backoff_most)
    return whole / 2 + whole / 2 * chance.random()


def retry_at(
    job: Job,
    outcome: Outcome,
    capabilities: Capabilities,
    now: datetime,
    chance: Random,
    policy: Policy = STANDARD,
) -> datetime:
    """When to try again: never before the server's own time, and else in time for the last possible hand-over."""
    pause = now + backoff(job.attempts, chance, policy)
    if outcome.retry_at is not None and outcome.this_alone:
        last = latest_hand_over(job.due, capabilities, policy) - policy.backoff_first
        return min(outcome.retry_at, max(last, pause))  # a last try while it still can go out
    if outcome.retry_at is not None:
        return max(outcome.retry_at, now + policy.backoff_first * chance.random())
    last = latest_hand_over(job.due, capabilities, policy) - policy.backoff_first
    return pause if pause <= last or last <= now + policy.backoff_first else last


def look_at(looks: int, now: datetime, policy: Policy = STANDARD) -> datetime | None:
    """When to look next after `looks` looks at an unknown outcome; None when a person has to decide."""
    return now + policy.looks[looks] if looks < len(policy.looks) else None


def sweep_at(job: Job, capabilities: Capabilities, now: datetime, policy: Policy = STANDARD) -> datetime | None:
    """When to look next whether a handed-over post is live; None when that can't be told or enough was looked."""
    if not capabilities.tells_live:
        return None
    later = [at for pause in policy.sweeps if (at := job.due.utc + pause) > now]
    return later[0] if later else None


def next_look(job: Job, capabilities: Capabilities, now: datetime, policy: Policy = STANDARD) -> datetime | None:
    """When to look again at an unknown outcome; None when a person decides: enough looks, or nothing to look by."""
    if not (capabilities.reads_back or capabilities.idempotent or job.remote_id):
        return None
    return look_at(job.looks, now, policy)


def may_resend(job: Job, presence: Presence, capabilities: Capabilities, policy: Policy = STANDARD) -> bool:
    """Whether a look proves that nothing was made: found nothing, often enough and late enough. Counts this look.

    Only a scheduler that finds posts by what they say can prove it, and only when the first request can't still be
    on its way.
    """
    return capabilities.reads_back and presence is Presence.ABSENT and job.looks >= policy.absent_looks


def may_repeat(
    job: Job, first_sent: datetime | None, capabilities: Capabilities, now: datetime, policy: Policy = STANDARD
) -> bool:
    """Whether an unknown outcome may be settled by submitting once more, because the other side would recognise it.

    Args:
        job: in state unknown.
        first_sent: when it was first submitted; None = not known.
        capabilities: of its scheduler.
        now: aware, UTC.
        policy: the outbox's figures.
    """
    if not capabilities.idempotent or is_too_late(job.due, capabilities, now, policy):
        return False
    if capabilities.idempotent_for is None:
        return True
    return first_sent is not None and first_sent <= now < first_sent + capabilities.idempotent_for * 0.9


def in_a_hurry(policy: Policy = STANDARD, factor: float = 0.01) -> Policy:
    """The same policy with all pauses shortened by `factor`; for proofs against real servers."""
    return replace(
        policy,
        lease=policy.lease * factor,
        backoff_first=policy.backoff_first * factor,
        backoff_most=policy.backoff_most * factor,
        looks=tuple(pause * factor for pause in policy.looks),
        sweeps=tuple(pause * factor for pause in policy.sweeps),
    )

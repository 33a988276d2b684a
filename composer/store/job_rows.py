"""A job as a row and back. The order of `COLUMNS` is the order of both functions."""

import json

from composer.model.job import Job, JobState, Question, payload_from_json
from composer.model.moment import When
from composer.store.database import Row
from composer.store.encoding import instant, instant_or_none, stamp, stamp_or_none, storable

COLUMNS = (
    "id",
    "post",
    "revision",
    "title",
    "connection",
    "channel",
    "platform",
    "payload",
    "due",
    "zone",
    "wall",
    "hand_over_at",
    "key",
    "state",
    "wake_at",
    "reason",
    "detail",
    "remote_id",
    "url",
    "attempts",
    "looks",
    "owner",
    "lease_until",
    "created_at",
    "version",
    "question",
)


def values_of(job: Job, version: int) -> tuple[object, ...]:
    """The row of a job, written as `version`."""
    return (
        job.id,
        job.post,
        job.revision,
        storable(job.title),
        job.connection,
        job.channel,
        job.payload.platform,
        job.payload.digest(),
        stamp(job.due.utc),
        job.due.zone,
        job.due.wall,
        stamp(job.hand_over_at),
        job.key,
        job.state.value,
        stamp_or_none(job.wake_at),
        storable(job.reason),
        storable(job.detail),
        storable(job.remote_id),
        storable(job.url),
        job.attempts,
        job.looks,
        job.owner,
        stamp_or_none(job.lease_until),
        stamp_or_none(job.created_at),
        version,
        job.question.value,
    )


def job_of(row: Row) -> Job:
    """The job in a row: the payload's text first, then `COLUMNS`."""
    (
        body, job_id, post, revision, title, connection, channel, _platform, _digest, due, zone, wall, hand_over_at,
        key, state, wake_at, reason, detail, remote_id, url, attempts, looks, owner, lease_until, created_at,
        version, question,
    ) = row  # fmt: skip
    return Job(
        id=job_id,
        post=post,
        revision=revision,
        title=title,
        connection=connection,
        channel=channel,
        payload=payload_from_json(json.loads(body)),
        due=When(instant(due), zone, wall),
        hand_over_at=instant(hand_over_at),
        key=key,
        state=JobState(state),
        wake_at=instant_or_none(wake_at),
        reason=reason,
        detail=detail,
        remote_id=remote_id,
        url=url,
        attempts=attempts,
        looks=looks,
        owner=owner,
        lease_until=instant_or_none(lease_until),
        created_at=instant_or_none(created_at),
        version=version,
        question=Question(question),
    )

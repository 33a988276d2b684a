"""A job as a row and back. The order of `COLUMNS` is the order of both functions."""

import json
from collections.abc import Mapping

from composer.model.job import Change, Job, JobState, Question, payload_from_json
from composer.model.moment import When
from composer.model.post import Json
from composer.store.database import Row
from composer.store.encoding import compact, instant, instant_or_none, stamp, stamp_or_none, storable

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
    "wanted",
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
        "" if job.wanted is None else compact(_change_to_json(job.wanted)),
    )


def job_of(row: Row) -> Job:
    """The job in a row: the payload's text first, then `COLUMNS`."""
    (
        body, job_id, post, revision, title, connection, channel, _platform, _digest, due, zone, wall, hand_over_at,
        key, state, wake_at, reason, detail, remote_id, url, attempts, looks, owner, lease_until, created_at,
        version, question, wanted,
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
        wanted=_change_of(json.loads(wanted)) if wanted else None,
    )


def _change_to_json(change: Change) -> dict[str, Json]:
    return {
        "due": stamp(change.due.utc),
        "zone": change.due.zone,
        "wall": change.due.wall,
        "payload": change.payload.to_json(),
        "revision": change.revision,
        "hand_over_at": stamp(change.hand_over_at),
        "in_place": change.in_place,
        "was_key": change.was_key,
    }


def _change_of(value: Mapping[str, Json]) -> Change:
    return Change(
        When(instant(value["due"]), value["zone"], value["wall"]),
        payload_from_json(value["payload"]),
        value["revision"],
        instant(value["hand_over_at"]),
        value["in_place"],
        value["was_key"],
    )

"""How a job is born: an approved payload, a channel and a time become a planned job. Pure."""

from datetime import datetime

from composer.model.ids import new_id
from composer.model.job import Job, Payload, idempotency_key
from composer.model.moment import When
from composer.model.scheduler import Capabilities
from composer.outbox.policy import STANDARD, Policy, plan


def new_job(
    *,
    post: str,
    revision: int,
    title: str,
    connection: str,
    channel: str,
    payload: Payload,
    due: When,
    capabilities: Capabilities,
    now: datetime,
    policy: Policy = STANDARD,
) -> Job:
    """A planned job that is not in the store yet.

    Args:
        post, revision: where the payload came from.
        title: for lists.
        connection, channel: where it goes.
        payload: frozen at approval.
        due: when the public shall see it.
        capabilities: of the connection's scheduler; they decide when it is handed over.
        now: aware, UTC.
        policy: the outbox's figures.
    """
    at = plan(due, capabilities, now, policy)
    return Job(
        id=new_id(),
        post=post,
        revision=revision,
        title=title,
        connection=connection,
        channel=channel,
        payload=payload,
        due=due,
        hand_over_at=at,
        key=idempotency_key(payload, connection, channel, due),
        wake_at=at,
        created_at=now,
    )

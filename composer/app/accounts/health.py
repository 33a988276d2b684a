"""Whether a connection can be counted on before a post is queued through it. Pure: nothing is asked over the network here."""

from collections.abc import Iterable
from datetime import datetime

from composer.model.finding import Finding, Fix, Place, Severity
from composer.model.scheduler import Connection, HealthState
from composer.model.words import tr

MENDED_FIRST = frozenset({HealthState.SIGN_IN_AGAIN, HealthState.GONE})
"""With these nothing can go out before somebody has done something."""


def unfit(uses: Iterable[tuple[Connection, str]], when: datetime, now: datetime) -> tuple[Finding, ...]:
    """What must be mended before posts go through these (connection, channel) pairs at a time.

    A connection that asks to sign in again, is gone, or whose key ends before the time, blocks; one that could not be
    reached or asked to wait does not, because the outbox tries again by itself.
    """
    found: dict[tuple[str, str], Finding] = {}
    for connection, channel in uses:
        sentence = _trouble(connection, channel, when, now)
        if sentence:
            found.setdefault((connection.id, sentence), _finding(sentence))
    return tuple(found.values())


def needing_you(connections: Iterable[Connection], now: datetime) -> tuple[Connection, ...]:
    """The connections in use that can't send until somebody has done something; what the rail counts."""
    return tuple(c for c in connections if c.enabled and _is_sick(c, now))


def _is_sick(connection: Connection, now: datetime) -> bool:
    health = connection.health
    if health is None:
        return False
    return health.state in MENDED_FIRST or (health.expires_at is not None and health.expires_at <= now)


def _finding(sentence: str) -> Finding:
    return Finding(
        "platform.connection",
        Severity.STOP,
        sentence,
        why=tr("Under Connections, replace the key or test again."),
        place=Place("platforms"),
        fixes=(Fix(tr("Open Connections"), action="open_connections"),),
    )


def _trouble(connection: Connection, channel: str, when: datetime, now: datetime) -> str:
    health = connection.health
    if health is None:
        return ""
    if health.state is HealthState.SIGN_IN_AGAIN:
        return tr("{name} asks to sign in again.").format(name=connection.name)
    if health.state is HealthState.GONE:
        return tr("{name} is gone.").format(name=connection.name)
    if health.expires_at is not None and now < health.expires_at <= when:
        return tr("The key of {name} ends before this post is due.").format(name=connection.name)
    known = next((c for c in connection.channels if c.id == channel), None)
    if known is not None and not known.usable:
        return tr("{channel} is switched off at {name}.").format(channel=known.name, name=connection.name)
    return ""

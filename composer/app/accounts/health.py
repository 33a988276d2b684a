"""Whether a connection can be counted on before a post is queued through it, and what an answer says about that.

Pure: nothing is asked over the network here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from composer.model.finding import Finding, Fix, Place, Severity
from composer.model.scheduler import Connection, Health, HealthState, Outcome, Verdict
from composer.model.words import tr

MENDED_FIRST = frozenset({HealthState.SIGN_IN_AGAIN, HealthState.GONE})
"""With these nothing can go out before somebody has done something."""
GOOD = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_THERE})
NO_ANSWER_AFTER = 3
"""So many troubles in a row make a connection one that does not answer; a single one may be a laptop on its way home."""


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


def after(connection: Connection, channel: str, outcome: Outcome, troubles: int, now: datetime) -> Connection:
    """The connection as the answer to a hand-over leaves it; unchanged where the answer says nothing about it.

    Args:
        channel: the one that was posted to; where others stand beside it, it alone is gone.
        troubles: failed answers in a row, this one counted.
    """
    if outcome.this_alone:
        return connection
    if outcome.verdict in GOOD:
        return _healed(connection, channel, now)
    if outcome.verdict is Verdict.SIGN_IN_AGAIN:
        return _ill(connection, HealthState.SIGN_IN_AGAIN, outcome, now)
    if outcome.verdict is Verdict.DISCONNECTED:
        if len(connection.channels) > 1 and any(c.id == channel for c in connection.channels):
            return _with_channel(connection, channel, usable=False)
        return _ill(connection, HealthState.GONE, outcome, now)
    if connection.health is not None and connection.health.state in MENDED_FIRST:
        return connection
    if outcome.verdict is Verdict.RETRY_AT and outcome.retry_at is not None:
        return _ill(connection, HealthState.RATE_LIMITED, outcome, now)
    if outcome.verdict in {Verdict.RETRY_AT, Verdict.UNKNOWN} and troubles >= NO_ANSWER_AFTER:
        return _ill(connection, HealthState.UNREACHABLE, outcome, now)
    return connection


def _healed(connection: Connection, channel: str, now: datetime) -> Connection:
    well = _with_channel(connection, channel, usable=True)
    health = well.health
    ends = health.expires_at if health is not None and health.expires_at is not None else None
    if ends is not None and ends <= now:
        ends = None  # it was taken all the same
    state = HealthState.OK if ends is None else HealthState.EXPIRES
    if health is not None and health.state in {HealthState.OK, state} and health.expires_at == ends:
        return well
    return replace(well, health=Health(state, channels=well.channels, expires_at=ends), checked_at=now)


def _ill(connection: Connection, state: HealthState, outcome: Outcome, now: datetime) -> Connection:
    ends = connection.health.expires_at if connection.health is not None else None
    health = Health(state, outcome.reason, (), ends, outcome.detail)
    return connection if health == connection.health else replace(connection, health=health, checked_at=now)


def _with_channel(connection: Connection, channel: str, *, usable: bool) -> Connection:
    if all(c.usable == usable for c in connection.channels if c.id == channel):
        return connection
    seen = tuple(replace(c, usable=usable) if c.id == channel else c for c in connection.channels)
    return replace(connection, channels=seen)


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

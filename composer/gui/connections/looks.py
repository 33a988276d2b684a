"""How health and the second step look: words, colour, mark."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from composer.gui.parts.status import Look
from composer.gui.records.words import platform_name
from composer.gui.times import clock_time
from composer.model.moment import zone_of
from composer.model.scheduler import Connection, HealthState
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.safety import Method, SafetyAccount

SOON = timedelta(days=30)
"""A key that ends later is no news yet."""
MOST_NAMED = 20
LOCAL = frozenset({"folder", "reminder"})
"""Kinds that need no account and are always there."""


def busy_words(until: datetime, zone: str) -> str:
    """Until when the other side asked to be left alone."""
    return tr("Busy until {time}").format(time=clock_time(until.astimezone(zone_of(zone))))


def health_look(connection: Connection, now: datetime | None = None, busy: str = "") -> Look:
    """The chip of a connection; `busy` are the words while it asked to be left alone."""
    if connection.kind in LOCAL and connection.health is None:
        return Look(tr("Working"), "ok", "tick-circle")
    if connection.health is None:
        return Look(tr("Not tested"), "idle", "question")
    if busy and connection.health.state in {HealthState.OK, HealthState.RATE_LIMITED}:
        return Look(busy, "warn", "retry")
    match connection.health.state:
        case HealthState.OK:
            return Look(tr("Working"), "ok", "tick-circle")
        case HealthState.EXPIRES if not _is_soon(connection.health.expires_at, now):
            return Look(tr("Working"), "ok", "tick-circle")
        case HealthState.EXPIRES:
            return Look(_ends(connection.health.expires_at, now or datetime.now(UTC)), "warn", "clock")
        case HealthState.SIGN_IN_AGAIN:
            return Look(tr("Sign in again"), "bad", "key")
        case HealthState.RATE_LIMITED:
            return Look(tr("Asked to wait"), "warn", "retry")
        case HealthState.GONE:
            return Look(tr("Gone"), "bad", "must-fix")
        case HealthState.UNREACHABLE:
            return Look(tr("No answer"), "warn", "offline")


def _is_soon(at: datetime | None, now: datetime | None) -> bool:
    return at is None or at - (now or datetime.now(UTC)) < SOON


def channel_words(connection: Connection) -> str:
    """The channels of a connection in a sentence: each name once where all have the same, and which are off."""
    if connection.kind in LOCAL:
        return tr("Serves every platform.")
    if not connection.channels:
        return tr("No channels yet.")
    one_name = len({channel.name for channel in connection.channels}) == 1
    names = []
    for channel in connection.channels[:MOST_NAMED]:
        name = platform_name(channel.platform) if one_name else f"{channel.name} ({platform_name(channel.platform)})"
        names.append(name if channel.usable else tr("{channel} (off)").format(channel=name))
    said = ", ".join(names)
    if one_name:
        return tr("{name}: {channels}").format(name=connection.channels[0].name, channels=said)
    return tr("Channels: {names}").format(names=said)


def _ends(at: datetime | None, now: datetime) -> str:
    if at is None:
        return tr("Key ends soon")
    days = (at - now).days
    return trn("Key ends in {n} day", "Key ends in {n} days", days) if days > 0 else tr("Key ends today")


def two_step_look(account: "SafetyAccount | None") -> Look | None:
    """The chip of the second step; None where none is needed."""
    if account is None or not account.is_needed:
        return None
    match account.note.status.value:
        case "on":
            return Look(tr("On"), "ok", "tick")
        case "off":
            return Look(tr("Off"), "bad", "must-fix")
        case "not_offered":
            return Look(tr("Not offered"), "idle", "minus")
        case _:
            return Look(tr("Not known"), "warn", "question")


def method_look(method: "Method") -> Look:
    """The chip of a method: how good it is, or why it can't be had."""
    match method.offer.value:
        case "no":
            return Look(tr("Not offered"), "idle", "minus")
        case "unconfirmed":
            return Look(tr("Not confirmed"), "doubt", "question")
        case "paid":
            return Look(tr("Paid only"), "idle", "minus")
    match method.grade.value:
        case "best":
            return Look(tr("Best"), "ok", "tick")
        case "good":
            return Look(tr("Good"), "info", "tick")
        case _:
            return Look(tr("Weak"), "warn", "please-check")


def where_words(connection: Connection) -> str:
    """The second line under a connection's name."""
    if connection.kind == "reminder":
        return tr("This computer tells you when")
    if connection.kind == "bluesky" and not connection.url:
        return tr("Sent by this computer")
    shown = connection.url.split("://", 1)[-1].rstrip("/")
    return shown or connection.user or connection.kind

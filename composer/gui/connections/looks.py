"""How a connection's health looks: words, colour, mark."""

from composer.gui.parts.status import Look
from composer.model.scheduler import Connection, HealthState
from composer.model.words import tr


def health_look(connection: Connection) -> Look:
    """The chip of a connection."""
    if connection.kind in {"folder", "reminder"} and connection.health is None:
        return Look(tr("Working"), "ok", "tick-circle")
    if connection.health is None:
        return Look(tr("Not tested"), "idle", "question")
    match connection.health.state:
        case HealthState.OK:
            return Look(tr("Working"), "ok", "tick-circle")
        case HealthState.EXPIRES:
            return Look(tr("Expires soon"), "warn", "please-check")
        case HealthState.SIGN_IN_AGAIN:
            return Look(tr("Sign in again"), "bad", "must-fix")
        case HealthState.RATE_LIMITED:
            return Look(tr("Asked to wait"), "warn", "clock")
        case HealthState.GONE:
            return Look(tr("Gone"), "bad", "must-fix")
        case HealthState.UNREACHABLE:
            return Look(tr("No answer"), "warn", "offline")

"""Finds and builds schedulers by the id of their kind. The kinds themselves are the table in `kinds`."""

from collections.abc import Sequence

from composer.model.errors import NotFound
from composer.model.job import Payload
from composer.model.moment import Clock, SystemClock, When
from composer.model.ports import Http, Secrets
from composer.model.scheduler import Capabilities, Connection, Scheduler
from composer.model.words import tr
from composer.net.masking import Masking
from composer.schedulers.kinds import KINDS, Kind, Need, Parts
from composer.schedulers.lending import LendingScheduler
from composer.schedulers.reminder import Remind
from composer.schedulers.wordpress_site import Site

__all__ = ["KINDS", "Kind", "Need", "build", "capabilities_of", "kind_of", "lender_among", "objection_to"]


def kind_of(kind: str) -> Kind:
    """The kind of that id.

    Raises:
        NotFound: there is none.
    """
    found = next((k for k in KINDS if k.id == kind), None)
    if found is None:
        raise NotFound(
            tr('There is no kind of connection called "{kind}".').format(kind=kind),
            hint=tr("Known: {kinds}.").format(kinds=", ".join(k.id for k in KINDS)),
        )
    return found


def capabilities_of(kind: str) -> Capabilities:
    """What a kind can do, without a connection.

    Raises:
        NotFound: there is no such kind.
    """
    return kind_of(kind).capabilities


def objection_to(kind: str, payload: Payload, due: When) -> str:
    """Why a kind would refuse that payload at that time, in a sentence; empty = nothing is known against it.

    Raises:
        NotFound: there is no such kind.
    """
    return kind_of(kind).objection(payload, due)


def build(
    connection: Connection,
    secrets: Secrets,
    http: Http,
    *,
    clock: Clock | None = None,
    remind: Remind | None = None,
    lender: Connection | None = None,
) -> Scheduler:
    """The scheduler behind a connection; reads its secret, opens no socket.

    Args:
        connection: its id is the name of its secret.
        secrets: the keyring.
        http: the one client.
        clock: the system's when left out.
        remind: shows a reminder; without it reminders wait, because nobody would see them.
        lender: a WordPress connection that lends pictures an address, for kinds that take nothing else.

    Raises:
        NotFound: there is no such kind.
        BadInput: the connection lacks something it needs.
        SecretsUnavailable: the secret can't be read.
    """
    kind = kind_of(connection.kind)
    secret = (secrets.get(connection.id) or "") if kind.capabilities.needs_secret else ""
    masked = Masking(http, (secret,)) if secret else http  # what a server repeats of a key never gets further
    made = kind.make(Parts(connection, secret, masked, clock or SystemClock(), remind))
    if lender is None or kind.capabilities.takes_bytes or not kind.capabilities.alt_text:
        return made
    password = secrets.get(lender.id) or ""
    site = Site(Masking(http, (password,)) if password else http, lender.url, lender.user, password)
    return LendingScheduler(made, site, clock or SystemClock())


def lender_among(connections: Sequence[Connection]) -> Connection | None:
    """The first WordPress site in use that others can reach, or None."""
    return next((c for c in connections if c.kind == "wordpress" and c.enabled and c.url.startswith("https://")), None)

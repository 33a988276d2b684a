"""Connections: add, test, change, remove. Secrets go to the keyring under the connection's id and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from composer.app.events import Bus, ConnectionsChanged
from composer.app.vault import Vault
from composer.model.errors import ComposerError, NotFound, Refused
from composer.model.ids import new_id
from composer.model.moment import Clock
from composer.model.scheduler import Connection, ConnectionForm, Health, HealthState, Scheduler
from composer.model.words import tr
from composer.schedulers.registry import KINDS, capabilities_of
from composer.store.store import Store

FOLDER_NAME = "Folder on this computer"
REMINDER_NAME = "Remind me"


@dataclass(frozen=True, slots=True)
class NeedView:
    """One thing to fill in: field ("url", "user" or "secret"), label and hint."""

    field: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of connection a person can add."""

    id: str
    title: str
    needs: tuple[NeedView, ...]


NOT_WORKING = frozenset({HealthState.UNREACHABLE, HealthState.SIGN_IN_AGAIN, HealthState.GONE})
"""With these a new connection is not worth keeping."""


class ConnectionDesk:
    """Use cases on connections.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self, store: Store, secrets: Vault, build: Callable[[Connection], Scheduler], bus: Bus, clock: Clock
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._build = build
        self._bus = bus
        self._clock = clock

    def all(self) -> list[Connection]:
        """Every connection, the embedded folder and reminder among them."""
        return self._store.connections.list()

    def get(self, wanted: str) -> Connection:
        """The connection of that id or name.

        Raises:
            NotFound: there is none.
        """
        for connection in self.all():
            if wanted in {connection.id, connection.name}:
                return connection
        raise NotFound(f'There is no connection called "{wanted}".', hint="`chairside connections list` shows them.")

    def ensure_embedded(self, folder: str) -> None:
        """Makes the two hand-offs that need no account when they are not there yet."""
        kinds = {c.kind for c in self.all()}
        for kind, name, url in (("folder", FOLDER_NAME, folder), ("reminder", REMINDER_NAME, "")):
            if kind not in kinds:
                connection = Connection(new_id(), kind, name, url)
                self._store.connections.save(replace(connection, channels=self._build(connection).check().channels))

    def add(self, kind: str, name: str, url: str, user: str, secret: str, *, this_run_only: bool = False) -> Connection:
        """Keeps the secret, tests the connection and writes it down.

        Raises:
            Refused: a secret is missing, or the name is taken.
            SecretsUnavailable: the secret can't be kept safely; nothing was written.
        """
        can = capabilities_of(kind)
        if any(c.name == name for c in self.all()):
            raise Refused(f'There is already a connection called "{name}".', hint="Choose another name.")
        if can.needs_secret and not secret:
            raise Refused("This kind of connection needs a key or password.", hint="Give it on standard input.")
        connection = Connection(new_id(), kind, name, url, user)
        if can.needs_secret:
            (self._secrets.put_for_this_run if this_run_only else self._secrets.put)(connection.id, secret)
        try:
            return self.test(connection)
        except ComposerError:
            self._secrets.remove(connection.id)
            raise

    def add_form(self, form: ConnectionForm) -> Connection:
        """The same from a filled-in form; "for this run only" keeps the secret in memory."""
        return self.add(form.kind, form.name, form.url, form.user, form.secret, this_run_only=form.this_run_only)

    def add_working(self, form: ConnectionForm) -> Connection:
        """The same, but only when it answers and takes the key: else nothing is kept.

        Raises:
            Refused: the place did not answer or did not take the key; the sentence says which.
        """
        connection = self.add_form(form)
        health = connection.health
        if health is not None and health.state in NOT_WORKING:
            self.remove(connection)
            raise Refused(health.reason or tr("The place did not answer."), hint=tr("Nothing was added."))
        return connection

    def kinds(self) -> tuple[KindView, ...]:
        """The kinds a person can add, accounts first."""
        views = tuple(
            KindView(
                kind.id,
                tr(kind.title),
                tuple(NeedView(n.field, tr(n.label), tr(n.hint) if n.hint else "") for n in kind.needs),
            )
            for kind in KINDS
        )
        return tuple(sorted(views, key=lambda view: not any(n.field == "secret" for n in view.needs)))

    def needs_secret(self, kind: str) -> bool:
        """Whether a key or password belongs to the kind.

        Raises:
            NotFound: there is no such kind.
        """
        return capabilities_of(kind).needs_secret

    def keyring(self) -> tuple[str, str]:
        """Where secrets are kept, in plain words, and what is wrong with it (empty = nothing)."""
        try:
            return self._secrets.describe(), ""
        except ComposerError as error:
            return "", error.sentence()

    def test(self, connection: Connection) -> Connection:
        """Asks the other side and writes down what it said; channels seen before are kept when it can't be reached."""
        health = self._asked(connection)
        channels = health.channels or connection.channels
        tested = replace(connection, health=health, channels=channels, checked_at=self._clock.now())
        self._store.connections.save(tested)
        self._bus.publish(ConnectionsChanged())
        return tested

    def rename(self, connection: Connection, name: str) -> Connection:
        """Gives it another name."""
        return self._changed(replace(connection, name=name))

    def enable(self, connection: Connection, *, enabled: bool) -> Connection:
        """Lets Queue use it, or not."""
        return self._changed(replace(connection, enabled=enabled))

    def replace_secret(self, connection: Connection, secret: str) -> Connection:
        """Puts a new secret in place of the old one and tests it; channels and jobs stay."""
        self._secrets.put(connection.id, secret)
        return self.test(connection)

    def living_jobs(self, connection: Connection) -> int:
        """How many jobs still lean on it."""
        return sum(job.connection == connection.id for job in self._store.jobs.open_jobs())

    def remove(self, connection: Connection) -> None:
        """Wipes the secret and the connection.

        Raises:
            Refused: jobs still lean on it.
        """
        if count := self.living_jobs(connection):
            raise Refused(
                f"{count} posts are still planned through {connection.name}.", hint="Cancel or move them first."
            )
        self._secrets.remove(connection.id)
        self._store.connections.remove(connection.id)
        self._bus.publish(ConnectionsChanged())

    def _asked(self, connection: Connection) -> Health:
        try:
            return self._build(connection).check()
        except ComposerError as error:
            return Health(HealthState.UNREACHABLE, error.sentence())

    def _changed(self, connection: Connection) -> Connection:
        self._store.connections.save(connection)
        self._bus.publish(ConnectionsChanged())
        return connection

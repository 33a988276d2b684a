"""Connections: add, test, change, remove. Secrets go to the keyring under the connection's id and nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from composer.app.accounts.connection_forms import Forms, check_place
from composer.app.accounts.safety import SafetyDesk
from composer.app.accounts.trust import OwnAuthority
from composer.app.accounts.vault import Vault
from composer.app.bus import Bus
from composer.app.events import ConnectionsChanged
from composer.model.errors import ComposerError, NotFound, Refused, SecretsProblem
from composer.model.ids import new_id
from composer.model.job import Job
from composer.model.moment import Clock
from composer.model.scheduler import Connection, ConnectionForm, Health, HealthState, Scheduler
from composer.model.words import tr, trn
from composer.schedulers.registry import capabilities_of
from composer.store.store import Store

FOLDER_NAME = "Folder on this computer"
REMINDER_NAME = "Remind me"


LONGEST_NAME = 80
NOT_WORKING = frozenset({HealthState.UNREACHABLE, HealthState.SIGN_IN_AGAIN, HealthState.GONE})
"""With these a new connection is not worth keeping."""
WORKING = frozenset({HealthState.OK, HealthState.EXPIRES})


class ConnectionDesk:
    """Use cases on connections.

    Attributes:
        hide: takes the secrets of this run out of a text; callable from any thread.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self,
        store: Store,
        secrets: Vault,
        build: Callable[[Connection], Scheduler],
        bus: Bus,
        clock: Clock,
        home: Path,
        mended: Callable[[str], int] = lambda _connection: 0,
    ) -> None:
        """Args: mended: lets the posts that waited for a connection to be mended try again; says how many."""
        self._mended = mended
        self._store = store
        self._secrets = secrets
        self.hide: Callable[[str], str] = secrets.hide
        self._build = build
        self._bus = bus
        self._clock = clock
        self._home = home

    @cached_property
    def safety(self) -> SafetyDesk:
        """Use cases on account safety, on the same thread."""
        return SafetyDesk(self._store.settings, self.all, self._clock)

    @cached_property
    def forms(self) -> Forms:
        """The kinds a person can add, and where a form would lead."""
        return Forms(self.safety.guides)

    @cached_property
    def authority(self) -> OwnAuthority:
        """The practice's own certificate authority."""
        return OwnAuthority(self._home)

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
            NetworkError: the address may not be used; nothing was written.
            SecretsUnavailable: the secret can't be kept safely; nothing was written.
        """
        can = capabilities_of(kind)
        name = _free_name(self.all(), name)
        url, secret = check_place(kind, url), secret.strip()
        if can.needs_secret and not secret:
            raise Refused(tr("This kind of connection needs a key or password."), hint=tr("Give it on standard input."))
        connection = Connection(new_id(), kind, name, url, user.strip())
        if can.needs_secret:
            _keep(self._secrets, connection.id, secret, this_run_only=this_run_only)
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

    def keyring(self) -> tuple[str, str, str]:
        """Where secrets are kept, in plain words; what is wrong with it, and the mend (both empty = nothing)."""
        trouble = self._secrets.trouble()
        if trouble is None:
            return self._secrets.describe(), "", ""
        standing = {
            SecretsProblem.ABSENT: tr("This computer has no keyring running. Keys can be kept for one run only."),
            SecretsProblem.LOCKED: tr("The keyring is locked. Posts that need a key wait until it is unlocked."),
        }
        return "", standing.get(trouble.problem, trouble.message), trouble.hint

    def test(self, connection: Connection) -> Connection:
        """Asks the other side and writes down what it said; channels seen before are kept when it can't be reached."""
        return self._tested(connection, _asked(self._build, connection, self.hide))

    def rename(self, connection: Connection, name: str) -> Connection:
        """Gives it another name.

        Raises:
            Refused: the name is empty, too long or taken.
        """
        name = _free_name(self.all(), name, connection.id)
        return self._changed(replace(_fresh(self._store, connection), name=name))

    def enable(self, connection: Connection, *, enabled: bool) -> Connection:
        """Lets Queue use it, or not."""
        return self._changed(replace(_fresh(self._store, connection), enabled=enabled))

    def replace_secret(self, connection: Connection, secret: str, *, this_run_only: bool = False) -> Connection:
        """Puts a new secret in place of the old one and tests it; channels and jobs stay.

        Raises:
            Refused: the place did not take the new one; where there was an old one, that is in use again.
            SecretsUnavailable: the keyring can't be used; nothing was changed.
        """
        secret = secret.strip()
        if not secret:
            raise Refused(tr("The key is empty."), hint=tr("Paste it again."))
        old = self._secrets.get(connection.id)
        for_run = self._secrets.is_for_this_run(connection.id)
        _keep(self._secrets, connection.id, secret, this_run_only=this_run_only)
        health = _asked(self._build, connection, self.hide)
        if health.state is HealthState.SIGN_IN_AGAIN and old is not None and old != secret:
            self._secrets.remove(connection.id)
            _keep(self._secrets, connection.id, old, this_run_only=for_run)
            raise Refused(
                health.reason or tr("{name} did not take the new key.").format(name=connection.name),
                hint=tr("The former key is in place again."),
            )
        return self._tested(connection, health)

    def open_jobs(self, connection: Connection) -> list[Job]:
        """The jobs that still lean on it, the next one first."""
        return self._store.jobs.by_connection(connection.id)

    def busy_until(self, connection: Connection) -> datetime | None:
        """Until when the other side asked to be left alone, aware UTC; None = it may be asked now."""
        until = self._store.standings.get(connection.id).closed_until
        return until if until is not None and until > self._clock.now() else None

    def remove(self, connection: Connection) -> None:
        """Wipes the secret and the connection.

        Raises:
            Refused: jobs still lean on it.
        """
        if count := len(self.open_jobs(connection)):
            raise Refused(
                trn("{n} post is still planned through ", "{n} posts are still planned through ", count)
                + f"{connection.name}.",
                hint=tr("Cancel or move them first."),
            )
        self._secrets.remove(connection.id)
        self._store.connections.remove(connection.id)
        self.safety.forget(connection.id)
        self._bus.publish(ConnectionsChanged())

    def _tested(self, connection: Connection, health: Health) -> Connection:
        channels = health.channels or connection.channels
        tested = replace(connection, health=health, channels=channels, checked_at=self._clock.now())
        self._changed(tested)
        if health.state in WORKING:
            self._mended(tested.id)
        return tested

    def _changed(self, connection: Connection) -> Connection:
        self._store.connections.save(connection)
        self._bus.publish(ConnectionsChanged())
        return connection


def _fresh(store: Store, connection: Connection) -> Connection:
    """The connection as it is now: the outbox may have noted how it fares since the screen was filled."""
    try:
        return store.connections.get(connection.id)
    except NotFound:
        return connection


def _asked(build: Callable[[Connection], Scheduler], connection: Connection, hide: Callable[[str], str]) -> Health:
    """What the other side says. It may repeat a key, also one that was in use before: none stays in its words."""
    try:
        health = build(connection).check()
    except ComposerError as error:
        health = Health(HealthState.UNREACHABLE, error.sentence())
    return replace(health, reason=hide(health.reason), detail=hide(health.detail))


def _keep(secrets: Vault, name: str, secret: str, *, this_run_only: bool) -> None:
    (secrets.put_for_this_run if this_run_only else secrets.put)(name, secret)


def _free_name(known: list[Connection], untrusted_name: str, own: str = "") -> str:
    """The name on one line, when nobody else has it."""
    name = " ".join(untrusted_name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(
            tr("A connection needs a name of at most {n} signs.").format(n=LONGEST_NAME),
            hint=tr("Choose another name."),
        )
    if any(c.name.casefold() == name.casefold() and c.id != own for c in known):
        raise Refused(
            tr('There is already a connection called "{name}".').format(name=name), hint=tr("Choose another name.")
        )
    return name

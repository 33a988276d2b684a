"""Every kind of scheduler: what it can do, what it needs to know, and how it is built. Explicit; nothing registers itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from composer.model.errors import BadInput, NotFound
from composer.model.moment import Clock, SystemClock
from composer.model.ports import Http, Secrets
from composer.model.scheduler import Capabilities, Connection, Scheduler
from composer.model.words import tr
from composer.net.masking import Masking
from composer.schedulers.bluesky import BLUESKY_CAPABILITIES, BlueskyScheduler, told
from composer.schedulers.folder import FOLDER_CAPABILITIES, FolderScheduler
from composer.schedulers.mastodon import MASTODON_CAPABILITIES, MastodonScheduler
from composer.schedulers.reminder import REMINDER_CAPABILITIES, Remind, ReminderScheduler
from composer.schedulers.rest import Rest
from composer.schedulers.wordpress import WORDPRESS_CAPABILITIES, WordPressScheduler
from composer.schedulers.wordpress_site import Site


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a person fills in for a connection.

    Attributes:
        field: "url", "user" or "secret" of the connection ("url" is also where a folder's path goes).
        label: what the person reads; `hint` is an example or where to find it.
    """

    field: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What schedulers are built from."""

    connection: Connection
    secret: str
    http: Http
    clock: Clock
    remind: Remind | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of scheduler.

    Attributes:
        make: builds one; opens no socket.
    """

    id: str
    title: str
    capabilities: Capabilities
    needs: tuple[Need, ...]
    make: Callable[[Parts], Scheduler]


def _folder(parts: Parts) -> Scheduler:
    if not parts.connection.url:
        raise BadInput(tr("This connection names no folder."), hint=tr("Choose the folder the posts go to."))
    return FolderScheduler(Path(parts.connection.url))


def _reminder(parts: Parts) -> Scheduler:
    return ReminderScheduler(parts.remind, parts.connection.name)


def _wordpress(parts: Parts) -> Scheduler:
    site = Site(parts.http, parts.connection.url, parts.connection.user, parts.secret)
    return WordPressScheduler(site, parts.clock, has_secret=bool(parts.secret))


def _bearer(parts: Parts, base: str) -> Rest:
    return Rest(parts.http, base, {"Authorization": f"Bearer {parts.secret}"}, (parts.secret,))


def _mastodon(parts: Parts) -> Scheduler:
    rest = _bearer(parts, parts.connection.url)
    return MastodonScheduler(rest, parts.clock, has_secret=bool(parts.secret))


def _bluesky(parts: Parts) -> Scheduler:
    rest = Rest(parts.http, parts.connection.url or "https://bsky.social", {}, (parts.secret,), told)
    return BlueskyScheduler(rest, parts.connection.user, parts.secret, parts.clock)


KINDS: tuple[Kind, ...] = (
    Kind(
        "folder",
        tr("Folder on this computer"),
        FOLDER_CAPABILITIES,
        (Need("url", tr("Folder"), tr("Each post gets a folder of its own in it.")),),
        _folder,
    ),
    Kind("reminder", tr("Remind me"), REMINDER_CAPABILITIES, (), _reminder),
    Kind(
        "wordpress",
        tr("WordPress site"),
        WORDPRESS_CAPABILITIES,
        (
            Need("url", tr("Address of the site"), "https://www.example-dental.com"),
            Need("user", tr("User name"), tr("An account with the role Author or higher.")),
            Need(
                "secret",
                tr("Application password"),
                tr("On the site: Users, Profile, Application Passwords. Not the password you sign in with."),
            ),
        ),
        _wordpress,
    ),
    Kind(
        "mastodon",
        tr("Mastodon account"),
        MASTODON_CAPABILITIES,
        (
            Need("url", tr("Address of the server"), "https://mastodon.social"),
            Need(
                "secret",
                tr("Access token"),
                tr("On the server: Preferences, Development, New application; scopes read and write."),
            ),
        ),
        _mastodon,
    ),
    Kind(
        "bluesky",
        tr("Bluesky account"),
        BLUESKY_CAPABILITIES,
        (
            Need("url", tr("Address of the server"), "https://bsky.social"),
            Need("user", tr("Handle"), "example-dental.bsky.social"),
            Need("secret", tr("App password"), tr("In Bluesky: Settings, Privacy and security, App passwords.")),
        ),
        _bluesky,
    ),
)


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


def build(
    connection: Connection,
    secrets: Secrets,
    http: Http,
    *,
    clock: Clock | None = None,
    remind: Remind | None = None,
) -> Scheduler:
    """The scheduler behind a connection; reads its secret, opens no socket.

    Args:
        connection: its id is the name of its secret.
        secrets: the keyring.
        http: the one client.
        clock: the system's when left out.
        remind: shows a reminder; without it reminders wait, because nobody would see them.

    Raises:
        NotFound: there is no such kind.
        BadInput: the connection lacks something it needs.
        SecretsUnavailable: the secret can't be read.
    """
    kind = kind_of(connection.kind)
    secret = (secrets.get(connection.id) or "") if kind.capabilities.needs_secret else ""
    masked = Masking(http, (secret,)) if secret else http  # what a server repeats of a key never gets further
    return kind.make(Parts(connection, secret, masked, clock or SystemClock(), remind))

"""The kinds of schedulers as data: title, abilities, what a person fills in, and how one is built. Nothing registers itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from composer.model.errors import BadInput
from composer.model.job import Payload
from composer.model.moment import Clock, When
from composer.model.ports import Http
from composer.model.scheduler import Capabilities, Connection, Scheduler
from composer.model.words import marked, tr
from composer.schedulers import brightbean, buffer_words, postiz_posts
from composer.schedulers.bluesky import BLUESKY_CAPABILITIES, BlueskyScheduler, told
from composer.schedulers.brightbean import BRIGHTBEAN_CAPABILITIES, BrightBeanScheduler
from composer.schedulers.buffer import BUFFER_CAPABILITIES, BufferScheduler
from composer.schedulers.csv_file import CsvScheduler, csv_capabilities, objection_to_time
from composer.schedulers.csv_profiles import PROFILES
from composer.schedulers.folder import FOLDER_CAPABILITIES, FolderScheduler
from composer.schedulers.ics_file import ICS_CAPABILITIES, IcsScheduler
from composer.schedulers.mastodon import MASTODON_CAPABILITIES, MastodonScheduler
from composer.schedulers.mixpost import MIXPOST_CAPABILITIES, MixpostScheduler
from composer.schedulers.postiz import POSTIZ_CAPABILITIES, PostizScheduler
from composer.schedulers.reminder import REMINDER_CAPABILITIES, Remind, ReminderScheduler
from composer.schedulers.rest import Rest
from composer.schedulers.webhook import WEBHOOK_CAPABILITIES, WebhookScheduler
from composer.schedulers.wordpress import WORDPRESS_CAPABILITIES, WordPressScheduler
from composer.schedulers.wordpress_site import Site


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a person fills in for a connection.

    Attributes:
        field: "url", "user" or "secret" of the connection ("url" is also where a folder's path goes).
        label: what the person reads; `hint` is an example or where to find it. Both are marked, and translated when shown.
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
        title: marked for translation, translated when shown: this table is made before a language is chosen.
        make: builds one; opens no socket.
        objection: why a payload at a time would be refused there, said before it is queued; empty = it is taken.
    """

    id: str
    title: str
    capabilities: Capabilities
    needs: tuple[Need, ...]
    make: Callable[[Parts], Scheduler]
    objection: Callable[[Payload, When], str] = lambda _payload, _due: ""


def _root(parts: Parts) -> Path:
    if not parts.connection.url:
        raise BadInput(tr("This connection names no folder."), hint=tr("Choose the folder the posts go to."))
    return Path(parts.connection.url)


def _folder(parts: Parts) -> Scheduler:
    return FolderScheduler(_root(parts))


def _ics(parts: Parts) -> Scheduler:
    return IcsScheduler(_root(parts), parts.clock)


def _csv(parts: Parts) -> Scheduler:
    return CsvScheduler(PROFILES[parts.connection.kind], _root(parts))


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


def _postiz(parts: Parts) -> Scheduler:
    base = (parts.connection.url or "https://api.postiz.com").strip().rstrip("/").removesuffix("/public/v1")
    rest = Rest(parts.http, f"{base}/public/v1", {"Authorization": parts.secret}, (parts.secret,))
    return PostizScheduler(rest, parts.clock, has_secret=bool(parts.secret))


def _brightbean(parts: Parts) -> Scheduler:
    base = parts.connection.url.strip().rstrip("/").removesuffix("/api/v1")
    return BrightBeanScheduler(_bearer(parts, f"{base}/api/v1"), parts.clock, has_secret=bool(parts.secret))


def _buffer(parts: Parts) -> Scheduler:
    rest = _bearer(parts, parts.connection.url or "https://api.buffer.com")
    return BufferScheduler(rest, parts.clock, has_secret=bool(parts.secret))


def _mixpost(parts: Parts) -> Scheduler:
    return MixpostScheduler(_bearer(parts, parts.connection.url), parts.clock, has_secret=bool(parts.secret))


def _webhook(parts: Parts) -> Scheduler:
    if not parts.connection.url:
        raise BadInput(tr("This connection names no address."), hint=tr("Paste the address of the webhook."))
    return WebhookScheduler(Rest(parts.http, parts.connection.url, {}, (parts.secret,)), parts.secret, parts.clock)


def _csv_objection(kind: str) -> Callable[[Payload, When], str]:
    return lambda _, due: objection_to_time(PROFILES[kind], due)


FOLDER_NEED = (Need("url", marked("Folder"), marked("The files are put there.")),)

KINDS: tuple[Kind, ...] = (
    Kind(
        "folder",
        marked("Folder on this computer"),
        FOLDER_CAPABILITIES,
        (Need("url", marked("Folder"), marked("Each post gets a folder of its own in it.")),),
        _folder,
    ),
    Kind("reminder", marked("Remind me"), REMINDER_CAPABILITIES, (), _reminder),
    Kind(
        "wordpress",
        marked("WordPress site"),
        WORDPRESS_CAPABILITIES,
        (
            Need("url", marked("Address of the site"), "https://www.example-dental.com"),
            Need("user", marked("User name"), marked("An account with the role Author or higher.")),
            Need(
                "secret",
                marked("Application password"),
                marked("On the site: Users, Profile, Application Passwords. Not the password you sign in with."),
            ),
        ),
        _wordpress,
    ),
    Kind(
        "mastodon",
        marked("Mastodon account"),
        MASTODON_CAPABILITIES,
        (
            Need("url", marked("Address of the server"), "https://mastodon.social"),
            Need(
                "secret",
                marked("Access token"),
                marked("On the server: Preferences, Development, New application; scopes read and write."),
            ),
        ),
        _mastodon,
    ),
    Kind(
        "bluesky",
        marked("Bluesky account"),
        BLUESKY_CAPABILITIES,
        (
            Need("url", marked("Address of the server"), "https://bsky.social"),
            Need("user", marked("Handle"), "example-dental.bsky.social"),
            Need(
                "secret", marked("App password"), marked("In Bluesky: Settings, Privacy and security, App passwords.")
            ),
        ),
        _bluesky,
    ),
    Kind(
        "postiz",
        marked("Postiz"),
        POSTIZ_CAPABILITIES,
        (
            Need("url", marked("Address of the server"), "https://api.postiz.com"),
            Need("secret", marked("API key"), marked("In Postiz: Settings, Public API.")),
        ),
        _postiz,
        postiz_posts.objection,
    ),
    Kind(
        "brightbean",
        marked("BrightBean Studio"),
        BRIGHTBEAN_CAPABILITIES,
        (
            Need("url", marked("Address of the server"), "https://studio.example.com"),
            Need("secret", marked("API key"), "bb_studio_..."),
        ),
        _brightbean,
        brightbean.objection,
    ),
    Kind(
        "buffer",
        marked("Buffer"),
        BUFFER_CAPABILITIES,
        (Need("secret", marked("API key"), marked("In Buffer: Settings, API. Pictures go by web address only.")),),
        _buffer,
        buffer_words.objection,
    ),
    Kind(
        "mixpost",
        marked("Mixpost Pro"),
        MIXPOST_CAPABILITIES,
        (
            Need("url", marked("Address with the workspace"), "https://example.com/mixpost/api/WORKSPACE"),
            Need("secret", marked("Access token"), marked("In Mixpost: your profile, Access tokens.")),
        ),
        _mixpost,
    ),
    Kind(
        "webhook",
        marked("Webhook (n8n, Make, Zapier)"),
        WEBHOOK_CAPABILITIES,
        (
            Need("url", marked("Address"), "https://example.com/hooks/posts"),
            Need(
                "secret",
                marked("Signing secret"),
                marked("Any long random text; the receiver checks the signature with it."),
            ),
        ),
        _webhook,
    ),
    Kind("ics", marked("Calendar files"), ICS_CAPABILITIES, FOLDER_NEED, _ics),
    *(Kind(p.kind, p.title, csv_capabilities(p), FOLDER_NEED, _csv, _csv_objection(p.kind)) for p in PROFILES.values()),
)

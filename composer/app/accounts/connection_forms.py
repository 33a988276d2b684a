"""What a person fills in for a new connection: the kinds with their words, and where a form would lead before it is used."""

from dataclasses import dataclass

from composer.model.safety import KeyGuide
from composer.model.words import marked, tr
from composer.net.address import shown, target
from composer.safety.guides import Guides
from composer.schedulers.registry import KINDS, capabilities_of

ABOUT = {
    "folder": marked("Each post becomes a folder with text and pictures, ready to post by hand."),
    "reminder": marked("This computer tells you when to post, with everything ready to copy."),
    "wordpress": marked("Posts become articles on your own website, at their time."),
    "mastodon": marked("The server keeps the post and publishes it at its time."),
    "bluesky": marked("This computer posts at the time, so it must be on."),
    "postiz": marked("Hands posts to Postiz, in its cloud or on your own server."),
    "brightbean": marked("Hands posts to BrightBean Studio; repeats are recognized there."),
    "buffer": marked("Hands posts to Buffer. Pictures go by web address only."),
    "mixpost": marked("Hands posts to Mixpost Pro or Enterprise on your own server."),
    "webhook": marked("Sends each post to an address of n8n, Make or Zapier, signed."),
    "ics": marked("Writes calendar files for any calendar program."),
    "csv-buffer": marked("Writes a file for Buffer’s import."),
    "csv-publer": marked("Writes a file for Publer’s import."),
    "csv-metricool": marked("Writes a file for Metricool’s import."),
    "csv-hootsuite": marked("Writes a file for Hootsuite’s import."),
}
DEFAULT_URL = {"bluesky": "https://bsky.social", "postiz": "https://api.postiz.com", "buffer": "https://api.buffer.com"}
"""Where a kind goes when nothing is filled in."""
USUAL_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True)
class NeedView:
    """One thing to fill in: field ("url", "user" or "secret"), label and hint."""

    field: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of connection a person can add.

    Attributes:
        about: one line on what it does.
        key: where to find its key; None where it needs none.
        optional_url: the address may be left empty, this one is used then.
    """

    id: str
    title: str
    needs: tuple[NeedView, ...]
    about: str = ""
    key: KeyGuide | None = None
    optional_url: str = ""

    @property
    def needs_secret(self) -> bool:
        """Whether a key or password belongs to it."""
        return any(need.field == "secret" for need in self.needs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key would go.

    Attributes:
        host: as people should read it; an international name with its ASCII form.
        ascii_host: as computers write it.
        cautions: sentences on what is unusual about it; empty = nothing.
    """

    host: str
    cautions: tuple[str, ...] = ()
    ascii_host: str = ""


def kind_views(guides: Guides) -> tuple[KindView, ...]:
    """The kinds a person can add, accounts first."""
    views = [
        KindView(
            kind.id,
            tr(kind.title),
            tuple(NeedView(n.field, tr(n.label), tr(n.hint) if n.hint else "") for n in kind.needs),
            tr(ABOUT[kind.id]) if kind.id in ABOUT else "",
            guides.serving(kind.id).key if kind.capabilities.needs_secret else None,
            DEFAULT_URL.get(kind.id, ""),
        )
        for kind in KINDS
    ]
    return tuple(sorted(views, key=lambda view: not view.needs_secret))


def whole_url(kind: str, untrusted_url: str) -> str:
    """The address as it is kept: with https:// where a web address was given without, blanks around it gone."""
    url = untrusted_url.strip()
    if url and "://" not in url and capabilities_of(kind).needs_secret:
        return f"https://{url}"
    return url


def place_of(kind: str, untrusted_url: str) -> Place | None:
    """Where the key of a connection would go; None for kinds without one.

    Raises:
        NetworkError: the address may not be used, in one sentence; nothing was sent.
        NotFound: there is no such kind.
    """
    if not capabilities_of(kind).needs_secret:
        return None
    url = whole_url(kind, untrusted_url) or DEFAULT_URL.get(kind, "")
    there = target(url)
    cautions = []
    if there.is_local:
        cautions.append(tr("This is this computer itself."))
    elif there.host.replace(".", "").isdigit() or ":" in there.host:
        cautions.append(tr("This is a number, not a name: nobody can see whose it is."))
    if "xn--" in there.host:
        cautions.append(
            tr("This name has letters that can look like others. Compare it with the one you know, letter by letter.")
        )
    if not there.is_local and there.port not in USUAL_PORTS:
        cautions.append(tr("It uses the unusual port {port}.").format(port=there.port))
    host, door = shown(there.host), "" if there.port in USUAL_PORTS else f":{there.port}"
    return Place(f"{host}{door}", tuple(cautions), f"{there.host}{door}")


def check_place(kind: str, untrusted_url: str) -> str:
    """The address to keep, or the sentence why it is refused.

    Raises:
        NetworkError: as `place_of`.
    """
    url = whole_url(kind, untrusted_url)
    if capabilities_of(kind).needs_secret and (url or kind in DEFAULT_URL):
        place_of(kind, url)
    return url


class Forms:
    """What a person is asked for a new connection. Asks nobody."""

    def __init__(self, guides: Guides) -> None:
        self._guides = guides

    def kinds(self) -> tuple[KindView, ...]:
        """The kinds a person can add, accounts first."""
        return kind_views(self._guides)

    @staticmethod
    def place_of(kind: str, url: str) -> Place | None:
        """Where the key would go, to be shown before it is used for the first time; None for kinds without one.

        Raises:
            NetworkError: the address may not be used, in one sentence.
        """
        return place_of(kind, url)

    @staticmethod
    def needs_secret(kind: str) -> bool:
        """Whether a key or password belongs to the kind.

        Raises:
            NotFound: there is no such kind.
        """
        return capabilities_of(kind).needs_secret

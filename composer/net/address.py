"""Where a request may go: https, or http to this computer; no names and passwords in addresses; IDN shown as it is sent."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from composer.model.errors import NetworkError, Reach
from composer.model.words import tr

_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f\\]")
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?")
_LONGEST = 8_000
_KEPT = "/%:@!$&'()*+,;=~-._"
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address.

    Attributes:
        scheme: "https", or "http" for this computer only.
        host: ASCII, lower case; an IP literal without brackets.
        path: with the query, percent-encoded; starts with "/".
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """What two addresses must share for a key to go to both."""
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        """The Host header: the port only where it is not the usual one."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Whether it is this computer."""
        return is_loopback(self.host)


def target(untrusted_url: str) -> Target:
    """The address, checked.

    Raises:
        NetworkError: it may not be used, in one sentence; nothing was sent.
    """
    url = untrusted_url.strip()
    if len(url) > _LONGEST or _NOT_IN_ADDRESSES.search(url):
        raise _refused(tr("This address is too long or holds blanks or control signs."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(tr("This is not an address that can be used.")) from error
    if parts.username is not None or parts.password is not None:
        raise _refused(
            tr("The address holds a name or password, which would end up in logs."),
            tr("Leave out everything before the @ and give the password in its own field."),
        )
    host = _host(parts.hostname or "")
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or (scheme == "http" and not is_loopback(host)):
        raise _refused(
            tr(
                "{host} can only be used with https, which keeps the key and the post from being read on the way."
            ).format(host=host),
            tr('Write the address with "https://".'),
        )
    path = quote(parts.path or "/", safe=_KEPT)
    query = "?" + quote(parts.query, safe=_KEPT + "?[]") if parts.query else ""
    return Target(scheme, host, port or _PORTS[scheme], path + query)


def is_loopback(host: str) -> bool:
    """Whether a host is this computer: "localhost" or a loopback IP literal, nothing that a name server decides."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def shown(host: str) -> str:
    """A host for people: an international name in its own letters with its ASCII form, so that a look-alike shows."""
    if "xn--" not in host:
        return host
    import idna

    try:
        return f"{idna.decode(host)} ({host})"
    except idna.IDNAError:
        return host


def _host(untrusted_host: str) -> str:
    """The host in ASCII."""
    host = untrusted_host.lower()
    if not host:
        raise _refused(tr("The address names no host."))
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise _refused(tr("The name of the host is not one that can exist.")) from error
    if len(host) > 253 or not _HOST.fullmatch(host) or ".." in host:
        raise _refused(tr("The name of the host is not one that can exist."))
    return host


def _refused(message: str, hint: str = "") -> NetworkError:
    found = NetworkError(message, reach=Reach.NOT_SENT, hint=hint)
    found.title = tr("This address is not used")
    return found

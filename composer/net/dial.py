"""Opening a connection: names to addresses, TCP, a proxy's tunnel, TLS. Nothing of the request leaves here.

Whatever fails in this module failed before the request, so the caller may say that it was not sent.
"""

import base64
import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi

from composer.net.address import Target
from composer.net.wire import Wire, left

_CONSENT = re.compile(rb"HTTP/1\.[01] 2\d\d\b")
Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int]]


class NotPublic(OSError):
    """The name leads to a private address, and only public ones are allowed here."""


class ProxyRefused(OSError):
    """The proxy does not let the connection through, or is of a kind this program can't use."""


def tls_context(extra_ca: Path | None = None) -> ssl.SSLContext:
    """Certificates are always verified: the system's authorities, Mozilla's list, and the practice's own one."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(certifi.where())
    if extra_ca is not None:
        context.load_verify_locations(extra_ca)
    context.set_alpn_protocols(["http/1.1"])
    return context


def dial(target: Target, context: ssl.SSLContext, deadline: float, *, public_only: bool = False) -> Wire:
    """A connection to the target, through the system's proxy where one is set.

    Args:
        deadline: on the monotonic clock.
        public_only: refuse addresses inside the practice's own network (for pages that somebody else chose).

    Raises:
        OSError: no connection; nothing of the request left.
    """
    proxy = None if target.is_local else _proxy(target)
    if proxy is None:
        sock = _connect(_resolve(target.host, target.port, deadline), deadline, public_only=public_only)
    else:
        sock = _tunnel(target, proxy, deadline, public_only=public_only)
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if target.scheme == "https":
            sock.settimeout(left(deadline))
            sock = context.wrap_socket(sock, server_hostname=target.host.rstrip("."))
    except BaseException:
        sock.close()
        raise
    return Wire(sock, deadline)


def _resolve(host: str, port: int, deadline: float) -> Sequence[Address]:
    """The addresses of a name. The system's resolver can't be told a deadline, so it gets a thread that may be left behind."""
    if host == "localhost":  # whatever a hosts file says, this name means this computer
        return [(socket.AF_INET, ("127.0.0.1", port)), (socket.AF_INET6, ("::1", port, 0, 0))]
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        if literal.version == 4:
            return [(socket.AF_INET, (host, port))]
        return [(socket.AF_INET6, (host, port, 0, 0))]
    found: list[Address] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend((family, address) for family, _, _, _, address in answers)  # type: ignore[misc]
        except OSError as error:
            failed.append(error)
        except UnicodeError:
            failed.append(socket.gaierror(socket.EAI_NONAME, "no such name"))

    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(left(deadline))
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError("name server")
    return found


def _connect(addresses: Sequence[Address], deadline: float, *, public_only: bool) -> socket.socket:
    """The first address that answers; each but the last gets a share of the time, so that one dead one can't eat it all."""
    last: OSError = OSError("no address")
    for number, (family, address) in enumerate(addresses):
        if public_only and not ipaddress.ip_address(address[0].partition("%")[0]).is_global:
            last = NotPublic(address[0])
            continue
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            rest = len(addresses) - number
            sock.settimeout(left(deadline) if rest == 1 else max(left(deadline) / rest, min(2.0, left(deadline))))
            sock.connect(address)
        except OSError as error:
            sock.close()
            last = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise last


def _proxy(target: Target) -> str | None:
    """The system's proxy for a target, or None."""
    proxies = getproxies()
    found = proxies.get(target.scheme) or proxies.get("all")
    if not found or proxy_bypass(target.host):
        return None
    return found


def _tunnel(target: Target, proxy: str, deadline: float, *, public_only: bool) -> socket.socket:
    """A tunnel through an HTTP proxy (CONNECT)."""
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if parts.scheme != "http" or not parts.hostname:
        raise ProxyRefused(f"a {parts.scheme} proxy")
    if public_only and not _may_be_public(target.host):
        raise NotPublic(target.host)
    sock = _connect(_resolve(parts.hostname, parts.port or 8080, deadline), deadline, public_only=False)
    head = {"Host": f"{target.host}:{target.port}"}
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        head["Proxy-Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode("ascii")
    wire = Wire(sock, deadline)
    wire.begin(deadline)
    name = f"[{target.host}]" if ":" in target.host else target.host
    lines = [f"CONNECT {name}:{target.port} HTTP/1.1", *(f"{k}: {v}" for k, v in head.items()), "", ""]
    try:
        wire.sendall("\r\n".join(lines).encode("latin-1"))
        _read_consent(wire)
    except BaseException:
        sock.close()
        raise
    return sock


def _read_consent(wire: Wire) -> None:
    """The proxy's answer, byte by byte so that nothing of the tunnel is swallowed."""
    answer = bytearray()
    byte = bytearray(1)
    while not answer.endswith(b"\r\n\r\n"):
        if not wire.receive(byte) or len(answer) > 16_384:
            raise ProxyRefused("no proper answer")
        answer += byte
    if not _CONSENT.match(answer):
        raise ProxyRefused("refused")


def _may_be_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host

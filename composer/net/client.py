"""The one HTTP client (fulfils `model.ports.Http`): a deadline for the whole exchange, size caps, TLS always verified.

It makes one attempt and never repeats it. A redirect is followed only for GET and HEAD and only to the same scheme, host
and port, so a key never reaches another place; any other 3xx is handed to the caller as it is.
"""

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request, Response
from composer.model.words import tr
from composer.net.address import Target, target

if TYPE_CHECKING:
    from composer.net.exchange import Exchange

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_HOPS = 5


class Client:
    """The client. May be used from any thread.

    Made in microseconds: ssl and http.client are loaded by the first request (DESIGN 7).
    """

    def __init__(self, user_agent: str, *, extra_ca: Path | None = None, public_only: bool = False) -> None:
        """What every request shares.

        Args:
            user_agent: the program's name and version.
            extra_ca: PEM file of the practice's own authority, trusted besides the usual ones while it is there; a
                changed file counts from the next request on.
            public_only: refuse addresses in private networks, checked after the name was looked up and on the very
                address that is then connected to; for pages that somebody else chose.
        """
        self._user_agent = user_agent
        self._extra_ca = extra_ca
        self._public_only = public_only
        self._lock = threading.Lock()
        self._exchange: Exchange | None = None
        self._seen: tuple[int, int] | None = None

    def send(self, request: Request) -> Response:
        """The answer, whatever its status.

        Raises:
            NetworkError: none came; `reach` says whether the request may have been carried out.
        """
        here = target(request.url)
        exchange = self._ready()
        deadline = time.monotonic() + request.deadline
        response = exchange.once(here, request, deadline)
        for _ in range(_MOST_HOPS):
            following = _next(here, request, response)
            if following is None:
                break
            here = following
            response = exchange.once(here, request, deadline)
        return response

    def close(self) -> None:
        """Closes the kept connections; the client can be used again."""
        with self._lock:
            if self._exchange is not None:
                self._exchange.close()

    def _ready(self) -> "Exchange":
        with self._lock:
            stamp = _stamp(self._extra_ca)
            if self._exchange is not None and stamp != self._seen:
                self._exchange.close()
                self._exchange = None
            if self._exchange is None:
                self._exchange, self._seen = self._made(self._extra_ca if stamp else None), stamp
            return self._exchange

    def _made(self, extra_ca: Path | None) -> "Exchange":
        from composer.net.exchange import Exchange  # brings ssl and http.client along

        try:
            return Exchange(self._user_agent, extra_ca, public_only=self._public_only)
        except OSError as error:  # among them ssl's: certificates that can't be read
            raise NetworkError(
                tr("The certificates of this computer or the practice's own one can't be read, so nothing was sent."),
                reach=Reach.NOT_SENT,
                hint=tr("Remove the practice's own authority under Connections and add it again."),
            ) from error


def _stamp(path: Path | None) -> tuple[int, int] | None:
    """What changes when a file does; None = it is not there."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found is not None else None


def _next(here: Target, request: Request, response: Response) -> Target | None:
    """Where a redirect leads, or None when it is not followed."""
    place = response.headers.get("location", "")
    if response.status not in _REDIRECTS or not place or not request.follow or request.method not in {"GET", "HEAD"}:
        return None
    try:
        there = target(urljoin(f"{here.scheme}://{here.authority}{here.path}", place))
    except (NetworkError, ValueError):
        return None
    return there if there.origin == here.origin else None

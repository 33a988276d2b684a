"""Asking a service or a page over the Http port: https only, spaced by host, within a deadline, five redirects at most.

Knows nothing of what is asked for; `lookup` does.
"""

import json
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from composer.model.errors import BadInput, NetworkError, Reach
from composer.model.ports import Http, Request, Response
from composer.model.units import ByteCount, Seconds
from composer.model.words import tr

# Least time between two requests to a host: Crossref's polite pool and NCBI's three a second (2026), with room.
SPACING: MappingProxyType[str, float] = MappingProxyType(
    {"api.crossref.org": 0.25, "api.ncbi.nlm.nih.gov": 0.4, "eutils.ncbi.nlm.nih.gov": 0.4, "openlibrary.org": 1.0}
)
_HOPS = 5


class TryLater(NetworkError):
    """The service asks to wait.

    Attributes:
        wait: seconds it asked for.
    """

    title = "Busy"

    def __init__(self, host: str, wait: float) -> None:
        message = tr("{host} asks to wait {n} seconds.").format(host=host, n=round(wait))
        super().__init__(message, reach=Reach.NOT_SENT, hint=tr("The source stays on the list and is looked up later."))
        self.wait = wait


class Asking:
    """Sends one request after the other and remembers when each host may be asked again.

    Thread: one at a time; `Lookup` holds a lock around it.
    """

    def __init__(
        self, http: Http, pages: Http, deadline: Seconds, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Args: pages: the client for pages somebody else chose. deadline: for each look-up as a whole."""
        self._http, self._pages = http, pages
        self._deadline, self._clock, self._sleep = deadline, clock, sleep
        self._free: dict[str, float] = {}

    def until(self) -> float:
        """When a look-up that begins now has to be done, on the clock given."""
        return self._clock() + self._deadline

    def follow(self, url: str, hosts: frozenset[str] | None, until: float, accept: str) -> Response:
        """The answer at the end of redirects: to `hosts` only, or, for a page, to any public https address.

        Raises:
            NetworkError: the redirects lead round in circles, or as `get`. BadInput: one leads to no public address.
        """
        for _ in range(_HOPS):
            found = self.get(url, until, accept, page=hosts is None)
            place = found.headers.get("location", "")
            if found.status not in {301, 302, 303, 307, 308} or not place:
                return found
            url = secure(urljoin(url, place))
            if hosts is not None and (urlsplit(url).hostname or "") not in hosts:
                return Response(406, MappingProxyType({}), b"")  # leads to a page for people, not to data
        raise NetworkError(tr("The address leads round in circles."), reach=Reach.MAYBE)

    def get(self, url: str, until: float, accept: str = "application/json", *, page: bool = False) -> Response:
        """The answer of one address.

        Args: until: as `until` gave it. page: one that somebody else chose.

        Raises:
            NetworkError: it took too long, or there is no network. TryLater: the host asks to wait.
        """
        host = urlsplit(url).hostname or ""
        self._pace(host, until)
        left = until - self._clock()
        if left <= 0:
            raise NetworkError(tr("{host} took too long.").format(host=host), reach=Reach.NOT_SENT)
        headers = MappingProxyType({"Accept": accept})
        request = Request("GET", url, headers, deadline=Seconds(left), max_bytes=ByteCount(3_000_000))
        found = (self._pages if page else self._http).send(request)
        if found.status in {429, 503}:
            wait = _wait(found)
            self._free[host] = self._clock() + wait
            raise TryLater(host, wait)
        self._free[host] = self._clock() + max(SPACING.get(host, 0.0), _asked_spacing(found))
        return found

    def _pace(self, host: str, until: float) -> None:
        """Waits until the host may be asked again; gives up at once when that is after the deadline."""
        wait = self._free.get(host, 0.0) - self._clock()
        if wait <= 0:
            return
        if self._clock() + wait > until:
            raise TryLater(host, wait)
        self._sleep(wait)


def secure(address: str) -> str:
    """The address as https; hosts that are numbers or inside the practice are refused.

    Raises:
        BadInput: not a public web address.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    public = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]", host) and not host.endswith(
        (".local", ".internal")
    )
    if parts.scheme not in {"http", "https"} or not public or parts.port not in {None, 443, 80} or parts.username:
        raise BadInput(tr("this is not the address of a public web page."))
    return parts._replace(scheme="https", netloc=host, fragment="").geturl()


def _wait(found: Response) -> float:
    after = found.headers.get("retry-after", "")
    return min(float(after), 3600.0) if after.isdigit() else 60.0


def _asked_spacing(found: Response) -> float:
    """Seconds a request, from Crossref's x-rate-limit headers ("50" in "1s")."""
    limit, span = found.headers.get("x-rate-limit-limit", ""), found.headers.get("x-rate-limit-interval", "")
    seconds = re.fullmatch(r"(\d+)\s*s?", span.strip())
    if not limit.strip().isdigit() or not seconds or int(limit) == 0:
        return 0.0
    return min(int(seconds[1]) / int(limit), 10.0)


def expect(found: Response, host: str, status: int) -> None:
    """Passes when the answer has the status.

    Raises:
        NetworkError: it has another.
    """
    if found.status != status:
        message = tr("{host} could not answer (status {status}).").format(host=host, status=found.status)
        raise NetworkError(message, reach=Reach.MAYBE, hint=tr("Try again later, or fill the source in by hand."))


def read_json(found: Response, host: str) -> Any:
    """What the answer holds.

    Raises:
        BadInput: it is no JSON.
    """
    try:
        return json.loads(found.body)
    except (ValueError, RecursionError) as error:
        raise BadInput(tr("the answer of {host} can't be read.").format(host=host)) from error

"""One request and its answer over a kept or a new connection. Loaded with the first request, not at start-up.

Never repeats a request. Kept connections are few, young, and checked before they are used again; one that has been idle
for more than a second is not trusted with a request that changes something.
"""

import http.client
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request, Response
from composer.model.words import tr
from composer.net import trouble
from composer.net.address import Target
from composer.net.answer import Answer, read
from composer.net.dial import dial, tls_context
from composer.net.wire import Wire

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_IDLE, _IDLE_UNSAFE = 5.0, 1.0
_MOST_KEPT = 8
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding", "user-agent"})


@dataclass(slots=True)
class _Line:
    """A connection and what it leads to."""

    origin: tuple[str, str, int]
    http: http.client.HTTPConnection
    wire: Wire


class Exchange:
    """Sends requests over a small pool of connections. May be used from any thread.

    Attributes:
        user_agent: sent with each request.
    """

    def __init__(self, user_agent: str, extra_ca: Path | None, *, public_only: bool) -> None:
        self.user_agent = user_agent
        self._context: ssl.SSLContext = tls_context(extra_ca)
        self._public_only = public_only
        self._lock = threading.Lock()
        self._kept: list[_Line] = []

    def once(self, target: Target, request: Request, deadline: float) -> Response:
        """The answer to one request, with no redirect followed.

        Raises:
            NetworkError: none came; `reach` says whether it may have been carried out.
        """
        lines = _head(target, request, self.user_agent)
        line = self._line(target, request.method, deadline)
        try:
            line.wire.begin(deadline)
            response, stays = _talk(line, request, target.path, lines)
        except BaseException as error:
            line.wire.cut()
            line.http.close()
            if isinstance(error, trouble.FOREIGN):
                told = trouble.after if line.wire.touched else trouble.before
                raise told(error, target.host) from error
            raise
        if stays:
            self._keep(line)
        else:
            line.wire.cut()
            line.http.close()
        return response

    def close(self) -> None:
        """Closes the kept connections; the next request opens new ones."""
        with self._lock:
            kept, self._kept = self._kept, []
        for line in kept:
            _end(line)

    def _line(self, target: Target, method: str, deadline: float) -> _Line:
        kept = self._take(target.origin, _IDLE if method in SAFE else _IDLE_UNSAFE)
        if kept is not None:
            return kept
        try:
            wire = dial(target, self._context, deadline, public_only=self._public_only)
        except trouble.FOREIGN as error:
            raise trouble.before(error, target.host) from error
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.auto_open = 0  # a lost connection is an error, never silently a second one
        connection.response_class = Answer
        connection.sock = wire
        return _Line(target.origin, connection, wire)

    def _take(self, origin: tuple[str, str, int], idle: float) -> _Line | None:
        now = time.monotonic()
        with self._lock:
            fitting = [line for line in self._kept if line.origin == origin]
            old = [line for line in self._kept if now - line.wire.last_used > _IDLE]
            found = fitting[-1] if fitting else None
            self._kept = [line for line in self._kept if line not in old and line is not found]
        for line in old:
            _end(line)
        if found is None or found in old:
            return None
        if now - found.wire.last_used > idle or found.wire.has_ended():
            _end(found)
            return None
        return found

    def _keep(self, line: _Line) -> None:
        line.wire.last_used = time.monotonic()
        with self._lock:
            self._kept.append(line)
            surplus, self._kept = self._kept[:-_MOST_KEPT], self._kept[-_MOST_KEPT:]
        for old in surplus:
            _end(old)


def _end(line: _Line) -> None:
    line.wire.cut()
    line.http.close()


def _talk(line: _Line, request: Request, path: str, head: list[tuple[str, str]]) -> tuple[Response, bool]:
    """Sends and reads; the flag says whether the connection can be used again."""
    line.http.putrequest(request.method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in head:
        line.http.putheader(name, value)
    with suppress(BrokenPipeError, ConnectionResetError):  # it may have answered already (413); reading tells
        line.http.endheaders(request.body)
    answer = line.http.getresponse()
    line.wire.body_follows()
    with answer:
        response = read(answer, request.max_bytes)
        stays = not answer.will_close and (answer.isclosed() or answer.length == 0)
    return response, stays


def _head(target: Target, request: Request, user_agent: str) -> list[tuple[str, str]]:
    """The header fields, checked: nothing may smuggle in a second request."""
    head = [("Host", target.authority), ("User-Agent", user_agent), ("Accept-Encoding", "gzip")]
    if request.body is not None or request.method not in SAFE | {"DELETE"}:
        head.append(("Content-Length", str(len(request.body or b""))))
    for name, value in request.headers.items():
        if name.lower() in _OURS:
            continue
        if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum() and _sendable(value)):
            raise NetworkError(
                tr("A key or another field holds a line break or a letter that can't be sent."),
                reach=Reach.NOT_SENT,
                hint=tr("Copy the key again, without blanks or line breaks around it."),
            )
        head.append((name, value))
    return head


def _sendable(value: str) -> bool:
    return all(" " <= sign <= "~" or sign == "\t" or "\xa0" <= sign <= "\xff" for sign in value)

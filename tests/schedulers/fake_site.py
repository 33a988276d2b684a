"""What the fakes of all web schedulers share: a log, faults that meet chosen requests, and routes. An Http port."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request, Response
from composer.model.post import Json

Go = Callable[[Request], Response]
Fault = Callable[[Request, Go], Response]


@dataclass
class Asked:
    """A request as a server sees it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Json:
        """The body; a server that gets no JSON where it wants some fails the test."""
        return json.loads(self.body)

    def form_file(self) -> tuple[str, dict[str, str]]:
        """File name and text fields of a multipart body."""
        text = self.body.decode("latin-1")
        assert self.headers["content-type"].startswith("multipart/form-data; boundary=")
        found = re.search(r'filename="([^"]+)"', text)
        assert found is not None
        fields = re.findall(r'name="(\w+)"\r\n\r\n(.*?)\r\n--', text, re.DOTALL)
        return found[1], {name: value.encode("latin-1").decode() for name, value in fields}


@dataclass
class FakeSite:
    """A server in memory; subclasses answer in `serve`."""

    now: datetime
    secret: str
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def send(self, request: Request) -> Response:
        """The Http port."""
        line = f"{request.method} {urlsplit(request.url).path}"
        self.log.append(line)
        for pattern, fault in self.faults:
            if re.search(pattern, line):
                self.faults.remove((pattern, fault))
                return fault(request, self._go)
        return self._go(request)

    def _go(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        headers = {name.lower(): value for name, value in request.headers.items()}
        return self.serve(Asked(request.method, parts.path, dict(parse_qsl(parts.query)), headers, request.body or b""))

    def serve(self, asked: Asked) -> Response:
        """The server itself."""
        raise NotImplementedError


def answer(status: int, body: Json = None, **headers: str) -> Response:
    """A JSON answer."""
    named = {"content-type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return Response(status, named, json.dumps(body).encode())


def lost(request: Request, go: Go) -> Response:
    """The server carries it out; the answer never comes."""
    go(request)
    raise NetworkError("The connection was reset.", reach=Reach.MAYBE)


def cut(request: Request, go: Go) -> Response:
    """Half of the request left."""
    raise NetworkError("The connection was reset.", reach=Reach.MAYBE)


def refused(request: Request, go: Go) -> Response:
    """Nothing left."""
    raise NetworkError("The connection was refused.", reach=Reach.NOT_SENT)


def says(status: int, body: str = "", **headers: str) -> Fault:
    """An answer from something in between; the server never sees the request."""
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return lambda request, go: Response(status, named, body.encode())


def says_after(status: int, body: str = "", **headers: str) -> Fault:
    """The server carries it out, and then something in between answers."""

    def fault(request: Request, go: Go) -> Response:
        go(request)
        return says(status, body, **headers)(request, go)

    return fault

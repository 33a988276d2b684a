"""The whole program on a data folder of its own, with a fake of the look-up services."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from composer.app.app import App
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request, Response

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class FixedClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """Noon."""
        return NOW


class Services:
    """Crossref and the web, as documented: https and GET only, unknown works are 404."""

    def __init__(self) -> None:
        self.works: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, Response] = {}
        self.online = True
        self.asked: list[str] = []

    def send(self, request: Request) -> Response:
        """The prepared answer."""
        parts = urlsplit(request.url)
        assert request.method == "GET"
        assert parts.scheme == "https"
        assert not request.headers.keys() & {"Authorization", "Cookie"}
        self.asked.append(request.url)
        if not self.online:
            raise NetworkError("There is no network.", reach=Reach.NOT_SENT)
        if parts.hostname == "api.crossref.org":
            return self._crossref(parts.path, parse_qs(parts.query))
        return self.pages.get(request.url, Response(404, {}, b""))

    def _crossref(self, path: str, query: dict[str, list[str]]) -> Response:
        if path == "/works":
            words = query["query.bibliographic"][0].lower().split()
            fitting = [w for w in self.works.values() if any(word in w["title"][0].lower() for word in words)]
            return _json({"status": "ok", "message-type": "work-list", "message": {"items": fitting}})
        found = self.works.get(unquote(path.removeprefix("/works/")).lower())
        return _json({"status": "ok", "message": found}) if found else Response(404, {}, b"Resource not found.")


def _json(value: Any) -> Response:
    return Response(200, {"content-type": "application/json"}, json.dumps(value).encode())


@pytest.fixture
def services() -> Services:
    """The fake with one article."""
    fake = Services()
    fake.works["10.1000/varnish"] = {
        "DOI": "10.1000/varnish",
        "type": "journal-article",
        "title": ["Fluoride varnish in preschool children"],
        "author": [{"family": "Walsh", "given": "Tanya"}],
        "container-title": ["Journal of Dental Research"],
        "published": {"date-parts": [[2024, 3]]},
        "volume": "103",
    }
    return fake


@pytest.fixture
def app(tmp_path: Path, services: Services) -> Iterator[App]:
    """The program, closed with the test."""
    made = open_app(
        argparse.Namespace(home=str(tmp_path / "home")), clock=FixedClock(), secrets=SessionSecrets(), http=services
    )
    with made as opened:
        yield opened

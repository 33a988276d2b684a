"""A WordPress in memory, strict to what the real one answered (an Http port): slugs, statuses, publishing, sign-in."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request, Response
from composer.model.post import Json

Fault = Callable[[Request, Callable[[Request], Response]], Response]


def answer(status: int, body: Json, **headers: str) -> Response:
    """A JSON answer."""
    return Response(status, {"content-type": "application/json", **headers}, json.dumps(body).encode())


def error(status: int, code: str, message: str = "No.") -> Response:
    """WordPress' error format."""
    return answer(status, {"code": code, "message": message, "data": {"status": status}})


@dataclass
class FakeWordPress:
    """Posts and media of one site; `faults` meet matching requests, one each: (method and path pattern, what happens)."""

    password: str
    now: datetime
    user: str = "author"
    publishes: bool = True
    may_publish: bool = True
    posts: dict[int, dict[str, Json]] = field(default_factory=dict)
    media: dict[int, dict[str, Json]] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    may_tag: bool = True
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    number: int = 0

    def send(self, request: Request) -> Response:
        """The Http port."""
        parts = urlsplit(request.url)
        path = parts.path.partition("/wp-json/wp/v2")[2]
        line = f"{request.method} {path}"
        self.log.append(line)
        for pattern, fault in self.faults:
            if re.search(pattern, line):
                self.faults.remove((pattern, fault))
                return fault(request, self.handle)
        return self.handle(request)

    def handle(self, request: Request) -> Response:
        """The site itself."""
        self._cron()
        parts = urlsplit(request.url)
        assert parts.path.startswith("/wp-json/wp/v2"), request.url
        path = parts.path.removeprefix("/wp-json/wp/v2")
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {token}":
            return self._anonymous(path, query)
        if path == "/users/me":
            return answer(200, {"id": 2, "capabilities": {"publish_posts": True} if self.may_publish else {}})
        if path == "/tags":
            return self._tags(request, query)
        kind, _, number = path.strip("/").partition("/")
        table = {"posts": self.posts, "media": self.media}[kind]
        if number:
            return self._one(request, table, int(number))
        if request.method == "GET":
            wanted = query.get("status", "publish").split(",") if kind == "posts" else ["inherit"]
            found = [i for i in table.values() if i["slug"] == query.get("slug", i["slug"]) and i["status"] in wanted]
            return answer(200, sorted(found, key=lambda i: i["id"]))
        return self._create_post(request) if kind == "posts" else self._upload(request)

    def _anonymous(self, path: str, query: dict[str, str]) -> Response:
        if path == "/users/me":
            return error(401, "rest_not_logged_in", "You are not currently logged in.")
        if query.get("status", "publish") != "publish":
            return error(400, "rest_invalid_param", "Invalid parameter(s): status")
        if query.get("context") == "edit":
            return error(401, "rest_forbidden_context")
        return error(401, "rest_cannot_create")

    def _tags(self, request: Request, query: dict[str, str]) -> Response:
        """Names are the same whatever their case; a second one of the same name is refused with the first one's number."""
        if request.method == "GET":
            found = [{"id": n, "name": t} for n, t in self.tags.items() if query["search"].lower() in t.lower()]
            return answer(200, found)
        name = json.loads(request.body or b"")["name"]
        if not self.may_tag:
            return error(403, "rest_cannot_create", "Sorry, you are not allowed to create terms in this taxonomy.")
        there = next((n for n, t in self.tags.items() if t.lower() == name.lower()), None)
        if there is not None:
            body = {"code": "term_exists", "message": "A term with the name provided already exists in this taxonomy."}
            return answer(400, {**body, "data": {"status": 400, "term_id": there}})
        self.number += 1
        self.tags[self.number] = name
        return answer(201, {"id": self.number, "name": name})

    def _one(self, request: Request, table: dict[int, dict[str, Json]], number: int) -> Response:
        item = table.get(number)
        if item is None:
            return error(404, "rest_post_invalid_id", "Invalid post ID.")
        if request.method == "POST":
            assert item["status"] != "publish", "a public post was changed"
            item |= json.loads(request.body or b"")
            return answer(200, item)
        if request.method != "DELETE":
            return answer(200, item)
        if item["status"] == "trash":
            return error(410, "rest_already_trashed")
        item["status"], item["slug"] = "trash", f"{item['slug']}__trashed"
        return answer(200, item)

    def _create_post(self, request: Request) -> Response:
        given = json.loads(request.body or b"")
        assert given["status"] == "future"
        due = datetime.fromisoformat(given["date_gmt"]).replace(tzinfo=UTC)
        slug, number = given["slug"], 2
        while any(post["slug"] == slug for post in self.posts.values()):
            slug, number = f"{given['slug']}-{number}", number + 1
        soon = due < self.now + timedelta(seconds=60)
        status = "publish" if soon else "future"
        self.number += 1
        post = {**given, "id": self.number, "slug": slug, "status": status if self.may_publish else "pending"}
        self.posts[self.number] = {**post, "link": f"https://site.test/?p={self.number}"}
        return answer(201, self.posts[self.number])

    def _upload(self, request: Request) -> Response:
        body = (request.body or b"").decode("latin-1")
        found = re.search(r'name="file"; filename="([^"]+)"', body)
        alt = re.search(r'name="alt_text"\r\n\r\n(.*?)\r\n--', body, re.DOTALL)
        assert found is not None
        assert alt is not None
        self.number += 1
        name = found[1]
        self.media[self.number] = {
            "id": self.number,
            "slug": name.rsplit(".", 1)[0],
            "status": "inherit",
            "alt_text": alt[1].encode("latin-1").decode(),
            "source_url": f"https://site.test/files/{name}",
        }
        return answer(201, self.media[self.number])

    def _cron(self) -> None:
        for post in self.posts.values():
            due = datetime.fromisoformat(post["date_gmt"]).replace(tzinfo=UTC)
            if self.publishes and post["status"] == "future" and due <= self.now:
                post["status"] = "publish"


def lost(request: Request, go: Callable[[Request], Response]) -> Response:
    """The server carries it out; the answer never comes."""
    go(request)
    raise NetworkError("The connection was reset.", reach=Reach.MAYBE)


def cut(request: Request, go: Callable[[Request], Response]) -> Response:
    """Half of the request left."""
    raise NetworkError("The connection was reset.", reach=Reach.MAYBE)


def refused(request: Request, go: Callable[[Request], Response]) -> Response:
    """Nothing left."""
    raise NetworkError("The connection was refused.", reach=Reach.NOT_SENT)


def twice(request: Request, go: Callable[[Request], Response]) -> Response:
    """A proxy sent it twice; the second answer comes back."""
    go(request)
    return go(request)


def says(status: int, body: str | Json = "", **headers: str) -> Fault:
    """An answer from something in between; the site never sees the request."""
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return lambda request, go: Response(status, headers, raw)


def says_after(status: int, body: str = "", **headers: str) -> Fault:
    """The site carries it out, and then something in between answers."""

    def fault(request: Request, go: Callable[[Request], Response]) -> Response:
        go(request)
        return Response(status, headers, body.encode())

    return fault

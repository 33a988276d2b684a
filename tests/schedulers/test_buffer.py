"""Buffer: GraphQL whose errors come with status 200; pictures by address only; found again by channel, minute, words."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.buffer import BufferScheduler
from composer.schedulers.rest import Rest
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, Go, Request, answer
from tests.schedulers.web_contract import Side, WebSchedulerContract


@dataclass
class FakeBuffer(FakeSite):
    """Two organizations, strict to the documentation. Every request is a POST to the root; the log tells them apart."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def send(self, request: Request) -> Response:
        text = json.loads(request.body or b"{}").get("query", "")
        word = next(
            (
                w
                for w in ("createPost", "editPost", "deletePost", "posts(", "post(", "channels(", "account")
                if w in text
            ),
            "?",
        )
        named = Request(request.method, f"https://api.test/{word.strip('(')}", request.headers, request.body)
        return super().send(named)

    def serve(self, asked: Asked) -> Response:
        if asked.headers.get("authorization") != f"Bearer {SECRET}":
            return answer(401, {"errors": [{"message": "no", "extensions": {"code": "UNAUTHENTICATED"}}]})
        given = asked.json().get("variables", {}).get("i", {})
        match asked.path.strip("/"):
            case "account":
                return data(
                    {"account": {"organizations": [{"id": "org-0", "name": "Other"}, {"id": "org-1", "name": "P"}]}}
                )
            case "channels":
                return data({"channels": CHANNELS if given["organizationId"] == "org-1" else []})
            case "posts":
                return self._list(given)
            case "post":
                found = self.posts.get(given["id"])
                return data({"post": found}) if found else problem("NOT_FOUND", "No such post")
            case "createPost":
                return self._create(given)
            case "editPost":
                if given["id"] not in self.posts:
                    return data({"editPost": {"__typename": "NotFoundError", "message": "x"}})
                self.posts[given["id"]] |= {k: given[k] for k in ("text", "dueAt") if k in given}
                return data({"editPost": {"__typename": "PostActionSuccess", "post": self.posts[given["id"]]}})
        found = self.posts.pop(given["id"], None)
        made = (
            {"__typename": "DeletePostSuccess", "id": given["id"]}
            if found
            else {"__typename": "NotFoundError", "message": "x"}
        )
        return data({"deletePost": made})

    def _list(self, given: Any) -> Response:
        wanted = given["filter"]
        start, end = (datetime.fromisoformat(wanted[name]) for name in ("startDate", "endDate"))
        found = [
            {"node": p}
            for p in self.posts.values()
            if given["organizationId"] == "org-1"
            and p["channelId"] in wanted["channelIds"]
            and start <= datetime.fromisoformat(p["dueAt"]) <= end
        ]
        return data({"posts": {"edges": found}})

    def _create(self, given: Any) -> Response:
        assert (given["mode"], given["schedulingType"]) == ("customScheduled", "automatic")
        if given["channelId"] != "ch-ig":
            return data({"createPost": {"__typename": "NotFoundError", "message": "Channel not found"}})
        for asset in given.get("assets", []):
            assert asset["image"]["url"].startswith("https://")
        number = f"b-{len(self.posts) + 1}"
        post = {k: given[k] for k in ("text", "dueAt", "channelId")}
        self.posts[number] = {**post, "id": number, "status": "scheduled", "externalLink": None, "sent": given}
        return data({"createPost": {"__typename": "PostActionSuccess", "post": self.posts[number]}})


CHANNELS = [
    {"id": "ch-ig", "name": "p", "displayName": "Practice", "service": "instagram", "isLocked": False},
    {"id": "ch-x", "name": "p", "displayName": None, "service": "twitter", "isDisconnected": True},
    {"id": "ch-new", "name": "p", "service": "substack"},
]


def data(value: Any) -> Response:
    """A good GraphQL answer."""
    return answer(200, {"data": value})


def problem(code: str, message: str) -> Response:
    """An error, with status 200 as documented."""
    return answer(200, {"data": None, "errors": [{"message": message, "extensions": {"code": code}}]}, retry_after="90")


class TestBuffer(WebSchedulerContract):
    """The contract, and Buffer's own traps."""

    platform = "instagram"
    channel = "ch-ig"
    pictures = 0
    create = r"POST /createPost$"

    change = r"POST /editPost$"

    def stands(self, other_side: Side) -> tuple[str, str]:
        (post,) = other_side.site.posts.values()
        return post["dueAt"].replace(".000Z", "Z"), post["text"]

    def kind(self) -> str:
        return "buffer"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakeBuffer(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> BufferScheduler:
        rest = Rest(other_side.site, "https://api.test", {"Authorization": f"Bearer {SECRET}"}, (SECRET,))
        return BufferScheduler(rest, other_side.clock)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> BufferScheduler:
        return BufferScheduler(Rest(other_side.site, "https://api.test", {}, ()), other_side.clock, has_secret=False)

    def arrived(self, other_side: Side) -> dict[str, str]:
        (post,) = other_side.site.posts.values()
        return {"first_comment": post["sent"]["metadata"]["instagram"]["firstComment"]}

    def copies(self, other_side: Side, key: str) -> int:
        return len(other_side.site.posts)

    def test_channels_of_all_organizations_with_their_flags(self, scheduler: BufferScheduler) -> None:
        """Locked, disconnected and paused ones are shown but not usable."""
        found = [(c.id, c.platform, c.name, c.usable) for c in scheduler.check().channels]

        assert found == [("ch-ig", "instagram", "Practice", True), ("ch-x", "x", "p", False)]

    def test_a_picture_without_an_address_is_refused(self, scheduler: BufferScheduler, other_side: Side) -> None:
        """Buffer takes none from this computer."""
        assert scheduler.submit(self.post(pictures=1), NOW).verdict is Verdict.CHANGE_CONTENT
        assert other_side.site.log == []

    def test_a_picture_with_an_address_goes_with_its_alt_text(
        self, scheduler: BufferScheduler, other_side: Side
    ) -> None:
        """Lent by the practice's WordPress."""
        post = self.post(pictures=1)
        post = replace(post, payload=replace(post.payload, options={"picture_urls": "https://site.test/a.png"}))

        scheduler.submit(post, NOW)

        image = other_side.site.posts["b-1"]["sent"]["assets"][0]["image"]
        assert image == {"url": "https://site.test/a.png", "metadata": {"altText": "Card 0: “yes”"}}

    def test_a_full_channel_lets_the_post_wait_here_and_no_other(
        self, scheduler: BufferScheduler, other_side: Side
    ) -> None:
        """The free plan keeps ten posts a channel; the eleventh needs room, not other words."""
        full = data({"createPost": {"__typename": "LimitReachedError", "message": "You have 10 posts."}})
        other_side.site.faults = [(self.create, lambda request, go: full)]

        outcome = scheduler.submit(self.post(), NOW)

        assert (outcome.verdict, outcome.this_alone) == (Verdict.RETRY_AT, True)
        assert outcome.retry_at == NOW + timedelta(hours=6)
        assert outcome.reason == "Buffer refused it: You have 10 posts. It waits here until there is room."

    @pytest.mark.parametrize(
        ("made", "verdict"),
        [
            (problem("UNAUTHORIZED", "no"), Verdict.SIGN_IN_AGAIN),
            (problem("FORBIDDEN", "no"), Verdict.SIGN_IN_AGAIN),
            (problem("NOT_FOUND", "no"), Verdict.DISCONNECTED),
            (problem("RATE_LIMIT_EXCEEDED", "slow"), Verdict.RETRY_AT),
            (problem("UNEXPECTED", "oops"), Verdict.UNKNOWN),
            (data({"createPost": {"__typename": "InvalidInputError", "message": "too long"}}), Verdict.CHANGE_CONTENT),
            (data({"createPost": {"__typename": "NotFoundError", "message": "x"}}), Verdict.DISCONNECTED),
            (data({"createPost": {"__typename": "UnauthorizedError", "message": "x"}}), Verdict.SIGN_IN_AGAIN),
            (data({"createPost": {"__typename": "UnexpectedError", "message": "x"}}), Verdict.UNKNOWN),
            (data({"createPost": {"__typename": "RestProxyError", "message": "x"}}), Verdict.UNKNOWN),
            (data({"createPost": None}), Verdict.UNKNOWN),
            (answer(200, {"data": {}, "errors": "?"}), Verdict.UNKNOWN),
        ],
    )
    def test_errors_come_with_status_200(
        self, scheduler: BufferScheduler, other_side: Side, made: Response, verdict: Verdict
    ) -> None:
        """Each leads to another way out; the unexpected ones are unknown."""

        def fault(request: Request, go: Go) -> Response:
            return made

        other_side.site.faults = [(self.create, fault)]

        outcome = scheduler.submit(self.post(), NOW)

        assert outcome.verdict is verdict
        if verdict is Verdict.RETRY_AT:
            assert outcome.retry_at == NOW + timedelta(seconds=90)

    def test_states_are_told_apart(self, scheduler: BufferScheduler, other_side: Side) -> None:
        """The sweep after the due time."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        late = post.due.utc + timedelta(minutes=30)
        row, seen = other_side.site.posts[number], {}
        for state in ("sent", "scheduled", "sending", "error", "draft", "needs_approval", "new"):
            row["status"] = state
            seen[state] = scheduler.look(post, number, late).presence

        assert seen["sent"] is Presence.LIVE
        assert seen["new"] is Presence.CANT_TELL
        assert {seen[s] for s in ("scheduled", "sending", "error", "draft", "needs_approval")} == {Presence.OVERDUE}

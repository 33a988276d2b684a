"""Postiz: against a fake strict to what two real versions answered; its lies about deleting are part of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.postiz import PostizScheduler
from composer.schedulers.rest import Rest
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, answer, says
from tests.schedulers.web_contract import Side, WebSchedulerContract

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".mp4")


@dataclass
class FakePostiz(FakeSite):
    """One organisation with a few channels."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    uploads: list[str] = field(default_factory=list)
    publishes: bool = True

    def serve(self, asked: Asked) -> Response:
        assert asked.path.startswith("/public/v1/"), asked.path
        key = asked.headers.get("authorization")
        if key is None:
            return answer(401, {"msg": "No API Key found"})
        if key != SECRET:
            return answer(401, {"msg": "Invalid API key"})
        self._work()
        path = asked.path.removeprefix("/public/v1")
        if path == "/integrations":
            row = {"picture": "", "profile": "p", "disabled": False}
            return answer(
                200,
                [
                    {**row, "id": "int-ig", "name": "Practice", "identifier": "instagram-standalone"},
                    {**row, "id": "int-x", "name": "Practice", "identifier": "x", "disabled": True},
                    {**row, "id": "int-tv", "name": "TV", "identifier": "some-new-network"},
                ],
            )
        if path == "/upload":
            self.uploads.append(asked.form_file()[0])
            number = len(self.uploads)
            return answer(201, {"id": f"img{number}", "name": "n", "path": f"https://cdn.test/{self.uploads[-1]}"})
        if asked.method == "DELETE":
            if self.posts.pop(path.rsplit("/", 1)[1], None) is None:
                return answer(500, {"statusCode": 500, "message": "Internal server error"})
            return answer(200, {"error": True})
        return self._list(asked) if asked.method == "GET" else self._create(asked.json())

    def _list(self, asked: Asked) -> Response:
        start, end = (datetime.fromisoformat(asked.query[name]) for name in ("startDate", "endDate"))
        found = [p for p in self.posts.values() if start <= datetime.fromisoformat(p["publishDate"]) <= end]
        return answer(200, {"posts": found})

    def _create(self, given: Any) -> Response:
        problems = [name for name in ("type", "date", "shortLink", "tags", "posts") if name not in given]
        assert given["type"] == "schedule"
        for post in given["posts"]:
            if post["integration"]["id"] not in {"int-ig", "int-x"}:
                text = f"Integration with id {post['integration']['id']} not found"
                return answer(400, {"message": text, "error": "Bad Request", "statusCode": 400})
            for value in post["value"]:
                problems += [] if "image" in value else ["image must be an array"]
                problems += [i["path"] for i in value["image"] if not i["path"].endswith(ENDINGS)]
            if post["settings"].get("post_type") not in {"post", "story"}:
                problems.append("post_type must be one of: post, story")
        if problems:
            return answer(400, {"message": problems, "error": "Bad Request", "statusCode": 400})
        made = []
        for post in given["posts"]:
            number = f"post-{len(self.posts) + 1}"
            self.posts[number] = {
                "id": number,
                "content": f"<p>{post['value'][0]['content'].replace('&', '&amp;').replace('<', '&lt;')}</p>",
                "publishDate": given["date"],
                "releaseURL": None,
                "state": "QUEUE",
                "integration": {"id": post["integration"]["id"]},
                "sent": given,
            }
            made.append({"postId": number, "integration": post["integration"]["id"]})
        return answer(201, made)

    def _work(self) -> None:
        for post in self.posts.values():
            if self.publishes and post["state"] == "QUEUE" and datetime.fromisoformat(post["publishDate"]) <= self.now:
                post.update(state="PUBLISHED", releaseURL="https://instagram.test/p/1")


class TestPostiz(WebSchedulerContract):
    """The contract, and Postiz' own traps."""

    platform = "instagram"
    channel = "int-ig"
    create = r"POST /public/v1/posts$"

    def kind(self) -> str:
        return "postiz"

    def arrived(self, other_side: Side) -> dict[str, str]:
        (post,) = other_side.site.posts.values()
        words, comment = post["sent"]["posts"][0]["value"]
        assert (comment["image"], len(words["image"])) == ([], 1)
        return {"first_comment": comment["content"]}

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakePostiz(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> PostizScheduler:
        rest = Rest(other_side.site, "https://postiz.test/public/v1", {"Authorization": SECRET}, (SECRET,))
        return PostizScheduler(rest, other_side.clock)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> PostizScheduler:
        return PostizScheduler(
            Rest(other_side.site, "https://postiz.test/public/v1", {}, ()), other_side.clock, has_secret=False
        )

    def copies(self, other_side: Side, key: str) -> int:
        return len(other_side.site.posts)

    def test_disabled_channels_are_shown_and_unknown_kinds_left_out(self, scheduler: PostizScheduler) -> None:
        """The health flag of a channel."""
        channels = scheduler.check().channels

        assert [(c.id, c.platform, c.usable) for c in channels] == [
            ("int-ig", "instagram", True),
            ("int-x", "x", False),
        ]

    def test_pictures_go_with_their_alt_text_and_time_in_utc(
        self, scheduler: PostizScheduler, other_side: Side
    ) -> None:
        """`alt` is accepted though the documentation omits it."""
        scheduler.submit(self.post(pictures=2), NOW)

        sent = other_side.site.posts["post-1"]["sent"]
        assert sent["date"] == "2026-12-03T15:00:00.000Z"
        images = sent["posts"][0]["value"][0]["image"]
        assert [image["alt"] for image in images] == ["Card 0: “yes”", "Card 1: “yes”"]

    def test_a_thread_is_one_post_with_several_values(self, scheduler: PostizScheduler, other_side: Side) -> None:
        """Only the first one carries the pictures."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.")))

        scheduler.submit(post, NOW)

        values = other_side.site.posts["post-1"]["sent"]["posts"][0]["value"]
        assert [(v["content"], len(v["image"])) for v in values] == [("One.", 1), ("Two.", 0)]

    def test_a_channel_that_is_gone_is_told_apart_from_a_bad_text(self, scheduler: PostizScheduler) -> None:
        """400 with the words "Integration with id"."""
        assert scheduler.submit(self.post(channel="int-gone"), NOW).verdict is Verdict.DISCONNECTED

    def test_a_refusal_of_the_text_is_told_in_its_words(self, scheduler: PostizScheduler, other_side: Side) -> None:
        """The newest version's form."""
        body = '{"statusCode":400,"provider":"x","name":"X","message":"post is too long, please fix it"}'
        other_side.site.faults = [(self.create, says(400, body))]

        outcome = scheduler.submit(self.post(), NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert "too long" in outcome.reason

    def test_published_failed_and_forgotten_posts_are_told_apart(
        self, scheduler: PostizScheduler, other_side: Side
    ) -> None:
        """The sweep after the due time."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        late = post.due.utc + timedelta(minutes=30)
        other_side.site.publishes = False
        other_side.set(late)
        row = other_side.site.posts[number]
        seen = {}
        for state in ("QUEUE", "ERROR", "DRAFT", "PUBLISHED", "BRAND_NEW"):
            row["state"] = state
            seen[state] = scheduler.look(post, number, late).presence

        assert seen == {
            "QUEUE": Presence.OVERDUE,
            "ERROR": Presence.OVERDUE,
            "DRAFT": Presence.OVERDUE,
            "PUBLISHED": Presence.LIVE,
            "BRAND_NEW": Presence.CANT_TELL,
        }

    def test_the_same_words_for_another_channel_or_minute_are_not_ours(
        self, scheduler: PostizScheduler, other_side: Side
    ) -> None:
        """The practice posts the same on Instagram and Facebook."""
        post = self.post()
        scheduler.submit(post, NOW)
        row = other_side.site.posts["post-1"]

        row["integration"]["id"] = "int-x"
        assert scheduler.look(post, "", NOW).presence is Presence.ABSENT
        row["integration"]["id"] = "int-ig"
        row["publishDate"] = (post.due.utc + timedelta(hours=1)).isoformat()
        assert scheduler.look(post, "", NOW).presence is Presence.ABSENT

    def test_pictures_that_take_too_long_stop_the_post(self, scheduler: PostizScheduler, other_side: Side) -> None:
        """Postiz publishes a past date at once."""
        post = self.post(due=NOW + timedelta(minutes=11))

        def slow(request: Any, go: Any) -> Any:
            other_side.set(NOW + timedelta(minutes=8))
            return go(request)

        other_side.site.faults = [("POST .*/upload", slow)]

        assert scheduler.submit(post, NOW).verdict is Verdict.CHANGE_CONTENT
        assert other_side.site.posts == {}

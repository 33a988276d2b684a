"""Mastodon's own scheduling: against a fake strict to its documentation; the real snac2 is in tests/peers."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.mastodon import MastodonScheduler
from composer.schedulers.mastodon_posts import same_words
from composer.schedulers.rest import Rest
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, answer, says
from tests.schedulers.web_contract import Side, WebSchedulerContract


@dataclass
class FakeMastodon(FakeSite):
    """Scheduled and published statuses of one account.

    Attributes:
        software: its name in nodeinfo; "takahe" publishes at once, "snac" lists nothing.
        works_on: how many times a picture is not ready yet.
    """

    software: str = "mastodon"
    works_on: int = 0
    scheduled: dict[int, dict[str, Any]] = field(default_factory=dict)
    published: dict[int, dict[str, Any]] = field(default_factory=dict)
    alts: list[str] = field(default_factory=list)
    number: int = 0

    def serve(self, asked: Asked) -> Response:
        self._publish()
        if asked.path == "/.well-known/nodeinfo":
            return answer(200, {"links": [{"rel": "x", "href": "https://server.test/nodeinfo/2.0"}]})
        if asked.path == "/nodeinfo/2.0":
            return answer(200, {"software": {"name": self.software, "version": "4.3"}})
        if asked.headers.get("authorization") != f"Bearer {SECRET}":
            return answer(401, {"error": "The access token is invalid"})
        path = asked.path.removeprefix("/api")
        if path == "/v1/accounts/verify_credentials":
            return answer(200, {"id": "17", "acct": "practice"})
        if path == "/v2/media":
            return self._media(asked)
        if path.startswith("/v1/media/"):
            self.works_on -= 1
            return answer(206 if self.works_on > 0 else 200, {"id": path.rsplit("/", 1)[1], "url": None})
        if path == "/v1/statuses":
            return self._post(asked)
        if path == "/v1/accounts/17/statuses":
            newest_first = sorted(self.published.values(), key=lambda s: int(s["id"]), reverse=True)
            return answer(200, newest_first if "max_id" not in asked.query else [])
        return self._scheduled(asked, path)

    def _scheduled(self, asked: Asked, path: str) -> Response:
        assert path.startswith("/v1/scheduled_statuses"), path
        number = path.removeprefix("/v1/scheduled_statuses").strip("/")
        if not number:
            below = int(asked.query.get("max_id", 10**9))
            rows = [s for n, s in sorted(self.scheduled.items(), reverse=True) if n < below]
            return answer(200, rows[: int(asked.query["limit"])] if self.software == "mastodon" else [])
        found = self.scheduled.get(int(number))
        if found is None:
            return answer(404, {"error": "Record not found"})
        if asked.method == "DELETE":
            del self.scheduled[int(number)]
            return answer(200, {})
        if asked.method == "PUT":
            assert set(asked.json()) == {"scheduled_at"}, "only the time can be changed"
            found["scheduled_at"] = asked.json()["scheduled_at"]
        return answer(200, found)

    def _post(self, asked: Asked) -> Response:
        given = asked.json()
        at = datetime.fromisoformat(given["scheduled_at"])
        if at < self.now + timedelta(minutes=5) and self.software == "mastodon":
            return answer(422, {"error": "Validation failed: Scheduled at The scheduled date must be in the future"})
        assert asked.headers["idempotency-key"]
        self.number += 1
        if self.software == "takahe":
            return answer(200, self._status(given["status"], self.now))
        params = {"text": given["status"], "media_ids": given["media_ids"]}
        held = {
            "id": str(self.number),
            "scheduled_at": given["scheduled_at"],
            "params": params,
            "media_attachments": [],
        }
        self.scheduled[self.number] = held
        return answer(200, held if self.software == "mastodon" else self._shape(given["status"], at))

    def _publish(self) -> None:
        for number, held in list(self.scheduled.items()):
            if datetime.fromisoformat(held["scheduled_at"]) <= self.now:
                del self.scheduled[number]
                self._status(held["params"]["text"], datetime.fromisoformat(held["scheduled_at"]))

    def _status(self, text: str, at: datetime) -> dict[str, Any]:
        self.number += 1
        self.published[self.number] = {**self._shape(text, at), "id": str(self.number)}
        return self.published[self.number]

    def _shape(self, text: str, at: datetime) -> dict[str, Any]:
        shown = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
        return {
            "id": str(self.number),
            "created_at": at.isoformat(),
            "content": f"<p>{shown}</p>",
            "url": f"https://server.test/@practice/{self.number}",
            "account": {"id": "17"},
        }

    def _media(self, asked: Asked) -> Response:
        self.alts.append(asked.form_file()[1]["description"])
        return answer(202 if self.works_on else 200, {"id": f"m{len(self.alts)}", "url": None})


class TestMastodon(WebSchedulerContract):
    """The contract, and Mastodon's own traps."""

    platform = "mastodon"
    channel = "17"
    create = r"POST /api/v1/statuses$"

    change = r"PUT /api/v1/scheduled_statuses/"

    def stands(self, other_side: Side) -> tuple[str, str]:
        (held,) = other_side.site.scheduled.values()
        return held["scheduled_at"].replace(".000Z", "Z"), held["params"]["text"]

    def kind(self) -> str:
        return "mastodon"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakeMastodon(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> MastodonScheduler:
        rest = Rest(other_side.site, "https://server.test/", {"Authorization": f"Bearer {SECRET}"}, (SECRET,))
        return MastodonScheduler(rest, other_side.clock, pause=lambda seconds: None)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> MastodonScheduler:
        return MastodonScheduler(
            Rest(other_side.site, "https://server.test", {}, ()), other_side.clock, has_secret=False
        )

    def copies(self, other_side: Side, key: str) -> int:
        return len(other_side.site.scheduled) + len(other_side.site.published)

    def test_alt_texts_go_with_the_pictures(self, scheduler: MastodonScheduler, other_side: Side) -> None:
        """`description` in the upload."""
        scheduler.submit(self.post(pictures=2), NOW)

        assert other_side.site.alts == ["Card 0: “yes”", "Card 1: “yes”"]
        assert next(iter(other_side.site.scheduled.values()))["params"]["media_ids"] == ["m1", "m2"]

    def test_a_picture_the_server_still_works_on_is_waited_for(
        self, scheduler: MastodonScheduler, other_side: Side
    ) -> None:
        """202, then 206, then 200."""
        other_side.site.works_on = 3

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.ACCEPTED

    def test_after_its_time_it_is_found_among_the_published_ones(
        self, scheduler: MastodonScheduler, other_side: Side
    ) -> None:
        """The scheduled one answers 404 then."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        later = post.due.utc + timedelta(minutes=1)
        other_side.set(later)

        for given in (number, ""):
            sighting = scheduler.look(post, given, later)
            assert sighting.presence is Presence.LIVE
            assert sighting.url.startswith("https://server.test/@practice/")

    def test_a_server_that_publishes_at_once_is_believed(self, scheduler: MastodonScheduler, other_side: Side) -> None:
        """No `scheduled_at` in the answer: it may be public already."""
        other_side.site.software = "takahe"

        outcome = scheduler.submit(self.post(), NOW)

        assert (outcome.verdict, outcome.live) == (Verdict.ACCEPTED, True)
        assert "at once" in outcome.reason

    def test_on_a_server_that_lists_nothing_absence_is_never_claimed(
        self, scheduler: MastodonScheduler, other_side: Side
    ) -> None:
        """snac2 holds posts but its list is always empty: "not there" would send it twice."""
        other_side.site.software = "snac"
        post = self.post()

        outcome = scheduler.submit(post, NOW)

        assert (outcome.verdict, outcome.live) == (Verdict.ACCEPTED, False)
        assert scheduler.look(post, "", NOW).presence is Presence.CANT_TELL
        assert scheduler.check().reason

    def test_a_thread_can_not_be_planned(self, scheduler: MastodonScheduler, other_side: Side) -> None:
        """A reply needs its parent to be there."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.")))

        assert scheduler.submit(post, NOW).verdict is Verdict.CHANGE_CONTENT
        assert other_side.site.log == []

    def test_a_refusal_of_the_text_is_told_in_the_servers_words(
        self, scheduler: MastodonScheduler, other_side: Side
    ) -> None:
        """422."""
        other_side.site.faults = [
            (self.create, says(422, '{"error": "Validation failed: Text limit of 500 exceeded"}'))
        ]

        outcome = scheduler.submit(self.post(), NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert "limit of 500" in outcome.reason

    def test_it_is_found_on_a_later_page(self, scheduler: MastodonScheduler, other_side: Side) -> None:
        """300 may be planned; a page holds 40."""
        post = self.post()
        scheduler.submit(post, NOW)
        for number in range(100, 190):
            at = (NOW + timedelta(days=9)).isoformat()
            params = {"text": f"Other {number}"}
            other_side.site.scheduled[number] = {"id": str(number), "scheduled_at": at, "params": params}

        assert scheduler.look(post, "", NOW).presence is Presence.HELD


@pytest.mark.parametrize(
    ("html", "text", "same"),
    [
        ("<p>Hello &amp; bye</p>", "Hello & bye", True),
        ('<p>See <a href="https://a.test/x"><span class="invisible">https://</span><span>a.test/x</span></a></p>', "See https://a.test/x", True),
        ("<p>Something else</p>", "Hello", False),
        ("<p></p>", "🦷", False),
        ("<p>Hello</p>", "Hello there", False),
    ],
)  # fmt: skip
def test_published_html_is_compared_by_its_letters(html: str, text: str, same: bool) -> None:
    """Links and breaks are shown differently from how they were sent."""
    assert same_words(html, text) is same

"""Mixpost: wall clock and zone, planned in one step, and honest about what can't be found out."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from composer.model.moment import at_wall
from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.mixpost import MixpostScheduler
from composer.schedulers.rest import Rest
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, answer, says
from tests.schedulers.web_contract import Side, WebSchedulerContract

BASE = "/mixpost/api/2f4b"


@dataclass
class FakeMixpost(FakeSite):
    """One workspace."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)
    uploads: int = 0

    def serve(self, asked: Asked) -> Response:
        assert asked.path.startswith(f"{BASE}/"), asked.path
        if asked.headers.get("authorization") != f"Bearer {SECRET}":
            return answer(401, {"message": "Unauthenticated."})
        path = asked.path.removeprefix(BASE)
        if path == "/accounts":
            rows = [
                {"id": 7, "uuid": "u7", "name": "Practice", "provider": "facebook_page", "authorized": True},
                {"id": 8, "uuid": "u8", "name": "Practice", "provider": "twitter", "authorized": False},
                {"id": 9, "uuid": "u9", "name": "Practice", "provider": "brand_new", "authorized": True},
            ]
            return answer(200, {"data": rows})
        if path == "/media":
            self.uploads += 1
            asked.form_file()
            return answer(200, {"id": self.uploads, "uuid": f"m{self.uploads}"})
        if path.startswith("/media/"):
            self.alts[path.rsplit("/", 1)[1]] = asked.json()["alt_text"]
            return answer(200, {})
        if path == "/posts":
            return self._create(asked.json())
        number = path.removeprefix("/posts/")
        if number not in self.posts:
            return answer(404, {"message": "Not found."})
        if asked.method == "DELETE":
            assert asked.json() == {"trash": True, "delete_mode": "app_only"}
            self.posts[number]["status"] = "trash"
        if asked.method == "PUT":
            assert set(asked.json()) == set(self.posts[number]["sent"]), "the whole post goes again"
            self.posts[number]["sent"] = asked.json()
        return answer(200, {"data": self.posts[number]})

    def _create(self, given: Any) -> Response:
        flags = [flag for flag in ("schedule", "schedule_now", "queue") if given.get(flag)]
        assert flags == ["schedule"]
        if given["accounts"] != [7]:
            return answer(
                422, {"message": "The selected accounts.0 is invalid.", "errors": {"accounts.0": ["invalid"]}}
            )
        number = f"post-{len(self.posts) + 1}"
        self.posts[number] = {"id": len(self.posts) + 1, "uuid": number, "status": "scheduled", "sent": given}
        return answer(200, {"data": self.posts[number]})


class TestMixpost(WebSchedulerContract):
    """The contract, and Mixpost's own traps."""

    platform = "facebook"
    channel = "7"
    create = rf"POST {BASE}/posts$"

    def kind(self) -> str:
        return "mixpost"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakeMixpost(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> MixpostScheduler:
        rest = Rest(other_side.site, f"https://mix.test{BASE}", {"Authorization": f"Bearer {SECRET}"}, (SECRET,))
        return MixpostScheduler(rest, other_side.clock)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> MixpostScheduler:
        return MixpostScheduler(
            Rest(other_side.site, f"https://m.test{BASE}", {}, ()), other_side.clock, has_secret=False
        )

    change = rf"PUT {BASE}/posts/"

    def stands(self, other_side: Side) -> tuple[str, str]:
        (post,) = other_side.site.posts.values()
        sent = post["sent"]
        local = f"{sent['date']}T{sent['time']}"
        return at_wall(local, sent["timezone"])[0].iso_utc(), sent["versions"][0]["content"][0]["body"]

    def copies(self, other_side: Side, key: str) -> int:
        return sum(p["status"] != "trash" for p in other_side.site.posts.values())

    def test_the_wall_clock_goes_with_its_zone(self, scheduler: MixpostScheduler, other_side: Side) -> None:
        """Never UTC: Mixpost keeps the wall clock."""
        scheduler.submit(self.post(), NOW)

        sent = other_side.site.posts["post-1"]["sent"]
        assert (sent["date"], sent["time"], sent["timezone"]) == ("2026-12-03", "09:00", "America/Chicago")
        assert sent["versions"][0]["content"][0]["media"] == [1]
        assert other_side.site.alts == {"m1": "Card 0: “yes”"}

    def test_accounts_are_mapped(self, scheduler: MixpostScheduler) -> None:
        """Unknown providers are left out."""
        found = [(c.id, c.platform, c.usable) for c in scheduler.check().channels]

        assert found == [("7", "facebook", True), ("8", "x", False)]

    def test_a_refusal_is_told_in_its_words(self, scheduler: MixpostScheduler) -> None:
        """422 of Laravel."""
        outcome = scheduler.submit(self.post(channel="99"), NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert "accounts.0 is invalid" in outcome.reason

    def test_a_channel_that_is_no_number_never_gets_there(self, scheduler: MixpostScheduler, other_side: Side) -> None:
        """The channel came from a server once."""
        assert scheduler.submit(self.post(channel="7; drop"), NOW).verdict is Verdict.DISCONNECTED
        assert other_side.site.log == []

    def test_an_answer_without_an_id_is_unknown(self, scheduler: MixpostScheduler, other_side: Side) -> None:
        """The documented example of this answer is a tag."""
        other_side.site.faults = [(self.create, says(200, '{"id": 3, "name": "Tips", "hex_color": "#fff"}'))]

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.UNKNOWN

    def test_states_are_told_apart(self, scheduler: MixpostScheduler, other_side: Side) -> None:
        """The sweep after the due time."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        late = post.due.utc + timedelta(minutes=30)
        row, seen = other_side.site.posts[number], {}
        for state in ("published", "scheduled", "failed", "needs_approval", "trash", "new"):
            row["status"] = state
            seen[state] = scheduler.look(post, number, late).presence

        assert seen == {
            "published": Presence.LIVE,
            "scheduled": Presence.OVERDUE,
            "failed": Presence.OVERDUE,
            "needs_approval": Presence.OVERDUE,
            "trash": Presence.ABSENT,
            "new": Presence.CANT_TELL,
        }

"""BrightBean: real idempotency keys with their rules (replay, 422 for another body, 409 while running)."""

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.brightbean import BrightBeanScheduler
from composer.schedulers.rest import Rest
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, answer, says
from tests.schedulers.web_contract import Side, WebSchedulerContract


@dataclass
class FakeBrightBean(FakeSite):
    """One workspace, strict to its source."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, dict[str, str]] = field(default_factory=dict)
    slots: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def serve(self, asked: Asked) -> Response:
        assert asked.path.startswith("/api/v1/"), asked.path
        if asked.headers.get("authorization") != f"Bearer {SECRET}":
            return answer(401, {"detail": "Unauthorized"})
        path = asked.path.removeprefix("/api/v1")
        if path == "/accounts/":
            row = {"account_handle": "practice", "char_limit": 2200, "account_name": "Practice"}
            return answer(
                200,
                {
                    "accounts": [
                        {**row, "id": "acc-1", "platform": "instagram_login", "connection_status": "connected"},
                        {**row, "id": "acc-2", "platform": "linkedin_company", "connection_status": "token_expired"},
                        {**row, "id": "acc-3", "platform": "brand_new", "connection_status": "connected"},
                    ]
                },
            )
        if path == "/media/":
            fields = asked.form_file()[1]
            self.media.setdefault(fields["idempotency_key"], fields)
            return answer(201, {"id": f"asset-{fields['idempotency_key'][-1]}", "alt_text": fields["alt_text"]})
        if path == "/posts/":
            return self._create(asked)
        number = path.removeprefix("/posts/").split("/")[0]
        if number not in self.posts:
            return answer(404, {"detail": "Not Found"})
        if path.endswith("/cancel"):
            self.posts[number]["status"] = "draft"
        if asked.method == "PATCH":
            self.posts[number]["sent"] |= asked.json()
            self.posts[number]["scheduled_at"] = self.posts[number]["sent"]["scheduled_at"]
        return answer(200, self.posts[number])

    def _create(self, asked: Asked) -> Response:
        given, key = asked.json(), asked.headers["idempotency-key"]
        assert len(key) <= 128
        print_of = json.dumps(given, sort_keys=True)
        if key in self.slots:
            known, body = self.slots[key]
            if known != print_of:
                return answer(422, {"error": "idempotency", "detail": "Key was used with another body"})
            return answer(200, body)
        if given["social_account_id"] != "acc-1":
            return answer(403, {"detail": "SocialAccount is not in this key's allowlist."})
        number = f"p-{len(self.posts) + 1}"
        body = {
            "id": number,
            "status": "scheduled",
            "scheduled_at": given["scheduled_at"],
            "sent": given,
            "platform_posts": [{"publish_error": ""}],
        }
        self.posts[number] = body
        self.slots[key] = (print_of, body)
        return answer(201, body)


class TestBrightBean(WebSchedulerContract):
    """The contract, and BrightBean's own rules."""

    platform = "instagram"
    channel = "acc-1"
    create = r"POST /api/v1/posts/$"

    change = r"PATCH /api/v1/posts/"

    def stands(self, other_side: Side) -> tuple[str, str]:
        (post,) = other_side.site.posts.values()
        return post["sent"]["scheduled_at"], post["sent"]["caption"]

    def kind(self) -> str:
        return "brightbean"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakeBrightBean(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> BrightBeanScheduler:
        rest = Rest(other_side.site, "https://studio.test/api/v1", {"Authorization": f"Bearer {SECRET}"}, (SECRET,))
        return BrightBeanScheduler(rest, other_side.clock)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> BrightBeanScheduler:
        return BrightBeanScheduler(Rest(other_side.site, "https://s.test", {}, ()), other_side.clock, has_secret=False)

    def arrived(self, other_side: Side) -> dict[str, str]:
        (post,) = other_side.site.posts.values()
        return {"first_comment": post["sent"]["first_comment"]}

    def copies(self, other_side: Side, key: str) -> int:
        return sum(p["status"] != "draft" for p in other_side.site.posts.values())

    def test_accounts_are_mapped_and_expired_ones_not_usable(self, scheduler: BrightBeanScheduler) -> None:
        """Unknown kinds are left out."""
        found = [(c.id, c.platform, c.usable) for c in scheduler.check().channels]

        assert found == [("acc-1", "instagram", True), ("acc-2", "linkedin", False)]

    def test_everything_goes_in_one_post_with_alt_text_and_utc_time(
        self, scheduler: BrightBeanScheduler, other_side: Side
    ) -> None:
        """`media_asset_ids` in order."""
        scheduler.submit(self.post(pictures=2), NOW)

        sent = other_side.site.posts["p-1"]["sent"]
        assert (sent["scheduled_at"], sent["action"]) == ("2026-12-03T15:00:00Z", "schedule")
        assert len(sent["media_asset_ids"]) == 2
        assert [m["alt_text"] for m in other_side.site.media.values()] == ["Card 0: “yes”", "Card 1: “yes”"]

    @pytest.mark.parametrize("status", [409, 422])
    def test_a_key_in_use_is_never_called_a_success(
        self, scheduler: BrightBeanScheduler, other_side: Side, status: int
    ) -> None:
        """409: the first one is still running. 422: another body had the key."""
        other_side.site.faults = [(self.create, says(status, '{"detail": "idempotency"}'))]

        verdict = scheduler.submit(self.post(), NOW).verdict

        assert verdict is (Verdict.UNKNOWN if status == 409 else Verdict.CHANGE_CONTENT)

    def test_states_are_told_apart(self, scheduler: BrightBeanScheduler, other_side: Side) -> None:
        """The sweep after the due time."""
        post = self.post()
        number = scheduler.submit(post, NOW).remote_id
        late = post.due.utc + timedelta(minutes=30)
        row, seen = other_side.site.posts[number], {}
        for state in ("published", "scheduled", "failed", "draft", "sleeping"):
            row["status"] = state
            seen[state] = scheduler.look(post, number, late).presence

        assert seen == {
            "published": Presence.LIVE,
            "scheduled": Presence.OVERDUE,
            "failed": Presence.OVERDUE,
            "draft": Presence.ABSENT,
            "sleeping": Presence.CANT_TELL,
        }

    def test_a_thread_is_refused(self, scheduler: BrightBeanScheduler, other_side: Side) -> None:
        """One caption a post."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.")))

        assert scheduler.submit(post, NOW).verdict is Verdict.CHANGE_CONTENT
        assert other_side.site.log == []

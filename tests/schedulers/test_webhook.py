"""The webhook: signed, complete, and never repeated by itself."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from composer.model.ports import Response
from composer.model.scheduler import HealthState, Presence, Verdict
from composer.schedulers.rest import Rest
from composer.schedulers.webhook import WebhookScheduler
from tests.schedulers.contract import NOW, SECRET, SchedulerContract
from tests.schedulers.fake_site import Asked, FakeSite, answer, cut, lost, refused, says
from tests.schedulers.pictures import DIGEST, PNG
from tests.schedulers.web_contract import Side


@dataclass
class FakeReceiver(FakeSite):
    """A receiver that checks the signature and keeps what it was told."""

    told: list[dict[str, Any]] = field(default_factory=list)

    def serve(self, asked: Asked) -> Response:
        stamp = asked.headers["x-chairside-timestamp"]
        made = hmac.new(self.secret.encode(), stamp.encode() + b"." + asked.body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(asked.headers["x-chairside-signature"], f"sha256={made}"):
            return answer(401, {"error": "bad signature"})
        assert abs(int(stamp) - self.now.timestamp()) < 300
        self.told.append({**json.loads(asked.body), "key": asked.headers["idempotency-key"]})
        return answer(200, {"remote_id": "r-1", "url": "https://n8n.test/1"})


class TestWebhook(SchedulerContract):
    """The contract, and what only a webhook has."""

    platform = "facebook"
    channel = "linkedin"

    def kind(self) -> str:
        return "webhook"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakeReceiver(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> WebhookScheduler:
        rest = Rest(other_side.site, "https://n8n.test/hook/7", {}, (SECRET,))
        return WebhookScheduler(rest, SECRET, other_side.clock)

    def copies(self, other_side: Side, key: str) -> int:
        events = [m["event"] for m in other_side.site.told if m.get("id") == key]
        return events.count("post.scheduled") if "post.cancelled" not in events else 0

    def arrived(self, other_side: Side) -> dict[str, str]:
        return dict(other_side.site.told[0]["fields"])

    def test_the_message_holds_everything(self, scheduler: WebhookScheduler, other_side: Side) -> None:
        """Schema 1."""
        post = self.post()

        outcome = scheduler.submit(post, NOW)

        (told,) = other_side.site.told
        assert (outcome.remote_id, outcome.url) == ("r-1", "https://n8n.test/1")
        assert (told["schema"], told["event"], told["key"]) == (1, "post.scheduled", post.key)
        assert (told["due_at"], told["time_zone"]) == ("2026-12-03T15:00:00Z", "America/Chicago")
        assert told["target"] == {"channel": "linkedin", "platform": "facebook"}
        (media,) = told["media"]
        assert base64.b64decode(media["data_base64"]) == PNG
        assert (media["sha256"], media["alt"]) == (DIGEST, "Card 0: “yes”")

    @pytest.mark.parametrize(
        ("fault", "verdict"),
        [
            (lost, Verdict.UNKNOWN),
            (cut, Verdict.UNKNOWN),
            (says(500), Verdict.UNKNOWN),
            (says(302, location="https://elsewhere.test"), Verdict.UNKNOWN),
            (says(200, "<html>Clinic Wi-Fi</html>"), Verdict.UNKNOWN),
            (refused, Verdict.RETRY_AT),
            (says(429, retry_after="5"), Verdict.RETRY_AT),
            (says(401), Verdict.SIGN_IN_AGAIN),
            (says(404), Verdict.DISCONNECTED),
            (says(410), Verdict.DISCONNECTED),
            (says(200, "Accepted"), Verdict.ACCEPTED),
            (says(204), Verdict.ACCEPTED),
        ],
    )
    def test_answers_are_told_apart(
        self, scheduler: WebhookScheduler, other_side: Side, fault: Any, verdict: Verdict
    ) -> None:
        """Any 2xx that is not a web page will do."""
        other_side.site.faults = [("POST", fault)]

        assert scheduler.submit(self.post(), NOW).verdict is verdict

    def test_a_wrong_signature_asks_for_the_secret(self, other_side: Side) -> None:
        """The two ends disagree."""
        scheduler = WebhookScheduler(Rest(other_side.site, "https://n8n.test/h", {}, ()), "other", other_side.clock)

        assert scheduler.check().state is HealthState.SIGN_IN_AGAIN

    def test_without_a_secret_nothing_is_sent(self, other_side: Side) -> None:
        """An unsigned message would teach the receiver to take them."""
        scheduler = WebhookScheduler(Rest(other_side.site, "https://n8n.test/h", {}, ()), "", other_side.clock)

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.SIGN_IN_AGAIN
        assert other_side.site.log == []

    def test_a_receiver_can_not_be_asked(self, scheduler: WebhookScheduler) -> None:
        """So the person is."""
        assert scheduler.look(self.post(), "r-1", NOW).presence is Presence.CANT_TELL

    def test_only_a_proper_address_is_shown(self, scheduler: WebhookScheduler, other_side: Side) -> None:
        """A receiver must not plant a link that runs something."""
        other_side.site.faults = [("POST", says(200, '{"url": "javascript:alert(1)"}'))]

        assert scheduler.submit(self.post(), NOW).url == ""

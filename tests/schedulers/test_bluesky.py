"""Bluesky: record keys, facets, threads, and the idempotent put; the real server is in tests/peers."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from composer.model.ports import Response
from composer.model.scheduler import Presence, Verdict
from composer.schedulers.bluesky import BlueskyScheduler, told
from composer.schedulers.bluesky_records import facet_list
from composer.schedulers.rest import Rest
from composer.schedulers.tid import ALPHABET, tid
from tests.schedulers.contract import NOW, SECRET
from tests.schedulers.fake_site import Asked, FakeSite, answer, lost, says
from tests.schedulers.web_contract import Side, WebSchedulerContract

PUT = r"POST /xrpc/com.atproto.repo.putRecord$"
DID = "did:plc:abc123"


@dataclass
class FakePds(FakeSite):
    """One account's records, strict to what the real server answered."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)

    def serve(self, asked: Asked) -> Response:
        name = asked.path.removeprefix("/xrpc/com.atproto.")
        if name == "server.createSession":
            if asked.json()["password"] != SECRET:
                return answer(401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
            return answer(200, {"did": DID, "handle": "practice.test", "accessJwt": "jwt", "refreshJwt": "r"})
        if name == "repo.getRecord":
            found = self.records.get(asked.query["rkey"])
            if found is None:
                return answer(400, {"error": "RecordNotFound", "message": "Could not locate record"})
            return answer(200, found)
        if asked.headers.get("authorization") != "Bearer jwt":
            return answer(400, {"error": "InvalidToken", "message": "Bad token"})
        if name == "repo.uploadBlob":
            cid = hashlib.sha256(asked.body).hexdigest()
            ref = {"$type": "blob", "ref": {"$link": cid}, "mimeType": asked.headers["content-type"], "size": 9}
            return answer(200, {"blob": ref})
        assert name == "repo.putRecord", name
        return self._put(asked.json())

    def _put(self, given: Any) -> Response:
        assert given["swapRecord"] is None
        key = given["rkey"]
        if len(key) != 13 or set(key) - set(ALPHABET):
            return answer(400, {"error": "InvalidRequest", "message": "Invalid record key"})
        if len(given["record"]["text"]) > 300:
            return answer(400, {"error": "InvalidRequest", "message": "text must not be longer than 300 graphemes"})
        for image in given["record"].get("embed", {}).get("images", []):
            assert "alt" in image
        cid = hashlib.sha256(json.dumps(given["record"], sort_keys=True).encode()).hexdigest()
        there = self.records.get(key)
        if there is not None and there["cid"] != cid:
            return answer(400, {"error": "InvalidSwap", "message": "Record was at another cid"})
        uri = f"at://{DID}/app.bsky.feed.post/{key}"
        self.records[key] = {"uri": uri, "cid": cid, "value": given["record"]}
        return answer(200, {"uri": uri, "cid": cid})


class TestBluesky(WebSchedulerContract):
    """The contract, and Bluesky's own traps."""

    platform = "bluesky"
    channel = DID
    create = PUT

    def kind(self) -> str:
        return "bluesky"

    @pytest.fixture
    def other_side(self) -> Side:
        return Side(FakePds(NOW, SECRET))

    @pytest.fixture
    def scheduler(self, other_side: Side) -> BlueskyScheduler:
        rest = Rest(other_side.site, "https://pds.test", {}, (SECRET,), told)
        return BlueskyScheduler(rest, "practice.test", SECRET, other_side.clock)

    @pytest.fixture
    def unsigned(self, other_side: Side) -> BlueskyScheduler:
        return BlueskyScheduler(Rest(other_side.site, "https://pds.test", {}, ()), "p", "", other_side.clock)

    def copies(self, other_side: Side, key: str) -> int:
        return len(other_side.site.records)

    def test_a_post_is_taken_back_and_taking_it_back_again_is_harmless(self, scheduler: Any, other_side: Side) -> None:
        """What is out is public; the outbox shows it as live."""
        post = self.post()
        outcome = scheduler.submit(post, NOW)

        assert scheduler.cancel(post, outcome.remote_id).live
        other_side.site.records.clear()
        assert scheduler.cancel(post, outcome.remote_id).verdict is Verdict.ALREADY_THERE

    def test_the_post_is_public_at_once_with_its_address(self, scheduler: BlueskyScheduler, other_side: Side) -> None:
        """Picture with alt text and its shape; the time it was meant for."""
        outcome = scheduler.submit(self.post(), NOW)

        (made,) = other_side.site.records.values()
        assert outcome.live
        assert outcome.url == f"https://bsky.app/profile/{DID}/post/{outcome.remote_id.rsplit('/', 1)[1]}"
        assert made["value"]["createdAt"] == "2026-12-01T15:00:00.000Z"
        image = made["value"]["embed"]["images"][0]
        assert (image["alt"], image["aspectRatio"]) == ("Card 0: “yes”", {"width": 8, "height": 8})

    def test_a_thread_broken_off_in_the_middle_is_completed_and_nothing_doubled(
        self, scheduler: BlueskyScheduler, other_side: Side
    ) -> None:
        """Each part has a key of its own."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.", "Three.")))
        other_side.site.faults = [("getRecord", lambda r, go: go(r)), (PUT, lambda r, go: go(r)), (PUT, lost)]

        first = scheduler.submit(post, NOW)
        second = scheduler.submit(post, NOW + timedelta(minutes=2))

        assert (first.verdict, second.verdict) == (Verdict.UNKNOWN, Verdict.ACCEPTED)
        one, two, three = (r for _, r in sorted(other_side.site.records.items()))
        assert [r["value"]["text"] for r in (one, two, three)] == ["One.", "Two.", "Three."]
        assert three["value"]["reply"]["root"]["uri"] == one["uri"] == second.remote_id
        assert three["value"]["reply"]["parent"]["uri"] == two["uri"]

    def test_a_clear_refusal_in_the_middle_of_a_thread_is_not_called_clear(
        self, scheduler: BlueskyScheduler, other_side: Side
    ) -> None:
        """The first part is public by then."""
        post = self.post()
        post = replace(post, payload=replace(post.payload, parts=("One.", "Two.")))
        other_side.site.faults = [(PUT, lambda r, go: go(r)), (PUT, says(429, ""))]

        assert scheduler.submit(post, NOW).verdict is Verdict.UNKNOWN
        assert scheduler.look(post, "", NOW).presence is Presence.CANT_TELL

    def test_another_post_under_the_same_key_is_not_overwritten(
        self, scheduler: BlueskyScheduler, other_side: Side
    ) -> None:
        """InvalidSwap."""
        post = self.post()
        scheduler.submit(post, NOW)
        (there,) = other_side.site.records.values()
        there["cid"] = "other"

        assert scheduler.submit(post, NOW).verdict is Verdict.UNKNOWN
        assert there["value"]["text"] == post.payload.parts[0]

    def test_a_token_that_expired_on_the_way_asks_to_sign_in(
        self, scheduler: BlueskyScheduler, other_side: Side
    ) -> None:
        """This server says 400 for it."""
        other_side.site.faults = [(PUT, says(400, '{"error": "ExpiredToken", "message": "Token has expired"}'))]

        assert scheduler.submit(self.post(), NOW).verdict is Verdict.SIGN_IN_AGAIN

    def test_a_text_that_is_too_long_is_told_in_the_servers_words(self, scheduler: BlueskyScheduler) -> None:
        """The check should have caught it; the server has the last word."""
        outcome = scheduler.submit(self.post(text="a" * 301), NOW)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert "300 graphemes" in outcome.reason


seeds = st.binary(min_size=32, max_size=32).map(bytes.hex)
times = st.datetimes(datetime(2024, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(at=times, seed=seeds)
def test_a_record_key_has_the_form_the_server_wants(at: datetime, seed: str) -> None:
    """13 signs of the sortable alphabet, the first one below "k" (the top bit is 0)."""
    made = tid(at, seed)

    assert len(made) == 13
    assert set(made) <= set(ALPHABET)
    assert made[0] in "234567abcdefghij"


@given(at=times, seed=seeds, parts=st.integers(2, 25))
def test_the_parts_of_a_thread_sort_in_order(at: datetime, seed: str, parts: int) -> None:
    """And earlier posts sort before later ones."""
    keys = [tid(at, seed, n) for n in range(parts)]

    assert keys == sorted(set(keys))
    assert tid(at + timedelta(seconds=1), seed) > keys[-1]


def test_facets_count_bytes_and_leave_mentions_plain() -> None:
    """Accents and emoji before the link; a mention would need the account's did."""
    text = "Café 🦷 https://example.com #Zähne @friend.bsky.social"

    marks = facet_list(text)

    raw = text.encode()
    shown = [raw[m["index"]["byteStart"] : m["index"]["byteEnd"]].decode() for m in marks]
    assert shown == ["https://example.com", "#Zähne"]
    assert [m["features"][0]["$type"].rsplit("#", 1)[1] for m in marks] == ["link", "tag"]

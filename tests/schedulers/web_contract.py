"""What every web scheduler must do besides the contract: tell unknown from refused, hide its key, believe no rubbish."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from composer.model.moment import at_utc
from composer.model.scheduler import HealthState, Presence, Scheduler, Verdict
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW, SECRET, SchedulerContract
from tests.schedulers.fake_site import FakeSite, cut, lost, refused, says, says_after

UNCLEAR = {
    "lost": lost,
    "cut": cut,
    "500": says(500, "oops"),
    "500 after": says_after(500, "oops"),
    "502": says(502, "<html>bad gateway</html>"),
    "504 after": says_after(504, "<html>time-out</html>"),
    "503": says(503, "down"),
    "HTML": says(200, "<html>Welcome to the hotel network</html>"),
    "half JSON after": says_after(200, '{"id": 7'),
    "null": says(200, "null"),
    "other JSON": says(200, '{"hello": [1]}'),
    "deep JSON": says(200, "[" * 50_000),
    "redirect": says(307, "", location="https://elsewhere.test/"),
    "teapot": says(418, "I'm a teapot"),
}


class Side:
    """The fake server and the clock both live by."""

    def __init__(self, site: FakeSite) -> None:
        self.site: Any = site
        self.clock = SetClock(NOW)

    def set(self, now: datetime) -> None:
        """Sets both clocks."""
        self.clock.set(now)
        self.site.now = now


class WebSchedulerContract(SchedulerContract):
    """Inherit, and name the request that makes the post."""

    create = r"POST /posts$"

    @pytest.fixture
    def unsigned(self, other_side: Side) -> Scheduler:
        """The scheduler without its secret."""
        raise NotImplementedError

    @pytest.mark.parametrize("fault", sorted(UNCLEAR))
    def test_every_answer_that_is_not_clear_is_unknown(
        self, scheduler: Scheduler, other_side: Side, fault: str
    ) -> None:
        """It may or may not be there; sending again is for the outbox to decide, after a look."""
        other_side.site.faults = [(self.create, UNCLEAR[fault])]

        outcome = scheduler.submit(self.post(), self.now)

        assert outcome.verdict is Verdict.UNKNOWN, outcome
        assert other_side.site.faults == []

    @pytest.mark.parametrize(
        ("fault", "verdict"),
        [
            (refused, Verdict.RETRY_AT),
            (says(429, "slow down", retry_after="120"), Verdict.RETRY_AT),
            (says(503, "maintenance", retry_after="60"), Verdict.RETRY_AT),
            (says(401, '{"error": "no", "message": "no", "msg": "no"}'), Verdict.SIGN_IN_AGAIN),
            (says(413, "too large"), Verdict.CHANGE_CONTENT),
        ],
        ids=["refused", "429", "503 with a time", "401", "413"],
    )
    def test_clear_refusals_are_told_apart(
        self, scheduler: Scheduler, other_side: Side, fault: Any, verdict: Verdict
    ) -> None:
        """Certain that nothing was made."""
        other_side.site.faults = [(self.create, fault)]

        outcome = scheduler.submit(self.post(), self.now)

        assert outcome.verdict is verdict, outcome
        assert outcome.reason
        assert self.copies(other_side, self.post().key) == 0

    def test_the_servers_time_is_kept(self, scheduler: Scheduler, other_side: Side) -> None:
        """Retry-After."""
        other_side.site.faults = [(self.create, says(429, "", retry_after="120"))]

        assert scheduler.submit(self.post(), self.now).retry_at == self.now + timedelta(seconds=120)

    def test_after_a_lost_answer_it_is_found_or_recognised(self, scheduler: Scheduler, other_side: Side) -> None:
        """What the outbox does next: look, or submit once more where that is safe."""
        post = self.post()
        other_side.site.faults = [(self.create, lost)]
        scheduler.submit(post, self.now)
        assert self.copies(other_side, post.key) == 1

        if scheduler.capabilities.reads_back:
            assert scheduler.look(post, "", self.now).presence in {Presence.HELD, Presence.LIVE}
        elif scheduler.capabilities.idempotent:
            assert scheduler.submit(post, self.now).verdict in {Verdict.ACCEPTED, Verdict.ALREADY_THERE}
        else:
            assert scheduler.look(post, "", self.now).presence is Presence.CANT_TELL
        assert self.copies(other_side, post.key) == 1

    @pytest.mark.parametrize("body", ["<html>", "null", '"x"', "7", '{"error": "x"}', "[" * 50_000])
    def test_a_look_that_reads_rubbish_tells_nothing(self, scheduler: Scheduler, other_side: Side, body: str) -> None:
        """Only a proper answer proves absence."""
        other_side.site.faults = [(".", says(200, body)) for _ in range(9)]

        assert scheduler.look(self.post(), "", self.now).presence is Presence.CANT_TELL

    @pytest.mark.parametrize("status", [401, 403, 429, 500, 502])
    def test_a_look_that_is_refused_tells_nothing(self, scheduler: Scheduler, other_side: Side, status: int) -> None:
        """An expired key must not look like an empty queue."""
        other_side.site.faults = [(".", says(status, '{"error": "no"}')) for _ in range(9)]

        assert scheduler.look(self.post(), "", self.now).presence is Presence.CANT_TELL

    def test_an_unreachable_server_is_unreachable(self, scheduler: Scheduler, other_side: Side) -> None:
        """The connection test names the trouble."""
        other_side.site.faults = [(".", refused) for _ in range(9)]

        assert scheduler.check().state is HealthState.UNREACHABLE

    def test_a_refused_key_asks_to_sign_in(self, scheduler: Scheduler, other_side: Side) -> None:
        """Expired or revoked."""
        other_side.site.faults = [(".", says(401, '{"error": "no", "msg": "no"}')) for _ in range(9)]

        assert scheduler.check().state is HealthState.SIGN_IN_AGAIN

    def test_without_a_secret_nothing_is_sent(self, unsigned: Scheduler, other_side: Side) -> None:
        """A connection whose secret was for one run only."""
        if not unsigned.capabilities.needs_secret:
            pytest.skip("it needs none")

        assert unsigned.submit(self.post(), self.now).verdict is Verdict.SIGN_IN_AGAIN
        assert unsigned.check().state is HealthState.SIGN_IN_AGAIN
        assert other_side.site.log == []

    def test_a_secret_the_server_sends_back_is_hidden(self, scheduler: Scheduler, other_side: Side) -> None:
        """Debug pages print headers; the outbox keeps the server's words."""
        page = f'{{"error": "key {SECRET}", "message": "key {SECRET}", "msg": "{SECRET}"}}'
        for status in (400, 401, 422, 500):
            other_side.site.faults = [(".", says(status, page)) for _ in range(12)]
            post = self.post()

            told = repr(
                (
                    scheduler.submit(post, self.now),
                    scheduler.check(),
                    scheduler.look(post, "", self.now),
                    scheduler.cancel(post, "1"),
                )
            )

            assert SECRET not in told
            assert "s3cr3t" not in told

    @pytest.mark.parametrize("fault", sorted(UNCLEAR))
    def test_a_change_without_a_clear_answer_is_not_called_done(
        self, scheduler: Scheduler, other_side: Side, fault: str
    ) -> None:
        """The outbox asks again; an answer that any proxy could give proves nothing."""
        changing = self.changing(scheduler)
        post = self.post()
        number = scheduler.submit(post, self.now).remote_id
        later = replace(post, due=at_utc(self.now + timedelta(days=4), "America/Chicago"))
        other_side.site.faults = [(self.change, UNCLEAR[fault])]

        outcome = changing.change(post, later, number, self.now)

        assert other_side.site.faults == []
        assert outcome.verdict in {Verdict.UNKNOWN, Verdict.RETRY_AT}, outcome

"""What every scheduler must do, as tests that each one inherits. A subclass gives the other side and its faults."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from composer.model.errors import StorageError
from composer.model.job import Payload, Picture, idempotency_key
from composer.model.moment import When, at_utc
from composer.model.scheduler import Changing, HandOver, HealthState, Presence, Scheduler, Submission, Verdict
from composer.schedulers.registry import kind_of
from tests.schedulers.pictures import DIGEST, PNG

NOW = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
SECRET = "s3cr3t-Pässword with spaces"
DONE = {Verdict.ACCEPTED, Verdict.ALREADY_THERE}


def submission(
    *,
    due: datetime | None = None,
    now: datetime = NOW,
    platform: str = "wordpress",
    channel: str = "site",
    pictures: int = 1,
    text: str = "",
) -> Submission:
    """A post with pictures, two days ahead."""
    when: When = at_utc(due or now + timedelta(days=2), "America/Chicago")
    payload = Payload(
        platform,
        (text or 'Fluoride toothpaste prevents decay 🦷.\nAsk us why; it\'s <easy> & "quick".',),
        title="Does fluoride help?",
        pictures=tuple(
            Picture(DIGEST, "image/png", f"card-{n}.png", f"Card {n}: “yes”", 8, 8) for n in range(pictures)
        ),
        sources=("1. Walsh T, et al. Fluoride toothpastes. Cochrane. 2019.",),
    )
    key = idempotency_key(payload, "c1", channel, when)
    return Submission(payload, channel, when, key, "Does fluoride help?", lambda digest: PNG)


BESIDE = {
    "facebook": {"first_comment": "More at our desk: 555-0100 & “ask”."},
    "instagram": {"first_comment": "More at our desk: 555-0100 & “ask”."},
    "wordpress": {"slug": "fluoride-and-you", "excerpt": "Short & <plain>.", "tags": "Fluoride, Tips & tricks"},
}
"""What a person filled in beside the text, platform by platform."""


def beside(post: Submission) -> Submission:
    """The submission with every field of its platform filled in."""
    given = dict(BESIDE.get(post.payload.platform, {}))
    payload = replace(
        post.payload,
        slug=given.pop("slug", ""),
        excerpt=given.pop("excerpt", ""),
        tags=tuple(t for t in given.pop("tags", "").split(", ") if t),
        options={**post.payload.options, **given},
    )
    return replace(post, payload=payload)


class SchedulerContract:
    """Inherit, give `scheduler` and `other_side`, and all of this is tested."""

    platform = "wordpress"
    channel = "site"
    pictures = 1
    now = NOW

    @pytest.fixture
    def other_side(self, tmp_path: Any) -> Any:
        """What the scheduler talks to."""
        raise NotImplementedError

    @pytest.fixture
    def scheduler(self, other_side: Any) -> Scheduler:
        """The scheduler under test, with SECRET as its secret and NOW on its clock."""
        raise NotImplementedError

    def copies(self, other_side: Any, key: str) -> int:
        """How many posts stand on the other side that are not taken back."""
        raise NotImplementedError

    def set_now(self, other_side: Any, now: datetime) -> None:
        """Sets the clock of the scheduler and of the other side."""

    def post(self, **changes: Any) -> Submission:
        """A submission this scheduler takes."""
        due = self.now if kind_of(self.kind()).capabilities.hand_over is HandOver.AT_DUE else None
        given = {"platform": self.platform, "channel": self.channel, "pictures": self.pictures, "due": due, **changes}
        return submission(now=self.now, **given)

    def kind(self) -> str:
        """The kind's id."""
        raise NotImplementedError

    def test_it_is_the_kind_the_registry_says(self, scheduler: Scheduler) -> None:
        """The window offers by the registry's capabilities, so they must be the scheduler's own."""
        assert scheduler.kind == self.kind()
        assert scheduler.capabilities == kind_of(self.kind()).capabilities

    def test_a_healthy_connection_says_so_and_names_its_channels(self, scheduler: Scheduler) -> None:
        """The connection page lists what Queue can use."""
        health = scheduler.check()

        assert health.state is HealthState.OK, health
        assert health.channels
        assert len({c.id for c in health.channels}) == len(health.channels)

    def test_a_test_changes_nothing(self, scheduler: Scheduler, other_side: Any) -> None:
        """Checking twice leaves no trace."""
        scheduler.check()
        scheduler.check()

        assert self.copies(other_side, self.post().key) == 0

    def test_a_post_is_handed_over_and_found_again(self, scheduler: Scheduler, other_side: Any) -> None:
        """By what the answer named, and by what it says where that is possible."""
        post = self.post()

        outcome = scheduler.submit(post, self.now)

        assert outcome.verdict is Verdict.ACCEPTED, outcome
        assert self.copies(other_side, post.key) == 1
        seen = {Presence.HELD, Presence.LIVE}
        if scheduler.capabilities.reads_back:
            assert scheduler.look(post, "", self.now).presence in seen
        if scheduler.capabilities.tells_live:
            assert scheduler.look(post, outcome.remote_id, self.now).presence in seen

    def test_submitting_twice_never_doubles(self, scheduler: Scheduler, other_side: Any) -> None:
        """Either it recognises the second one, or it can be found before a second one is sent."""
        post = self.post()
        scheduler.submit(post, self.now)
        if not scheduler.capabilities.idempotent and not scheduler.capabilities.reads_back:
            pytest.skip("this one can't know, and the outbox never submits twice by itself")
        if not scheduler.capabilities.idempotent:
            assert scheduler.look(post, "", self.now).presence in {Presence.HELD, Presence.LIVE}
            return

        second = scheduler.submit(post, self.now)

        assert second.verdict in DONE, second
        assert self.copies(other_side, post.key) == 1

    def test_a_past_date_is_refused(self, scheduler: Scheduler, other_side: Any) -> None:
        """Some would publish it at once."""
        post = self.post(due=self.now - timedelta(days=1))

        outcome = scheduler.submit(post, self.now)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert outcome.reason
        assert self.copies(other_side, post.key) == 0

    def test_less_than_the_least_lead_is_refused(self, scheduler: Scheduler, other_side: Any) -> None:
        """A slow upload must not turn a schedule into "publish now"."""
        lead = scheduler.capabilities.lead
        if scheduler.capabilities.hand_over is HandOver.AT_DUE or not lead:
            pytest.skip("it keeps no lead")
        post = self.post(due=self.now + lead - timedelta(seconds=1))

        assert scheduler.submit(post, self.now).verdict is Verdict.CHANGE_CONTENT
        assert self.copies(other_side, post.key) == 0

    def test_what_is_not_there_is_absent(self, scheduler: Scheduler) -> None:
        """Only where posts can be found by what they say; the others say that they can't tell."""
        sighting = scheduler.look(self.post(), "", self.now)

        expected = Presence.ABSENT if scheduler.capabilities.reads_back else Presence.CANT_TELL
        assert sighting.presence is expected, sighting

    def test_a_post_is_taken_back_and_taking_it_back_again_is_harmless(
        self, scheduler: Scheduler, other_side: Any
    ) -> None:
        """Cancel after the hand-over."""
        if not scheduler.capabilities.can_cancel:
            pytest.skip("it can't")
        post = self.post()
        outcome = scheduler.submit(post, self.now)

        first = scheduler.cancel(post, outcome.remote_id)
        second = scheduler.cancel(post, outcome.remote_id)

        assert first.verdict in DONE, first
        assert second.verdict in DONE, second
        assert self.copies(other_side, post.key) == 0

    def test_a_picture_that_can_not_be_read_stops_the_post_before_anything_leaves(
        self, scheduler: Scheduler, other_side: Any
    ) -> None:
        """A post without its card would be another post."""

        def gone(digest: str) -> bytes:
            raise StorageError("The picture is gone.")

        post = replace(self.post(), read_picture=gone)
        if not post.payload.pictures or not scheduler.capabilities.takes_bytes or self.kind() == "reminder":
            pytest.skip("it takes no picture bytes")

        outcome = scheduler.submit(post, self.now)

        assert outcome.verdict is Verdict.CHANGE_CONTENT
        assert self.copies(other_side, post.key) == 0

    def arrived(self, other_side: Any) -> dict[str, str]:
        """Field -> what the one post on the other side has in it, for schedulers with `Capabilities.fields`."""
        raise NotImplementedError

    def test_the_fields_beside_the_text_arrive(self, scheduler: Scheduler, other_side: Any) -> None:
        """First comment, slug, excerpt, tags, board: what a scheduler says it takes, the other side has."""
        taken = {n for n in BESIDE.get(self.platform, {}) if scheduler.capabilities.takes(self.platform, n)}
        if not taken:
            pytest.skip("it takes none of this platform, and says so")
        post = beside(self.post())

        outcome = scheduler.submit(post, self.now)

        assert outcome.verdict is Verdict.ACCEPTED, outcome
        found = self.arrived(other_side)
        assert found == {name: BESIDE[self.platform][name] for name in taken}, found

    change = ""
    """The request that changes a waiting post, for schedulers that can."""

    def stands(self, other_side: Any) -> tuple[str, str]:
        """Due time (RFC 3339, UTC) and words of the one post on the other side."""
        raise NotImplementedError

    def changing(self, scheduler: Scheduler) -> Changing:
        """The scheduler, or a skip."""
        if not scheduler.capabilities.can_move:
            assert not isinstance(scheduler, Changing) or not scheduler.capabilities.can_edit
            pytest.skip("it can't change what it has")
        assert isinstance(scheduler, Changing)
        return scheduler

    def test_a_waiting_post_is_moved_in_place_and_asking_again_changes_nothing_more(
        self, scheduler: Scheduler, other_side: Any
    ) -> None:
        """The outbox asks until it is certain, so the request must be absolute."""
        changing = self.changing(scheduler)
        post = self.post()
        number = scheduler.submit(post, self.now).remote_id
        later = replace(post, due=at_utc(self.now + timedelta(days=4), "America/Chicago"))

        outcomes = [changing.change(post, later, number, self.now) for _ in range(2)]

        assert {o.verdict for o in outcomes} <= DONE, outcomes
        assert self.stands(other_side)[0] == later.due.iso_utc()
        seen = scheduler.look(later, number, self.now)
        assert seen.presence is Presence.HELD
        assert seen.due in {None, later.due.utc}

    def test_a_waiting_post_gets_other_words_in_place_where_that_is_possible(
        self, scheduler: Scheduler, other_side: Any
    ) -> None:
        """Else it is refused, and nothing changes."""
        changing = self.changing(scheduler)
        post = self.post()
        number = scheduler.submit(post, self.now).remote_id
        before = self.stands(other_side)
        other = replace(post, payload=replace(post.payload, parts=("Entirely other words.",), html=""))

        outcome = changing.change(post, other, number, self.now)

        if scheduler.capabilities.can_edit:
            assert outcome.verdict in DONE, outcome
            assert "Entirely other words." in self.stands(other_side)[1]
        else:
            assert outcome.verdict is Verdict.CHANGE_CONTENT
            assert self.stands(other_side) == before

    def test_a_past_date_is_never_set(self, scheduler: Scheduler, other_side: Any) -> None:
        """Some would publish it at once."""
        changing = self.changing(scheduler)
        post = self.post()
        number = scheduler.submit(post, self.now).remote_id
        before = self.stands(other_side)
        past = replace(post, due=at_utc(self.now - timedelta(days=1), "America/Chicago"))

        assert changing.change(post, past, number, self.now).verdict is Verdict.CHANGE_CONTENT
        assert self.stands(other_side) == before

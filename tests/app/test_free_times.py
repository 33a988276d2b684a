"""Posting times channel by channel: where posts land that are dropped, spread, or put into the gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.app import App
from composer.app.calendar.filling import Filling
from composer.app.calendar.free_times import FreeTimes, Spot, landed, together
from composer.app.calendar.planner_view import Planner
from composer.app.calendar.slots import Fit
from composer.model.job import Job, Payload
from composer.model.moment import When, at_wall
from composer.model.planning import HouseRules, QuietHours
from composer.model.post import Post
from composer.model.practice import Practice, WeeklySlot
from composer.model.scheduler import Channel, Connection
from composer.outbox.queueing import new_job
from composer.schedulers.registry import capabilities_of

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)  # a Saturday
LI, IG = ("c1", "li"), ("c1", "ig")
PRACTICE = Practice(zone="America/Chicago", slots=(WeeklySlot(1, "09:00"), WeeklySlot(3, "09:00")))
OWN = {LI: (WeeklySlot(1, "12:00"), WeeklySlot(1, "17:00"))}
TUESDAY = date(2026, 11, 24)
FEED = Connection(
    "c1", "postiz", "Postiz", channels=(Channel("li", "linkedin", "Lee"), Channel("ig", "instagram", "Lee"))
)


pytestmark = pytest.mark.paint


def at(text: str) -> When:
    """That wall clock in Chicago."""
    return at_wall(text, "America/Chicago")[0]


def test_each_channel_of_a_dropped_post_lands_at_its_own_posting_time() -> None:
    """LinkedIn is read at noon; that is why it has a time of its own."""
    places = FreeTimes(PRACTICE, OWN).on(TUESDAY, "09:00", [LI, IG], NOW)

    assert [place.when for place in places] == [at("2026-11-24T12:00"), at("2026-11-24T09:00")]
    assert [place.fit for place in places] == [Fit.FREE, Fit.FREE]
    assert together(places).when == at("2026-11-24T09:00")


def test_a_time_another_post_has_is_not_given_again_but_only_within_its_channel() -> None:
    """The practice's times are shared; a channel's own are not."""
    taken = frozenset({at("2026-11-24T12:00").utc, at("2026-11-24T09:00").utc})
    free = FreeTimes(PRACTICE, OWN, taken, {LI: frozenset({at("2026-11-24T12:00").utc})})

    linkedin, instagram = free.on(TUESDAY, "09:00", [LI, IG], NOW)

    assert linkedin.when == at("2026-11-24T17:00")
    assert instagram.fit is Fit.OWN


def test_what_is_in_the_hand_does_not_stand_in_its_own_way() -> None:
    """A post dropped where it came from keeps its times."""
    noon = at("2026-11-24T12:00").utc
    free = FreeTimes(PRACTICE, OWN, frozenset({noon}), {LI: frozenset({noon})})

    (place,) = free.without([LI], [noon]).on(TUESDAY, "12:00", [LI], NOW)

    assert (place.when, place.fit) == (at("2026-11-24T12:00"), Fit.FREE)


def test_a_post_one_of_whose_channels_would_be_too_late_does_not_land_there() -> None:
    """Half a post is worse than a word about it."""
    own = {LI: (WeeklySlot(5, "06:00"),)}
    places = FreeTimes(PRACTICE, own).on(date(2026, 11, 21), "23:00", [IG, LI], NOW)
    late = FreeTimes(PRACTICE, own).on(date(2026, 11, 21), "05:00", [IG, LI], NOW + timedelta(hours=1))

    assert landed(places) == (at("2026-11-21T23:00"), at("2026-11-21T23:00"))
    assert landed(late) == ()
    assert together(late).fit is Fit.PAST


@given(st.lists(st.lists(st.sampled_from([LI, IG, ("c2", "x")]), unique=True), min_size=1, max_size=8))
def test_no_two_posts_get_the_same_time_of_the_same_channel(posts: list[list[Spot]]) -> None:
    """Whatever channels they go to, in whatever order."""
    free, given_away = FreeTimes(PRACTICE, OWN), list[tuple[Spot, When]]()

    for spots in posts:
        times = free.next([(spot, timedelta(0)) for spot in spots], NOW)
        free = free.given(spots, times)
        given_away += zip(spots, times, strict=False)

    assert len(set(given_away)) == len(given_away)


# --- through the program -------------------------------------------------------------------------------------------


@pytest.fixture
def feed(app: App) -> App:
    """An account with two channels, one with times of its own."""
    app.desks.store.connections.save(FEED)
    app.settings.put(replace(app.practice, slots=PRACTICE.slots, zone="America/Chicago"))
    app.desks.times.keep("c1", "li", OWN[LI])
    return app


def ready(app: App, title: str) -> Post:
    """A saved post for both channels that can be queued."""
    post = app.library.start("own-words", app.practice, {"title": title, "text": f"{title}, two times a day."})
    post = replace(post, platforms=("linkedin", "instagram"), card_alt="Card")
    app.library.save(post)
    return post


def walls(jobs: list[Job]) -> dict[str, str]:
    """Platform -> when."""
    return {job.payload.platform: job.due.wall for job in jobs}


def test_filling_the_gaps_gives_each_channel_its_own_times(feed: App) -> None:
    """And queues them so."""
    ready(feed, "Brush"), ready(feed, "Floss")

    found = Filling(feed).fill()
    jobs = [Planner(feed).queue(fit.row.id, fit.when, fit.times) for fit in found]

    assert [walls(made) for made in jobs] == [
        {"linkedin": "2026-11-24T12:00", "instagram": "2026-11-24T09:00"},
        {"linkedin": "2026-11-24T17:00", "instagram": "2026-11-26T09:00"},
    ]


def test_a_post_queued_without_a_time_takes_the_next_of_each_channel(feed: App) -> None:
    """As Queue in Compose does."""
    post = ready(feed, "Brush")

    assert walls(Planner(feed).queue(post.id, None)) == {
        "linkedin": "2026-11-24T12:00",
        "instagram": "2026-11-24T09:00",
    }


def test_spreading_moves_each_channel_to_its_own_next_time(feed: App) -> None:
    """A post whose channels stood together stands apart afterwards; a draft has one time."""
    jobs = []
    for channel in ("li", "ig"):
        job = new_job(
            post="p", revision=1, title="t", connection="c1", channel=channel, payload=Payload("x", (channel,)),
            due=at("2026-12-24T09:00"), capabilities=capabilities_of("postiz"), now=NOW,
        )  # fmt: skip
        with feed.desks.store.jobs.transaction() as change:
            jobs.append(change.add(job))

    both, draft = Filling(feed).spread([[job.id for job in jobs], []])

    assert [when.wall for when in both] == ["2026-11-24T12:00", "2026-11-24T09:00"]
    assert [when.wall for when in draft] == ["2026-11-26T09:00"]


def test_times_in_quiet_hours_are_not_chosen_by_the_program(feed: App) -> None:
    """Neither the practice's nor a channel's."""
    feed.desks.rules.put(HouseRules(quiet=QuietHours("16:00", "10:00")))

    free = Filling(feed).free()

    assert free.practice.slots == ()
    assert free.own == {LI: (WeeklySlot(1, "12:00"),)}

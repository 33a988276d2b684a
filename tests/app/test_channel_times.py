"""Posting times of single channels: kept, read back, and the next free one of each."""

from datetime import UTC, datetime

import pytest

from composer.app.app import App
from composer.app.calendar.channel_times import SETTING
from composer.model.errors import BadInput
from composer.model.job import Payload
from composer.model.moment import at_wall
from composer.model.practice import WeeklySlot
from composer.model.scheduler import Channel, Connection
from composer.outbox.queueing import new_job
from composer.schedulers.registry import capabilities_of

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)  # a Saturday
FEED = Connection("c1", "postiz", "Postiz", channels=(Channel("li", "linkedin", "Dr. Lee"), Channel("x", "x", "Lee")))


@pytest.fixture
def feed(app: App) -> App:
    """The program with an account of two channels."""
    app.desks.store.connections.save(FEED)
    return app


def planned(app: App, channel: str, wall: str) -> None:
    """A job of a channel at a time in Chicago."""
    job = new_job(
        post="p", revision=1, title="t", connection="c1", channel=channel, payload=Payload("linkedin", (wall,)),
        due=at_wall(wall, "America/Chicago")[0], capabilities=capabilities_of("postiz"), now=NOW,
    )  # fmt: skip
    with app.desks.store.jobs.transaction() as change:
        change.add(job)


def test_a_channel_follows_the_practice_until_it_has_times_of_its_own(feed: App) -> None:
    """And again once they are taken away."""
    times = feed.desks.times
    usual = times.next_free("c1", "li")

    times.keep("c1", "li", [WeeklySlot(2, "17:30"), WeeklySlot(2, "17:30"), WeeklySlot(0, "8:05".zfill(5))])
    own, other = times.next_free("c1", "li"), times.next_free("c1", "x")
    kept = times.of("c1", "li")
    times.keep("c1", "li", [])

    assert (usual.wall, own.wall, other.wall) == ("2026-11-23T09:00", "2026-11-23T08:05", "2026-11-23T09:00")
    assert kept == (WeeklySlot(0, "08:05"), WeeklySlot(2, "17:30"))
    assert times.next_free("c1", "li") == usual
    assert times.of("c1", "li") == ()


def test_a_time_is_free_for_a_channel_whatever_other_channels_do(feed: App) -> None:
    """Its own posts count; where the practice's times are shared, everybody's do."""
    times = feed.desks.times
    times.keep("c1", "li", [WeeklySlot(0, "09:00"), WeeklySlot(2, "09:00")])
    planned(feed, "x", "2026-11-23T09:00")

    before = times.next_free("c1", "li")
    planned(feed, "li", "2026-11-23T09:00")

    assert before.wall == "2026-11-23T09:00"
    assert [w.wall for w in times.next_frees("c1", "li", 2)] == ["2026-11-25T09:00", "2026-11-30T09:00"]
    assert times.next_free("c1", "x").wall == "2026-11-24T09:00"


def test_the_list_holds_each_channel_in_use_with_its_own_times(feed: App) -> None:
    """What a settings page shows; a folder appears once for each platform the practice uses."""
    feed.desks.times.keep("c1", "x", [WeeklySlot(4, "12:00")])

    rows = feed.desks.times.all()

    assert [(r.name, r.own) for r in rows if r.connection == "c1"] == [
        ("Dr. Lee", ()),
        ("Lee", (WeeklySlot(4, "12:00"),)),
    ]


@pytest.mark.parametrize("slot", [WeeklySlot(7, "09:00"), WeeklySlot(-1, "09:00"), WeeklySlot(1, "25:00")])
def test_nonsense_is_refused_and_changes_nothing(feed: App, slot: WeeklySlot) -> None:
    """A sentence, not a broken calendar."""
    with pytest.raises(BadInput):
        feed.desks.times.keep("c1", "li", [slot])

    assert feed.desks.times.of("c1", "li") == ()


def test_what_cannot_be_read_in_the_setting_counts_as_none(feed: App) -> None:
    """A hand-edited database must not keep the program from planning."""
    feed.desks.store.settings.put(SETTING, {"c1": {"li": [[0, "09:00"], [9, "09:00"], ["x"], 3], "x": "no"}, "c2": 5})

    assert feed.desks.times.of("c1", "li") == (WeeklySlot(0, "09:00"),)
    assert feed.desks.times.of("c1", "x") == ()

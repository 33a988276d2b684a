"""The calendar's use cases without a window: many at once, the tray, the pause, quiet hours."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.calendar.filling import Filling
from composer.app.calendar.planner_view import Move, Planner, default_labels
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import Refused
from composer.model.job import JobState
from composer.model.moment import at_wall
from composer.model.planning import HouseRules, QuietHours
from composer.model.practice import Practice, WeeklySlot

pytestmark = pytest.mark.paint
ZONE = "America/Chicago"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A program with a practice and one planned post for two channels."""
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), secrets=SessionSecrets()) as made:
        made.settings.put(Practice(zone=ZONE, platforms=("x", "bluesky"), slots=(WeeklySlot(1, "09:00"),)))
        post = replace(made.library.sample("health-tip"), platforms=("x", "bluesky"))
        made.library.save(post)
        made.queue(post, at_wall("2031-03-04T09:00", ZONE)[0])
        yield made


def month(app: App) -> list[str]:
    """The wall-clock days of what is planned in March 2031."""
    found = Planner(app).month(datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 4, 1, tzinfo=UTC)).jobs
    return sorted(str(app.outbox.get(job.id).due.wall) for job in found if job.state is JobState.SCHEDULED)


def test_moves_give_their_own_way_back(app: App) -> None:
    """`done` holds the times from before: moving them again undoes it."""
    jobs = [row.job for row in app.outbox.rows()]
    when, _ = at_wall("2031-03-11T09:00", ZONE)

    moved = Planner(app).move([Move(job.id, when) for job in jobs])
    assert month(app) == ["2031-03-11T09:00"] * 2
    Planner(app).move(moved.done)

    assert month(app) == ["2031-03-04T09:00"] * 2


def test_one_that_cannot_be_moved_does_not_keep_the_others(app: App) -> None:
    """A time that is past is refused for one; the other moves."""
    first, second = (row.job for row in app.outbox.rows())
    past, _ = at_wall("2001-03-04T09:00", ZONE)
    later, _ = at_wall("2031-03-18T09:00", ZONE)

    moved = Planner(app).move([Move(first.id, past), Move(second.id, later)])

    assert [move.job for move in moved.done] == [second.id]
    assert len(moved.refused) == 1
    assert month(app) == ["2031-03-04T09:00", "2031-03-18T09:00"]


def test_a_cancelled_post_waits_in_the_tray_again(app: App) -> None:
    """It is on no day any more."""
    assert Planner(app).tray() == []

    Planner(app).cancel([row.job.id for row in app.outbox.rows()])

    assert [row.kind for row, _post in Planner(app).tray()] == ["health-tip"]


def test_filling_offers_only_what_is_ready_and_free(app: App) -> None:
    """The planned Tuesday is taken; the next Tuesdays are offered."""
    post = app.library.start("health-tip", app.practice)
    app.library.save(post)
    app.library.save(replace(app.library.sample("myth-buster"), platforms=("x",)))

    found = Filling(app).fill()

    assert [fit.row.kind for fit in found] == ["myth-buster"]
    assert all(fit.when.local().weekday() == 1 for fit in found)


def test_the_next_free_times_leave_the_quiet_hours_out(app: App) -> None:
    """The program chooses no time in them by itself."""
    app.settings.put(replace(app.practice, slots=(WeeklySlot(1, "09:00"), WeeklySlot(1, "21:00"))))
    app.desks.rules.put(HouseRules(quiet=QuietHours("20:00", "07:00")))

    times = Planner(app).next_free(3)

    assert {when.wall[-5:] for when in times} == {"09:00"}


def test_the_pause_remembers_since_when(app: App) -> None:
    """And forgets it when it is over."""
    assert Planner(app).held_since() is None

    assert Planner(app).hold(on=True) == 2
    assert Planner(app).held_since() is not None
    Planner(app).hold(on=False)

    assert Planner(app).held_since() is None
    assert not app.outbox.pausing.is_held()


def test_labels_are_named_given_and_taken_off(app: App) -> None:
    """A name of spaces only is kept as empty; unknown colours are ignored."""
    post = app.outbox.rows()[0].job.post
    planner = Planner(app)
    span = datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 4, 1, tzinfo=UTC)

    planner.name_labels({"info": " Spring ", "purple": "No"})
    planner.put_label(post, "info")
    assert planner.labels() == {**default_labels(), "info": "Spring"}
    assert planner.month(*span).labels == {post: "info"}
    planner.put_label(post, "")

    assert planner.month(*span).labels == {}


def test_the_same_words_are_not_given_to_a_job_twice(app: App) -> None:
    """Nothing changed since it was approved: said, not done."""
    job = app.outbox.rows()[0].job

    with pytest.raises(Refused, match="not changed"):
        Planner(app).reword(job.id)


def test_sending_now_is_in_the_next_minutes(app: App) -> None:
    """Never in the past, and not before the scheduler's least lead."""
    job = app.outbox.rows()[0].job
    now = app.clock.now()

    moved = Planner(app).send_now(job.id)

    assert now < moved.due.utc
    assert (moved.due.utc - now).total_seconds() < 1800

"""Drafts on their days: proposed by a plan, moved without a new revision, approved in bulk."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from composer.app.app import App
from composer.app.calendar.planned_drafts import Pencil, PlannedDrafts
from composer.app.calendar.planner_view import Planner
from composer.app.calendar.planning import ContentPlan
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.moment import When, at_wall
from composer.model.practice import Practice

pytestmark = pytest.mark.paint
ZONE = "America/Chicago"
MARCH, APRIL = datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 4, 1, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A program with a practice that posts to two channels."""
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), secrets=SessionSecrets()) as made:
        made.settings.put(Practice(zone=ZONE, platforms=("x", "bluesky")))
        yield made


def at(wall: str) -> When:
    """A time in Chicago."""
    return at_wall(wall, ZONE)[0]


def ready(app: App) -> str:
    """Id of a saved post without findings that block it."""
    post = replace(app.library.sample("health-tip"), platforms=("x", "bluesky"))
    return app.library.save(post).post.id


def test_a_planned_month_is_on_its_days_at_once_and_not_in_the_tray(app: App) -> None:
    """What "Plan a month" made can be seen where it shall go out; nothing is queued."""
    plan = ContentPlan(app)

    made = plan.accept(plan.propose(date(2031, 3, 1), date(2031, 3, 31)))

    drafts = PlannedDrafts(app).span(MARCH, APRIL)
    assert {draft.post for draft in drafts} == {post.id for post in made}
    assert all(draft.platforms for draft in drafts)
    assert Planner(app).tray() == []
    assert app.outbox.rows() == []


def test_another_day_is_no_new_revision_and_can_be_taken_back(app: App) -> None:
    """The post itself stays as it was; what `put` answers puts everything back."""
    post, drafts = ready(app), PlannedDrafts(app)
    drafts.put([Pencil(post, at("2031-03-04T09:00"))])

    before = drafts.put([Pencil(post, at("2031-03-11T09:00"))])
    assert drafts.time_of(post) == at("2031-03-11T09:00")
    drafts.put(before)

    assert drafts.time_of(post) == at("2031-03-04T09:00")
    assert app.library.open(post).number == 1


def test_a_draft_taken_off_its_day_waits_in_the_tray_again(app: App) -> None:
    """Also when its own file names a time: the person's word is the newer one."""
    when = {"wall": "2031-03-04T09:00", "zone": ZONE}
    made = replace(app.library.sample("health-tip"), extra=MappingProxyType({"planned_for": when}))
    post, drafts = app.library.save(made).post.id, PlannedDrafts(app)
    assert drafts.time_of(post) == at("2031-03-04T09:00")

    drafts.put([Pencil(post, None)])

    assert drafts.time_of(post) is None
    assert [row.id for row, _post in Planner(app).tray()] == [post]


def test_a_draft_whose_time_has_gone_by_is_on_no_day(app: App) -> None:
    """It can't go out then; it waits with the others."""
    post, drafts = ready(app), PlannedDrafts(app)

    drafts.put([Pencil(post, at("2001-03-06T09:00"))])

    assert drafts.time_of(post) is None
    assert drafts.span(datetime(2001, 1, 1, tzinfo=UTC), APRIL) == []
    assert [row.id for row, _post in Planner(app).tray()] == [post]


def test_free_times_leave_the_drafts_theirs(app: App) -> None:
    """Two posts at one time is not what a plan meant."""
    post, planner = ready(app), Planner(app)
    first, second = planner.next_free(2)

    PlannedDrafts(app).put([Pencil(post, first)])

    assert planner.next_free(1) == [second]
    assert PlannedDrafts(app).times() == [first.utc]


def test_many_drafts_are_queued_and_one_with_a_finding_stays(app: App) -> None:
    """The refused one is named with what keeps it; it is still a draft on its day."""
    good, drafts = ready(app), PlannedDrafts(app)
    empty = app.library.save(app.library.start("health-tip", app.practice)).post.id
    drafts.put([Pencil(good, at("2031-03-04T09:00")), Pencil(empty, at("2031-03-06T12:00"))])
    measured = {one.draft.post: one.ready.stops for one in drafts.measured(MARCH, APRIL)}
    assert measured[good] == 0
    assert measured[empty] > 0

    queued = drafts.queue([good, empty])

    assert queued.posts == 1
    assert len(queued.refused) == 1
    assert {row.job.post for row in app.outbox.rows()} == {good}
    assert [draft.post for draft in drafts.span(MARCH, APRIL)] == [empty]


def test_a_queued_draft_that_is_taken_back_is_a_draft_on_its_day_again(app: App) -> None:
    """Taking back leads to where the person was before."""
    post, drafts = ready(app), PlannedDrafts(app)
    drafts.put([Pencil(post, at("2031-03-04T09:00"))])
    queued = drafts.queue([post])

    Planner(app).cancel([job.id for job in queued.jobs])

    assert [draft.post for draft in drafts.span(MARCH, APRIL)] == [post]


def test_a_draft_with_the_same_words_as_a_planned_post_waits_for_a_word_from_the_person(app: App) -> None:
    """The guard against doubles holds in bulk too; wanted again, it is queued."""
    first, second, drafts = ready(app), ready(app), PlannedDrafts(app)
    drafts.put([Pencil(first, at("2031-03-04T09:00")), Pencil(second, at("2031-03-06T12:00"))])

    queued = drafts.queue([first, second])

    assert queued.posts == 1
    assert queued.twins == (second,)
    assert drafts.queue(queued.twins, again=True).posts == 1

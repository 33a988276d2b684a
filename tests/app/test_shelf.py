"""The library's list: how far each post is, and only those at one stage."""

from datetime import timedelta

import pytest

from composer.app.app import App
from composer.app.writing.shelf import Shelf, stage_of
from composer.model.job_state import JobState
from composer.model.moment import When, at_wall
from composer.model.post import Post
from composer.model.review import Review, ReviewState
from composer.model.stage import Stage
from composer.store.planning import Planning
from composer.store.whereabouts import Told, Whereabouts

DUE = at_wall("2027-03-04T09:00", "America/Chicago")[0]
BEFORE, AFTER = DUE.utc - timedelta(hours=1), DUE.utc + timedelta(hours=1)


def told(state: JobState, when: When = DUE, platform: str = "x") -> Told:
    """One job of a post."""
    return Told(state, when, platform)


def saved(app: App, template: str = "health-tip") -> Post:
    """A post in the library."""
    return app.library.save(app.library.sample(template)).post


@pytest.mark.parametrize("asking", [JobState.NEEDS_YOU, JobState.UNKNOWN, JobState.MISSED])
def test_one_job_that_asks_makes_the_post_ask(asking: JobState) -> None:
    """The person must see it in the list, however many others went well."""
    at = stage_of([told(JobState.LIVE), told(asking, platform="facebook")], None, None, AFTER)

    assert at.stage is Stage.NEEDS_YOU
    assert at.platforms == ("facebook",)


def test_what_a_scheduler_has_already_is_still_to_come_until_its_time() -> None:
    """Handed over is not out."""
    jobs = [told(JobState.HANDED_OVER)]

    assert stage_of(jobs, None, None, BEFORE).stage is Stage.SCHEDULED
    assert stage_of(jobs, None, None, AFTER).stage is Stage.OUT


def test_jobs_say_more_than_a_review_and_a_review_more_than_a_proposed_day() -> None:
    """One word for a post: the one that is nearest to the reader."""
    review = Review("p", ReviewState.RETURNED, "m")

    assert stage_of([told(JobState.SCHEDULED)], review, DUE, BEFORE).stage is Stage.SCHEDULED
    assert stage_of([], review, DUE, BEFORE).stage is Stage.RETURNED
    assert stage_of([], None, DUE, BEFORE).stage is Stage.PLANNED


def test_an_approval_that_no_longer_holds_and_a_day_gone_by_leave_a_draft() -> None:
    """What was changed after its approval is as unread as before."""
    assert stage_of([], Review("p", ReviewState.CHANGED, "m"), DUE, AFTER).stage is Stage.DRAFT


def test_the_list_can_be_narrowed_to_one_stage(app: App) -> None:
    """All drafts with a day, and nothing else."""
    planned, draft = saved(app), saved(app, "myth-buster")
    Planning(app.desks.store.db).put_planned(planned.id, at_wall("2031-03-04T09:00", "America/Chicago")[0])

    shelf = Shelf(app)

    assert {s.row.id: s.at.stage for s in shelf.rows()} == {planned.id: Stage.PLANNED, draft.id: Stage.DRAFT}
    assert [s.row.id for s in shelf.rows(stage=Stage.PLANNED)] == [planned.id]
    assert shelf.rows(stage=Stage.OUT) == ()


@pytest.mark.paint
def test_a_queued_post_is_scheduled_with_its_first_time_and_its_platforms(app: App) -> None:
    """What the details say in one line."""
    post = saved(app)
    when = at_wall("2031-03-04T09:00", "America/Chicago")[0]
    app.queue(post, when)

    found = Shelf(app).rows()[0].at

    assert (found.stage, found.when) == (Stage.SCHEDULED, when)
    assert found.platforms


def test_more_posts_than_one_statement_takes_are_all_looked_up(app: App) -> None:
    """A library of years."""
    posts = [saved(app) for _ in range(3)]
    many = [f"no-{n}" for n in range(1200)]

    Planning(app.desks.store.db).put_planned(posts[2].id, DUE)

    assert Whereabouts(app.desks.store.db).planned([*many, posts[2].id]) == {posts[2].id: DUE}

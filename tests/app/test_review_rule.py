"""The practice's rule on reviews: nothing is queued unseen, and only those on the list decide."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.sourcing.review_rule import RULE
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, Refused
from composer.model.moment import at_wall
from composer.model.post import Post
from composer.model.review import ReviewRule, ReviewState

pytestmark = pytest.mark.paint  # what is queued gets its cards


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program on a data folder of its own."""
    with open_app(argparse.Namespace(home=str(tmp_path / "data")), secrets=SessionSecrets()) as made:
        yield made


@pytest.fixture
def post(app: App) -> Post:
    """A saved sample that nothing blocks."""
    return app.library.save(app.library.sample("myth-buster")).post


def queued(app: App, post: Post) -> int:
    """Queues the post through the path every front end takes; how many jobs came of it."""
    when, _ = at_wall("2030-03-01T09:00", "America/Chicago")
    analysis = app.analyse(post)
    plan = app.publisher.plan(analysis, app.practice, when)
    return len(app.publisher.approve(app.library.save(post), analysis, plan, app.practice, by="test"))


def test_a_post_nobody_reviewed_is_refused_with_one_sentence(app: App, post: Post) -> None:
    """The rule would be worthless where any path around it stayed open."""
    app.publisher.reviews.set_rule(ReviewRule(is_required=True))

    with pytest.raises(Refused, match="Every post is reviewed before it is queued") as refused:
        queued(app, post)

    assert "Settings" in refused.value.hint


def test_what_was_approved_as_it_is_goes_out(app: App, post: Post) -> None:
    """The rule asks for a look, not for a delay."""
    app.publisher.reviews.set_rule(ReviewRule(is_required=True))
    app.publisher.reviews.ask(post, "Mia")
    app.publisher.reviews.approve(post, "Dr. Lee")

    assert queued(app, post) > 0


def test_taking_the_request_back_is_no_way_around_the_rule(app: App, post: Post) -> None:
    """Without the rule it frees the post; with it, nobody has looked yet."""
    app.publisher.reviews.set_rule(ReviewRule(is_required=True))
    app.publisher.reviews.ask(post, "Mia")
    app.publisher.reviews.withdraw(post.id)

    with pytest.raises(Refused):
        queued(app, post)


def test_other_words_for_a_queued_post_need_a_look_as_well(app: App, post: Post) -> None:
    """An approved post could otherwise be rewritten in the outbox, unseen."""
    app.publisher.reviews.set_rule(ReviewRule(is_required=True))
    app.publisher.reviews.ask(post, "Mia")
    app.publisher.reviews.approve(post, "Dr. Lee")
    queued(app, post)
    job = app.desks.store.jobs.by_post(post.id)[0]
    slot = next(iter(post.answers))
    changed = post.with_answer(slot, post.answers[slot] + " Ask us.")

    with pytest.raises(Refused, match="changed after"):
        app.publisher.rewritten(job, app.analyse(changed), app.practice)


def test_only_the_practices_reviewers_decide(app: App, post: Post) -> None:
    """A list of names; capitals and blanks do not matter, and the record has the name as the list writes it."""
    reviews = app.publisher.reviews
    reviews.set_rule(ReviewRule(reviewers=("Dr. Lee", " Dr.  Lee ", "", "Mia Wong")))
    reviews.ask(post, "Tom")

    with pytest.raises(BadInput, match="Tom is not among your reviewers"):
        reviews.approve(post, "Tom")
    with pytest.raises(BadInput, match="not among"):
        reviews.give_back(post, "Tom", "Name the age.")
    done = reviews.approve(post, "dr. lee")

    assert reviews.rule().reviewers == ("Dr. Lee", "Mia Wong")
    assert (done.state, done.decided_by) == (ReviewState.APPROVED, "Dr. Lee")


def test_switching_the_rule_stands_in_the_records_and_keeping_names_does_not(app: App) -> None:
    """Somebody who switches it off for one post leaves a trace."""
    reviews = app.publisher.reviews
    for rule in (ReviewRule(is_required=True), ReviewRule(is_required=True, reviewers=("Lee",)), ReviewRule()):
        reviews.set_rule(rule)

    found = [line["body"] for line in app.records_lines() if line["kind"] == "review_rule"]

    assert [dict(body)["every_post"] for body in found] == ["yes", "no"]


@pytest.mark.parametrize("kept", [None, [], "yes", {"required": "yes", "reviewers": "Lee"}])
def test_a_damaged_document_asks_for_nothing(app: App, kept: object) -> None:
    """A practice must not be locked out by a broken setting."""
    app.desks.store.settings.put(RULE, kept)

    assert app.publisher.reviews.rule() == ReviewRule()


def test_rows_of_a_table_say_in_the_preview_that_they_need_a_review(app: App, tmp_path: Path) -> None:
    """Found out one by one while they are made, a hundred drafts would lie in the library."""
    file = tmp_path / "posts.csv"
    file.write_text("text,when\nBrush twice a day for two minutes.,2030-12-16 09:00\n", encoding="utf-8")
    before = app.desks.imports.preview(file).rows[0].problems
    app.publisher.reviews.set_rule(ReviewRule(is_required=True))

    after = app.desks.imports.preview(file).rows[0].problems

    assert set(after) - set(before) == {"Every post is reviewed before it is queued: ask for a review."}

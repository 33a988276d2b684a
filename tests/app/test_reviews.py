"""Reviews: asked, approved, returned; what was approved is what is queued, and the records know who said what."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from composer.app.app import App
from composer.app.sourcing.desk_reviews import mark_of
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput, Refused
from composer.model.moment import at_wall
from composer.model.post import Claim, Media, Override, Post, Source
from composer.model.review import ReviewState
from composer.templating.postfile import read_post, write_post


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program on a data folder of its own."""
    with open_app(argparse.Namespace(home=str(tmp_path / "data")), secrets=SessionSecrets()) as made:
        yield made


@pytest.fixture
def post(app: App) -> Post:
    """A saved sample that nothing blocks."""
    return app.library.save(app.library.sample("myth-buster")).post


def kinds(app: App) -> list[str]:
    """The kinds of the records about reviews."""
    return [str(line["kind"]) for line in app.records_lines() if str(line["kind"]).startswith("review_")]


def test_a_post_in_review_says_who_asked_and_what_for(app: App, post: Post) -> None:
    """The reviewer opens the library and sees what waits."""
    app.publisher.reviews.ask(post, "  Mia  ", "Is the dose right?")

    found = app.publisher.reviews.all()[post.id]

    assert (found.state, found.asked_by, found.note) == (ReviewState.IN_REVIEW, "Mia", "Is the dose right?")
    assert kinds(app) == ["review_asked"]
    assert app.publisher.reviews.names() == ("Mia", "")


def test_an_approval_holds_for_what_was_approved(app: App, post: Post) -> None:
    """One changed word, and somebody has to look again."""
    reviews = app.publisher.reviews
    reviews.ask(post, "Mia")
    reviews.approve(post, "Dr. Lee")
    slot = next(iter(post.answers))
    changed = post.with_answer(slot, post.answers[slot] + " Always.")

    before, after = reviews.of(post), reviews.of(changed)

    assert before is not None
    assert (before.state, before.decided_by) == (ReviewState.APPROVED, "Dr. Lee")
    assert after is not None
    assert after.state is ReviewState.CHANGED
    assert kinds(app) == ["review_asked", "review_approved"]


def test_a_return_needs_a_note(app: App, post: Post) -> None:
    """A bare "no" helps nobody."""
    app.publisher.reviews.ask(post, "Mia")

    with pytest.raises(BadInput, match="what has to change"):
        app.publisher.reviews.give_back(post, "Dr. Lee", " ")
    returned = app.publisher.reviews.give_back(post, "Dr. Lee", "Name the age.")

    assert (returned.state, returned.answer) == (ReviewState.RETURNED, "Name the age.")


@pytest.mark.parametrize("act", ["ask", "approve"])
def test_nobody_decides_without_a_name(app: App, post: Post, act: str) -> None:
    """The records have to say who."""
    with pytest.raises(BadInput):
        getattr(app.publisher.reviews, act)(post, "  ")


def test_what_nobody_asked_for_is_not_decided(app: App, post: Post) -> None:
    """An approval answers a question."""
    with pytest.raises(Refused):
        app.publisher.reviews.approve(post, "Dr. Lee")


@pytest.mark.parametrize("state", ["in_review", "returned", "changed"])
def test_queue_waits_for_the_reviewer(app: App, post: Post, state: str) -> None:
    """Asking for a review and then sending it anyway would make the question worthless."""
    reviews = app.publisher.reviews
    reviews.ask(post, "Mia")
    if state == "returned":
        reviews.give_back(post, "Dr. Lee", "Name the age.")
    if state == "changed":
        reviews.approve(post, "Dr. Lee")
        post = replace(post, hashtags=(*post.hashtags, "new"))
    when, _ = at_wall("2030-03-01T09:00", "America/Chicago")

    plan = app.publisher.plan(app.analyse(post), app.practice, when)

    assert [b.rule for b in plan.blockers if b.rule.startswith("review.")] == ["review.open"]


def test_an_approved_post_and_one_nobody_asked_about_are_free(app: App, post: Post) -> None:
    """Where one person does all, pressing Queue is the approval."""
    reviews = app.publisher.reviews
    when, _ = at_wall("2030-03-01T09:00", "America/Chicago")

    alone = app.publisher.plan(app.analyse(post), app.practice, when).blockers
    reviews.ask(post, "Mia")
    reviews.approve(post, "Dr. Lee")
    approved = app.publisher.plan(app.analyse(post), app.practice, when).blockers
    reviews.ask(post, "Mia")
    reviews.withdraw(post.id)
    withdrawn = app.publisher.plan(app.analyse(post), app.practice, when).blockers

    assert not [b for b in (*alone, *approved, *withdrawn) if b.rule == "review.open"]
    assert kinds(app) == ["review_asked", "review_approved", "review_asked", "review_withdrawn"]


def test_the_mark_follows_content_and_nothing_else() -> None:
    """Saving, sending a post file and coming back changes no approval; every part of the content does."""
    post = Post(
        "p", "t", answers={"a": "x"}, sources=(Source("s", MappingProxyType({"id": "s", "title": "T"})),),
        claims=(Claim("a", "s"),), hashtags=("h",), media=(Media("m.png", alt="m"),),
        overrides={"x": Override("y", ("z",))},
    )  # fmt: skip

    same = read_post(write_post(post), "x")
    others = [
        post.with_answer("a", "y"), replace(post, claims=()), replace(post, hashtags=()), replace(post, card_alt="c"),
        replace(post, media=()), replace(post, overrides={}), replace(post, sources=()),
    ]  # fmt: skip

    assert mark_of(same) == mark_of(post)
    assert mark_of(post) not in [mark_of(other) for other in others]
    assert mark_of(replace(post, platforms=("x",))) == mark_of(post)


def test_what_is_no_review_is_passed_over(app: App) -> None:
    """A damaged settings document is no reason to keep the library shut."""
    app.desks.store.settings.put("reviews", {"a": 5, "b": {"state": "maybe"}, "c": {"state": "approved", "mark": 7}})

    assert [*app.publisher.reviews.all()] == ["c"]

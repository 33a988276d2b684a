"""Clarity checklists of a post: reasons and places of what is seen, answers kept with the post, the score by the list's rule."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app.tools import Tools
from composer.app.wiring import tools
from composer.app.writing import clarity
from composer.app.writing.analysis import Analysis
from composer.app.writing.clarity import Said
from composer.model.post import Post
from composer.templating.postfile import read_post, write_post


@pytest.fixture
def kit(tmp_path: Path) -> Tools:
    """The tools without a data folder."""
    return tools(argparse.Namespace(home=str(tmp_path)))


def analysed(kit: Tools, why: str) -> Analysis:
    """A health tip with these words."""
    post = kit.sample("health-tip")
    return kit.analyse(post.with_answer("why", why))


def filled(analysis: Analysis, post: Post | None = None, list_id: str = "clear_post") -> clarity.Filled:
    """A list filled in for it."""
    one = next(c for c in clarity.checklists() if c.id == list_id)
    return clarity.filled(one, analysis, post or analysis.draft.post)


def test_what_is_seen_comes_with_its_reason_and_its_place(kit: Tools) -> None:
    """A person can check the program's word."""
    analysis = analysed(kit, "Brush two times a day. The teeth were cleaned by the team because plaque grows back.")

    seen = {a.item.id: a for a in filled(analysis).answered}

    because = seen["why_it_matters"]
    place = clarity.place_of(analysis, because)
    assert because.seen.why
    assert place is not None
    slot = analysis.draft.post.answers[place.field.partition(":")[2]]
    assert slot[place.start : place.end].lower() in because.seen.why.lower()
    passive = seen["active_voice"]
    assert passive.answer is False
    assert clarity.place_of(analysis, passive) is not None


def test_answers_travel_with_the_post_file_and_can_be_taken_back(kit: Tools) -> None:
    """A copy on another computer knows what was said, and never the words it was said about."""
    analysis = analysed(kit, "Brush two times a day.")
    post = clarity.with_said(analysis, analysis.draft.post, "clear_post", "one_message", Said.YES)
    post = clarity.with_said(analysis, post, "clear_post", "risk_said", Said.DOES_NOT_APPLY)

    again = read_post(write_post(post), "post.json")

    assert clarity.kept_in(again, "clear_post").said == {"one_message": "yes", "risk_said": "does_not_apply"}
    assert clarity.kept_in(again, "before_queue").said == {}
    answered = {a.item.id: a for a in filled(analysis, again).answered}
    assert answered["one_message"].answer is True
    assert not answered["risk_said"].applies
    for item in ("one_message", "risk_said"):
        again = clarity.with_said(analysis, again, "clear_post", item, None)
    assert clarity.KEY not in again.extra


def test_the_score_comes_with_the_last_answer_and_a_question_that_does_not_apply_counts_nothing(kit: Tools) -> None:
    """The list's own rule: good answers of 100 that apply."""
    analysis = analysed(kit, "Brush two times a day.")
    post = analysis.draft.post
    assert filled(analysis, post, "before_queue").score is None

    for item in ("read_aloud", "sources_opened", "nobody_recognized", "pictures_cleared", "next_step"):
        post = clarity.with_said(analysis, post, "before_queue", item, Said.YES)
    post = clarity.with_said(analysis, post, "before_queue", "general", Said.DOES_NOT_APPLY)

    one = filled(analysis, post, "before_queue")
    assert one.score == 100
    assert "reached" in one.result()
    post = clarity.with_said(analysis, post, "before_queue", "general", Said.NO)
    assert filled(analysis, post, "before_queue").score == 83


def test_answers_given_for_other_words_say_that_they_are_old(kit: Tools) -> None:
    """Nobody may trust a yes that was said about another text."""
    analysis = analysed(kit, "Brush two times a day.")
    post = clarity.with_said(analysis, analysis.draft.post, "clear_post", "one_message", Said.YES)

    later = kit.analyse(post.with_answer("why", "Brush well."))

    assert not filled(analysis, post).is_old
    assert filled(later).is_old


def test_what_is_no_answer_in_a_post_file_is_passed_over(kit: Tools) -> None:
    """Post files come from anywhere."""
    analysis = analysed(kit, "Brush two times a day.")
    for bad in ([], {"clear_post": 3}, {"clear_post": {"said": {"one_message": "perhaps", "lists": 1}}}, "x"):
        post = replace(analysis.draft.post, extra={clarity.KEY: bad})

        assert clarity.kept_in(post, "clear_post").said == {}
        assert clarity.with_said(analysis, post, "clear_post", "lists", Said.NO).extra[clarity.KEY]


def test_the_sheet_to_print_holds_every_question_with_its_answer(kit: Tools) -> None:
    """What is filed is what was answered."""
    analysis = analysed(kit, "Brush two times a day, because plaque grows back.")
    one = filled(analysis)

    text = clarity.sheet_text(one, "A title")

    assert all(a.item.question in text for a in one.asked)
    assert "A title" in text
    assert "Not the official score sheet" in text

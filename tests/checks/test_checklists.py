"""Clarity checklists: what can be seen is filled in, what can't is asked, a person's word counts more."""

import json
from pathlib import Path

import pytest

from composer.checks.checklists import Checklist, PostFacts, fill, load_checklists, score
from composer.model.errors import BadInput
from composer.model.finding import Finding, Severity
from composer.text.reading import measure

TEXT = "Brush two times a day, because plaque grows back.\n\n- Use fluoride\n- Spit, don't rinse\n\nAbout half of adults, 47 in 100, have gum disease."


@pytest.fixture(scope="module")
def lists(assets: Path) -> dict[str, Checklist]:
    """The lists that ship."""
    return {one.id: one for one in load_checklists(assets / "rules" / "lists" / "clarity.json")}


def facts(text: str = TEXT, **more: object) -> PostFacts:
    """What is known of a post."""
    return PostFacts(text, "Brush twice", measure(text), **more)  # type: ignore[arg-type]


def answers(checklist: Checklist, post: PostFacts, **given: bool) -> dict[str, bool | None]:
    """Item -> answer, for the items that apply."""
    return {a.item.id: a.answer for a in fill(checklist, post, given) if a.applies}


def test_what_the_program_sees_is_filled_in_and_the_rest_is_asked(lists: dict[str, Checklist]) -> None:
    """Half of the questions answer themselves."""
    seen = answers(lists["clear_post"], facts())

    assert seen["message_stands_out"] is True
    assert seen["says_what_to_do"] is True
    assert seen["why_it_matters"] is True
    assert seen["lists"] is True
    assert seen["chance_in_words"] is True
    assert seen["picture_supports"] is False
    assert seen["one_message"] is None


def test_questions_about_what_is_not_there_do_not_apply(lists: dict[str, Checklist]) -> None:
    """No number, no question about numbers."""
    seen = answers(lists["clear_post"], facts("Brush well. Ask your dentist."))

    assert not {"useful_numbers", "no_sums", "chance_in_words", "lists"} & set(seen)


def test_a_finding_answers_no_and_a_person_may_say_otherwise(lists: dict[str, Checklist]) -> None:
    """The program is a help, not a judge."""
    post = facts(findings=(Finding("plain.passive", Severity.TIP, "m"),))

    assert answers(lists["clear_post"], post)["active_voice"] is False
    assert answers(lists["clear_post"], post, active_voice=True)["active_voice"] is True


def test_privacy_findings_say_no_and_silence_is_no_yes(lists: dict[str, Checklist]) -> None:
    """That nothing was found proves nothing; somebody must look."""
    found = facts(findings=(Finding("privacy.name", Severity.STOP, "m"),))

    assert answers(lists["before_queue"], found)["nobody_recognized"] is False
    assert answers(lists["before_queue"], facts())["nobody_recognized"] is None


def test_the_score_counts_good_answers_once_all_are_given(lists: dict[str, Checklist]) -> None:
    """A reversed question counts when it is answered with no."""
    checklist = lists["clear_post"]
    good = {item.id: not item.is_reversed for item in checklist.items}

    assert score(fill(checklist, facts(), {})) is None
    assert score(fill(checklist, facts(pictures=1), good)) == 100
    assert score(fill(checklist, facts(pictures=1), {**good, "no_sums": True})) == 95


@pytest.mark.parametrize(
    "change",
    [{"schema": 9}, {"lists": [{}]}, {"lists": 3}],
)
def test_a_broken_list_is_refused_with_its_file(tmp_path: Path, change: dict[str, object]) -> None:
    """Data may be edited by hand."""
    path = tmp_path / "clarity.json"
    path.write_text(json.dumps({"schema": 1, "lists": [], **change}), encoding="utf-8")

    with pytest.raises(BadInput, match=r"clarity\.json"):
        load_checklists(path)


def test_an_unknown_signal_is_refused(assets: Path, tmp_path: Path) -> None:
    """A misspelled signal would ask for ever."""
    text = (assets / "rules" / "lists" / "clarity.json").read_text(encoding="utf-8")
    path = tmp_path / "clarity.json"
    path.write_text(text.replace('"signal": "headline"', '"signal": "headlines"'), encoding="utf-8")

    with pytest.raises(BadInput, match="item"):
        load_checklists(path)

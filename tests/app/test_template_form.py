"""A template's text as a form: every value in reach, what is typed lands in its place, and the rest stays as it is."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.authoring.template_form import (
    form_of,
    layouts,
    reshapes,
    with_new_field,
    with_new_source,
    with_value,
    without_field,
    without_source,
)
from composer.app.authoring.template_rows import Row
from composer.templating.library import load
from composer.templating.parse import parse_template

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TIP = (TEMPLATES / "health-tip.json").read_text(encoding="utf-8")
IDS = [t.id for t in load(TEMPLATES).all()]


def rows(text: str) -> dict[tuple[str | int, ...], Row]:
    """The values of a form by their place."""
    parts = form_of(text)
    assert parts is not None
    return {row.steps: row for part in parts for row in part.rows}


@pytest.mark.parametrize("name", IDS)
def test_typing_every_value_again_changes_nothing_the_program_reads(name: str) -> None:
    """A form that lost a paragraph or a tick would do so silently."""
    text = again = (TEMPLATES / f"{name}.json").read_text(encoding="utf-8")

    for row in rows(text).values():
        again = with_value(again, row.steps, row.value)

    one, other = parse_template(text, "a"), parse_template(again, "a")
    assert (one.slots, one.bodies, one.card_texts, one.sample) == (
        other.slots,
        other.bodies,
        other.card_texts,
        other.sample,
    )
    assert (one.hashtags, one.card, one.title, one.about) == (other.hashtags, other.card, other.title, other.about)


@pytest.mark.parametrize(
    ("steps", "typed", "found"),
    [
        (("title",), "Our tip", "Our tip"),
        (("slots", 0, "max"), "55", 55),
        (("slots", 0, "max"), "many", "many"),
        (("slots", 1, "states_facts"), "", False),
        (("slots", 1, "required"), "yes", True),
        (("hashtags",), "#GumHealth  OurTip", ["GumHealth", "OurTip"]),
        (("bodies", "short"), "{tip}\n\n{how}\nmore\n\n", ["{tip}", "{how}\nmore"]),
        (("sample", "tip"), "Sip", "Sip"),
    ],
)
def test_what_is_typed_lands_in_its_place(steps: tuple[str | int, ...], typed: str, found: object) -> None:
    """Numbers become numbers; what is no number is kept, and the check says so with its line."""
    at: Any = json.loads(with_value(TIP, steps, typed))

    for step in steps:
        at = at[step]
    assert at == found


def test_a_changed_example_lets_go_of_what_was_said_of_the_old_one() -> None:
    """An alt text or a quote of other words would be untrue."""
    text = with_value(TIP, ("sample", "how"), "Use a soft brush.")

    post = json.loads(text)["sample_post"]
    assert "card_alt" not in post
    assert [c for c in post["claims"] if c["slot"] == "how" and c.get("quote")] == []


def test_a_field_is_added_with_its_place_and_taken_out_with_its_traces() -> None:
    """A placeholder without a field can't be read."""
    more = with_new_field(with_new_field(TIP))
    less = without_field(without_field(more, "field1"), "how")

    assert [s.name for s in parse_template(more, "a").slots][-2:] == ["field1", "field2"]
    assert "{field1}" in parse_template(more, "a").bodies["default"]
    assert [s.name for s in parse_template(less, "a").slots] == ["tip", "why", "next_step", "field2"]
    assert "how" not in parse_template(less, "a").sample


def test_another_layout_brings_its_own_roles() -> None:
    """The card's entries are those the layout shows."""
    before, after = rows(TIP), rows(with_value(TIP, ("card",), "number"))

    assert ("card_texts", "number") not in before
    assert ("card_texts", "number") in after
    assert dict(layouts())["number"]


@pytest.mark.parametrize("text", ["", "{", "[]", "1", "null", '"x"', "[" * 5000])
def test_what_is_no_object_has_no_form_and_is_left_alone(text: str) -> None:
    """A comma is missing while one types."""
    assert form_of(text) is None
    assert with_value(text, ("title",), "x") == text
    assert with_new_field(text) == text
    assert without_field(text, "tip") == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "default", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = ("title", "slots", "bodies", "sample", "sample_post", "card", "card_texts", "hashtags")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=8), st.text(max_size=8))
def test_odd_files_are_shown_and_changed_without_falling_over(value: dict[str, Any], typed: str) -> None:
    """What is wrong in a file is said by the check, never by a crash."""
    text = json.dumps(value)

    for steps in rows(text):
        assert isinstance(with_value(text, steps, typed), str)
    assert isinstance(without_field(with_new_field(text), "x"), str)


def test_a_source_is_added_and_tied_to_the_first_fact_without_one() -> None:
    """A template whose example proves nothing can't be kept; the form must be enough to mend that."""
    bare = json.loads(TIP)
    bare["sample_post"] = {}
    text = with_new_source(json.dumps(bare), "2026-11-21")

    text = with_value(text, ("sample_post", "sources", 0, "title"), "Brushing Your Teeth")
    text = with_value(text, ("sample_post", "sources", 0, "URL"), "https://www.example.org/brushing")
    text = with_value(text, ("ties", "how", 0, "locator"), "Part on how to brush")

    post = json.loads(text)["sample_post"]
    assert post["claims"] == [{"slot": "how", "source": "source-1", "locator": "Part on how to brush"}]
    assert post["sources"][0]["title"] == "Brushing Your Teeth"
    assert post["sources"][0]["accessed"] == {"date-parts": [[2026, 11, 21]]}
    assert parse_template(text, "tip.json").sample_post["sources"]


def test_a_fact_is_tied_to_another_source_and_let_go() -> None:
    """The choice beside a field of facts is the tie itself."""
    text = with_new_source(TIP, "2026-11-21")
    before = [c for c in json.loads(TIP)["sample_post"]["claims"] if c["slot"] == "how"]

    other = with_value(text, ("ties", "how", 0, "source"), "source-1")
    free = other
    for _ in before:
        free = with_value(free, ("ties", "how", 0, "source"), "")
    again = with_value(free, ("ties", "how", 0, "source"), "source-1")

    def tied(words: str) -> list[str]:
        return [c["source"] for c in json.loads(words)["sample_post"]["claims"] if c["slot"] == "how"]

    assert tied(other)[0] == "source-1"
    assert tied(free) == []
    assert tied(again) == ["source-1"]
    assert ("ties", "how", 0, "locator") not in rows(free)
    assert reshapes(("ties", "how", 0, "source"))
    assert not reshapes(("ties", "how", 0, "locator"))


def test_a_source_goes_with_what_was_tied_to_it() -> None:
    """A tie to nothing can't be read."""
    first = json.loads(TIP)["sample_post"]["sources"][0]["id"]

    text = without_source(TIP, first)

    post = json.loads(text)["sample_post"]
    assert first not in [s["id"] for s in post["sources"]]
    assert first not in [c["source"] for c in post["claims"]]
    assert parse_template(text, "tip.json")


@pytest.mark.parametrize("post", ["text", [], {"sources": "x", "claims": 3}, {"sources": [1], "claims": [None]}])
def test_a_broken_sample_is_shown_and_takes_a_source_all_the_same(post: object) -> None:
    """What stands in the way is replaced, never a crash."""
    broken = json.dumps({**json.loads(TIP), "sample_post": post})

    assert form_of(broken) is not None
    text = with_new_source(broken, "2026-11-21")
    assert json.loads(text)["sample_post"]["sources"][-1]["id"] == "source-1"
    assert without_source("{", "a") == "{"

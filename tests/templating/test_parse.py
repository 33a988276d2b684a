"""Template files: what is read, and how a broken one is refused."""

import json
from typing import Any

import pytest

from composer.model.errors import BadInput
from composer.model.template import SlotKind
from composer.templating.locate import line_of
from composer.templating.parse import parse_template

GOOD: dict[str, Any] = {
    "schema": 1,
    "id": "tiny",
    "kind": "health-tip",
    "title": "Tiny",
    "slots": [
        {"name": "tip", "label": "Tip", "required": True, "max": 70, "kind": "line"},
        {"name": "starts", "label": "When", "required": False, "max": 25, "kind": "time"},
    ],
    "bodies": {"default": ["{tip}", "{starts.weekday}"]},
    "card": "tip",
    "card_texts": {"headline": "{tip}"},
    "sample": {"tip": "Brush."},
}


def written(**changes: Any) -> str:
    """The good template with some values changed, one value a line."""
    return json.dumps(GOOD | changes, indent=1)


def test_a_template_is_read_into_plain_values() -> None:
    """The happy path of the format."""
    template = parse_template(written(), "tiny.json")

    assert template.id == "tiny"
    assert template.slots[1].kind is SlotKind.TIME
    assert template.bodies["default"] == ("{tip}", "{starts.weekday}")
    assert template.origin == "tiny.json"


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"schema": None}, "schema", "missing"),
        ({"schema": 2}, "schema", "newer"),
        ({"id": "Tiny One"}, "id", "lower-case"),
        ({"title": "  "}, "title", "empty"),
        ({"titel": "x"}, "titel", "means nothing"),
        ({"slots": []}, "slots", "at least one slot"),
        ({"slots": "no"}, "slots", "list"),
        ({"slots": [*GOOD["slots"], GOOD["slots"][0]]}, "slots[2].name", "two slots"),
        ({"slots": [{**GOOD["slots"][0], "max": "90"}]}, "slots[0].max", "whole number"),
        ({"slots": [{**GOOD["slots"][0], "max": True}]}, "slots[0].max", "whole number"),
        ({"slots": [{**GOOD["slots"][0], "kind": "script"}]}, "slots[0].kind", "not a kind"),
        ({"slots": [{**GOOD["slots"][0], "required": "yes"}]}, "slots[0].required", "true or false"),
        ({"bodies": {"short": ["{tip}"]}}, "bodies", "default"),
        ({"bodies": {"default": ["{tap}"]}}, "bodies.default[0]", "no slot called"),
        ({"bodies": {"default": ["a", "{tip.upper}"]}}, "bodies.default[1]", "no part"),
        ({"bodies": {"default": ["{tip!r}"]}}, "bodies.default[0]", "belongs to no placeholder"),
        ({"bodies": {"default": ["{tip.__class__}"]}}, "bodies.default[0]", "no part"),
        ({"bodies": {"default": ["{starts.eval}"]}}, "bodies.default[0]", "no part"),
        ({"card_texts": {"headline": "{"}}, "card_texts.headline", "placeholder"),
        ({"hashtags": ["two words"]}, "hashtags[0]", "not a hashtag"),
        ({"platforms": ["x", 7]}, "platforms[1]", "text"),
        ({"sample": {"tap": "x"}}, "sample.tap", "no such slot"),
        ({"sample_post": {"claims": [{"slot": "tip", "source": "s"}]}}, "sample_post.claims[0].source", "no source"),
        ({"sample_post": {"sources": [{"title": "x"}]}}, "sample_post.sources[0].id", "needs an id"),
        ({"title": "half \ud83d"}, "title", "half a character"),
    ],
)
def test_a_broken_template_is_refused_with_its_field(changes: dict[str, Any], field: str, says: str) -> None:
    """The validator says file, line and field, so that an author finds the place."""
    with pytest.raises(BadInput) as caught:
        parse_template(written(**changes), "tip.json")

    file, *rest = caught.value.where.split(", ")
    assert file == "tip.json"
    assert rest[-1] == field
    assert says in caught.value.sentence()


def test_the_line_of_the_field_is_named() -> None:
    """A person looks for a line, not for a path in a tree."""
    text = '{\n "schema": 1,\n "id": "t",\n "kind": "t",\n "title": "T",\n "slots": [\n  {"name": "a", "label": "A",\n   "max": 0}]\n}'

    with pytest.raises(BadInput) as caught:
        parse_template(text, "tip.json")

    assert caught.value.where == "tip.json, line 8, slots[0].max"


def test_a_near_name_is_offered() -> None:
    """Most unknown names are slips of the finger."""
    with pytest.raises(BadInput) as caught:
        parse_template(written(card_text={}), "tip.json")

    assert caught.value.hint == 'Did you mean "card_texts"?'


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "nope", '{"schema": NaN}', '{"a": 1, "a": 2}', "[" * 100_000, "9" * 5_000]
)
def test_text_that_is_no_json_object_is_refused_in_one_sentence(text: str) -> None:
    """No traceback ever reaches a person, whatever the file holds."""
    with pytest.raises(BadInput) as caught:
        parse_template(text, "bad.json")

    assert caught.value.where.startswith("bad.json")


def test_a_file_larger_than_the_cap_is_refused() -> None:
    """Untrusted files have a size cap."""
    with pytest.raises(BadInput, match="longer than"):
        parse_template(" " * 300_000, "big.json")


def test_lines_are_found_inside_nested_values() -> None:
    """The little scanner follows strings with braces and escaped quotes in them."""
    text = '{"a": "} \\" {",\n"b": [1,\n[2, {"c": 3,\n"d": 4}]]}'

    assert line_of(text, ("b", 1, 1, "d")) == 4
    assert line_of(text, ("b", 1)) == 3
    assert line_of(text, ("b", 9)) == 2
    assert line_of(text, ("nowhere",)) == 1

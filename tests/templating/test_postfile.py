"""Post files: what is read is what is written, unknown names included."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.errors import BadInput
from composer.templating.postfile import post_from_json, post_to_json, read_post, write_post

plain = st.text(st.characters(codec="utf-8"), max_size=20)
names = st.text("abcdefghijk_-", min_size=1, max_size=12)
value = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=6,
)
unknown = st.dictionaries(names.map(lambda n: "x-" + n), value, max_size=2)


def merged(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with these fields and some unknown ones."""
    return st.builds(lambda extra, known: {**known, **extra}, unknown, st.fixed_dictionaries(parts))


posts = merged(
    schema=st.just(1),
    id=st.uuids().map(str),
    template=names,
    language=st.just("en-US"),
    answers=st.dictionaries(names, plain, max_size=3),
    sources=st.lists(merged(id=names, title=plain), max_size=3, unique_by=lambda s: s["id"]),
    claims=st.lists(merged(slot=names, source=names, locator=plain), max_size=3),
    hashtags=st.lists(names, max_size=3),
    media=st.lists(merged(path=plain, alt=plain, consent=plain), max_size=2),
    card_alt=plain,
    overrides=st.dictionaries(names, merged(text=plain, hashtags=st.lists(names, max_size=2)), max_size=2),
    platforms=st.lists(names, max_size=3),
)


@given(posts)
def test_writing_what_was_read_gives_the_same_file(file: dict[str, Any]) -> None:
    """Unknown keys are kept at every level, so a file can travel through an older version unharmed."""
    text = json.dumps(file)

    assert json.loads(write_post(read_post(text, "p.json"))) == file


@given(posts)
def test_reading_what_was_written_gives_the_same_post(file: dict[str, Any]) -> None:
    """A saved revision opens as it was."""
    post = post_from_json(file)

    assert read_post(write_post(post), "p.json") == post
    assert post_from_json(post_to_json(post)) == post


def test_a_post_without_an_id_gets_one() -> None:
    """Files written by hand have none."""
    first = read_post('{"template": "t"}', "p")
    second = read_post('{"template": "t"}', "p")

    assert first.id
    assert first.id != second.id


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ('{"id": "x"}', "p.json, line 1, template", "missing"),
        ('{"template": "t",\n"answers": {"a": 1}}', "p.json, line 2, answers.a", "text"),
        ('{"template": "t",\n"claims": [{"slot": "a"}]}', "p.json, line 2, claims[0].source", "missing"),
        ('{"template": "t",\n"sources": [{"id": "a"},\n{"id": "a"}]}', "p.json, line 3, sources[1].id", "two sources"),
        ('{"template": "t",\n"media": [{"focus": [2, 0]}]}', "p.json, line 2, media[0].focus", "from 0 to 1"),
        ('{"template": "t",\n"overrides": {"x": []}}', "p.json, line 2, overrides.x", "object"),
        ('{"template": "t", "schema": 9}', "p.json, line 1, schema", "newer"),
        ("not json", "p.json, line 1", "not valid JSON"),
    ],
)
def test_a_broken_post_file_says_what_is_wrong_and_where(text: str, where: str, says: str) -> None:
    """One sentence, with the place, and nothing is lost."""
    with pytest.raises(BadInput) as caught:
        read_post(text, "p.json")

    assert caught.value.where == where
    assert says in caught.value.message


@given(st.text(max_size=200) | value.map(json.dumps))
def test_no_text_whatever_causes_another_error(text: str) -> None:
    """Files come from anywhere."""
    with contextlib.suppress(BadInput):
        assert read_post(text, "p.json").template is not None

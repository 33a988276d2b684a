"""The look of a card in a post file: kept whole, and nonsense does no harm."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.look import CardLook, SizeLook
from composer.model.post import Post
from composer.templating.lookfile import look_from_json, look_to_json
from composer.templating.postfile import post_to_json, read_post, write_post

FULL = CardLook(
    layout="tip",
    icon="clock",
    dark=True,
    primary="#102030",
    secondary="#F3C77B",
    photo="a" * 64,
    pages="many",
    sizes=MappingProxyType({"1:1": SizeLook((0.25, 0.75), 0.5)}),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from(["layout", "icon", "dark", "primary", "secondary", "photo", "pages", "sizes", "1:1", "focus"])


def test_a_look_survives_a_post_file() -> None:
    """What a person chose is there when the post is opened again."""
    post = Post("p", "tip", look=FULL)

    assert read_post(write_post(post), "p.json").look == FULL


def test_a_post_that_changes_nothing_has_no_look_in_its_file() -> None:
    """Files written before stay the same."""
    assert "card" not in post_to_json(Post("p", "tip"))


@pytest.mark.parametrize(
    "value",
    [{"layout": "../../x"}, {"primary": "red"}, {"pages": "all"}, {"sizes": {"1:1": {"focus": [2, 0]}}}, [], "dark", 3],
)
def test_nonsense_is_left_at_the_default(value: Any) -> None:
    """A post file from elsewhere is never refused for its looks."""
    assert look_from_json(value) == CardLook()


@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_any_object_gives_a_look_that_survives(value: dict[str, Any]) -> None:
    """Whatever was read can be written and read again."""
    look = look_from_json(value)

    assert look_from_json(look_to_json(look)) == look


def test_a_shape_that_differs_in_nothing_is_forgotten() -> None:
    """Moving a slider back is no change."""
    look = replace(FULL, sizes=FULL.with_size("1:1", SizeLook()))

    assert look.sizes == {}

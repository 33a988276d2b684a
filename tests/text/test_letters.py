"""The quick way to a text's words gives the words of the slow way, or says that it can't."""

import re

from hypothesis import given
from hypothesis import strategies as st

from composer.text.letters import plain_words

SLOW = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@given(text=st.text(st.sampled_from("aZz .,!?()\n\"%$'-_19\u00e9\u2019\u212a"), max_size=30))
def test_plain_words_are_the_words(text: str) -> None:
    """Every check reads them: one lost word would hide a claim."""
    found = plain_words(text)

    assert found in (None, SLOW.findall(text))


def test_a_text_with_anything_but_letters_in_its_words_is_left_to_the_slow_way() -> None:
    """Each of these signs may join or part words."""
    for sign in "1_'-\u00e9\u2019":
        assert plain_words(f"a{sign}b") is None

    assert plain_words(" Brush, twice (a day)!") == ["Brush", "twice", "a", "day"]

"""Words as they are set: marks, quotation marks, direction, capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.cards.wording import (
    capitals,
    direction,
    is_rtl_language,
    may_be_spaced,
    quoted,
    tidy,
    typographic,
    with_marks,
)


def test_a_source_mark_stands_right_behind_its_words() -> None:
    """UI 3: superscript source marks."""
    assert with_marks("Acid wears enamel.", [(18, 1)]) == "Acid wears enamel.¹"


def test_two_marks_at_one_place_are_told_apart_from_a_twelve() -> None:
    """Source 1 and source 2 are not source 12."""
    assert with_marks("Yes.", [(4, 2), (4, 1)]) == "Yes.¹ʼ²"
    assert with_marks("Yes.", [(4, 12)]) == "Yes.¹²"


def test_the_same_source_twice_at_one_place_is_marked_once() -> None:
    """Two claims may end at the same word."""
    assert with_marks("Yes.", [(4, 1), (4, 1)]) == "Yes.¹"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-3, 60), st.integers(1, 20)), max_size=4))
def test_marks_never_lose_a_letter(text: str, marks: list[tuple[int, int]]) -> None:
    """Offsets from a stale revision may lie outside the words."""
    made = with_marks(text, marks)

    kept = iter(made)
    assert all(letter in kept for letter in text)


@pytest.mark.parametrize(
    ("language", "made"),
    [("en-US", "“Ja”"), ("de-DE", "„Ja“"), ("fr", "«\u00a0Ja\u00a0»"), ("ja", "「Ja」"), ("xx", "“Ja”")],
)
def test_quotation_marks_follow_the_language(language: str, made: str) -> None:
    """A German reader sees German marks."""
    assert quoted("Ja", language) == made


def test_words_that_bring_their_own_marks_keep_them() -> None:
    """No doubled quotation marks."""
    assert quoted("“Sugar is fine.”", "en") == "“Sugar is fine.”"


def test_a_straight_apostrophe_in_a_word_is_set_curly_without_moving_offsets() -> None:
    """Marks count characters of the words as typed."""
    assert typographic("can't") == "can’t"
    assert len(typographic("don't 'quote'")) == len("don't 'quote'")


def test_control_characters_and_direction_overrides_are_left_out() -> None:
    """They could hide or turn what follows on a printed card."""
    assert tidy("a\x00b\u202ec\u2066d\ufeff") == "abcd"


def test_joiners_of_emoji_and_persian_stay() -> None:
    """Without them a family falls apart into people."""
    assert tidy("👩\u200d⚕️ می\u200cخواهم") == "👩\u200d⚕️ می\u200cخواهم"


def test_towers_of_accents_are_cut_to_three() -> None:
    """One letter may not push the lines apart."""
    assert tidy("e" + "\u0301" * 50) == "e" + "\u0301" * 3


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    """It is applied at several places."""
    assert tidy(tidy(text)) == tidy(text)


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    """Digits and signs have none."""
    assert direction("1. שלום world") is True
    assert direction("“Hello שלום") is False
    assert direction("123 …") is None


def test_languages_written_from_the_right_are_known() -> None:
    """Also where the script says so."""
    assert is_rtl_language("ar-EG")
    assert is_rtl_language("az-Arab")
    assert not is_rtl_language("en-US")


def test_capitals_follow_the_language() -> None:
    """Turkish has a dotted capital I; Greek capitals drop the accent but keep the two dots."""
    assert capitals("ipucu", "tr") == "İPUCU"
    assert capitals("Συμβουλή υγείας", "el") == "ΣΥΜΒΟΥΛΗ ΥΓΕΙΑΣ"
    assert capitals("ϊ", "el") == "Ϊ"


def test_letters_that_join_are_not_set_apart() -> None:
    """Spaced Arabic or Devanagari falls to pieces."""
    assert may_be_spaced("Mẹo sức khỏe")
    assert not may_be_spaced("خرافة")
    assert not may_be_spaced("मिथक")

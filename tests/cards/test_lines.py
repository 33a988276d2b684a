"""Breaking and balancing lines, with widths that are easy to reckon with."""

import re

from hypothesis import given
from hypothesis import strategies as st

from composer.cards.lines import break_lines, count_lines, measured, shortened, with_short_pieces
from composer.cards.measure import Face
from tests.cards.fake_measure import FakeMeasure

FACE = Face("text", 400)
MEASURE = FakeMeasure()
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


def no_hyphens(_word: str) -> tuple[int, ...]:
    """A language without hyphenation."""
    return ()


@given(WORDS, st.floats(8, 60))
def test_lines_hold_every_word_in_order_and_none_is_wider_than_its_room(text: str, room: float) -> None:
    """The first duty of a line breaker."""
    lines = break_lines(measured(text, FACE, MEASURE), room)

    assert " ".join(line.text for line in lines) == text
    assert all(line.width <= room for line in lines)


@given(WORDS, st.floats(8, 60))
def test_balancing_never_costs_a_line(text: str, room: float) -> None:
    """Balanced lines are as few as greedy ones."""
    passage = measured(text, FACE, MEASURE)

    balanced = break_lines(passage, room)

    assert len(balanced) == len(break_lines(passage, room, balanced=False)) == count_lines(passage, room)


def test_a_last_line_is_not_a_single_short_word() -> None:
    """UI 7: no widows. Greedy breaking would leave "day." alone."""
    passage = measured("Two minutes of brushing every single day.", FACE, MEASURE)
    room = 37 * 0.5

    greedy = break_lines(passage, room, balanced=False)
    balanced = break_lines(passage, room)

    assert greedy[-1].text == "day."
    assert len(balanced) == 2
    assert len(balanced[-1].text.split()) >= 3


def test_a_mark_never_begins_a_line() -> None:
    """A source number belongs to its words."""
    passage = measured("word ¹ next", FACE, MEASURE)

    assert all(not line.text.startswith("¹") for line in break_lines(passage, 3.0))


def test_a_single_letter_goes_with_the_next_word_and_a_dash_with_the_one_before() -> None:
    """An "A" at a line's end and a "–" at a line's start look lost."""
    passage = measured("minutes. A timer 9 – 5", FACE, MEASURE)

    texts = [line.text for line in break_lines(passage, 5.6, balanced=False)]

    assert not any(t.endswith(" A") or t.startswith("–") for t in texts)


def test_paragraphs_stay_apart() -> None:
    """A line break a person typed is kept."""
    assert [line.text for line in break_lines(measured("one\ntwo", FACE, MEASURE), 50)] == ["one", "two"]


@given(st.text("abcdefghij-/", min_size=1, max_size=80), st.floats(2, 10))
def test_a_word_wider_than_its_line_is_cut_and_loses_nothing(word: str, room: float) -> None:
    """An address must not run out of the card."""
    cut = with_short_pieces(measured(word, FACE, MEASURE), room, MEASURE, no_hyphens)

    lines = break_lines(cut, room)

    assert "".join(line.text for line in lines) == word
    assert all(line.width <= room for line in lines)


def test_a_long_word_is_hyphenated_where_its_language_allows() -> None:
    """Zahn-fleisch, not Zahnf-leisch."""
    cut = with_short_pieces(measured("Zahnfleisch", FACE, MEASURE), 4.0, MEASURE, lambda _word: (4,))

    assert [line.text for line in break_lines(cut, 4.0)] == ["Zahn-", "fleisch"]


@given(WORDS, st.integers(1, 4))
def test_shortened_words_take_no_more_lines_than_allowed_and_say_so(text: str, most: int) -> None:
    """The ellipsis tells that something is missing."""
    room = 9.0

    made = shortened(measured(text, FACE, MEASURE), room, most, MEASURE)

    assert count_lines(made, room) <= most
    assert made.text.endswith("…")


def test_korean_breaks_between_words_not_inside_them() -> None:
    """The rules of the script allow both; readers expect the first."""

    class Everywhere(FakeMeasure):
        """May break after every character, as Unicode says for Korean."""

        def pieces(self, text: str) -> tuple[str, ...]:
            """Characters with the spaces behind them."""
            return tuple(re.findall(r"\S *", text))

    passage = measured("두 치아 사이로 부드럽게", FACE, Everywhere())

    assert [piece.text for piece in passage.paragraphs[0]] == ["두", "치아", "사이로", "부드럽게"]


def test_a_sentence_does_not_begin_with_a_lonely_short_word_at_a_lines_end() -> None:
    """Read aloud line by line, "of kidney disease. It" stumbles."""
    passage = measured("Diabetes is a cause of kidney disease.¹ It may have no signs at first.", FACE, MEASURE)

    for room in range(10, 30):
        lines = break_lines(passage, room * 0.5 + 5)
        assert not any(line.text.endswith(" It") for line in lines)


def test_answers_to_choose_from_stand_in_below_their_letters() -> None:
    """The second line of answer B looked like an answer of its own."""
    passage = measured("A: As long as a sneeze\nB: The birthday song, sung twice\nC: A coffee break", FACE, MEASURE)

    lines = break_lines(passage, 13.0)

    assert [line.text for line in lines] == [
        "A: As long as a sneeze", "B: The birthday", "song, sung twice", "C: A coffee break",
    ]  # fmt: skip
    assert [line.indent for line in lines] == [0, 0, 3 * 0.5, 0]
    assert count_lines(passage, 13.0) == len(lines)


def test_a_sentence_that_begins_with_a_letter_is_no_list() -> None:
    """One "A: " is not a choice."""
    passage = measured("B: the vitamin that nerves need and many of us lack", FACE, MEASURE)

    assert {line.indent for line in break_lines(passage, 10.0)} == {0}

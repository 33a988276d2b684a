"""What two texts say differently."""

from hypothesis import given
from hypothesis import strategies as st

from composer.text.difference import LONGEST, Change, compare


def test_a_changed_word_is_gone_and_new() -> None:
    """The words around it stay the same."""
    pieces = compare("Brush twice a day.", "Brush gently twice a day.")

    assert [(p.change, p.text) for p in pieces] == [
        (Change.SAME, "Brush"),
        (Change.NEW, " gently"),
        (Change.SAME, " twice a day."),
    ]


@given(st.text(), st.text())
def test_both_texts_can_be_read_off_the_pieces(before: str, after: str) -> None:
    """Nothing is lost and nothing invented, whatever the texts hold."""
    pieces = compare(before, after)

    assert "".join(p.text for p in pieces if p.change is not Change.NEW) == before
    assert "".join(p.text for p in pieces if p.change is not Change.GONE) == after


def test_a_pasted_book_is_not_compared_word_by_word() -> None:
    """It would take minutes; it counts as changed whole."""
    pieces = compare("a " * (LONGEST + 1), "b")

    assert [p.change for p in pieces] == [Change.GONE, Change.NEW]

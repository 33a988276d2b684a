"""The words most nine-year-olds know, and the Dale-Chall score made from them."""

from pathlib import Path

import pytest

from composer.text.reading import is_familiar, measure


@pytest.fixture(scope="module")
def familiar(assets: Path) -> frozenset[str]:
    """The list that ships."""
    lines = (assets / "rules" / "words" / "familiar.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@pytest.mark.parametrize(
    "word", ["brush", "Brushes", "brushed", "teeth", "you're", "twice", "happier", "stopped", "2", "cat's"]
)
def test_plain_words_are_familiar_in_every_form(familiar: frozenset[str], word: str) -> None:
    """Endings, apostrophes and numbers make no word hard."""
    assert is_familiar(word, familiar)


@pytest.mark.parametrize(
    "word", ["periodontal", "disease", "plaque", "fluoride", "professional", "restoration", "symptom", "dental"]
)
def test_words_of_the_practice_are_hard(familiar: frozenset[str], word: str) -> None:
    """What a patient must be told counts as hard until it is explained."""
    assert not is_familiar(word, familiar)


@pytest.mark.parametrize("word", ["lightly", "smoothly", "warmly"])
def test_an_adverb_in_ly_is_hard_unless_the_list_names_it(familiar: frozenset[str], word: str) -> None:
    """The published list names "really" and "nearly" beside "real" and "near": the ending alone makes no word known."""
    assert not is_familiar(word, familiar)
    assert is_familiar("really", familiar)


def test_a_text_gets_its_dale_chall_score_only_with_a_list(familiar: frozenset[str]) -> None:
    """One hard word in ten, two sentences: 0.1579 x 10 + 0.0496 x 5 + 3.6365."""
    text = "Brush your teeth two times a day. Fluoride is good."

    assert measure(text).dale_chall is None
    assert measure(text, familiar).dale_chall == pytest.approx(0.1579 * 10 + 0.0496 * 5 + 3.6365)

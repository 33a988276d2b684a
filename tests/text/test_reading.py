"""Reading grades: hand-counted sentences, words and syllables, and the formulas on them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text import syllables
from composer.text.reading import measure, new_dale_chall, sentences

LINCOLN = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and "
    "dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether "
    "that nation, or any nation so conceived and so dedicated, can long endure."
)


def counted(text: str) -> tuple[int, int, int]:
    """Sentences, words and syllables."""
    found = sentences(text)
    return len(found), sum(map(len, found)), sum(syllables.count(w) for words in found for w in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brush two times a day.", (1, 5, 5)),
        ("Floss once a day. Ask your dentist to show you how.", (2, 11, 12)),
        ("Gingivitis is an early form of gum disease.", (1, 8, 13)),
        ("Dr. Lee sees you at 5 p.m. Come in.", (2, 10, 10)),
        ("It costs 3.5 dollars.", (1, 4, 5)),
        ("Really? Yes! Go...", (3, 3, 4)),
        ("- Brush\n- Floss\n- Rinse", (3, 3, 3)),
        ("1. Brush well\n2. Floss well", (2, 4, 4)),
        ("Myth: it is normal\nFact: it is not", (2, 8, 9)),
        ("a long line that was wrapped by a program\nin the middle of it.", (1, 14, 16)),
        ("Read more at https://example.org/a.b?c=d #GumHealth @ada now.", (1, 4, 4)),
        ("Write to hello@example.org 😀 today.", (1, 3, 4)),
        ("", (0, 0, 0)),
        ("😀 🎉 #tag", (0, 0, 0)),
    ],
)
def test_sentences_words_and_syllables_are_counted_as_by_hand(text: str, expected: tuple[int, int, int]) -> None:
    """Links, hashtags, handles and emoji are no words; list items and headings end a sentence."""
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("periodontitis", 6), ("fluoride", 2), ("X-ray", 2), ("check-up", 2), ("people", 2), ("business", 2), ("idea", 3),
     ("diabetes", 4), ("you're", 1), ("dentist's", 2), ("rinsed", 1), ("treated", 2), ("the", 1), ("7", 1), ("FDA", 3)],
)  # fmt: skip
def test_syllables_follow_the_ear(word: str, expected: int) -> None:
    """Dental words and everyday exceptions come from the table."""
    assert syllables.count(word) == expected


def test_the_formulas_are_the_published_ones() -> None:
    """Worked by hand from 54 words, 2 sentences and 84 syllables, 247 letters, counted by hand."""
    scores = measure(LINCOLN)

    assert (scores.sentences, scores.words) == (2, 54)
    assert counted(LINCOLN)[2] == 84
    assert scores.flesch_kincaid_grade == pytest.approx(0.39 * 27 + 11.8 * 84 / 54 - 15.59)
    assert scores.flesch_reading_ease == pytest.approx(206.835 - 1.015 * 27 - 84.6 * 84 / 54)
    assert scores.coleman_liau == pytest.approx(0.0588 * 247 / 54 * 100 - 0.296 * 2 / 54 * 100 - 15.8)
    assert scores.automated_readability == pytest.approx(4.71 * 247 / 54 + 0.5 * 27 - 21.43)


def test_an_empty_text_has_no_grade() -> None:
    """Nothing to divide by."""
    scores = measure("")

    assert (scores.words, scores.flesch_kincaid_grade, scores.smog) == (0, 0.0, 0.0)


@given(st.text(max_size=300))
def test_every_text_can_be_measured(text: str) -> None:
    """It runs after each key press."""
    scores = measure(text)

    assert scores.words >= scores.sentences >= (1 if scores.words else 0)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a." * 50_000, "- \n" * 50_000, "http://" * 20_000, "#" * 100_000, "a-" * 50_000]
)
@pytest.mark.timeout(10)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    """A pasted monster must not hang the window."""
    assert measure(text).words >= 0


def test_dale_chall_counts_the_words_that_are_not_familiar() -> None:
    """A fifth of hard words adds the constant."""
    familiar = frozenset({"the", "dog", "run", "home"})

    assert new_dale_chall("The dogs running home quickly.", familiar) == pytest.approx(
        0.1579 * 20 + 0.0496 * 5 + 3.6365
    )
    assert new_dale_chall("The dog runs home.", familiar) == pytest.approx(0.0496 * 4)


def test_syllables_agree_with_the_shared_hand_counts(shared: Path) -> None:
    """The hand-checked table that came with the data."""
    table = json.loads((shared / "data" / "checklists.json").read_text(encoding="utf-8"))["readability"]

    for word, expected in table["syllable_overrides"].items():
        assert syllables.count(word) == expected, word
    for row in table["hand_checked"]:
        assert counted(row["text"]) == (row["sentences"], row["words"], row["syllables"])

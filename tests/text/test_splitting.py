"""Threads: nothing lost, nothing too long, nothing torn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.model.rendering import Unit
from composer.text import entities_x, graphemes
from composer.text.counting import LINK_LENGTHS, counter
from composer.text.splitting import Ruler, number_of, split

WORDS = st.sampled_from(
    ["Brush", "twice", "a", "day.", "Why?", "Café", "字字字", "👩🏽‍⚕️", "https://example.org/a?b=c", "#Teeth", "@clinic",
     "\n\n", "\n", "Dr.", "e\u0301" * 30, "x" * 90, "नमस्ते",
     "歯を磨きましょう。", "寝る前に、", "แปรงฟันวันละสองครั้ง", "اغسل أسنانك مرتين يوميًا؟", "شكراً۔", "👨‍👩‍👧‍👧🇺🇸"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


def ruler(limit: int, unit: Unit = Unit.X_WEIGHTED) -> Ruler:
    """X's ruler with a smaller limit."""
    return Ruler(counter(unit), limit, LINK_LENGTHS.get(unit))


def parts_of(text: str, limit: int, unit: Unit = Unit.X_WEIGHTED, most: int = 99) -> tuple[str, ...]:
    """The parts of a text."""
    return split(text, ruler(limit, unit), entities_x.entities(text), most=most)


@given(TEXTS, st.integers(40, 120), st.sampled_from(list(Unit)))
@settings(max_examples=60)
def test_a_thread_joined_again_loses_nothing(text: str, limit: int, unit: Unit) -> None:
    """All but white space at the cuts."""
    parts = parts_of(text, limit, unit)

    assert "".join(re.sub(r"\s", "", p) for p in parts) == re.sub(r"\s", "", text)


@given(TEXTS, st.integers(40, 120), st.sampled_from(list(Unit)))
@settings(max_examples=60)
def test_no_part_is_over_the_limit_with_its_number(text: str, limit: int, unit: Unit) -> None:
    """Unless the text comes back whole, which says there is no way."""
    parts = parts_of(text, limit, unit)

    count = counter(unit)
    if len(parts) > 1:
        assert max(count(p + number_of(i, len(parts))) for i, p in enumerate(parts, 1)) <= limit


@given(TEXTS, st.integers(60, 120))
@settings(max_examples=60)
def test_no_part_begins_or_ends_inside_a_character_or_a_link(text: str, limit: int) -> None:
    """Where every link and character is shorter than a part."""
    parts = parts_of(text, limit)

    entities = [e.text for e in entities_x.entities(text)]
    assert [e.text for p in parts for e in entities_x.entities(p)] == entities
    assert [c for p in parts for c in graphemes.clusters(p) if c.strip()] == [
        c for c in graphemes.clusters(text) if c.strip()
    ]


def test_a_cut_falls_between_sentences() -> None:
    """And not after "Dr.", which ends none."""
    text = "Ask Dr. Smith about it today please. Brush twice a day, each day of the week. Floss once."

    parts = parts_of(text, 48)

    assert parts == ("Ask Dr. Smith about it today please.", "Brush twice a day, each day of the week.", "Floss once.")


def test_a_paragraph_is_kept_together_when_it_fills_half_a_part() -> None:
    """A thread reads best when each part is one thought."""
    text = "One two three four five six.\n\nSeven eight. Nine ten eleven twelve thirteen fourteen."

    assert parts_of(text, 50)[0] == "One two three four five six."


def test_a_word_longer_than_a_part_is_cut_between_characters() -> None:
    """There is no better place."""
    parts = parts_of("é" * 100, 45)

    assert "".join(parts) == "é" * 100
    assert len(parts) == 3


def test_a_text_that_needs_too_many_parts_comes_back_whole() -> None:
    """Better one honest "too long" than a hundred posts."""
    text = "word " * 500

    assert parts_of(text, 50, most=5) == (text,)


def test_ten_parts_and_more_leave_room_for_longer_numbers() -> None:
    """The number of a part with two digits is longer."""
    parts = parts_of("One more sentence here. " * 30, 40)

    assert len(parts) >= 10
    assert all(len(p + number_of(i, len(parts))) <= 40 for i, p in enumerate(parts, 1))


@pytest.mark.parametrize("text", [" " * 500, "\n" * 500, "\u0301" * 5000, "\x00" * 500, "\ud83d" * 500])
def test_odd_texts_do_not_break_the_cutter(text: str) -> None:
    """White space alone, marks alone, halves of characters."""
    assert parts_of(text, 60)


@pytest.mark.parametrize(
    ("text", "limit", "ends"),
    [
        ("朝は歯を磨きます。夜も磨きます。寝る前に水を飲みます。" * 2, 40, "。"),
        ("朝も昼も夜も歯を磨いて、" * 8, 70, "、"),
        ("اغسل أسنانك مرتين يوميًا؟ نعم، بمعجون فيه فلورايد. " * 4, 120, "؟."),
    ],
)
def test_texts_without_spaces_are_cut_where_a_sentence_or_a_clause_ends(text: str, limit: int, ends: str) -> None:
    """Japanese ends a sentence without a space, Arabic with its own question mark."""
    parts = parts_of(text, limit)

    assert len(parts) > 1
    assert all(part[-1] in ends for part in parts)


def test_no_part_ends_with_a_vowel_that_is_written_before_its_consonant() -> None:
    """Thai has no spaces between words; a leading vowel alone at the end can't be read."""
    parts = parts_of("เแปรงฟันวันละสองครั้งและใช้ไหมขัดฟันทุกวันเพื่อสุขภาพเหงือกที่ดีของคุณ" * 4, 60)

    assert len(parts) > 3
    assert not [part for part in parts if part[-1] in "เแโใไ"]
    assert not [part for part in parts if part[0] in "ๆฯ"]


def test_what_fits_the_last_part_is_not_cut_again() -> None:
    """The hashtags stood alone in a part of their own, although the one before had room."""
    text = "One sentence here. " * 12 + "\n\nSources: ADA https://example.org/teeth\n\n#Gums #Teeth"

    parts = parts_of(text, 140)

    assert parts[-1].endswith("#Gums #Teeth")
    assert "Sources" in parts[-1]


def test_a_cut_falls_at_a_lines_end_rather_than_inside_the_line() -> None:
    """The step-free door stood in one part and the parking behind the building in the next."""
    text = (
        "When: Thursday, April 15, at five\nWhere: 12 Maple Street\nHow to join: Call us. It is free.\n"
        "Access: Step-free door. Parking behind the building.\n\nSee you there, and bring your neighbor along."
    )

    parts = parts_of(text, 130)

    assert parts[0].endswith("It is free.")
    assert parts[1].startswith("Access:")


def test_the_source_line_is_not_left_alone_at_the_end() -> None:
    """Source and hashtags alone read like a slip; a paragraph comes along as long as the part before keeps enough."""
    kept = "Clean hands keep germs from going round in a family. " * 3
    text = f"{kept}\n\nThis is general information.\n\nSource: CDC https://example.org/hands\n\n#Hands"

    parts = parts_of(text, 232)

    assert parts[0] == kept.strip()
    assert parts[1].startswith("This is general information.")

"""Plain language: tips that can be taken with one key, and never a stop."""

import pytest

from composer.model.finding import Severity
from tests.checks.conftest import Look

HARD = (
    "Periodontal disease necessitates comprehensive evaluation of supporting structures. Practitioners subsequently determine "
    "individualized therapeutic interventions. Noncompliance considerably deteriorates prognosis. Appropriate maintenance "
    "appointments facilitate stabilization, and professional instrumentation eliminates subgingival accumulations periodically."
)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Plaque is removed by flossing.", "plain.passive", "is removed by"),
        ("Ask about TMD care.", "plain.short_form", "TMD"),
        ("Wow 😁😁😁😁", "plain.emoji_row", "😁😁😁😁"),
        ("𝐁𝐫𝐮𝐬𝐡 daily", "plain.fancy_letters", "𝐁𝐫𝐮𝐬𝐡"),
        ("Abrasion wears teeth.", "plain.word", "Abrasion"),
        ("Hi. " + "word " * 21 + "end.", "plain.long_sentence", ("word " * 21 + "end.")),
    ],
)
def test_a_tip_stands_on_its_words(look: Look, text: str, rule: str, words: str) -> None:
    """Selecting the finding selects the words."""
    found = [text[f.place.start : f.place.end] for f in look(text) if f.rule == rule]

    assert found == [words]


def test_a_hard_word_is_replaced_in_its_own_case(look: Look) -> None:
    """The fix is one key."""
    [one] = [f for f in look("Abrasion wears teeth.") if f.rule == "plain.word"]

    assert one.fixes[0].replacement == "Brushing wear"


def test_fancy_letters_are_replaced_by_plain_ones(look: Look) -> None:
    """Screen readers skip them."""
    [one] = [f for f in look("𝐁𝐫𝐮𝐬𝐡 daily") if f.rule == "plain.fancy_letters"]

    assert one.fixes[0].replacement == "Brush"


def test_a_hard_text_is_warned_about_and_never_stopped(look: Look) -> None:
    """Grade 6 is the target, above 8 warns."""
    found = [f for f in look(HARD) if f.rule.startswith("plain.")]

    assert [f.severity for f in found if f.rule == "plain.reading_grade"] == [Severity.WARN]
    assert all(f.severity is not Severity.STOP for f in found)


def test_a_short_text_gets_no_grade(look: Look) -> None:
    """Below 30 words or 3 sentences a grade says little."""
    assert not [f for f in look("Periodontitis necessitates intervention.") if f.rule == "plain.reading_grade"]


def test_a_short_form_that_is_explained_is_left_alone(look: Look) -> None:
    """Once is enough."""
    assert not [f for f in look("A jaw joint disorder (TMD) hurts. TMD can ease.") if f.rule == "plain.short_form"]

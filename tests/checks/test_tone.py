"""What sounds like advertising, and the groups of words and windows that keep the checks quick."""

from pathlib import Path

import pytest

from composer.checks.context import Passage
from composer.checks.phrases import BadPhraseError, compile_phrase
from composer.checks.registry import Checks
from composer.checks.rule_files import read_rules
from composer.checks.rule_index import RuleIndex
from composer.checks.rulepack import RulePack
from composer.checks.tone import LIMIT, Tone
from composer.checks.wording import words_of
from composer.model.errors import BadInput
from composer.model.practice import CheckSettings
from tests.checks.conftest import Look

BOAST = "Our team spoils your smile like nobody's business."


def test_a_sentence_that_only_sounds_like_advertising_is_asked_about(look: Look) -> None:
    """A guess may ask; it must not block."""
    found = [f for f in look(BOAST) if f.rule == "claims.tone"]

    assert [f.severity for f in found] == ["ask"]
    assert (found[0].place.start, found[0].place.end) == (0, len(BOAST))


def test_what_a_rule_names_is_not_asked_about_again(look: Look) -> None:
    """One finding a sentence says enough."""
    assert "claims.tone" not in {f.rule for f in look("Our implants never fail, guaranteed.")}


def test_an_answer_to_a_review_may_speak_of_us(checks: Checks) -> None:
    """Replies thank and invite; they have rules of their own."""
    assert "claims.tone" not in {f.rule for f in checks.check_reply(BOAST, CheckSettings())}


@pytest.mark.parametrize(
    "text",
    [
        "Cuide su salud dental con agua y fluoruro.",
        "La caries dental es frecuente en los niños.",
        "The kidneys clean the blood all day.",
        "Ask your dentist how often you should come.",
        "the dentist",
        "Meet our dentists.",
    ],
)
def test_teaching_in_any_language_does_not_sound_like_advertising(look: Look, text: str) -> None:
    """Words the weights don't know say nothing."""
    assert "claims.tone" not in {f.rule for f in look(text)}


def test_without_its_table_nothing_sounds_like_anything(tmp_path: Path) -> None:
    """The checks work when the data is gone."""
    tone = Tone.of(RulePack(tmp_path, ()))

    assert tone.gate == frozenset()
    assert tone.score(BOAST.lower()) < LIMIT


def test_a_group_of_words_may_be_named_and_may_name_another() -> None:
    """One new word then widens many phrases."""
    sets = {"kin": "mom|dad|{small}", "small": "kid|little one"}
    text = (
        '{"schema": 1, "family": "f", "sets": {"kin": "mom|{small}", "small": "kid"}, "rules": '
        '[{"name": "r", "severity": "tip", "message": "m", "find": ["our {kin}"]}]}'
    )

    phrase = compile_phrase("our {kin}", sets)
    index = RuleIndex(read_rules(text, "f.json"))

    assert "little" in phrase.pattern
    assert len(index.candidates(words_of("our kid"))) == 1
    assert index.candidates(words_of("our cat")) == []
    assert index.candidates(words_of("a kid")) == []


def test_a_group_that_is_not_there_is_refused() -> None:
    """A slip of spelling would otherwise make a rule that finds nothing."""
    with pytest.raises(BadPhraseError, match="kin"):
        compile_phrase("our {kin}")
    with pytest.raises(BadInput, match="sets"):
        read_rules('{"schema": 1, "family": "f", "sets": [], "rules": []}', "f.json")


def test_groups_that_name_each_other_in_a_ring_are_refused() -> None:
    """They would never end."""
    with pytest.raises(BadPhraseError):
        compile_phrase("{a} b", {"a": "{b} {b} {b}|x", "b": "{a} {a} {a}|y"})


def test_words_stand_with_and_without_apostrophes_and_units_beside_their_numbers() -> None:
    """Phrases are written either way."""
    found = words_of("it's 600mg, isn't it?")

    assert {"it's", "its", "it", "s", "#", "600mg", "mg", "isnt"} <= found


def test_digits_are_looked_around_and_long_runs_join() -> None:
    """Identifiers stand near their digits; the rest of a text need not be read for them."""
    far = "a " * 200

    assert len(Passage("t", f"call 1 {far} 2").digit_windows) == 2
    assert len(Passage("t", "1 2 3 4").digit_windows) == 1
    assert Passage("t", "none").digit_windows == ()


def test_a_quoted_myth_is_not_a_claim(look: Look) -> None:
    """It is said in order to be answered."""
    text = "Myth: Whitening is completely safe and never fails. Fact: It can hurt."

    assert [f.rule for f in look(text) if f.rule.startswith("claims.")] == []

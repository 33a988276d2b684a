"""The rule data: every rule proves itself on its own examples, and bad data is refused with file, rule and reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.checks.context import Passage
from composer.checks.phrases import BadPhraseError, compile_phrase
from composer.checks.registry import Checks
from composer.checks.rule_files import read_rules
from composer.checks.rule_index import RuleIndex
from composer.checks.rulepack import load_rules
from composer.model.errors import BadInput
from composer.model.practice import CheckSettings, Region
from tests.checks.conftest import Look


def rule_cases() -> list[tuple[str, Region, str, bool]]:
    """Each example of each shipped rule, and whether the rule must find it."""
    pack = load_rules(Path(__file__).resolve().parents[2] / "assets" / "rules")
    found = []
    for rule in pack.rules:
        region = min(rule.regions, default=Region.US)
        found += [(rule.id, region, text, True) for text in rule.hits]
        found += [(rule.id, region, text, False) for text in rule.misses]
    return found


@pytest.mark.parametrize(("rule", "region", "text", "must_hit"), rule_cases())
def test_every_rule_finds_its_hits_and_lets_its_misses_pass(
    checks: Checks, rule: str, region: Region, text: str, must_hit: bool
) -> None:
    """Rules are data; their examples are their tests."""
    look = checks.check_reply if rule.startswith("reply.") else checks.check_text

    found = [f.rule for f in look(text, CheckSettings(region))]

    assert (rule in found) is must_hit


def test_every_rule_says_why_and_where_it_comes_from(checks: Checks) -> None:
    """A finding without a reason is a scolding."""
    for rule in checks.pack.rules:
        assert rule.why, rule.id
        assert rule.basis, rule.id
        assert rule.hits, rule.id
        assert rule.misses, rule.id


def test_regions_change_what_holds_and_how_much(look: Look) -> None:
    """Prescription names are barred in the UK and Australia, FDA wording matters in the US only."""
    botox = "Botox for TMJ pain, book now."

    assert [f.severity for f in look(botox) if f.rule == "claims.prescription"] == ["warn"]
    assert [f.severity for f in look(botox, region=Region.UK) if f.rule == "claims.prescription"] == ["stop"]
    assert not [f for f in look("Our FDA-approved laser.", region=Region.AU) if f.rule == "claims.fda"]


def test_reply_rules_hold_only_for_answers_to_reviews(checks: Checks) -> None:
    """A post may say "your visit"."""
    text = "Thank you for your visit!"

    assert [f.rule for f in checks.check_text(text, CheckSettings())] == []
    assert "reply.confirms_patient" in [f.rule for f in checks.check_reply(text, CheckSettings())]


PARAPHRASES = [
    ("claims", "Rest easy knowing your implant cannot fail."),
    ("claims", "Veneers will never stain or chip."),
    ("claims", "Kids don't feel the needle at all."),
    ("claims", "Kids don\u2019t feel the needle at all."),
    ("claims", "Springfield's leading family dentist."),
    ("claims", "Flush poisons out of your gums."),
    ("claims", "We will write off your co-pay."),
    ("claims", "Hurry in before prices go up."),
    ("claims", "Five-star reviews earn a free toothbrush."),
    ("advice", "Skip the dentist: this kit fills teeth at home."),
    ("advice", "If your cheek swells up, an infected tooth may be the cause."),
    ("advice", "From what you wrote, you need a root canal."),
    ("advice", "Take 400mg ibuprofen with food."),
    ("privacy", "Tell us in the comments which medicines you take."),
]


@pytest.mark.parametrize(("family", "text"), PARAPHRASES)
def test_other_words_for_the_same_claim_are_found(look: Look, family: str, text: str) -> None:
    """People don't write as rules do."""
    assert family in {f.rule.split(".")[0] for f in look(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Brush twice a day with a fluoride paste.",
        "Most people feel only a little sore after a filling.",
        "Silver fillings last many years. Sound fillings do not need to be removed.",
        "A soft brush is the best choice for most people.",
        "Antibiotics do not cure a toothache. Most tooth pain needs care.",
        "Come to our free brushing class on Saturday.",
        "Call 911 if you have trouble breathing.",
        "Your dentist may ask about your health. He may take X-rays.",
        "Smokers have more gum disease. Help to quit is free.",
    ],
)
def test_honest_teaching_is_quiet(look: Look, text: str) -> None:
    """A check that cries at everything is turned off."""
    assert [f.rule for f in look(text) if f.rule.split(".")[0] in {"claims", "advice", "privacy"}] == []


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("guarantee*", "we guaranteed it", True),
        ("guarantee*", "an unguaranteed thing", False),
        ("cure* ~2 decay", "cures all your decay", True),
        ("cure* ~2 decay", "cures all of your decay", False),
        ("cure* ~2 decay", "cures. decay", False),
        ("[very] safe", "safe", True),
        ("a (b|c d) [e]", "a c d", True),
        ("# mg", "take 600mg now", True),
        ("#% off", "20 % off", True),
        ("$# off", "$20 off", True),
        ("pain free", "pain-free", True),
        ("don't wait", "dont wait", True),
        ("^never", "brush. never skip", True),
        ("^never", "you never skip", False),
    ],
)
def test_the_phrase_language_means_what_the_manual_says(phrase: str, text: str, hits: bool) -> None:
    """One line for each sign of the language."""
    index = RuleIndex(read_rules(pack_of(find=[phrase]), "t.json"))
    words = Passage("text", text).words

    found = any(entry.pattern.search(text) for entry in index.candidates(words))

    assert found is hits


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "()",
        "(a",
        "a)",
        "a ~3",
        "~3 a",
        "a ~3 ~3 b",
        "*",
        "a*b",
        "[a]",
        "a ^b",
        "a ~99 b",
        "x" * 3_000,
        "(" * 9 + "a" + ")" * 9,
    ],
)
def test_a_phrase_that_means_nothing_is_refused(phrase: str) -> None:
    """With a reason, never with a crash."""
    with pytest.raises(BadPhraseError):
        compile_phrase(phrase)


def pack_of(**changes: Any) -> str:
    """A rule file with one rule."""
    rule: dict[str, Any] = {"name": "one", "severity": "warn", "message": "m {words}", "why": "w", "find": ["a"]}
    return json.dumps({"schema": 1, "family": "mine", "basis": {}, "rules": [{**rule, **changes}]})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not valid JSON"),
        ("[]", "schema"),
        (json.dumps({"schema": 1, "rules": []}), "family"),
        (pack_of(find=["(a"]), "rule one: find"),
        (pack_of(severity="loud"), "rule one"),
        (pack_of(regions=["mars"]), "rule one"),
        (pack_of(basis=["nowhere"]), "rule one"),
        (pack_of(colour="red"), "rule one"),
        (pack_of(marks=["a+"]), "bound"),
        (pack_of(marks=["(?:a{1,9}){1,9}b"]), "bound"),
        (pack_of(marks=["["]), "no pattern"),
        (pack_of(marks=["a?"]), "nothing at all"),
        (pack_of(message=None, find=3), "rule one"),
    ],
)
def test_a_bad_rule_file_is_refused_with_file_rule_and_reason(text: str, says: str) -> None:
    """A practice writes its own rules; it must see what is wrong."""
    with pytest.raises(BadInput) as caught:
        read_rules(text, "mine.json")

    assert "mine.json" in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_folder_gives_checks_without_rules(tmp_path: Path) -> None:
    """The program still works when its data is gone."""
    checks = Checks.load(tmp_path / "gone")

    assert checks.check_text("We guarantee it. Call 217-555-0123.", CheckSettings())[0].rule == "privacy.phone"


def test_nothing_is_read_before_the_first_check(tmp_path: Path) -> None:
    """Start-up must not pay for the rules."""
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")

    checks = Checks.load(tmp_path)

    with pytest.raises(BadInput, match=r"bad\.json"):
        checks.check_text("x", CheckSettings())

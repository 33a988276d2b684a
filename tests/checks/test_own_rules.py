"""A practice's own rules and words: used when good, refused with file, rule and reason when not, never in the way."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.checks.own import read_own
from composer.checks.registry import Checks
from composer.model.errors import BadInput
from composer.model.finding import Finding
from composer.model.practice import CheckSettings


def checks_with(assets: Path, folder: Path, **parts: Any) -> Checks:
    """The checks with an own file of these parts."""
    file = folder / "rules.json"
    file.write_text(json.dumps({"schema": 1, **parts}), encoding="utf-8")
    return Checks.load(assets / "rules", file)


def found(checks: Checks, text: str) -> dict[str, Finding]:
    """The findings by rule."""
    return {f.rule: f for f in checks.check_text(text, CheckSettings(today="2026-11-21"))}


def test_an_own_rule_is_found_with_its_reason(assets: Path, tmp_path: Path) -> None:
    """What the team decided is checked like the law."""
    rule = {"name": "no_spa", "find": ["spa (day|dentistry)"], "why": "We decided so in May."}
    checks = checks_with(assets, tmp_path, rules=[rule])

    one = found(checks, "Book your spa day.")["own.no_spa"]

    assert (one.severity, one.why) == ("warn", "We decided so in May.")
    assert "spa day" in one.message


def test_own_words_are_offered_as_fixes_and_own_names_pass(assets: Path, tmp_path: Path) -> None:
    """A house style, and the people it may name."""
    checks = checks_with(assets, tmp_path, words={"smilework": ["care", "visit"]}, allow=["Jane Okonkwo"])

    seen = found(checks, "Ask Jane Okonkwo about smilework.")

    assert [fix.replacement for fix in seen["plain.word"].fixes] == ["care", "visit"]
    assert "privacy.name" not in seen


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not valid JSON"),
        ("[]", "schema"),
        ('{"schema": 2}', "schema"),
        ('{"schema": 1, "colour": 3}', '"colour"'),
        ('{"schema": 1, "rules": {}}', "rules must be a list"),
        ('{"schema": 1, "rules": [{"name": "Bad Name", "find": ["a"]}]}', "name"),
        ('{"schema": 1, "rules": [{"name": "one"}]}', "rule one: find"),
        ('{"schema": 1, "rules": [{"name": "one", "find": ["(a"]}]}', "rule one"),
        ('{"schema": 1, "rules": [{"name": "one", "find": ["a"], "marks": ["a+"]}]}', "rule one: marks"),
        ('{"schema": 1, "rules": [{"name": "one", "find": ["a ~9 b ~9 c ~9 d"]}]}', "gaps"),
        ('{"schema": 1, "rules": [{"name": "one", "find": ["a"]}, {"name": "one", "find": ["b"]}]}', "twice"),
        ('{"schema": 1, "words": {"a": 3}}', 'word "a"'),
        ('{"schema": 1, "words": []}', "words"),
        ('{"schema": 1, "allow": [3]}', "allow"),
    ],
)
def test_a_bad_own_file_is_refused_with_file_rule_and_reason(text: str, says: str) -> None:
    """Whoever wrote it must see what is wrong."""
    with pytest.raises(BadInput) as caught:
        read_own(text, "rules.json")

    assert "rules.json" in f"{caught.value}"
    assert says in f"{caught.value}"


def test_a_bad_own_file_is_said_and_the_rules_that_ship_still_hold(assets: Path, tmp_path: Path) -> None:
    """A slip of the pen must not switch the guard off."""
    (tmp_path / "rules.json").write_text("{", encoding="utf-8")
    checks = Checks.load(assets / "rules", tmp_path / "rules.json")

    seen = found(checks, "We guarantee it.")

    assert "claims.guarantee" in seen
    assert "rules.json" in seen["structure.own_rules"].why


def test_no_own_file_means_no_own_rules(assets: Path, tmp_path: Path) -> None:
    """The usual case."""
    assert "structure.own_rules" not in found(Checks.load(assets / "rules", tmp_path / "rules.json"), "Brush well.")

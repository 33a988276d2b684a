"""The practice's own words and rules: read, tried, kept whole or not at all."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app.tools import OWN_FILE, Tools
from composer.app.wiring import tools
from composer.app.writing import own_rules
from composer.app.writing.own_rules import OwnBook, OwnRule
from composer.model.errors import BadInput, Refused
from composer.model.finding import Severity

SPA = OwnRule(("spa day", "spa (dentistry|visit)"), Severity.WARN, replacements=("visit",), why="We decided so in May.")


@pytest.fixture
def kit(tmp_path: Path) -> Tools:
    """The tools on an empty data folder."""
    return tools(argparse.Namespace(home=str(tmp_path)))


def test_what_is_kept_is_read_again_and_used_by_the_checks_at_once(kit: Tools, tmp_path: Path) -> None:
    """No restart; the file is the one the command line reads."""
    sample = "Book a spa day. It is a smilework visit with Jane Okonkwo."
    post = kit.sample("health-tip").with_answer("why", sample)
    before = {f.rule for f in kit.analyse(post).findings}

    book = own_rules.keep_book(tmp_path, OwnBook((SPA,), {"smilework": ("care",)}, ("Jane Okonkwo",)))
    own_rules.use_anew(kit)

    assert own_rules.read_book(tmp_path) == book
    assert book.rules[0].name == "spa_day"
    after = {f.rule: f for f in kit.analyse(post).findings}
    assert "own.spa_day" not in before
    assert [fix.replacement for fix in after["own.spa_day"].fixes] == ["visit"]
    assert "privacy.name" in before
    assert "privacy.name" not in after


def test_a_trial_keeps_nothing_and_says_what_is_wrong(kit: Tools, tmp_path: Path) -> None:
    """Each rule is tried live on a sentence; a mistake is one sentence."""
    good = own_rules.try_book(kit, OwnBook((SPA,)), "Our spa day is here.")
    bad = own_rules.try_book(kit, OwnBook((OwnRule(("(spa",)),)), "Our spa day is here.")
    braces = own_rules.try_book(kit, OwnBook((replace(SPA, message="{words.__class__}"),)), "Our spa day is here.")

    assert [f.rule for f in good.findings if f.rule.startswith("own.")] == ["own.spa_day"]
    assert "(spa" in bad.problem
    assert "braces" in braces.problem
    assert not (tmp_path / OWN_FILE).exists()


def test_a_book_with_a_mistake_is_not_written(tmp_path: Path) -> None:
    """The rules that were good stay in use."""
    own_rules.keep_book(tmp_path, OwnBook((SPA,)))
    before = (tmp_path / OWN_FILE).read_bytes()
    book = own_rules.read_book(tmp_path)

    with pytest.raises(BadInput):
        own_rules.keep_book(tmp_path, replace(book, rules=(*book.rules, OwnRule(("a ~99 b",)))))

    assert (tmp_path / OWN_FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [OWN_FILE]


def test_a_file_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """Two windows, or an editor of text files."""
    book = own_rules.keep_book(tmp_path, OwnBook((SPA,)))
    own_rules.keep_book(tmp_path, replace(book, allow=("Maple Street",)))

    with pytest.raises(Refused):
        own_rules.keep_book(tmp_path, replace(book, allow=("Oak Street",)))

    assert own_rules.read_book(tmp_path).allow == ("Maple Street",)


def test_what_the_editor_does_not_show_stays_in_the_file(tmp_path: Path) -> None:
    """Exceptions and regions that were written by hand."""
    rule = {"name": "no_spa", "find": ["spa day"], "unless": ["never"], "regions": ["us"], "severity": "stop"}
    value = {"schema": 1, "about": "ours", "rules": [rule], "words": {"restoration": "filling"}}
    (tmp_path / OWN_FILE).write_text(json.dumps(value), encoding="utf-8")

    own_rules.keep_book(tmp_path, own_rules.read_book(tmp_path))

    kept = json.loads((tmp_path / OWN_FILE).read_text(encoding="utf-8"))
    assert kept["rules"] == [rule]
    assert kept["about"] == "ours"
    assert kept["words"] == {"restoration": ["filling"]}


def test_a_file_that_cant_be_used_is_said_and_can_be_put_aside(tmp_path: Path) -> None:
    """Never in the way, never lost."""
    (tmp_path / OWN_FILE).write_text('{"schema": 1, "rules": [{"name": "one"}]}', encoding="utf-8")

    book = own_rules.read_book(tmp_path)
    own_rules.set_aside(tmp_path)

    assert "one" in book.trouble
    assert (tmp_path / own_rules.SET_ASIDE).is_file()
    assert own_rules.read_book(tmp_path) == OwnBook()


def test_rules_get_names_of_their_own_whatever_their_words_are(tmp_path: Path) -> None:
    """Emoji, numbers and doubles too."""
    rules = (OwnRule(("spa day",)), OwnRule(("Spa Day", "x")), OwnRule(("24 7",)), OwnRule(("muy bueno",)))

    book = own_rules.keep_book(tmp_path, OwnBook(rules))

    assert [r.name for r in book.rules] == ["spa_day", "spa_day_2", "rule_24_7", "muy_bueno"]


@pytest.mark.parametrize("line", ["restoration", "restoration:", ": filling", "restoration: ;"])
def test_a_line_of_plainer_words_that_cant_be_read_is_shown(line: str) -> None:
    """The sentence shows how to write it."""
    with pytest.raises(BadInput, match="filling; crown"):
        own_rules.words_from(f"molar: back tooth\n{line}")


def test_plainer_words_survive_the_way_through_the_field() -> None:
    """What is shown is what is read."""
    words = own_rules.words_from("Restoration: filling; crown\nmolar: back tooth")

    assert own_rules.words_from(own_rules.word_lines(words)) == words

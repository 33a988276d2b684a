"""The practice's own words and rules in the window: added, tried while typing, kept, and found in the open post at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.app.tools import OWN_FILE
from composer.app.writing import own_rules
from composer.app.writing.own_rules import OwnBook, OwnRule
from composer.gui.main import Opened
from composer.gui.rules.dialog import RulesDialog
from composer.gui.rules.rule_dialog import RuleDialog
from composer.gui.settings.own_rules import edit_own_rules
from tests.gui.screens.conftest import go
from tests.gui.screens.hands import button, click, keys, toast
from tests.gui.screens.test_compose import compose, current
from tests.gui.screens.test_fixing import finding
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


def said(part: object, words: str) -> bool:
    """Whether a trial shows these words."""
    return any(words in text for text in (t.text() for t in part.findChildren(type(part.sample.label))))  # type: ignore[attr-defined]


def test_a_word_is_added_tried_kept_and_found_in_the_open_post(home: Path, window: Callable[..., Opened]) -> None:
    """From Settings to the next look at the text, without a restart."""
    opened = window(home)
    page = compose(opened)
    keys(page.write.fields["why"].area, "Come to our spa day.", over=True)
    settings = go(opened, "settings")
    click(settings.sections.buttons["checks"])

    click(settings.own_rules.button)
    book = dialog(RulesDialog)
    click(book.add)
    editor = dialog(RuleDialog)
    keys(editor.phrases.area, "spa-day")
    keys(editor.instead.line, "visit")
    keys(editor.trial.sample.area, "Our spa day is here.")
    until(lambda: said(editor.trial, "spa day"), "the trial")
    click(editor.verb)
    until(lambda: button(book, "Change"), "the words in the list")
    click(book.verb)

    toast(opened, "Saved")
    assert own_rules.read_book(home).rules[0].replacements == ("visit",)
    opened.window.open_screen("compose")
    until(lambda: finding(page, "own.spa_day"), "the finding in the post")


def test_a_mistake_is_said_in_the_form_and_nothing_is_kept(home: Path, window: Callable[..., Opened]) -> None:
    """What was typed stays; a line of plainer words too."""
    opened = window(home)
    compose(opened)
    opened.window.commands.run("rules.edit")
    book = dialog(RulesDialog)
    click(book.add)
    editor = dialog(RuleDialog)
    keys(editor.phrases.area, "(spa")

    click(editor.verb)

    until(editor.phrases.error, "the sentence")
    editor.reject()
    keys(book.words.area, "restoration")
    click(book.verb)
    until(book.words.error, "the line to be shown")
    book.reject()
    assert not (home / OWN_FILE).exists()


def test_a_file_that_cant_be_used_is_said_and_put_aside(home: Path, window: Callable[..., Opened]) -> None:
    """The editor never writes over what a person wrote by hand."""
    (home / OWN_FILE).write_text("{", encoding="utf-8")
    opened = window(home)
    page = compose(opened)
    edit_own_rules(opened.context, page.notices, page)
    book = dialog(RulesDialog)
    assert "JSON" in book.problem.text()
    assert not book.verb.isVisible()

    click(book.anew)

    until(book.verb.isVisible, "an empty book")
    assert (home / own_rules.SET_ASIDE).read_text(encoding="utf-8") == "{"
    book.reject()


def test_the_dialogs_can_be_walked(home: Path, window: Callable[..., Opened]) -> None:
    """For a keyboard, a screen reader and large text."""
    own_rules.keep_book(home, OwnBook((OwnRule(("spa day",), message="No spa."),), {"restoration": ("filling",)}))
    opened = window(home)
    page = compose(opened)
    current(page)
    edit_own_rules(opened.context, page.notices, page)
    book = dialog(RulesDialog)

    assert walk(book) == []
    click(button(book, "Change"))
    editor = dialog(RuleDialog)
    assert walk(editor) == []
    keys(editor.message.line, "We say visit", over=True)
    click(editor.verb)
    until(
        lambda: not any(isinstance(w, RuleDialog) and w.isVisible() for w in QApplication.topLevelWidgets()),
        "it to close",
    )
    assert walk(book, large=False) == []
    book.reject()

"""The gallery by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.gui.compose.gallery.view import language_name
from composer.gui.main import Opened
from tests.gui.screens.waiting import until

pytestmark = pytest.mark.timeout(90)


def test_enter_in_the_search_takes_the_first_template_that_fits(
    window: Callable[..., Opened], empty_home: Path
) -> None:
    """A new post is Ctrl+N, a word and Enter."""
    opened = window(empty_home)
    page = opened.window.page()
    until(lambda: page.gallery.cards, "the templates")
    QTest.keyClick(opened.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.gallery.search.line, "myth")

    QTest.keyClick(page.gallery.search.line, Qt.Key.Key_Return)

    until(lambda: not page.is_in_gallery(), "the form")
    assert page.presenter.session.post.template == "myth-buster"


def test_a_language_is_named_in_its_own_words_without_a_country() -> None:
    """Spanish is not Spain."""
    assert [language_name(code) for code in ("en", "es")] == ["English", "Español"]


def test_what_is_made_most_often_stands_first(window: Callable[..., Opened], home: Path) -> None:
    """By the alphabet the first card was "After your visit"."""
    opened = window(home)
    page = opened.window.page()
    page.opening.show_gallery()
    until(lambda: page.gallery.cards, "the templates")

    shown = [card.template.kind for card in page.gallery.cards if not card.isHidden()]

    assert shown[0] == "myth-buster"
    assert shown.index("health-tip") < shown.index("after-your-visit") < shown.index("crisis-notice")

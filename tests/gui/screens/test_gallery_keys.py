"""The gallery by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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

"""What gets the focus by a key, a finding or a command is scrolled to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.gui.theme.tokens import LIGHT
from tests.gui.screens.conftest import go
from tests.gui.screens.hands import CTRL, keys, press
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]


def compose(opened: Opened) -> ComposePage:
    """An empty myth-buster: it needs words, and a description of its card below them all."""
    page = go(opened, "compose")
    assert isinstance(page, ComposePage)
    page.opening.start("myth-buster")
    until(lambda: page.presenter.analysis is not None and page.presenter.analysis.blockers(), "what must be fixed")
    return page


def is_seen(widget: QWidget, within: QWidget) -> bool:
    """Whether all of a widget can be seen inside another."""
    top = widget.mapTo(within, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= within.height()


def test_the_field_a_finding_leads_to_is_scrolled_into_sight(window: Callable[..., Opened], home: Path) -> None:
    """Pressing "Write it" on the missing alt text seemed to do nothing: its field was below the edge."""
    opened = window(home, size=(1440, 700))
    page = compose(opened)
    alt = page.write.pictures.alt
    assert not is_seen(alt.area, page.write)

    finding = next(f for f in page.presenter.analysis.findings if f.place.field == "card")
    page.checks.acted.emit(finding, "fix:0")

    until(alt.area.hasFocus, "the caret")
    until(lambda: is_seen(alt.area, page.write), "the field in sight")


def test_going_through_the_findings_with_f8_shows_each_place(window: Callable[..., Opened], home: Path) -> None:
    """The keyboard's way through the form, top down."""
    opened = window(home, size=(1440, 700))
    page = compose(opened)

    for _ in range(len(page.presenter.analysis.blockers())):
        press(opened.window, Qt.Key.Key_F8)
        focus = opened.window.focusWidget()
        until(lambda focus=focus: is_seen(focus, page.write), "its place")


@pytest.mark.parametrize(
    ("scale", "size"), [(1.25, (1024, 700)), (1.5, (1024, 700)), (1.5, (1280, 800)), (1.75, (1440, 900))]
)
def test_no_text_size_between_cuts_the_form(
    window: Callable[..., Opened], home: Path, look: Callable[..., None], scale: float, size: tuple[int, int]
) -> None:
    """At 150 % in a small window two panels stood side by side and the right edge of Write was gone."""
    opened = window(home, size=size)
    compose(opened)
    look(LIGHT, scale)

    assert walk(opened.window, large=False) == []


def test_spanish_words_get_no_english_grade(window: Callable[..., Opened], home: Path) -> None:
    """The formula counts English syllables: of other words it says nothing true."""
    page = compose(window(home))
    page.opening.sample("myth-buster-es")
    until(lambda: page.presenter.analysis and page.presenter.analysis.draft.post.language.startswith("es"), "Spanish")

    assert page.write.note.text().strip() == ""


def test_undo_goes_to_the_field_it_changes(window: Callable[..., Opened], home: Path) -> None:
    """Two fields were written; the second Ctrl+Z takes words out of the first, and the person sees which."""
    opened = window(home)
    page = compose(opened)
    first, second = list(page.write.fields.values())[:2]
    keys(first.area, "One")
    keys(second.area, "Two")
    until(lambda: page.presenter.session.post.answers.get("myth") == "Two", "both fields")

    for _ in range(20):
        if first.area.hasFocus():
            break
        press(opened.window.focusWidget(), Qt.Key.Key_Z, CTRL)

    assert first.area.hasFocus()
    until(lambda: first.text() != "One" and second.text() == "", "the step back")

"""The buttons of findings do what they say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.model.finding import Finding
from tests.gui.screens.hands import button, click, keys
from tests.gui.screens.test_compose import compose, current, post_of
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)


def finding(page: ComposePage, rule: str) -> Finding | None:
    """The first finding of a rule in what is written now."""
    current(page)
    assert page.presenter.analysis is not None
    return next((f for f in page.presenter.analysis.findings if f.rule.startswith(rule)), None)


def offer(page: ComposePage, rule: str, words: str) -> None:
    """Presses a finding's button."""
    found = until(lambda: finding(page, rule), f"a finding of {rule}")
    page.checks.show_finding(found)
    row = until(lambda: next((r for r in page.checks.list._rows if r.view.title == found.message), None))
    click(button(row, words))


def test_words_that_are_ours_are_allowed_from_then_on(home: Path, window: Callable[..., Opened]) -> None:
    """The practice's own phone number is not a patient's."""
    opened = window(home)
    page = compose(opened)
    keys(page.write.fields["why"].area, "Call 312-555-0142.", over=True)

    offer(page, "privacy.phone", "It is ours")

    until(lambda: finding(page, "privacy.phone") is None, "the finding to go")
    assert "312-555-0142" in opened.context.practice.allowed


def test_a_picture_is_asked_about_and_each_answer_is_kept(
    home: Path, window: Callable[..., Opened], tmp_path: Path
) -> None:
    """Nobody shown; or a person shown, and then the form is named."""
    picture = QImage(900, 900, QImage.Format.Format_RGB32)
    picture.fill(QColor("#88aacc"))
    assert picture.save(str(tmp_path / "smile.png"))
    page = compose(window(home))
    page.picturing.add(str(tmp_path / "smile.png"))
    until(lambda: post_of(page).media, "the picture")
    row = until(lambda: page.write.pictures.media_row(0), "its row")
    keys(row.alt.area, "A blue wall in our waiting room")

    offer(page, "media.person_unanswered", "A person is shown")
    until(lambda: post_of(page).media[0].shows_person is True)
    offer(page, "media.consent", "Name the form")
    asked = dialog(Dialog)
    keys(asked.findChildren(type(asked.body.itemAt(0).widget()))[0].line, "Form 12, March 2026")
    click(asked.verb)

    until(lambda: post_of(page).media[0].consent == "Form 12, March 2026")
    until(lambda: finding(page, "media.consent") is None, "the finding to go")

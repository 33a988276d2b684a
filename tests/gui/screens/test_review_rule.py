"""The practice's decisions about sources and reviews, made in Settings and kept everywhere else in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from composer.gui.cards.printing import Printing
from composer.gui.compose.findings.signing import SignDialog
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.gui.parts.choices import ChoiceField
from composer.gui.settings.page import SettingsPage
from composer.model.review import ReviewRule, ReviewState
from tests.gui.screens.conftest import go, program, stored
from tests.gui.screens.hands import click, keys, toast
from tests.gui.screens.waiting import dialog, until

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]
RULE = ReviewRule(is_required=True, reviewers=("Dr. Ana Lee", "Dr. Tom Webb"))


@pytest.fixture
def shelf(home: Path) -> Path:
    """A data folder with one post that nothing blocks."""
    with program(home) as app:
        app.library.save(app.library.sample("myth-buster"))
    return home


def compose(opened: Opened) -> ComposePage:
    """The screen with its post and an analysis."""
    page = go(opened, "compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis, "the analysis")
    return page


def test_the_rule_and_the_reviewers_are_kept_from_settings(shelf: Path, window: Callable[..., Opened]) -> None:
    """Ticked and typed, as a person does it; the page of sources becomes an https address."""
    page = go(window(shelf), "settings")
    assert isinstance(page, SettingsPage)
    page.sections.show_section("sources")

    click(page.reviews.required)
    keys(page.reviews.reviewers.area, "Dr. Ana Lee")
    keys(page.fields["sources_page"].line, "practice.example/sources")
    page.left()

    wanted = ReviewRule(is_required=True, reviewers=("Dr. Ana Lee",))
    until(lambda: stored(shelf, lambda app: app.publisher.reviews.rule()) == wanted, "the rule")
    until(lambda: stored(shelf, lambda app: app.practice.sources_page), "the page")
    assert stored(shelf, lambda app: app.practice.sources_page) == "https://practice.example/sources"


def test_queue_refuses_with_one_sentence_until_a_listed_reviewer_approved(
    shelf: Path, window: Callable[..., Opened]
) -> None:
    """The foot says why before Queue is pressed, and the reviewer is chosen, not typed."""
    stored(shelf, lambda app: app.publisher.reviews.set_rule(RULE))
    opened = window(shelf)
    page = compose(opened)
    until(lambda: "reviewed before" in page.queue_foot._fix.text(), "the reason in the foot")

    click(page.queue_foot.queue)
    toast(opened, "Every post is reviewed")
    click(page.queue_foot.review)
    form = dialog(SignDialog)
    keys(form.name.line, "Mia")
    click(form.verb)
    until(lambda: page.presenter.reviewing.review, "the request")
    page.presenter.reviewing.approve()
    form = dialog(SignDialog)
    assert isinstance(form.name, ChoiceField)
    form.name.combo.choose("Dr. Tom Webb")
    click(form.verb)

    def approved() -> bool:
        review = page.presenter.reviewing.review
        return review is not None and (review.state, review.decided_by) == (ReviewState.APPROVED, "Dr. Tom Webb")

    until(approved, "the approval")
    until(lambda: not page.queue_foot._fix.text(), "the foot to be free")


def test_the_print_dialog_says_where_the_code_leads(shelf: Path, window: Callable[..., Opened]) -> None:
    """Without a page of the practice it is one source of two, and the window says so; with one, it is that page."""
    page = compose(window(shelf))

    def led() -> tuple[str, str]:
        click(page.hand_out)
        printing = until(lambda: next(iter(page.findChildren(Printing)), None), "the dialog")
        until(printing.dialog.pages.count, "the pages")
        found = printing.dialog.code.text(), printing.dialog.code_note.text()
        click(printing.dialog.cancel)
        until(lambda: not page.findChildren(Printing), "its end")
        return found

    address, note = led()
    app = page.presenter.context.app()
    assert app is not None
    own_page = replace(app.practice, sources_page="https://practice.example/sources")
    page.presenter.context.store(lambda here: here.settings.put(own_page))
    until(lambda: app.practice.sources_page, "the setting")
    own, own_note = led()

    assert address.startswith("www.nidcr.nih.gov")
    assert note.startswith("Source 1 of 2 only")
    assert (own.replace("\u200b", ""), own_note) == ("practice.example/sources", "Your page for sources.")

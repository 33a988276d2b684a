"""Review in the window: asked in the foot, decided beside the claims, found again in the Library."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from composer.gui.compose.findings.signing import SignDialog
from composer.gui.compose.page import ComposePage
from composer.gui.compose.proof.review_banner import ReviewBanner
from composer.gui.compose.proof.review_panel import ReviewPanel
from composer.gui.library.page import LibraryPage
from composer.gui.main import Opened
from composer.gui.parts.buttons import Button
from composer.gui.parts.text import Text
from composer.model.post import Post
from composer.model.review import ReviewState
from composer.model.stage import Stage
from tests.gui.screens.conftest import go, program, stored
from tests.gui.screens.hands import click, keys, toast
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]


@pytest.fixture
def shelf(home: Path) -> Path:
    """A data folder with two posts; the newer one is open."""
    with program(home) as app:
        app.library.save(app.library.sample("health-tip"))
        app.library.save(app.library.sample("myth-buster"))
    return home


def compose(opened: Opened) -> ComposePage:
    """The screen with its post and an analysis."""
    page = opened.window.page()
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis, "the analysis")
    return page


def of(page: ComposePage) -> ReviewState | None:
    """How the open post's review stands on the screen."""
    return page.presenter.reviewing.review.state if page.presenter.reviewing.review else None


def asked(page: ComposePage, name: str = "Mia", note: str = "Is the dose right?") -> None:
    """Asks for a review by the foot's button."""
    click(page.queue_foot.review)
    form = dialog(SignDialog)
    keys(form.name.line, name)
    keys(form.words.area, note)
    click(form.verb)
    until(lambda: of(page) is ReviewState.IN_REVIEW, "the review")


def claims(panel: ReviewPanel) -> list[Button]:
    """The buttons that untie, one for each tie on the board."""
    return [b for b in panel.board.findChildren(Button) if b.text() == "Untie"]


def test_the_author_asks_and_the_dentist_approves_beside_the_claims(shelf: Path, window: Callable[..., Opened]) -> None:
    """The whole way: ask, read each claim with its source, approve; the foot is free again."""
    page = compose(window(shelf))
    asked(page)
    click(page.queue_foot.review)
    panel = page.presenter.reviewing.panel
    assert panel is not None
    until(lambda: claims(panel), "the claims")
    until(panel.approve.isEnabled, "no blocker")

    click(panel.approve)
    form = dialog(SignDialog)
    keys(form.name.line, "Dr. Lee")
    click(form.verb)

    until(lambda: of(page) is ReviewState.APPROVED, "the approval")
    assert page.presenter.reviewing.panel is None
    assert not page.queue_foot.review.isVisible()
    kinds = stored(shelf, lambda app: [str(r["kind"]) for r in app.records_lines()])
    assert [k for k in kinds if k.startswith("review_")] == ["review_asked", "review_approved"]


def test_a_returned_post_says_what_has_to_change_and_can_be_asked_about_again(
    shelf: Path, window: Callable[..., Opened]
) -> None:
    """The note stands above the form, where the author works."""
    page = compose(window(shelf))
    asked(page)
    page.presenter.reviewing.enter()
    panel = page.presenter.reviewing.panel
    assert panel is not None
    click(panel.back)
    form = dialog(SignDialog)
    keys(form.name.line, "Dr. Lee")
    click(form.verb)
    until(form.words.error, "what is missing")
    keys(form.words.area, "Name the age.")
    click(form.verb)
    until(lambda: of(page) is ReviewState.RETURNED, "the return")

    banner = page.write.findChild(ReviewBanner)

    assert banner is not None
    assert any("Name the age." in text.text() for text in banner.findChildren(Text))
    assert page.queue_foot.review.text() == "Ask for review"


def test_a_change_after_the_approval_holds_the_post_back(shelf: Path, window: Callable[..., Opened]) -> None:
    """What the reviewer has not seen is not approved."""
    page = compose(window(shelf))
    session = page.presenter.session
    assert session is not None
    post: Post = session.post
    stored(shelf, lambda app: app.publisher.reviews.ask(post, "Mia"))
    stored(shelf, lambda app: app.publisher.reviews.approve(post, "Dr. Lee"))
    page.presenter.reviewing.refresh()
    until(lambda: of(page) is ReviewState.APPROVED, "the approval")

    session.apply(replace(session.post, hashtags=("Other",)), by="test")

    until(lambda: of(page) is ReviewState.CHANGED, "the change")
    until(lambda: any("approved it" in t.text() for t in page.queue_foot.window().findChildren(Text)), "the foot")


def test_the_request_can_be_taken_back(shelf: Path, window: Callable[..., Opened]) -> None:
    """Nobody is stuck when the reviewer is away."""
    opened = window(shelf)
    page = compose(opened)
    asked(page)
    banner = page.write.findChild(ReviewBanner)
    assert banner is not None

    click(banner.back)

    until(lambda: of(page) is None, "no review")
    assert toast(opened, "Taken back")
    assert not banner.isVisible()


def test_the_library_shows_what_waits_for_the_reviewer(shelf: Path, window: Callable[..., Opened]) -> None:
    """One chip, and only the posts in review are left."""
    opened = window(shelf)
    asked(compose(opened))
    library = go(opened, "library")
    assert isinstance(library, LibraryPage)
    until(lambda: len(library.table.rows.rows) > 1, "all posts")

    click(library.chips[Stage.IN_REVIEW])

    until(lambda: len(library.table.rows.rows) == 1, "the one in review")
    click(library.chips[Stage.RETURNED])
    until(lambda: library.list.currentWidget() is library.none, "none returned")


def test_review_mode_can_be_walked_by_keys(shelf: Path, window: Callable[..., Opened]) -> None:
    """Every control has a name and can be reached."""
    opened = window(shelf)
    page = compose(opened)
    asked(page)
    page.presenter.reviewing.enter()
    panel = page.presenter.reviewing.panel
    assert panel is not None
    until(lambda: claims(panel), "the claims")

    toast(opened, "In review").hide()
    page.preview.setFocus()

    assert [line for line in walk(opened.window) if "Review" in line or "Board" in line or "Foot" in line] == []

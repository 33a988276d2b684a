"""The Sources screen and the claim board, by clicks and keys, with a fake of the look-up services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from composer.app import wiring
from composer.app.progress import Progress
from composer.app.sourcing.evidence import State
from composer.gui.compose.page import ComposePage
from composer.gui.compose.proof.claim_board import ClaimBoard
from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.compose.proof.sources import SourceRow
from composer.gui.compose.proof.tie_dialog import TieDialog
from composer.gui.main import Opened
from composer.gui.parts.choices import Radio
from composer.gui.sources.notes_dialog import NotesDialog
from composer.gui.sources.notes_list import NotesList
from composer.gui.sources.page import SourcesPage
from composer.gui.sources.policy_dialog import PolicyDialog
from composer.gui.sources.replace_dialog import ReplaceDialog
from composer.model.moment import at_utc
from composer.model.ports import Response
from composer.model.post import Claim, Source
from tests.app.conftest import Services
from tests.gui.screens.conftest import go, program, settled, stored
from tests.gui.screens.hands import button, click, keys, press, toast
from tests.gui.screens.waiting import dialog, until

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]

VARNISH = {
    "id": "varnish",
    "type": "article-journal",
    "title": "Fluoride varnish in preschool children",
    "author": [{"family": "Walsh", "given": "Tanya", "suffix": "Jr"}],
    "issued": {"date-parts": [[2024, 3]]},
    "DOI": "10.1000/varnish",
}
PAGE = {
    "id": "page",
    "type": "webpage",
    "title": "Gum disease",
    "URL": "https://www.example.org/gum",
    "accessed": {"date-parts": [[2026, 11, 2]]},
}


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    """What answers instead of the network."""
    fake = Services()
    fake.works["10.1000/new"] = {
        "DOI": "10.1000/new",
        "type": "journal-article",
        "title": ["Sealants after ten years"],
        "author": [{"family": "Ng", "given": "Ada"}],
        "container-title": ["Journal of Dental Research"],
        "published": {"date-parts": [[2025]]},
    }
    monkeypatch.setattr(wiring, "Client", lambda *_args, **_more: fake)
    return fake


@pytest.fixture
def shelf(home: Path, services: Services) -> Path:
    """A data folder with two sources and a planned post that leans on the article."""
    assert services.online
    with program(home) as app:
        for csl in (VARNISH, PAGE):
            app.sources.keep(Source(str(csl["id"]), csl))
        post = app.library.sample("health-tip")
        claim = Claim("why", "varnish", "p. 3", post.answers["why"][:30], "It says so.")
        post = replace(post, sources=(Source("varnish", VARNISH),), claims=(claim,))
        app.library.save(post)
        app.queue(post, at_utc(datetime.now(UTC) + timedelta(days=9), "America/Chicago"))
    return home


def sources(opened: Opened) -> SourcesPage:
    """The screen with its rows."""
    page = go(opened, "sources")
    assert isinstance(page, SourcesPage)
    until(page.list.rows, "rows")
    return page


def choose(page: SourcesPage, source_id: str) -> None:
    """Makes a source the chosen one and waits for its details."""
    page.list.table.choose(source_id)
    until(lambda: page.doing._detail and page.doing._detail.evidence.source.id == source_id, "its details")


def state(page: SourcesPage, source_id: str) -> str:
    """How a source stands on the screen."""
    return next((e.state.value for e in page.list.rows() if e.source.id == source_id), "")


def test_a_source_shows_its_entry_and_where_it_is_used(shelf: Path, window: Callable[..., Opened]) -> None:
    """Claim, support and post in one glance; the entry goes to the clipboard as plain text."""
    page = sources(window(shelf))
    choose(page, "varnish")

    click(button(page.details, "Copy"))

    assert QGuiApplication.clipboard().text().startswith("Walsh T Jr. Fluoride varnish")
    assert page.doing._detail is not None
    assert [u.claims[0].support for u in page.doing._detail.uses] == ["It says so."]


def test_a_doi_is_looked_up_and_added_with_two_keys(shelf: Path, window: Callable[..., Opened]) -> None:
    """Paste, Enter, Enter."""
    page = sources(window(shelf))
    click(page.add)
    form = dialog(SourceDialog)
    keys(form.paste.line, "10.1000/new")

    press(form.paste.line, Qt.Key.Key_Return)
    until(lambda: form.heading.text() == "Sealants after ten years", "the look-up")
    click(form.verb)

    until(lambda: any(e.title == "Sealants after ten years" for e in page.list.rows()), "the new row")


def test_words_give_works_to_choose_from(shelf: Path, window: Callable[..., Opened]) -> None:
    """A person remembers a title, not a number."""
    page = sources(window(shelf))
    click(page.add)
    form = dialog(SourceDialog)
    keys(form.paste.line, "sealants after years")

    click(form.look_up)
    radio = until(lambda: next(iter(form.findChildren(Radio)), None), "a choice")
    click(radio)

    assert form.heading.text() == "Sealants after ten years"
    form.reject()


def test_without_a_network_it_is_kept_and_looked_up_later(
    shelf: Path, window: Callable[..., Opened], services: Services
) -> None:
    """Nothing a person pasted is lost because the wifi is down."""
    services.online = False
    page = sources(window(shelf))
    click(page.add)
    form = dialog(SourceDialog)
    keys(form.paste.line, "10.1000/new")
    click(form.look_up)
    until(lambda: "later" in form.paste.error(), "the sentence")
    assert "crossref" not in form.paste.error(), "no host a clinician never heard of"
    click(form.verb)
    until(lambda: any(e.state is State.TO_LOOK_UP for e in page.list.rows()), "the waiting row")

    services.online = True
    page._try_waiting()

    until(lambda: any(e.title == "Sealants after ten years" for e in page.list.rows()), "the completed row")


def test_checking_all_finds_the_retraction_and_names_the_planned_post(
    shelf: Path, window: Callable[..., Opened], services: Services
) -> None:
    """One press in the morning, and Monday's post is named."""
    services.works["10.1000/varnish"] = {
        "DOI": "10.1000/varnish",
        "title": [VARNISH["title"]],
        "updated-by": [{"type": "retraction", "DOI": "10.1000/notice"}],
    }
    services.pages[PAGE["URL"]] = Response(410, {}, b"")
    page = sources(window(shelf))

    click(page.check_all)

    until(lambda: state(page, "varnish") == "retracted", "the retraction")
    assert state(page, "page") == "gone"
    until(page.alert.isVisible, "the banner")
    assert "planned post" in page.alert.accessibleName()
    notes = dialog(NotesList)
    notes.reject()


def test_changing_a_source_keeps_what_was_not_touched(shelf: Path, window: Callable[..., Opened]) -> None:
    """Suffixes, months and kinds that the form does not show must survive it."""
    opened = window(shelf)
    page = sources(opened)
    choose(page, "varnish")
    click(button(page.details, "Change"))
    form = dialog(SourceDialog)

    keys(form.form.volume.line, "103", over=True)
    click(form.verb)
    toast(opened, "Kept")

    kept = stored(shelf, lambda app: app.sources.evidence.detail("varnish").evidence.source.csl)
    assert kept == {**VARNISH, "volume": "103"}


def test_notes_a_review_date_and_the_kind_of_evidence_are_kept(shelf: Path, window: Callable[..., Opened]) -> None:
    """The practice's own judgment; a day that is no day is said at its field."""
    page = sources(window(shelf))
    choose(page, "varnish")
    click(button(page.details, "Edit notes"))
    form = dialog(NotesDialog)
    keys(form.tags.line, "fluoride, children", over=True)
    keys(form.day.line, "tomorrow", over=True)
    click(form.verb)
    assert form.day.error()

    keys(form.day.line, "2020-01-31", over=True)
    click(form.verb)

    until(lambda: state(page, "varnish") == "look", "its date has come")
    assert next(e.tags for e in page.list.rows() if e.source.id == "varnish") == ("fluoride", "children")


def test_a_list_of_publishers_that_is_not_used_is_said(shelf: Path, window: Callable[..., Opened]) -> None:
    """Somebody who wrote a list and sees no hint of it would look for the fault elsewhere."""
    (shelf / "trusted-publishers.json").write_text("{", encoding="utf-8")

    page = sources(window(shelf))

    until(page.unused.isVisible, "the banner")
    assert "trusted-publishers.json" in page.unused.accessibleName()


def test_the_age_policy_is_the_practices(shelf: Path, window: Callable[..., Opened]) -> None:
    """A trial of 2024 is old for whoever says one year; a word is no number and is said at its field."""
    page = sources(window(shelf))
    click(button(page.list, "Age and look-ups"))
    form = dialog(PolicyDialog)
    keys(form.fields["unknown"].line, "soon", over=True)
    click(form.verb)
    assert form.fields["unknown"].error()

    keys(form.fields["unknown"].line, "1", over=True)
    click(form.verb)

    until(lambda: state(page, "varnish") == "old", "the new state")


def test_replacing_everywhere_changes_saved_posts(shelf: Path, window: Callable[..., Opened]) -> None:
    """The post in the library leans on the new one; the old one says so."""
    opened = window(shelf)
    page = sources(opened)
    choose(page, "varnish")
    click(button(page.details, "Replace everywhere"))
    form = dialog(ReplaceDialog)
    form.table.choose("page")

    click(form.verb)

    until(lambda: state(page, "varnish") == "superseded", "the mark")
    settled(opened)
    assert stored(shelf, lambda app: app.sources.evidence.detail("page").evidence.used) == 1


def test_a_removed_source_comes_back_with_undo(shelf: Path, window: Callable[..., Opened]) -> None:
    """Forgiving: nothing is asked, everything can be taken back."""
    opened = window(shelf)
    page = sources(opened)
    choose(page, "page")
    click(button(page.details, "Remove"))
    until(lambda: not state(page, "page"), "it to go")

    click(button(toast(opened, "Taken out"), "Undo"))

    until(lambda: state(page, "page"), "it to come back")


def test_files_and_a_table_are_brought_in_with_notes(
    shelf: Path, window: Callable[..., Opened], tmp_path: Path
) -> None:
    """What was skipped is read out, not swallowed."""
    page = sources(window(shelf))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.ris").write_text("TY  - JOUR\nTI  - Brought in from a file\nDO  - 10.1000/file\nER  - \n")
    (tmp_path / "in" / "b.ris").write_text("nothing")
    table = tmp_path / "table.csv"
    table.write_text("OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n10.1000/FILE,0,Retraction\n")

    page.working.bring((tmp_path / "in",))
    dialog(NotesList).reject()
    until(lambda: any(e.title == "Brought in from a file" for e in page.list.rows()), "the new row")
    page.working.bring_table(table)

    until(lambda: any(e.state is State.RETRACTED for e in page.list.rows()), "the table's word")


def test_stopping_a_check_leaves_the_screen_ready(shelf: Path, window: Callable[..., Opened]) -> None:
    """Cancel means: now, and nothing is stuck afterwards."""
    page = sources(window(shelf))
    page.working._begin("Looking again")
    click(page.busy.button)
    assert page.working.is_busy()

    page.working._fail(progress_error())

    assert not page.working.is_busy()
    assert not page.busy.isVisible()


def progress_error() -> Exception:
    """What a stopped piece of work raises."""
    stopped = Progress()
    stopped.cancel()
    try:
        stopped.step(1, 2)
    except Exception as error:
        return error
    raise AssertionError


def test_the_claim_board_shows_each_claim_beside_its_source_and_ties_the_rest(
    shelf: Path, window: Callable[..., Opened]
) -> None:
    """The reviewer's way: read a claim, see its proof, tie a sentence that has none, with its place."""
    opened = window(shelf)
    page = opened.window.page()
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.session and page.presenter.session.post.claims, "the post")
    page.presenter.sourcing.tying.show_claims()
    board = dialog(ClaimBoard)
    tie = button(board, "Tie to a source")

    click(tie)
    form = dialog(TieDialog)
    keys(form.place.line, "table 2")
    keys(form.support.area, "Two minutes are enough.")
    click(form.verb)

    session = page.presenter.session
    assert session is not None
    until(lambda: len(session.post.claims) == 2, "the second tie")
    assert (session.post.claims[1].locator, session.post.claims[1].support) == ("table 2", "Two minutes are enough.")
    board.reject()


def test_compose_says_how_its_sources_stand_and_the_rail_how_many_posts_are_at_risk(
    shelf: Path, window: Callable[..., Opened], tmp_path: Path
) -> None:
    """Whoever writes sees the retraction beside the source, without going to look for it."""
    table = tmp_path / "table.csv"
    table.write_text("OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n10.1000/VARNISH,0,Retraction\n")
    stored(shelf, lambda app: app.sources.shelf.bring(table, Progress()))

    opened = window(shelf)
    page = opened.window.page()

    assert isinstance(page, ComposePage)
    until(lambda: any("Retracted" in words for words, _ in page.sources._standing.values()), "the word")
    rows = until(lambda: page.sources.findChildren(SourceRow), "the row")
    until(lambda: any("Retracted" in row.standing.text() for row in rows), "the row's word")
    rail = opened.window.rail
    until(lambda: "1 thing" in rail._buttons["sources"].accessibleDescription(), "the badge")

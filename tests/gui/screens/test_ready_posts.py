"""Ready posts in the gallery by keys and clicks: found, narrowed, opened as new posts that remember where they came from."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from composer.app.wiring import open_app
from composer.gui.compose.gallery.picture_card import ReadyCard
from composer.gui.compose.gallery.plan_dialog import PlanDialog
from composer.gui.compose.gallery.template_dialog import TemplateDialog
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.menu import Menu
from composer.model.practice import Region
from composer.store.store import open_store
from tests.gui.screens.hands import click, keys, press
from tests.gui.screens.waiting import dialog as shown_dialog
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def page(window: Callable[..., Opened], home: Path) -> ComposePage:
    """The gallery with the ready posts."""
    found = window(home).window.open_screen("compose")
    assert isinstance(found, ComposePage)
    until(lambda: found.presenter.session is not None, "a post")
    found.opening.show_gallery()
    until(lambda: found.gallery.cards, "the templates")
    press(found.gallery.mode.focusWidget() or found.gallery.mode, Qt.Key.Key_Right)
    until(lambda: found.gallery.ready.cards, "the ready posts")
    return found


def shown(page: ComposePage) -> list[ReadyCard]:
    """The cards that are not filtered away."""
    return [c for c in page.gallery.ready.cards if not c.isHidden() and isinstance(c, ReadyCard)]


def test_a_ready_post_is_found_by_a_word_and_opened_with_the_keyboard(page: ComposePage) -> None:
    """Arrow to the ready posts, a few letters, Space: a whole post with its sources."""
    keys(page.gallery.search.line, "charcoal")
    until(lambda: len(shown(page)) < len(page.gallery.ready.cards), "the search")
    (card,) = [c for c in shown(page) if c.post.topic == "charcoal"]
    card.setFocus()
    press(card, Qt.Key.Key_Space)

    until(lambda: not page.is_in_gallery(), "the new post")
    session = page.presenter.session
    assert session is not None
    assert session.post.answers == card.post.post.answers
    assert session.post.extra["from_pack"] == card.key
    assert session.post.sources


def test_families_and_the_season_narrow_what_is_shown(page: ComposePage) -> None:
    """Chips add up; none on means all. Of packs one is on."""
    everything = len(shown(page))
    assert {c.belongs for c in shown(page)} == {"dental"}

    click(page.gallery.chips["quizzes"])
    quizzes = {c.kind for c in shown(page)}
    click(page.gallery.chips["quizzes"])
    click(page.gallery.chips["season"])
    season = shown(page)
    click(page.gallery.chips["season"])

    assert quizzes == {"quiz", "quiz-answer"}
    assert all(card.season is not None for card in season)
    assert len(shown(page)) == everything


def test_marks_say_what_has_to_be_done_first(page: ComposePage) -> None:
    """Changing advice and example words are seen before the post is opened, and read aloud."""
    cards = [c for c in page.gallery.ready.cards if isinstance(c, ReadyCard)]

    assert all("changing" in c.accessibleDescription() for c in cards if c.post.volatile)
    assert any("Fill in" in c.accessibleDescription() for c in cards if c.post.fill_in)


def test_what_has_to_be_done_first_is_said_when_it_opens(page: ComposePage) -> None:
    """Example words of a made-up practice must not go out."""
    card = next(c for c in page.gallery.ready.cards if isinstance(c, ReadyCard) and c.post.fill_in)
    with_words: list[str] = []
    page.notices.told.connect(lambda message: with_words.append(str(message)))

    card.click()

    until(lambda: any("Replace the example words" in words for words in with_words), "the message")


def test_a_second_wording_is_asked_for(page: ComposePage) -> None:
    """Where official advice differs, the person chooses."""
    card = next(
        c
        for c in page.gallery.ready.cards
        if isinstance(c, ReadyCard) and any(not variant.region for variant in c.post.variants)
    )
    wording = next(variant for variant in card.post.variants if not variant.region)
    card.click()
    until(lambda: isinstance(QApplication.activePopupWidget(), Menu), "the menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)

    next(a for a in menu.actions() if a.text() == wording.label).trigger()
    menu.close()

    until(lambda: not page.is_in_gallery(), "the new post")
    assert page.presenter.session is not None
    assert page.presenter.session.post.answers == wording.post.answers


def test_only_pictures_that_are_seen_are_painted(page: ComposePage) -> None:
    """A hundred cards must not cost a hundred pictures."""
    until(lambda: any(c.has_picture for c in page.gallery.ready.cards), "the first pictures")
    until(page.presenter.context.lanes.is_idle, "the rest of them")

    painted = [c for c in page.gallery.ready.cards if c.has_picture]
    assert len(painted) < len(page.gallery.ready.cards) / 2


def test_the_ready_posts_can_be_walked_through(page: ComposePage) -> None:
    """Names, tab order, targets, nothing clipped."""
    window = page.window()
    until(page.presenter.context.lanes.is_idle, "quiet lanes")

    assert walk(window) == []  # type: ignore[arg-type]


def test_a_month_is_planned_and_each_draft_opens_with_its_time(page: ComposePage, home: Path) -> None:
    """From the button to the queue line: proposals, one taken off, drafts in the library."""
    click(page.gallery.plan)
    dialog = shown_dialog(PlanDialog)
    dialog.span.combo.setCurrentIndex(1)
    dialog.span_wanted.emit()
    until(lambda: len(dialog.boxes) > 3, "the proposals")
    dialog.boxes[0].setChecked(False)
    wanted = dialog.chosen()
    assert str(len(wanted)) in dialog.verb.text()
    click(dialog.verb)

    with open_store(home) as store:
        until(lambda: len(store.drafts.list(limit=500)) == 3 + len(wanted), "the drafts")
        made = next(row for row in store.drafts.list(limit=500) if store.drafts.latest(row.id).post.extra)
        planned = store.drafts.latest(made.id).post.extra["planned_for"]["wall"]
    page.opening.open(made.id)
    until(lambda: not page.is_in_gallery() and page.presenter.queueing._plan is not None, "the draft")
    plan = page.presenter.queueing._plan
    assert plan is not None
    assert plan.when.wall == planned


def test_a_practice_abroad_gets_the_wording_of_its_region_and_is_told(
    window: Callable[..., Opened], home: Path
) -> None:
    """The amount of fluoride that is right in one country is wrong in another."""
    with open_app(argparse.Namespace(home=str(home))) as app:
        app.settings.put(replace(app.practice, region=Region.AU))
    found = window(home).window.open_screen("compose")
    assert isinstance(found, ComposePage)
    until(lambda: found.presenter.session is not None, "a post")
    told: list[str] = []
    found.notices.told.connect(lambda message: told.append(str(message)))
    found.opening.show_gallery()
    until(lambda: found.gallery.cards, "the templates")
    press(found.gallery.mode.focusWidget() or found.gallery.mode, Qt.Key.Key_Right)
    until(lambda: found.gallery.ready.cards, "the ready posts")

    card = next(c for c in shown(found) if c.key == "dental/002-fluoride-paste")
    click(card)
    until(lambda: not found.is_in_gallery(), "the new post")

    session = found.presenter.session
    assert session is not None
    assert session.post.answers["how"].startswith("Aged six or more?")
    until(lambda: any("For practices in Australia" in words for words in told), "the notice")


def test_a_template_is_made_with_the_form_alone(page: ComposePage, home: Path) -> None:
    """Nobody should have to know what a brace is: a name, an example, a new field, and it is kept."""
    click(page.gallery.write)
    dialog = shown_dialog(TemplateDialog)
    dialog.base.combo.choose("health-tip")
    dialog.base.combo.picked.emit("health-tip")
    until(lambda: ("sample", "tip") in dialog.form.entries and dialog.verb.isEnabled(), "the form")
    name, number = dialog.form.entries["title",], dialog.form.entries["slots", 0, "max"]
    assert isinstance(name, LineField)
    assert isinstance(number, LineField)

    press(name.line, Qt.Key.Key_End)
    keys(name.line, " of ours")
    keys(number.line, "x")
    until(lambda: not dialog.verb.isEnabled(), "the slip")
    press(number.line, Qt.Key.Key_Backspace)
    click(dialog.form.add)
    until(lambda: "field1" in dialog.form.drops and dialog.verb.isEnabled(), "the new field")
    click(dialog.form.drops["field1"])
    until(lambda: "field1" not in dialog.form.drops and dialog.verb.isEnabled(), "the field gone")
    click(dialog.verb)

    until(lambda: any(c.template.title == "Health tip of ours" for c in page.gallery.cards), "the new card")
    assert [p.name for p in (home / "templates").iterdir()] == ["my-health-tip.json"]


def test_a_source_is_added_with_the_form_and_proves_a_field(page: ComposePage) -> None:
    """A fact of one's own needs a source of one's own; the file must not be the only way to it."""
    click(page.gallery.write)
    dialog = shown_dialog(TemplateDialog)
    dialog.base.combo.choose("health-tip")
    dialog.base.combo.picked.emit("health-tip")
    until(lambda: dialog.form.add_source is not None and dialog.verb.isEnabled(), "the form")

    assert dialog.form.add_source is not None
    click(dialog.form.add_source)
    until(lambda: "source-1" in dialog.form.source_drops and not dialog.verb.isEnabled(), "the empty source")
    newest = {steps[3]: entry for steps, entry in dialog.form.entries.items() if "sources" in steps}
    assert isinstance(newest["title"], LineField)
    assert dialog.focusWidget() is newest["title"].line
    for what, words in (("title", "Our leaflet"), ("container-title", "Our practice"), ("URL", "example.org/tips")):
        field = newest[what]
        assert isinstance(field, LineField)
        press(field.line, Qt.Key.Key_End)
        keys(field.line, words)
    proven = dialog.form.entries["ties", "how", 0, "source"]
    assert isinstance(proven, ChoiceField)
    proven.combo.choose("source-1")
    proven.combo.picked.emit("source-1")

    until(dialog.verb.isEnabled, "nothing to fix")
    assert '"title": "Our leaflet"' in dialog.source.text()


def test_a_second_template_of_the_same_kind_does_not_write_over_the_first(page: ComposePage, home: Path) -> None:
    """Work once kept is not lost by beginning again."""
    for number in (1, 2):
        click(page.gallery.write)
        dialog = shown_dialog(TemplateDialog)
        dialog.base.combo.choose("health-tip")
        dialog.base.combo.picked.emit("health-tip")
        until(lambda dialog=dialog: '"my-health-tip' in dialog.source.text() and dialog.verb.isEnabled(), "the trial")
        click(dialog.verb)
        until(lambda n=number: sum(c.template.title == "Health tip" for c in page.gallery.cards) == n + 1, "the card")

    assert sorted(p.name for p in (home / "templates").iterdir()) == ["my-health-tip-2.json", "my-health-tip.json"]


def test_a_plan_says_how_many_times_stay_free(page: ComposePage) -> None:
    """A year has more posting times than ready posts; nobody should look for the missing ones."""
    click(page.gallery.plan)
    dialog = shown_dialog(PlanDialog)
    dialog.span.combo.setCurrentIndex(dialog.span.combo.count() - 1)
    dialog.span_wanted.emit()

    until(lambda: "once a year" in dialog.say.text(), "the sentence")
    until(lambda: len(dialog.boxes) > 50, "the proposals")


def test_a_template_is_made_with_its_preview_and_stands_in_the_gallery(page: ComposePage, home: Path) -> None:
    """Begin with one, change its title, see that a slip can't be kept, keep it."""
    click(page.gallery.write)
    dialog = shown_dialog(TemplateDialog)
    until(dialog.verb.isEnabled, "the first trial")
    good = dialog.source.text().replace('"title": "', '"title": "Our ', 1)

    dialog.source.set_text(good.replace("{", "", 1))
    dialog.changed.emit(dialog.source.text())
    until(lambda: not dialog.verb.isEnabled(), "the slip")
    dialog.source.set_text(good)
    dialog.changed.emit(good)
    until(dialog.verb.isEnabled, "the mended text")
    click(dialog.verb)

    until(lambda: any(c.template.title.startswith("Our ") for c in page.gallery.cards), "the new card")
    assert [p.name[:3] for p in (home / "templates").iterdir()] == ["my-"]

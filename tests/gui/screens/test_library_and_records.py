"""Library, records and settings by keys and clicks."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from composer.gui.library.page import LibraryPage
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.text import Text
from composer.gui.records.page import RecordsPage
from composer.gui.settings.page import SettingsPage
from composer.gui.shell.start import AGAIN
from composer.model.practice import WeeklySlot
from composer.model.stage import Stage
from composer.store.store import DATABASE, open_store
from tests.gui.screens.conftest import go
from tests.gui.screens.hands import button, click, keys, pick, press, toast
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)


def library(opened: Opened, count: int) -> LibraryPage:
    """The Library with that many posts."""
    page = go(opened, "library")
    assert isinstance(page, LibraryPage)
    until(lambda: len(page.table.rows.rows) == count, f"{count} posts")
    return page


def titles(page: LibraryPage) -> list[str]:
    """What the list shows."""
    return [row.cells[0].text for row in page.table.rows.rows]


def test_a_search_narrows_the_list_while_one_types_and_enter_opens_the_post(
    window: Callable[..., Opened], home: Path
) -> None:
    """Ctrl+F, a few letters, down, Enter."""
    opened = window(home)
    page = library(opened, 3)

    press(opened.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.line.hasFocus()
    keys(page.search.line, "bleed")
    until(lambda: len(page.table.rows.rows) == 1, "the one post")
    title = titles(page)[0]
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)

    until(lambda: opened.window.screen_id() == "compose", "Compose")
    compose = opened.window.page()
    until(lambda: compose.presenter.session and compose.head.title.text() == title, "the post")  # type: ignore[union-attr]


def test_a_copy_has_a_life_of_its_own(window: Callable[..., Opened], home: Path) -> None:
    """Duplicate from the row's menu opens the copy."""
    opened = window(home)
    page = library(opened, 3)
    page.table.setFocus()

    page.table.menu_asked.emit(page.table.key(), page.mapToGlobal(page.rect().center()))
    pick("Duplicate")

    until(lambda: opened.window.screen_id() == "compose", "Compose")
    library(opened, 4)


def test_the_trash_gives_back_what_was_put_into_it(window: Callable[..., Opened], home: Path) -> None:
    """By the message at once, by the trash later."""
    opened = window(home)
    page = library(opened, 3)
    gone = page.table.rows.rows[0].key

    page.table.menu_asked.emit(gone, page.mapToGlobal(page.rect().center()))
    pick("trash")
    until(lambda: len(page.table.rows.rows) == 2, "two posts")
    QTest.mouseClick(toast(opened, "trash").button, Qt.MouseButton.LeftButton)
    until(lambda: len(page.table.rows.rows) == 3, "three again")
    page.presenter.put_away(gone)
    until(lambda: len(page.table.rows.rows) == 2, "two posts")
    QTest.mouseClick(page.trash, Qt.MouseButton.LeftButton)
    until(lambda: [row.key for row in page.table.rows.rows] == [gone], "the trash")
    page.table.menu_asked.emit(gone, page.mapToGlobal(page.rect().center()))
    pick("Put back")

    until(lambda: not page.table.rows.rows, "an empty trash")


def test_the_chosen_post_is_seen_with_its_card_and_words_and_opens_from_there(
    window: Callable[..., Opened], home: Path
) -> None:
    """Which of twenty posts about brushing was it?"""
    opened = window(home)
    page = library(opened, 3)
    row = next(row for row in page.table.rows.rows if row.cells[0].text == "Two minutes, twice a day")

    page.table.choose(row.key)

    until(lambda: page.details.card.has_image() and not page.details.card.isHidden(), "the card")
    assert page.details.title.text() == "Two minutes, twice a day"
    until(lambda: "Brush for two minutes" in page.details.words.text(), "the words")
    QTest.mouseClick(page.details.open, Qt.MouseButton.LeftButton)
    until(lambda: opened.window.screen_id() == "compose", "Compose")


def test_the_list_narrows_to_what_waits_and_says_when_there_is_none(
    window: Callable[..., Opened], busy_home: Path
) -> None:
    """A practice with hundreds of posts looks for the few that matter now."""
    opened = window(busy_home)
    page = library(opened, 3)

    QTest.mouseClick(page.chips[Stage.NEEDS_YOU], Qt.MouseButton.LeftButton)
    until(lambda: 0 < len(page.table.rows.rows) < 3, "those that need somebody")
    QTest.mouseClick(page.chips[Stage.IN_REVIEW], Qt.MouseButton.LeftButton)

    until(lambda: page.list.currentWidget() is page.none, "none is in review")


def test_a_broken_post_file_is_one_sentence_and_changes_nothing(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """The world's fault: what happened and where, no report of ours."""
    opened = window(home)
    page = library(opened, 3)
    broken = tmp_path / "post.json"
    broken.write_text('{"schema": 1, "template": ', encoding="utf-8")

    page.presenter.bring_in(str(broken))

    message = toast(opened, "post.json").message()
    assert message.is_error
    assert "\n" not in message.text
    assert len(page.table.rows.rows) == 3


def test_records_are_verified_and_written_out_line_by_line(
    window: Callable[..., Opened], busy_home: Path, tmp_path: Path
) -> None:
    """What goes out is written down, and anyone can check it."""
    opened = window(busy_home)
    page = go(opened, "records")
    assert isinstance(page, RecordsPage)
    until(lambda: page.table.rows.rows, "records")

    QTest.mouseClick(button(page, "Verify now"), Qt.MouseButton.LeftButton)
    until(lambda: "none altered" in page.state.accessibleName(), "a whole chain")
    page.export_to(str(tmp_path / "records.jsonl"))
    toast(opened, "written")

    lines = (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(page.table.rows.rows)
    assert [json.loads(line)["seq"] for line in lines] == sorted(range(1, len(lines) + 1))


def test_a_record_shows_what_went_out_word_for_word(window: Callable[..., Opened], busy_home: Path) -> None:
    """Beside the list where there is room, in a drawer by Enter where there is none."""
    page = go(window(busy_home), "records")
    assert isinstance(page, RecordsPage)
    until(lambda: page.table.rows.rows, "records")
    said = lambda: " ".join(text.text() for text in page.entry.findChildren(Text))  # noqa: E731

    until(lambda: "As it was approved" in said(), "the frozen words")
    assert "Approved by" in said()
    assert "fingerprint" in said()
    page.window().resize(1024, 700)
    until(lambda: not page.entry.isVisible(), "the narrow window")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)

    until(page.entry.isVisible, "the drawer")


def test_an_altered_record_is_named(window: Callable[..., Opened], busy_home: Path) -> None:
    """The promise of the chain, on screen."""
    import sqlite3

    with sqlite3.connect(busy_home / DATABASE) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE record SET kind = 'skipped' WHERE seq = 2")
    raw.close()
    page = go(window(busy_home), "records")

    page.verify()

    until(lambda: "Row 2" in page.state.accessibleName(), "the altered row")


def settings(opened: Opened) -> SettingsPage:
    """The Settings screen."""
    page = go(opened, "settings")
    assert isinstance(page, SettingsPage)
    return page


def test_settings_are_kept_as_they_are_changed(window: Callable[..., Opened], home: Path) -> None:
    """No Save button."""
    page = settings(window(home))

    keys(page.fields["name"].editor, "Elm Dental", over=True)
    keys(page.fields["slots"].editor, "Mon 09:00\nThu 16:30", over=True)
    keys(page.fields["closed"].editor, "2026-12-25 Christmas", over=True)

    def kept() -> bool:
        with open_store(home) as store:
            practice = store.settings.practice()
        return (
            practice.name == "Elm Dental"
            and practice.slots == (WeeklySlot(0, "09:00"), WeeklySlot(3, "16:30"))
            and practice.closed == ("2026-12-25 Christmas",)
        )

    until(kept, "the settings on disk")


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [("slots", "Someday 9", "Mon 9:00"), ("closed", "Christmas", "Dec 25, 2026")],
)
def test_what_is_no_time_or_day_is_answered_with_an_example(
    window: Callable[..., Opened], home: Path, field: str, typed: str, part: str
) -> None:
    """Beside the field, while one types."""
    page = settings(window(home))

    keys(page.fields[field].editor, typed, over=True)

    assert part in page.fields[field].error()


def test_a_color_is_taken_from_the_row_or_typed_exactly_and_the_card_follows(
    window: Callable[..., Opened], home: Path
) -> None:
    """What is no color is answered with an example, and what was kept before stays."""
    page = settings(window(home))
    click(page.sections.buttons["cards"])
    row, exact = page.card_look.rows["primary"]
    until(page.card_look.card.has_image, "the card")

    keys(exact.editor, "teal-ish", over=True)
    assert "#134E4A" in exact.error()
    click(row.swatches[1])

    chosen = row.swatches[1].color.upper()
    assert (exact.text(), exact.error()) == (chosen, "")

    def kept() -> bool:
        with open_store(home) as store:
            return store.settings.practice().brand.primary.upper() == chosen

    until(kept, "the color on disk")


def test_going_back_to_a_backup_asks_first_keeps_what_was_there_and_begins_anew(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """For whoever has no command line; and the present posts are put aside, not lost."""
    opened = window(home)
    page = settings(opened)
    page.keeping.write_to(str(tmp_path / "then.backup"))
    toast(opened, "Backup written")
    with open_store(home) as store:
        gone = store.drafts.list()[0].id
        store.drafts.trash(gone, datetime.now(UTC))
        assert len(store.drafts.list()) == 2

    page.keeping.ask_back(str(tmp_path / "then.backup"))
    click(dialog(Dialog).verb)

    until(lambda: not opened.window.isVisible(), "the window to close")
    with open_store(home) as store:
        assert len(store.drafts.list()) == 3
    assert list(home.glob("before-restore-*"))
    assert opened.window.property(AGAIN), "the program begins anew"


def test_what_is_no_backup_is_refused_and_nothing_changes(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """One sentence, and the window stays."""
    opened = window(home)
    page = settings(opened)
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")

    page.keeping.ask_back(str(tmp_path / "letter.txt"))
    click(dialog(Dialog).verb)

    assert toast(opened, "not a whole backup").message().is_error
    assert opened.window.isVisible()


def test_a_backup_is_one_click_and_holds_the_posts(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """Everything but passwords, in one file."""
    opened = window(home)
    page = settings(opened)
    click(page.sections.buttons["backup"])
    assert page.keeping.write.isVisible()

    page.keeping.write_to(str(tmp_path / "all.backup"))

    toast(opened, "Backup written: all.backup")
    assert (tmp_path / "all.backup").stat().st_size > 1_000


def test_platforms_language_and_citing_chosen_in_settings_hold_for_new_posts(
    window: Callable[..., Opened], home: Path
) -> None:
    """What the first run asked can be changed later, as it promised."""
    page = settings(window(home))
    click(page.sections.buttons["channels"])
    until(lambda: page.channels.checks, "the platforms")

    QTest.mouseClick(page.channels.checks["linkedin"], Qt.MouseButton.LeftButton)
    press(page.channels.language.combo, Qt.Key.Key_Down)
    press(page.channels.style.combo, Qt.Key.Key_End)

    def kept() -> bool:
        with open_store(home) as store:
            practice = store.settings.practice()
            return "linkedin" not in practice.platforms and (practice.language, practice.cite_style) == ("es", "apa")

    until(kept, "the choices on disk")


def test_a_list_without_a_match_says_so_and_the_room_beside_it_is_gone(
    window: Callable[..., Opened], busy_home: Path
) -> None:
    """A blank table beside "No post is chosen" looked broken, in the Outbox above all."""
    opened = window(busy_home)
    outbox = go(opened, "outbox")

    keys(outbox.search.line, "xylophone")

    until(lambda: outbox.list.currentWidget() is outbox.none, "the sentence")
    assert not outbox.details.isVisible()
    outbox.search.clear()
    until(outbox.details.isVisible, "the posts again")


def test_empty_records_lead_to_a_new_post(window: Callable[..., Opened], home: Path) -> None:
    """No dead end, and the focus has a place."""
    opened = window(home)
    page = go(opened, "records")
    assert page.empty.button.hasFocus()

    click(page.empty.button)

    until(lambda: opened.window.screen_id() == "compose" and opened.window.page().is_in_gallery(), "the gallery")


def test_the_library_begins_with_a_post_in_sight(window: Callable[..., Opened], home: Path) -> None:
    """Details that ask to choose one, beside a list, are a step too many."""
    page = library(window(home), 3)

    until(lambda: page.details.title.text() == page.table.rows.rows[0].cells[0].text, "the first post")


def test_an_empty_library_has_its_focus_on_the_way_out(window: Callable[..., Opened], empty_home: Path) -> None:
    """Enter makes the first post."""
    opened = window(empty_home)
    page = go(opened, "library")
    assert page.empty.button.hasFocus()

    press(page.empty.button, Qt.Key.Key_Space)

    until(lambda: opened.window.screen_id() == "compose" and opened.window.page().is_in_gallery(), "the gallery")

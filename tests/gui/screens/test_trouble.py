"""What a person sees when the disk or the data folder is in the way, and how they get out of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.app.writing.library import Library
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened, open_window
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.toast import Toast
from composer.gui.shell.start import AGAIN
from composer.gui.trouble.page import TroublePage
from composer.model.errors import StorageError
from composer.store.store import DATABASE
from tests.gui.screens.conftest import close, go, program
from tests.gui.screens.hands import click, keys, toast
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]


def backup_of(home: Path, file: Path) -> Path:
    """A backup of a data folder."""
    with program(home) as app:
        app.backup(file)
    return file


def damage(home: Path) -> None:
    """Overwrites the database with nonsense."""
    for old in home.glob(f"{DATABASE}*"):
        old.unlink()
    (home / DATABASE).write_bytes(b"not a database" * 500)


@contextmanager
def begun(qapp: QApplication, home: Path) -> Iterator[Opened]:
    """The window as the program opens it."""
    made = open_window(qapp, home, welcome=True)
    made.window.show()
    made.window.activateWindow()
    try:
        yield made
    finally:
        close(made)


def trouble(opened: Opened) -> TroublePage:
    """The page in front."""
    page = opened.window.page()
    assert isinstance(page, TroublePage)
    return page


def test_a_damaged_database_is_mended_from_a_backup_without_a_command_line(
    qapp: QApplication, home: Path, tmp_path: Path, look: Callable[..., None]
) -> None:
    """One page says what is wrong and offers the way back; then the posts are there again."""
    file = backup_of(home, tmp_path / "then.backup")
    damage(home)

    with begun(qapp, home) as opened:
        page = trouble(opened)
        assert page.restore.isVisible()
        assert walk(opened.window) == []
        page.go_back_to(str(file))
        until(lambda: not opened.window.isVisible(), "the window to close")
        assert opened.window.property(AGAIN)

    with program(home) as app:
        assert len(app.library.find()) == 3


def test_what_is_no_backup_is_said_on_the_page(
    qapp: QApplication, home: Path, tmp_path: Path, look: Callable[..., None]
) -> None:
    """The page stays, and the next try is one click away."""
    damage(home)
    (tmp_path / "letter.txt").write_text("Dear all,", encoding="utf-8")

    with begun(qapp, home) as opened:
        page = trouble(opened)
        page.go_back_to(str(tmp_path / "letter.txt"))
        until(page.state.text, "the sentence")
        assert opened.window.isVisible()


def test_a_folder_that_can_not_be_made_is_no_dead_end(
    qapp: QApplication, tmp_path: Path, look: Callable[..., None]
) -> None:
    """A drive that is not connected: connect it, and try again."""
    (tmp_path / "drive").write_text("a file where a folder should be")

    with begun(qapp, tmp_path / "drive" / "data") as opened:
        click(trouble(opened).again)
        until(lambda: not opened.window.isVisible(), "the window to close")
        assert opened.window.property(AGAIN)


def test_what_a_full_disk_kept_from_being_saved_is_saved_by_itself_later(
    window: Callable[..., Opened], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said once, in the head as long as it lasts, and over as soon as there is room again."""
    opened = window(home)
    page = go(opened, "compose")
    assert isinstance(page, ComposePage)
    full, save = [True], Library.save

    def saved(self: Library, post: object) -> object:
        if full:
            raise StorageError("The disk is full, so this was not saved.", hint="Free some space.")
        return save(self, post)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "save", saved)
    page.presenter.saving._again.setInterval(20)

    keys(next(iter(page.write.fields.values())).area, "More.")
    toast(opened, "disk is full")
    assert page.state.accessibleName() == "Not saved"
    full.clear()

    until(lambda: page.state.accessibleName() == "Saved", "the save")


def test_a_long_error_wraps_and_stays_off_the_buttons(window: Callable[..., Opened], home: Path) -> None:
    """An error's sentence is read to its end, and Queue can still be pressed."""
    opened = window(home)
    page = go(opened, "compose")
    words = "Postiz did not accept the key. Your 12 posts are waiting here. Paste a new key. " * 4

    opened.window.notices.error(StorageError(words))
    message = toast(opened, "Postiz")

    assert isinstance(message, Toast)
    until(lambda: message._slide.state() == message._slide.State.Stopped, "the message in its place")
    assert message._text.height() >= message._text.heightForWidth(message._text.width())
    assert message.geometry().right() <= opened.window.width()
    foot = page.foot
    assert message.geometry().bottom() <= foot.mapTo(opened.window, foot.rect().topLeft()).y()


def test_closing_with_words_that_could_not_be_saved_asks_first(
    window: Callable[..., Opened], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would be gone without a word."""
    opened = window(home)
    page = go(opened, "compose")

    def full(*_: object) -> object:
        raise StorageError("The disk is full, so this was not saved.", hint="Free some space.")

    monkeypatch.setattr(Library, "save", full)
    keys(next(iter(page.write.fields.values())).area, "More.")
    toast(opened, "disk is full")

    opened.window.close()
    asked = dialog(Dialog)
    assert opened.window.isVisible()
    click(asked.verb)

    until(lambda: not opened.window.isVisible(), "the window to close")

"""Pictures dropped onto Compose and pasted into it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from tests.gui.screens.conftest import go, settled
from tests.gui.screens.hands import CTRL, press, toast
from tests.gui.screens.test_dropping import drop
from tests.gui.screens.waiting import until

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]


def photo(folder: Path) -> Path:
    """A small picture file."""
    path = folder / "team.png"
    assert made().save(str(path))
    return path


def made() -> QImage:
    """A small picture."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#0E6B6B"))
    return image


def compose(opened: Opened) -> ComposePage:
    """Compose with the newest post and no picture of the person's own."""
    page = go(opened, "compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis is not None, "the findings")
    return page


def pictures(page: ComposePage) -> int:
    """How many pictures the open post has."""
    session = page.presenter.session
    return len(session.post.media) if session is not None else 0


def test_a_photo_dropped_on_the_page_is_in_the_post_and_asks_for_its_words(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Out of the file manager; the alt text is the next thing to write, so the caret is there."""
    page = compose(window(home))
    before = pictures(page)

    assert drop(page, files=(photo(tmp_path),))

    until(lambda: pictures(page) == before + 1, "the picture")
    row = until(lambda: page.write.pictures.media_row(before), "its row")
    until(row.alt.area.hasFocus, "the caret in its alt text")


def test_a_photo_dropped_on_a_field_does_not_write_its_path_there(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Qt offers names of files as text; nobody wants "file:///C:/Users" in a post."""
    page = compose(window(home))
    before, field = pictures(page), next(iter(page.write.fields.values()))
    words = field.text()

    assert drop(field.area.viewport(), files=(photo(tmp_path),))

    until(lambda: pictures(page) == before + 1, "the picture")
    assert field.text() == words


def test_a_source_file_dropped_on_the_page_becomes_a_source(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """What is no picture may be a source, wherever on the page it lands."""
    page = compose(window(home))
    (tmp_path / "one.ris").write_text("TY  - JOUR\nTI  - Crowns after ten years\nPY  - 2025\nER  - \n")

    assert drop(page, files=(tmp_path / "one.ris",))

    session = page.presenter.session
    assert session is not None
    until(lambda: any(s.title == "Crowns after ten years" for s in session.post.sources), "the source")


def test_a_copied_picture_is_pasted_from_within_a_field(window: Callable[..., Opened], home: Path) -> None:
    """Ctrl+V while writing: words go into the field, a picture into the post."""
    page = compose(window(home))
    before, field = pictures(page), next(iter(page.write.fields.values()))
    words = field.text()
    QGuiApplication.clipboard().setImage(made())
    field.area.setFocus()

    press(field.area, Qt.Key.Key_V, CTRL)

    until(lambda: pictures(page) == before + 1, "the picture")
    assert field.text() == words


def test_words_are_still_pasted_as_words(window: Callable[..., Opened], home: Path) -> None:
    """The usual paste is what it was."""
    page = compose(window(home))
    before, field = pictures(page), next(iter(page.write.fields.values()))
    data = QMimeData()
    data.setText("Brush twice")
    data.setImageData(made())  # an office program offers both
    QGuiApplication.clipboard().setMimeData(data)
    field.area.setFocus()
    field.area.selectAll()

    press(field.area, Qt.Key.Key_V, CTRL)

    assert field.text() == "Brush twice"
    assert pictures(page) == before


def test_pasting_a_picture_from_an_empty_clipboard_says_what_to_do(window: Callable[..., Opened], home: Path) -> None:
    """Nothing happening is no answer."""
    opened = window(home)
    page = compose(opened)
    QApplication.clipboard().clear()
    page.preview.setFocus()

    opened.window.commands.run("compose.paste_picture")

    toast(opened, "no picture on the clipboard")
    settled(opened)

"""The card editor by keys and clicks: every choice shows at once, is kept with the post, and can be undone."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from composer.gui.cards.editor import CardEditor
from composer.gui.cards.photo_dialog import PhotoDialog
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.model.post import Post
from tests.gui.screens.hands import button, click, press
from tests.gui.screens.waiting import until

pytestmark = pytest.mark.timeout(120)


def opened_editor(opened: Opened) -> tuple[ComposePage, CardEditor]:
    """Compose with the newest post, and its card editor, painted."""
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis is not None, "an analysis")
    click(page.write.pictures.edit)
    editor = until(lambda: next(iter(page.findChildren(CardEditor)), None), "the card editor")
    until(lambda: not editor.sheet.image().isNull(), "a card")
    return page, editor


def post_of(page: ComposePage) -> Post:
    """The post as it is now."""
    assert page.presenter.session is not None
    return page.presenter.session.post


def picture(path: Path) -> Path:
    """A red photo with a white middle."""
    image = Image.new("RGB", (640, 480), "red")
    image.paste("white", (240, 180, 400, 300))
    out = io.BytesIO()
    image.save(out, "JPEG")
    path.write_bytes(out.getvalue())
    return path


def with_photo(page: ComposePage, editor: CardEditor, folder: Path) -> None:
    """A photo added and put on the card."""
    page.picturing.add(str(picture(folder / "a.jpg")))
    until(lambda: editor.options.photos.combo.count() == 2, "the picture to be offered")
    editor.options.photos.combo.setFocus()
    press(editor.options.photos.combo, Qt.Key.Key_Down)
    until(lambda: post_of(page).look.photo, "the photo to be chosen")
    until(lambda: not editor.options.focus.photo().isNull(), "the photo to be shown")


def test_another_layout_is_shown_at_once_and_can_be_undone(window: Callable[..., Opened], home: Path) -> None:
    """Issue E: layout, live."""
    page, editor = opened_editor(window(home))
    combo = until(lambda: editor.options.layouts.combo if editor.options.layouts.combo.count() > 1 else None)
    before, own = editor.sheet.image(), combo.key()

    combo.setFocus()
    press(combo, Qt.Key.Key_Down)

    until(lambda: post_of(page).look.layout not in {"", own}, "the layout in the post")
    until(lambda: editor.sheet.image() != before, "another card")
    page.presenter.undo()
    until(lambda: post_of(page).look.layout == "", "the layout taken back")


def test_dark_and_colors_reach_the_post(window: Callable[..., Opened], home: Path) -> None:
    """Issue E: colours, live."""
    page, editor = opened_editor(window(home))
    until(editor.options.own_colors.isVisible, "the choices")

    click(editor.options.first.swatches[1])
    until(lambda: post_of(page).look.primary == editor.options.first.swatches[1].color)
    click(editor.options.own_colors)

    until(lambda: post_of(page).look.primary == "", "the practice's colors again")


def test_the_size_looked_at_can_have_smaller_words(window: Callable[..., Opened], home: Path) -> None:
    """Issue E: per-size fine-tuning."""
    page, editor = opened_editor(window(home))
    size = until(lambda: editor.strip.button("4:5"), "the size")
    click(size)
    until(lambda: editor.options.size_title.text().endswith("4:5"))

    editor.options.text.changed.emit("0.0")

    until(lambda: post_of(page).look.size("4:5").text == 0.0)
    assert post_of(page).look.size("16:9").text == 1.0


def test_the_crop_handle_moves_by_keys_for_all_sizes_or_one(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Issue E: crop handle; a focal point per shape."""
    page, editor = opened_editor(window(home))
    with_photo(page, editor, tmp_path)

    press(editor.options.focus, Qt.Key.Key_Right)
    until(lambda: post_of(page).media[0].focus == (0.52, 0.5), "the point for all sizes")
    editor.options.only_here.setChecked(True)
    press(editor.options.focus, Qt.Key.Key_Down)

    until(lambda: post_of(page).look.sizes, "the point for one size")
    assert post_of(page).media[0].focus == (0.52, 0.5)


def test_a_hidden_part_is_gone_from_the_stored_photo(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """A badge or a face covered in the window is covered in the bytes that go out."""
    opened = window(home)
    page, editor = opened_editor(opened)
    with_photo(page, editor, tmp_path)
    before = post_of(page).look.photo
    click(editor.options.retouch)
    dialog = until(lambda: next(iter(editor.findChildren(PhotoDialog)), None), "the photo dialog")
    assert not dialog.verb.isEnabled()

    board = dialog.board
    dialog.way.choose("cover")
    start, end = (QPoint(round(board.width() * share), round(board.height() * share)) for share in (0.3, 0.7))
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(board, board.rect().center())
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    click(dialog.verb)

    until(lambda: post_of(page).look.photo != before, "another photo")
    stored: list[bytes] = []
    opened.context.store(lambda app: app.desks.store.media.read(post_of(page).look.photo), stored.append)
    data = until(lambda: stored, "the stored photo")[0]
    middle = Image.open(io.BytesIO(data)).convert("RGB").getpixel((320, 240))
    assert max(middle) < 90


def test_a_card_that_loses_words_is_a_finding_that_opens_the_editor(window: Callable[..., Opened], home: Path) -> None:
    """Computed and never said is the same as never computed."""
    opened = window(home)
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis is not None, "an analysis")
    session = page.presenter.session
    assert session is not None

    session.edit_slot("fact", "ორჯერ " + "word " * 90, by="test")

    rules = until(
        lambda: {f.rule for f in page.checks._findings.values()} & {"media.card_script"} or None, "a finding on letters"
    )
    assert rules


def test_the_editor_closes_and_leaves_nothing_behind(window: Callable[..., Opened], home: Path) -> None:
    """What is closed is gone; the post stays open behind it."""
    page, editor = opened_editor(window(home))

    click(button(editor, "Close"))

    until(lambda: not page.findChildren(CardEditor), "the editor to close")

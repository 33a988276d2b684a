"""Connections by keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.gui.connections.add_dialog import FORM, FOUND, AddDialog
from composer.gui.connections.clipboard import ClipboardGuard
from composer.gui.connections.page import ConnectionsPage
from composer.gui.main import Opened
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from tests.gui.screens.conftest import go
from tests.gui.screens.hands import button, click, keys, press
from tests.gui.screens.waiting import dialog, until

pytestmark = pytest.mark.timeout(120)
NOBODY = "http://127.0.0.1:9"
"""An address of this computer where nobody answers."""


def connections(opened: Opened) -> ConnectionsPage:
    """The screen with its two embedded connections."""
    page = go(opened, "connections")
    assert isinstance(page, ConnectionsPage)
    until(lambda: len(page.table.rows.rows) >= 2, "the embedded connections")
    return page


def form_for(page: ConnectionsPage, kind: str) -> AddDialog:
    """The wizard for a new connection of a kind, at the step with the fields."""
    click(button(page, "Add connection"))
    form = dialog(AddDialog)
    at = form.kind.combo.findData(kind)
    form.kind.combo.setCurrentIndex(at)
    form.kind.combo.activated.emit(at)
    while form.pages.currentIndex() != FORM:
        click(form.verb)
    return form


def asked() -> Dialog:
    """The dialog that is open."""
    return until(
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()), None),
        "a dialog",
    )


def is_open(form: Dialog) -> bool:
    """Whether a dialog is still there to be seen."""
    return shiboken6.isValid(form) and form.isVisible()


def test_a_folder_is_added_stopped_and_used_again(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """The connection that needs no account."""
    page = connections(window(home))
    form = form_for(page, "folder")
    keys(form.name.line, "For the front desk", over=True)
    keys(form.fields["url"].line, str(tmp_path / "desk"), over=True)

    click(form.verb)
    until(lambda: form.pages.currentIndex() == FOUND, "what was found")
    assert form.secret() == ""
    click(form.verb)
    until(lambda: any(c.name == "For the front desk" for c in page._all), "the folder")
    key = next(c.id for c in page._all if c.name == "For the front desk")
    page.table.choose(key)
    click(button(page.details, "Stop using it"))
    until(lambda: any(not c.enabled for c in page._all), "not used")
    click(button(page.details, "Use it again"))

    until(lambda: all(c.enabled for c in page._all), "used")


def test_a_site_that_does_not_answer_is_a_sentence_and_what_was_typed_stays(
    window: Callable[..., Opened], home: Path
) -> None:
    """Nothing is added, nothing has to be typed again."""
    page = connections(window(home))
    form = form_for(page, "wordpress")
    keys(form.fields["url"].line, NOBODY)
    keys(form.fields["user"].line, "reception")
    keys(form.fields["secret"].line, "abcd efgh ijkl")

    click(form.verb)
    until(form.host.isVisible, "the host, before the key is used")
    assert "127.0.0.1:9" in form.host.text()
    click(form.verb)
    until(form.problem.isVisible, "the sentence")

    assert form.problem.text()
    assert form.fields["secret"].text() == "abcd efgh ijkl"
    assert form.verb.isEnabled()
    assert len(page._all) == 2
    click(form.cancel)


def test_an_empty_field_is_asked_for_before_anything_is_sent(window: Callable[..., Opened], home: Path) -> None:
    """The focus goes where something is missing."""
    page = connections(window(home))
    form = form_for(page, "wordpress")

    click(form.verb)

    assert form.fields["url"].error()
    assert form.fields["url"].line.hasFocus()
    click(form.cancel)


def test_a_key_is_replaced_and_a_connection_removed_after_a_question(window: Callable[..., Opened], home: Path) -> None:
    """The old key is gone from the keyring with the connection."""
    opened = window(home)
    page = connections(opened)
    opened.context.store(lambda app: app.connections.add("wordpress", "Our blog", NOBODY, "reception", "old key"))
    until(lambda: any(c.name == "Our blog" for c in page._all), "the site")
    key = next(c.id for c in page._all if c.name == "Our blog")
    page.table.choose(key)

    click(button(page.details, "Replace key"))
    form = asked()
    field = until(lambda: next(iter(form.findChildren(LineField)), None), "the field for the key")
    keys(field.line, "new key")
    click(form.verb)
    until(lambda: not is_open(form), "the dialog to close")
    click(button(page.details, "Remove"))
    question = until(lambda: next(iter([d for d in [asked()] if "Remove" in d.title.text()]), None), "the question")
    assert question.cancel.hasFocus()
    click(question.verb)

    until(lambda: len(page._all) == 2, "the connection gone")


# --- the wizard ---


def test_the_wizard_shows_where_the_key_is_and_keeps_what_was_typed(window: Callable[..., Opened], home: Path) -> None:
    """Back and forth loses nothing."""
    page = connections(window(home))
    click(button(page, "Add connection"))
    form = dialog(AddDialog)
    form.kind.combo.choose("mastodon")
    form.kind.combo.picked.emit("mastodon")
    click(form.verb)
    assert "Development" in form.where.path.accessibleName()
    assert "follow" in form.where.never.text()
    click(form.verb)
    keys(form.fields["url"].line, "social.example")

    click(form.back)
    click(form.verb)

    assert form.fields["url"].text() == "social.example"
    assert form.verb.text() == "Check the address"
    click(form.cancel)


def test_another_address_has_to_be_shown_again(window: Callable[..., Opened], home: Path) -> None:
    """The key must not go to a host nobody saw."""
    page = connections(window(home))
    form = form_for(page, "mastodon")
    keys(form.fields["url"].line, "social.example")
    keys(form.fields["secret"].line, "t0ken")
    click(form.verb)
    until(form.host.isVisible, "the host")
    assert form.verb.text() == "Test and add"

    keys(form.fields["url"].line, ".org")

    assert not form.host.isVisible()
    assert form.verb.text() == "Check the address"
    click(form.cancel)


def test_a_look_alike_is_pointed_out(window: Callable[..., Opened], home: Path) -> None:
    """The first letter is Cyrillic."""
    page = connections(window(home))
    form = form_for(page, "postiz")
    form.fields["url"].set_text("https://\u0440ostiz.com")
    form.fields["secret"].set_text("k3y")

    click(form.verb)
    until(form.host.isVisible, "the host")

    assert "xn--" in form.host.text()
    assert "letter by letter" in form.host.text()
    click(form.cancel)


# --- the second step ---


def test_the_checklist_is_ticked_and_the_account_marked_as_on(window: Callable[..., Opened], home: Path) -> None:
    """The last line marks it; the table and the list of holders follow."""
    page = connections(window(home))
    page.table.choose("platform:instagram")
    until(lambda: "mark" in page.details.second.steps, "the checklist")

    page.details.second.steps["open"].click()
    until(lambda: page.shown is not None and "open" in page.shown.view.by_id["platform:instagram"].note.done, "done")
    page.details.second.steps["mark"].click()

    until(lambda: page.details.second.chip.look().text == "On", "the chip")
    assert page.shown is not None
    note = page.shown.view.by_id["platform:instagram"].note
    assert note.status.value == "on"
    assert note.reviewed is not None


def test_who_holds_it_is_kept_in_the_practices_words(window: Callable[..., Opened], home: Path) -> None:
    """Two holders, and the account is in order."""
    page = connections(window(home))
    page.table.choose("platform:x")
    until(lambda: hasattr(page.details.second, "holders"), "the fields")
    second = page.details.second
    second.holders.set_text("Owner’s phone,  key in the safe ,")
    second.holders.line.editingFinished.emit()

    def holders() -> tuple[str, ...]:
        return page.shown.view.by_id["platform:x"].note.holders if page.shown else ()

    until(lambda: holders() == ("Owner’s phone", "key in the safe"), "both holders")


def test_a_page_to_print_is_written(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """The owner's report, on one page."""
    page = connections(window(home))
    path = tmp_path / "report.pdf"

    page.doing.pages.printing.write(path, lambda app: app.connections.safety.report("Keys are safe."))

    until(path.is_file, "the file")
    assert path.read_bytes().startswith(b"%PDF")


def test_below_1280_the_details_are_a_drawer(window: Callable[..., Opened], home: Path) -> None:
    """Nothing is squeezed; Enter opens it, Esc closes it."""
    opened = window(home)
    page = connections(opened)
    opened.window.resize(1024, 700)
    until(lambda: not page._beside, "no room beside")

    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    until(page.drawer.is_open, "the drawer")
    press(page.drawer, Qt.Key.Key_Escape)

    until(lambda: not page.drawer.is_open(), "closed")
    opened.window.resize(1440, 900)
    until(lambda: page._beside and page.details.isVisible(), "beside again")


def test_a_pasted_key_leaves_the_clipboard_unless_something_else_is_there(qtbot: QtBot) -> None:
    """After the minute, and at the end of the program."""
    clipboard = QGuiApplication.clipboard()
    guard = ClipboardGuard(after=1)
    clipboard.setText(" s3cret \n")

    guard.watch("s3cret")
    qtbot.waitUntil(lambda: not clipboard.text())
    clipboard.setText("shopping list")
    guard.watch("other")
    guard.clear_now()

    assert clipboard.text() == "shopping list"
    assert b"s3cret" not in repr(vars(guard)).encode()
    clipboard.clear()


class TwoPlaces:
    """A clipboard as X11 has it: what was copied, and what was selected last."""

    def __init__(self, text: str) -> None:
        self.kept = {QClipboard.Mode.Clipboard: text, QClipboard.Mode.Selection: text}

    def supportsSelection(self) -> bool:
        """As on X11."""
        return True

    def text(self, mode: QClipboard.Mode) -> str:
        """What lies there."""
        return self.kept[mode]

    def clear(self, mode: QClipboard.Mode) -> None:
        """Nothing any more."""
        self.kept[mode] = ""


def test_a_key_that_was_only_selected_is_forgotten_too(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """On X11 marking a text copies it for the middle button."""
    places = TwoPlaces("s3cret")
    monkeypatch.setattr("composer.gui.connections.clipboard.QGuiApplication.clipboard", lambda: places)
    guard = ClipboardGuard(after=60_000)

    guard.watch("s3cret")
    guard.clear_now()

    assert set(places.kept.values()) == {""}


def test_a_key_of_64_kb_is_refused_in_a_sentence_and_never_cut(window: Callable[..., Opened], home: Path) -> None:
    """A field that cuts at 32,767 signs would keep half a key."""
    page = connections(window(home))
    form = form_for(page, "webhook")
    form.fields["url"].line.setText(NOBODY)
    form.fields["secret"].line.setText("k" * 65_536)
    assert len(form.secret()) == 65_536
    click(form.verb)
    until(form.host.isVisible, "the host, before anything is sent")

    click(form.verb)
    until(form.problem.isVisible, "the sentence")

    assert "kkkk" not in form.problem.text()
    assert form.problem.text().count(".") <= 3
    form.reject()


def test_a_look_alike_name_is_shown_before_the_key_is_used(window: Callable[..., Opened], home: Path) -> None:
    """In sight below the form, in both spellings, with what is unusual about it."""
    opened = window(home)
    page = connections(opened)
    form = form_for(page, "webhook")
    form.fields["url"].line.setText("https://b\u043bog.example:8443/hook")
    form.fields["secret"].line.setText("a key of today")

    click(form.verb)

    until(form.host.isVisible, "the host")
    assert "xn--" in form.host.text()
    assert "letter by letter" in form.host.text()
    assert "8443" in form.host.text()
    assert form.rect().contains(form.host.geometry())
    form.reject()


def test_a_needed_connection_shows_its_posts_instead_of_going(window: Callable[..., Opened], busy_home: Path) -> None:
    """Jobs first; the way to them is the button."""
    page = connections(window(busy_home))
    key = next(c.id for c in page._all if page.shown is not None and page.shown.jobs[c.id] and c.kind != "reminder")
    connection = page.connection(key)
    assert connection is not None
    page.doing.act("remove", key)
    question = asked()

    assert "still" in question.title.text()
    assert question.verb.text() == "Open the Outbox"
    click(question.cancel)
    until(lambda: page.connection(key) is not None, "still there")

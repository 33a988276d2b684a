"""The window around the screens: lazy, remembers its place, everything by keyboard."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from composer.gui.parts.buttons import Button
from composer.gui.parts.field import LineField
from composer.gui.parts.panel import Panel
from composer.gui.parts.search import Search
from composer.gui.parts.splitter import Splitter
from composer.gui.shell.focus import give_back
from composer.gui.shell.head import Head
from composer.gui.shell.help import HelpSheet
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Forgetful, Page, Screen
from composer.gui.theme.appearance import Appearance
from tests.gui.walk import settle, walk

ROOT = Path(__file__).resolve().parents[2]


class Notes(Page):
    """A page with two panels and a foot."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("Notes", "A line about notes that is rather long and may be cut")
        self.did: list[str] = []
        self.search = Search("Search notes")
        self.head.add_right(self.search, Button("Second"), Button("Third"), Button("New note", "primary", icon="plus"))
        split = Splitter()
        for name in ("Left", "Right"):
            panel = Panel(name)
            panel.body.addWidget(LineField(f"{name} field"))
            panel.body.addStretch(1)
            split.add(panel, width=300, least=200, grows=True)
        self.set_body(split)
        self.add_foot().row.addWidget(Button("Queue", "plain"))
        self.bind("post.new", lambda: self.did.append("new"))

    def opened(self) -> None:
        self.did.append("opened")

    def left(self) -> None:
        self.did.append("left")


@pytest.fixture
def make(qapp: QApplication, look: Callable[..., None], qtbot: QtBot) -> Callable[..., MainWindow]:
    """Makes and shows a window with two screens."""

    def window(
        memory: Forgetful | None = None,
        start: str = "",
        second: Callable[[MainWindow], Page] = Notes,
        size: tuple[int, int] | None = (1440, 900),
    ) -> MainWindow:
        from composer.app import resources
        from composer.gui.theme.fonts import register_fonts

        family = register_fonts(resources.assets() / "fonts" / "inter")
        appearance = Appearance(qapp, choice="light", family=family)
        screens = (Screen("library", "Library", Notes), Screen("settings", "Settings", second, at_end=True))
        made = MainWindow(screens, appearance, memory, start=start)
        made.destroyed.connect(appearance.deleteLater)
        qtbot.addWidget(made)
        if size is not None:
            made.resize(*size)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(lambda: made.isActiveWindow() and bool(made.actions()))
        return made

    return window


Make = Callable[..., MainWindow]


def page_of(window: MainWindow) -> Notes:
    """The page in front."""
    page = window.page()
    assert isinstance(page, Notes)
    return page


def test_a_screen_is_built_on_its_first_visit_only(make: Make, qtbot: QtBot) -> None:
    """Eight screens at once would cost the start what nobody looks at."""
    built: list[MainWindow] = []

    def second(window: MainWindow) -> Page:
        built.append(window)
        return Notes(window)

    window = make(second=second)
    assert built == []

    first = page_of(window)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    assert len(built) == 1
    assert first.did == ["opened", "left", "opened", "left"]
    assert window.screen_id() == "settings"


def test_the_window_passes_the_walk(make: Make) -> None:
    """Names, tooltips, tab order, targets, clipping, at 100 and 200 %."""
    assert walk(make()) == []


def test_commands_go_to_the_page_in_front_and_search_finds_its_field(make: Make, qtbot: QtBot) -> None:
    """One table; who is in front decides."""
    window = make()
    page = page_of(window)

    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.did == ["opened", "new"]
    assert page.search.line.hasFocus()
    assert not window.commands.run("compose.queue")


def test_f6_walks_rail_head_panels_and_foot_and_round(make: Make, qtbot: QtBot) -> None:
    """UI, section 5: head, body left to right, foot."""
    window = make()
    names = []

    for _ in range(6):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)

    assert names == ["Search notes", "Left field", "Right field", "Queue", "Library", "Search notes"]
    back = window.focusWidget()
    assert back is not None
    assert back.accessibleName() == "Library"


def test_the_palette_finds_by_parts_of_words_does_it_and_gives_the_focus_back(make: Make, qtbot: QtBot) -> None:
    """Everything by keyboard, without knowing where it is."""
    window = make()
    page = page_of(window)
    page.search.line.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._palette
    assert palette is not None
    everything = palette.shown()
    qtbot.keyClicks(palette.line, "po new")
    found = [c.id for c in palette.shown()]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert found == ["post.new"]
    assert "compose.queue" not in [c.id for c in everything]
    assert page.did[-1] == "new"
    assert page.search.line.hasFocus()
    assert not palette.isVisible()


def test_escape_closes_the_palette_and_arrows_move_in_it(make: Make, qtbot: QtBot) -> None:
    """The list has no focus of its own."""
    window = make()
    window.open_palette()
    palette = window._palette
    assert palette is not None

    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.shown()) - 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)

    assert not palette.isVisible()


def test_f1_lists_the_keys_of_this_screen(make: Make, qtbot: QtBot) -> None:
    """The sheet is made from the same table, so it can't lie."""
    window = make()

    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, HelpSheet)
    words = {t.text() for t in sheet.findChildren(type(sheet.title))}
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert {"New post", "Ctrl+N", "Find a command"} <= words
    assert "Next finding" not in words
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_text_size_follows_the_keys(make: Make, qtbot: QtBot) -> None:
    """Ctrl+Plus, Ctrl+Minus, Ctrl+0."""
    window = make()

    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = window.appearance.scale
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert (larger, window.appearance.scale) == (1.1, 1.0)


def test_the_rail_gives_way_below_1280_and_the_pages_are_told(make: Make) -> None:
    """UI, section 4: rail labels go first."""
    window = make()
    told: list[bool] = []
    page_of(window).width_changed.connect(told.append)

    window.resize(1100, 800)
    settle()

    assert window.rail.width() == 64
    assert told == [False]
    window.resize(1400, 800)
    settle()
    assert window.rail.width() == 184


def test_head_buttons_move_into_more_but_the_primary_stays(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    """UI, section 4: secondary buttons move to More, never the primary one; and they come back."""
    frame, head, pressed = QWidget(), Head("Sugar-free drinks", "Saved"), list[str]()
    head.setParent(frame)
    first, second, main = Button("Versions"), Button("Hand-out"), Button("New post", "primary")
    first.clicked.connect(lambda: pressed.append("Versions"))
    head.add_right(first, second, main)
    head.resize(900, 64)
    shown(frame, 900, 64)
    assert [w.isVisible() for w in (first, second, main, head._more)] == [True, True, True, False]

    head.resize(380, 64)
    settle()
    gone = [w.isVisible() for w in (first, second, main, head._more)]
    head._more.click()
    menu = head.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    head.resize(900, 64)
    settle()

    assert gone == [False, False, True, True]
    assert pressed == ["Versions"]
    assert [w.isVisible() for w in (first, second, main, head._more)] == [True, True, True, False]


def test_an_action_that_comes_later_or_grows_goes_into_more_too(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    """Nothing is cut off because it was not there when the head was laid out."""
    frame, head = QWidget(), Head("November 2026")
    head.setParent(frame)
    late, main = Button("Not scheduled"), Button("New post", "primary")
    late.hide()
    head.add_right(late, main)
    head.resize(420, 64)
    shown(frame, 900, 64)
    assert not head._more.isVisible()

    late.setText("Not scheduled, and quite a few of them")
    late.show()
    settle()

    assert [w.isVisible() for w in (late, main, head._more)] == [False, True, True]


def test_the_windows_size_is_kept_and_found_again(make: Make) -> None:
    """Where a person put the window is where they look for it; nonsense from an old version is ignored."""
    memory = Forgetful()
    window = make(memory)
    window.resize(1024, 720)
    window.close()

    again = make(memory, size=None)
    assert again.height() == 720  # the offscreen display is 800 square, and places off the display are brought back
    memory.put("window.geometry", "nonsense")

    assert make(memory, size=None).width() >= 700


def test_no_shortcut_is_ambiguous_in_the_window(make: Make) -> None:
    """Qt calls neither action then."""
    window = make()
    keys = [k.toString() for a in window.findChildren(QAction) for k in a.shortcuts()]

    assert len(keys) == len(set(keys))


PAINT = """
import os, sys
sys.path.insert(0, {root!r})
os.environ.update(QT_QPA_PLATFORM="offscreen", CHAIRSIDE_QUIT_AFTER_PAINT="1")
import builtins, gc
plain = builtins.__import__
from composer.gui.plain_import import import_qt
import_qt()
from PySide6.QtCore import QTimer
from composer.gui.shell.page import Forgetful, Page, Screen
from composer.gui.shell.start import make_application, make_window, run
shown = []
class Late(Page):
    def __init__(self, window):
        super().__init__("Late")
        self.is_ready = False
        QTimer.singleShot(30, self.arrive)
    def arrive(self):
        shown.append(1)
        self.head.set_words("There")
        self.data_shown()
app = make_application(["chairside"])
status = run(app, make_window(app, (Screen("library", "Library", Late),), Forgetful()))
heavy = [m for m in ("PIL", "requests", "keyring", "PySide6.QtSvg", "PySide6.QtNetwork", "sqlite3", "dateutil") if m in sys.modules]
print(status, shown, heavy, builtins.__import__ is plain, gc.isenabled())
"""


def test_it_quits_after_the_first_frame_with_data_and_imports_nothing_heavy_before() -> None:
    """The benchmark hook, and the start-up budget's first rule (DESIGN 7)."""
    done = subprocess.run(
        [sys.executable, "-c", PAINT.format(root=str(ROOT))], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.stdout.strip() == "0 [1] [] True True", done.stderr


def test_the_focus_is_given_back_only_to_what_is_still_there(qtbot: QtBot, shown: Callable[..., QWidget]) -> None:
    """A list is often built anew while a dialog over it is open; its button is gone when the dialog closes."""
    page = QWidget()
    row = QHBoxLayout(page)
    gone, there = QPushButton("Gone"), QPushButton("There")
    row.addWidget(gone)
    row.addWidget(there)
    shown(page)
    shiboken6.delete(gone)

    give_back(gone)
    give_back(None)
    give_back(there)

    qtbot.waitUntil(there.hasFocus)

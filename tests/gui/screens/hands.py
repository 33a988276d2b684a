"""What a person's hands do: clicks, keys, and choosing from menus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from composer.gui.main import Opened
from composer.gui.parts.buttons import Button
from composer.gui.parts.toast import Toast
from tests.gui.screens.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(widget: QWidget) -> None:
    """A left click in the middle of a widget that can be seen and used."""
    until(lambda: widget.isVisible() and widget.isEnabled(), f"{widget.accessibleName()} to be clicked")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def keys(widget: QWidget, text: str, *, over: bool = False) -> None:
    """Types into an editor; `over` replaces what is there."""
    widget.setFocus()
    if over:
        QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
    for n, line in enumerate(text.split("\n")):
        if n:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, line)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifiers)


def pick(words: str) -> None:
    """Chooses an entry of the open menu with the keyboard."""
    menu = until(QApplication.activePopupWidget, "a menu")
    assert isinstance(menu, QMenu)
    action = next(a for a in menu.actions() if words in a.text())
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def button(within: QWidget, words: str) -> Button:
    """The visible button that says these words."""
    return until(
        lambda: next((b for b in within.findChildren(Button) if b.isVisible() and b.text() == words), None),
        f"a button {words!r}",
    )


def toast(opened: Opened, words: str) -> Toast:
    """The message at the foot of the window, once it says these words."""
    return until(
        lambda: next(
            (t for t in opened.window.findChildren(Toast) if t.isVisible() and words in t.message().text), None
        ),
        f"a message with {words!r}",
    )

"""Menus of switches."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.gui.parts.menu import SwitchMenu


def test_several_channels_are_switched_before_the_menu_closes(look: Callable[..., None], qtbot: QtBot) -> None:
    """A menu that closes at each choice had to be opened thirteen times for thirteen channels."""
    look()
    window = QWidget()
    qtbot.addWidget(window)
    menu = SwitchMenu(window)
    first, second = menu.addAction("X"), menu.addAction("Facebook")
    for action in (first, second):
        action.setCheckable(True)
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)

    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    menu.setActiveAction(second)
    QTest.keyClick(menu, Qt.Key.Key_Space)

    assert menu.isVisible()
    assert (first.isChecked(), second.isChecked()) == (True, True)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())

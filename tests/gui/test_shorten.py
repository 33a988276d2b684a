"""Rows of buttons that are too narrow for their words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.shorten import Shortening


def test_the_least_important_words_go_first_and_come_back(look: Callable[..., None], qtbot: QtBot) -> None:
    """At 200 % text the words of three buttons were cut off; the primary one keeps its words."""
    look()
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    first, second, primary = (Button(words, icon="clock") for words in ("Choose a time", "Export cards", "Queue"))
    for button in (first, second, primary):
        layout.addWidget(button)
    keeper = Shortening(row, (second, first), rest=100)
    needed = 100 + sum(b.width_as(short=False) for b in (first, second, primary)) + 80

    def shown_at(width: int) -> list[bool]:
        row.resize(width, 40)
        QApplication.sendEvent(row, QEvent(QEvent.Type.LayoutRequest))
        return [b.sizeHint().width() == b.width_as(short=False) for b in (first, second, primary)]

    assert shown_at(needed) == [True, True, True]
    assert shown_at(needed - 60) == [True, False, True]
    assert shown_at(200) == [False, False, True]
    assert second.toolTip() == "Export cards"
    assert second.text() == "Export cards"
    assert shown_at(needed) == [True, True, True]
    keeper.fit()


def test_a_dialog_taller_than_its_window_scrolls_between_title_and_buttons(
    look: Callable[..., None], qtbot: QtBot
) -> None:
    """At 200 % text three dialogs ended below the window, and their buttons with them."""
    look(scale=2.0)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    dialog = Dialog("A long form", "Keep", parent=window)
    fields = [LineField(f"Field {n}") for n in range(12)]
    for field in fields:
        dialog.body.addWidget(field)

    dialog.ask()

    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() < window.height()
    assert dialog.rect().contains(dialog.verb.geometry())
    fields[-1].line.setFocus()
    qtbot.waitUntil(lambda: not fields[-1].line.visibleRegion().isEmpty())
    dialog.reject()

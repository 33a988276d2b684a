"""Form dialogs in small windows: the fields scroll, the buttons stand below them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.gui.compose.fitting import FormDialog
from composer.gui.parts.field import LineField

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_buttons_never_lie_on_the_fields(look: Callable[..., None], qtbot: QtBot, scale: float) -> None:
    """Words that wrap above the fields pushed them under the buttons: the layout had kept an older height."""
    look(scale=scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    dialog = FormDialog("Age", "Save", window, text="Years after which a source is shown as getting old. " * 4)
    for number in range(12):
        dialog.column.content.addWidget(LineField(f"Field {number}"))

    dialog.ask()
    qtbot.waitExposed(dialog)

    bottom = dialog.column.mapTo(dialog, QPoint(0, dialog.column.height())).y()
    assert bottom <= dialog.verb.mapTo(dialog, QPoint(0, 0)).y()
    dialog.reject()

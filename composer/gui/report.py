"""The report of a fault of ours: in words, with details to copy, without a secret."""

import traceback
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import Field, boxed
from composer.gui.parts.textbox import TextBox
from composer.gui.redact import redact
from composer.model.words import tr


class Report(Dialog):
    """A fault of ours, in words, with the details to copy."""

    def __init__(
        self, error: BaseException, parent: QWidget | None = None, *, hide: Callable[[str], str] = str
    ) -> None:
        """Args: hide: takes the secrets it knows out of a text."""
        super().__init__(
            tr("Something in the program went wrong"),
            tr("Go on"),
            text=tr(
                "What you typed is saved. You can go on; if it happens again, restart the program. "
                "The details help whoever looks after the program. They hold no keys or passwords."
            ),
            wide=True,
            parent=parent,
        )
        self.details = redact(hide("".join(traceback.format_exception(error))))
        area = TextBox(least=6, most=12)
        area.setReadOnly(True)
        area.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        area.set_text(self.details)
        field = Field(tr("Details"))
        field.hold(boxed(area), area)
        self.body.addWidget(field)
        self.copy = Button(tr("Copy details"), "quiet", icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        self.buttons.insertWidget(0, self.copy)
        self.cancel.setVisible(False)
        self.verb.setFocus(Qt.FocusReason.OtherFocusReason)

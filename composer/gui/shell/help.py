"""The help sheet (F1): the keys that hold on this screen, out of the table of commands."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.actions import Command
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr


class HelpSheet(Dialog):
    """A list of commands and their keys."""

    def __init__(self, screen: str, commands: tuple[Command, ...], parent: QWidget) -> None:
        super().__init__(tr("Keys on this screen"), "", cancel=tr("Close"), text=screen, wide=True, parent=parent)
        column = Column(margin=0, spacing=0)
        was_own = True
        for command in commands:
            if was_own and not command.where:
                was_own = False
                column.content.addSpacing(12)
                column.content.addWidget(Text(tr("Everywhere"), "section"))
            column.content.addWidget(_line(command))
            column.content.addWidget(hairline())
        column.setMinimumHeight(min(current().px(420), parent.height() - current().px(220)))
        column.setAccessibleName(tr("Keys on this screen"))
        self.body.addWidget(column, 1)


def _line(command: Command) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 8, 12, 8)
    native = QKeySequence.SequenceFormat.NativeText
    shown = command.shortcut
    if command.listed:
        shown = QKeySequence(command.shortcut).toString(native)
    row.addWidget(Text(command.title, "body", wrap=True), 1)
    row.addWidget(Text(shown, "strong"))
    return line

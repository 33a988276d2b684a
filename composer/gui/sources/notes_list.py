"""What was skipped, mended or could not be seen: more sentences than a toast holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import narrow
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr


class NotesList(Dialog):
    """A heading and sentences, one below the other."""

    def __init__(self, parent: QWidget, heading: str, notes: Sequence[str]) -> None:
        super().__init__(heading, tr("Close"), text=tr("What to know about it:"), wide=True, parent=parent)
        self.cancel.hide()
        column = Column(margin=0, spacing=8)
        for note in notes[:200]:
            column.content.addWidget(Text(note, "body", wrap=True))
        column.setMinimumHeight(min(current().px(320), current().px(30) * max(2, len(notes))))
        self.body.addWidget(column, 1)
        narrow(self)

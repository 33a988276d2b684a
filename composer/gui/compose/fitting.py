"""Dialogs that stay inside their window at any text size: what does not fit scrolls."""

from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Kind
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column

SIDE = 16
"""Least room between a dialog and the edge of its window, in px."""


def narrow(dialog: Dialog) -> None:
    """Lets a dialog be as narrow as its window at most."""
    parent = dialog.parentWidget()
    if parent is not None:
        dialog.setMinimumWidth(min(dialog.minimumWidth(), parent.window().width() - 2 * SIDE))


class FormDialog(Dialog):
    """A wide dialog whose fields scroll where the window has no room for all of them.

    Attributes:
        column: put the fields into `column.content`.
    """

    def __init__(self, title: str, verb: str, parent: QWidget, *, text: str = "", kind: Kind = "primary") -> None:
        super().__init__(title, verb, text=text, kind=kind, wide=True, closes=False, parent=parent)
        self.column = Column(margin=4, spacing=16)
        self.body.addWidget(self.column, 1)

    def ask(self) -> None:
        """Opens as high as its fields want, as far as the window has it."""
        self.fit()
        super().ask()

    def fit(self) -> None:
        """Gives the fields the height they want now; the rest scrolls."""
        parent, inside = self.parentWidget(), self.column.widget()
        layout = inside.layout() if inside is not None else None
        if parent is None or layout is None:
            return
        narrow(self)
        self.ensurePolished()
        layout.activate()
        width = max(self.width() if self.isVisible() else 0, self.minimumWidth()) - 48
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.column.setFixedHeight(0)
        self.body.invalidate()
        rest = self._column.totalHeightForWidth(width + 48)
        self.column.setFixedHeight(max(120, min(wanted, parent.window().height() - 2 * SIDE - rest)))
        self.body.invalidate()  # a layout inside a layout keeps what it measured before
        if self.isVisible():
            self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

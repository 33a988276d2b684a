"""The empty state: what will come here, how, and the button for it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current


class Empty(QWidget):
    """A sentence, one line how, at most one primary button; at one third of the height, at most 360 wide."""

    acted = Signal()

    def __init__(self, sentence: str, how: str = "", verb: str = "", *, icon: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addStretch(1)
        self.sentence = Text(sentence, "section", wrap=True)
        self.how = Text(how, "body", "text2", wrap=True)
        for text in (self.sentence, self.how):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setMaximumWidth(current().px(360))
            row = QHBoxLayout()  # in the middle; an alignment would cut what wraps
            row.addStretch(1)
            row.addWidget(text, 100)
            row.addStretch(1)
            column.addLayout(row)
        self.button = Button(verb, "primary", icon=icon)
        self.button.clicked.connect(self.acted)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._column = column
        self.how.setVisible(bool(how))
        self.button.setVisible(bool(verb))

    def minimumSizeHint(self) -> QSize:
        """As high as its words wrap: a low panel beside it gives way, not the words."""
        least = super().minimumSizeHint()
        return QSize(
            least.width(), max(least.height(), self._column.totalMinimumHeightForWidth(max(self.width(), 240)))
        )

"""What can be done with several posts at once; stands above the board while more than none is selected."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn


class ManyBar(QWidget):
    """A line of words and buttons.

    Emits:
        shifted(int): so many days on.
        spread_wanted(): to the next free posting times.
        queue_wanted(): approve those that are drafts.
        cancel_wanted(), cleared().
    """

    shifted = Signal(int)
    spread_wanted = Signal()
    queue_wanted = Signal()
    cancel_wanted = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Selected posts"))
        self.words = Text("", "label")
        flow = Flow(self, gap=8)
        flow.addWidget(self.words)
        self.later = self._button(tr("A week later"), lambda: self.shifted.emit(7))
        self.sooner = self._button(tr("A day later"), lambda: self.shifted.emit(1))
        self.spread = self._button(tr("To the next free times"), self.spread_wanted.emit)
        self.queue = self._button(tr("Queue the drafts"), self.queue_wanted.emit)
        self.cancel = self._button(tr("Cancel them"), self.cancel_wanted.emit, danger=True)
        self.clear = self._button(tr("Clear selection"), self.cleared.emit, quiet=True)
        for button in (self.sooner, self.later, self.spread, self.queue, self.cancel, self.clear):
            flow.addWidget(button)
        self.hide()

    def _button(self, text: str, act: Callable[[], object], *, danger: bool = False, quiet: bool = False) -> Button:
        button = Button(text, "danger" if danger else "quiet" if quiet else "plain", small=True)
        button.clicked.connect(lambda _on=False: act())
        return button

    def show_count(self, number: int, drafts: int = 0) -> None:
        """Shows how many are selected; hides when none is. Drafts among them can be queued."""
        self.queue.setVisible(drafts > 0)
        self.words.setText(trn("{n} post selected", "{n} posts selected", number))
        self.words.setMinimumHeight(current().px(28))
        self.setVisible(number > 0)

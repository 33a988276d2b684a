"""One question of a checklist: its words, what the program sees, and the switch for the answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.clarity import Answered

OPEN, YES, NO, DOES_NOT_APPLY = "", "yes", "no", "does_not_apply"
STACKED_SCALE = 1.4
"""From this text size on the switch stands below its question."""


class QuestionRow(QWidget):
    """One question.

    Emits:
        said(str, str): id of the question and the answer; empty = taken back.
        place_wanted(str): show where the program saw it.
    """

    said = Signal(str, str)
    place_wanted = Signal(str)

    def __init__(self, answered: "Answered", *, has_place: bool) -> None:
        super().__init__()
        item = answered.item
        self.question = Text(item.question, "strong", wrap=True)
        self.seen = Text("", "meta", "text2", wrap=True)
        self.verdict = MarkedText(Look("", "idle", "question"))
        self.show_place = Button(tr("Show"), "quiet", small=True, flush=True)
        self.show_place.setAccessibleName(tr("Show: {question}").format(question=item.question))
        self.show_place.clicked.connect(lambda: self.place_wanted.emit(item.id))
        set_shown(self.show_place, on=has_place)
        first = tr("As seen") if answered.seen.answer is not None else tr("Open")
        choices = ((OPEN, first), (YES, tr("Yes")), (NO, tr("No")), (DOES_NOT_APPLY, tr("Doesn't apply")))
        self.switch = Segmented(item.question, choices)
        self.switch.changed.connect(lambda key: self.said.emit(item.id, key))
        self._lay_out()

    def _lay_out(self) -> None:
        words, line = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.question)
        words.addWidget(self.seen)
        line.setSpacing(12)
        line.addWidget(self.verdict)
        line.addWidget(self.show_place)
        line.addStretch(1)
        words.addLayout(line)
        stacked = current().scale >= STACKED_SCALE
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        whole = QBoxLayout(way, self)
        whole.setContentsMargins(0, 10, 8, 10)
        whole.setSpacing(12)
        whole.addLayout(words, 1)
        side = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignTop
        whole.addWidget(self.switch, 0, side)

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in reading order: the way to the place stands lower than a switch beside it."""
        switch: list[QWidget] = list(self.switch.findChildren(QAbstractButton))
        stacked = current().scale >= STACKED_SCALE
        return [self.show_place, *switch] if stacked else [*switch, self.show_place]

    def show_answer(self, answered: "Answered", said: str) -> None:
        """Shows the answer as it is now.

        Args:
            said: what a person said; empty = nobody did.
        """
        self.switch.choose(said)
        self.seen.show_text(answered.seen.why)
        self.seen.setVisible(bool(answered.seen.why))
        self.verdict.show_look(_verdict(answered))


def _verdict(answered: "Answered") -> Look:
    if not answered.applies:
        return Look(tr("Doesn't apply"), "idle", "skip")
    if answered.answer is None:
        return Look(tr("Please answer"), "idle", "question")
    words = tr("Yes") if answered.answer else tr("No")
    if answered.is_computed:
        words = tr("{answer}, as seen").format(answer=words)
    return Look(words, "ok", "tick") if answered.is_good else Look(words, "warn", "please-check")

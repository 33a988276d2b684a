"""The note above the form: who asked for a review, what the reviewer said, and the next step."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.ground import Ground
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.times import instant_words
from composer.model.review import Review, ReviewState
from composer.model.words import tr


class ReviewBanner(Ground):
    """Stands at the top of the Write panel while a post has a review.

    Emits:
        acted(): the next step is wanted. withdraw_wanted(): take the request back.
    """

    acted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, zone: str) -> None:
        super().__init__("sunken")
        self._zone = zone
        self.setAccessibleName(tr("Review"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        self._state = MarkedText(look_of(ReviewState.IN_REVIEW), text_role="text")
        self._who = Text("", "meta", "text2", wrap=True)
        self._note = Text("", "body", wrap=True)
        holder = QWidget()
        row = Flow(holder, gap=6)
        self.act = Button("", "plain", small=True)
        self.back = Button(tr("Take back the request"), "quiet", small=True)
        for button in (self.act, self.back):
            row.addWidget(button)
        self._buttons = holder
        for part in (self._state, self._who, self._note, holder):
            column.addWidget(part)
        self.act.clicked.connect(self.acted)
        self.back.clicked.connect(self.withdraw_wanted)
        self.hide()

    def show_review(self, review: Review | None, *, reviewing: bool) -> None:
        """Shows how the review stands; nothing when there is none.

        Args: reviewing: the board is open, whose own buttons decide.
        """
        self.setVisible(review is not None)
        if review is None:
            return
        waits = review.state is ReviewState.IN_REVIEW
        self._state.show_look(look_of(review.state))
        name, at = (review.asked_by, review.asked_at) if waits else (review.decided_by, review.decided_at)
        self._who.setText(tr("{name}, {time}").format(name=name, time=self._time(at)))
        words = review.note if waits else review.answer
        self._note.setText(tr("“{words}”").format(words=words) if words else "")
        self._note.setVisible(bool(words))
        self.act.setText(tr("Review") if waits else tr("Ask for review"))
        self._buttons.setVisible(not reviewing and review.state is not ReviewState.APPROVED)

    def _time(self, iso: str) -> str:
        try:
            return instant_words(datetime.fromisoformat(iso), self._zone)
        except ValueError:
            return iso


def look_of(state: ReviewState) -> Look:
    """How a review's state looks, in words, tone and mark."""
    return {
        ReviewState.IN_REVIEW: Look(tr("In review"), "info", "eye"),
        ReviewState.RETURNED: Look(tr("Returned"), "warn", "undo"),
        ReviewState.APPROVED: Look(tr("Approved"), "ok", "tick"),
        ReviewState.CHANGED: Look(tr("Changed since approval"), "warn", "must-fix"),
    }[state]

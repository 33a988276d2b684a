"""The foot of Compose: what Queue will do, in one line, and the buttons."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.badge import Number
from composer.gui.parts.buttons import Button
from composer.gui.parts.shorten import Shortening
from composer.gui.parts.text import Text
from composer.gui.shell.page import Foot
from composer.gui.theme.theme import current
from composer.model.review import ReviewState
from composer.model.words import tr, trn

LARGE_TEXT = 1.75
"""From this text size on the review button shows its icon only."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """What Queue will do.

    Attributes:
        channels: how many channels get it.
        time: "Tue Dec 15, 9:00 AM".
        zone: "Chicago time".
        is_next_slot: the next free slot, not a time chosen by hand.
        blockers: how many findings must be fixed first.
        problem: a sentence when no plan can be made.
        needs_connection: a connection must be mended first.
        held: what a reviewer has to do first, one sentence; empty = nothing.
        until: the last channel's time, where channels go out at times of their own; empty = all at `time`.
        note: what a scheduler leaves behind.
        queued: the post is on its way already and goes out then; empty = it is not.
        asks: it is on its way, and the Outbox has a question about it.
    """

    channels: int = 0
    time: str = ""
    zone: str = ""
    is_next_slot: bool = True
    blockers: int = 0
    problem: str = ""
    needs_connection: bool = False
    held: str = ""
    until: str = ""
    note: str = ""
    queued: str = ""
    asks: bool = False


class QueueFoot(QWidget):
    """Fills the foot.

    Emits:
        queue_wanted(), export_wanted(), time_wanted(), review_wanted().
    """

    queue_wanted = Signal()
    export_wanted = Signal()
    time_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, foot: Foot) -> None:
        super().__init__(foot)
        self.hide()
        self._count = Number(0, side=24)
        self._line = Text("", "strong", elide=True)
        self._below = Text("", "meta", "text2", elide=True)
        self._fix = Text("", "meta_strong", "bad", elide=True)
        words, below = QVBoxLayout(), _row(self._below, self._fix)
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._line)
        words.addWidget(below)
        words.addStretch(1)
        self.time = Button(tr("Choose time"), "quiet", icon="clock")
        self.export = Button(tr("Export cards"), icon="export", shortcut_text="Ctrl+E", tip=tr("Export cards"))
        self.review = Button(tr("Ask for review"), icon="eye")
        self.queue = Button(tr("Queue"), "primary", icon="outbox", shortcut_text="Ctrl+Enter", tip=tr("Queue"))
        foot.row.addWidget(self._count)
        foot.row.addLayout(words, 1)
        for button, signal in (
            (self.time, self.time_wanted),
            (self.export, self.export_wanted),
            (self.review, self.review_wanted),
            (self.queue, self.queue_wanted),
        ):
            foot.row.addWidget(button)
            button.clicked.connect(signal)
        Shortening(foot, (self.export, self.review, self.time), rest=380)

    def show_review(self, state: ReviewState | None) -> None:
        """Shows the next step of a review; nothing where it is approved."""
        words = tr("Review") if state is ReviewState.IN_REVIEW else tr("Ask for review")
        self.review.setText("" if current().scale >= LARGE_TEXT else words)
        self.review.setAccessibleName(words)
        self.review.setToolTip(words)
        self.review.setVisible(state is not ReviewState.APPROVED)

    def show_plan(self, plan: PlanView) -> None:
        """Shows what Queue will do, and what blocks it; of a queued post, when it goes out."""
        self._count.setVisible(plan.channels > 0)
        self._count.show_number(plan.channels, on=True)
        self.time.setText(tr("Queue it again") if plan.queued else tr("Choose time"))
        if plan.queued:
            self._show_queued(plan)
            return
        channels = trn("{n} channel", "{n} channels", plan.channels)
        said = tr("To {channels}, {time} to {until}") if plan.until else tr("To {channels}, {time}")
        where = said.format(channels=channels, time=plan.time, until=plan.until) if plan.channels else ""
        self._line.show_text(plan.problem or where or tr("No channel is chosen"))
        slot = tr("Next free slot, {zone}.") if plan.is_next_slot else tr("Time chosen by you, {zone}.")
        self._below.show_text("" if plan.problem else f"{slot.format(zone=plan.zone)} {plan.note}".strip())
        fix = trn(
            "{n} thing to fix before it can be queued.", "{n} things to fix before it can be queued.", plan.blockers
        )
        self._fix.show_text(fix if plan.blockers else plan.held)
        self.queue.setText(trn("Fix {n} to queue", "Fix {n} to queue", plan.blockers) if plan.blockers else tr("Queue"))
        if plan.needs_connection and not plan.blockers:
            self.queue.setText(tr("Mend the connection"))
        self.queue.set_icon("must-fix" if plan.blockers or plan.needs_connection else "outbox")

    def _show_queued(self, plan: PlanView) -> None:
        channels = trn("{n} channel", "{n} channels", plan.channels)
        self._line.show_text(tr("Queued for {time}, {channels}").format(time=plan.queued, channels=channels))
        said = tr("What you change here now is not in it. Change it from the Outbox.")
        self._below.show_text("" if plan.asks else said)
        self._fix.show_text(tr("It needs you: there is a question about it in the Outbox.") if plan.asks else "")
        self.queue.setText(tr("See it in the Outbox"))
        self.queue.set_icon("must-fix" if plan.asks else "outbox")


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder

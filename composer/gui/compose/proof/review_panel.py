"""Review mode: the claim board in the place of the form, and below it the decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.compose.order import stops_in
from composer.gui.compose.page import ComposePage
from composer.gui.compose.proof.boarding import Boarding, slot_names
from composer.gui.compose.proof.claim_board import BoardView
from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.form import in_order
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

LARGE_TEXT = 1.75
FORM_SIZES, REVIEW_SIZES = "392,284,508", "480,260,420"
"""Widths of Compose's panels while writing and while reviewing."""


class ReviewPanel(QWidget):
    """Everything a reviewer decides on.

    Attributes:
        board: the claims beside their sources.

    Emits:
        approve_wanted(), return_wanted(), leave_wanted().
    """

    approve_wanted = Signal()
    return_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, context: Context, page: ComposePage) -> None:
        super().__init__()
        self._page = page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.board = BoardView(slot_names(page))
        column = Column()
        column.content.addWidget(self.board)
        whole.addWidget(column, 1)
        within = current().scale >= LARGE_TEXT  # there is no room for a second bar
        place = column.content if within else whole
        place.addWidget(hairline())
        place.addWidget(self._decision(0 if within else 16))
        self.board.go_wanted.connect(self._go)
        self.board.shown.connect(self._thread)
        Boarding(context, page, self.board)

    def _decision(self, margin: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(margin, 12, margin, 12)
        column.setSpacing(8)
        self._blocked = Text("", "small", "bad", wrap=True)
        row = QWidget()
        buttons = Flow(row, gap=8)
        self.approve = Button(tr("Approve"), "primary", icon="tick")
        self.back = Button(tr("Return with a note"), icon="undo")
        self.checks = Button(tr("Show what blocks it"), "quiet")
        self.leave = Button(tr("Back to the form"), "quiet")
        self.approve.clicked.connect(self.approve_wanted)
        self.back.clicked.connect(self.return_wanted)
        self.checks.clicked.connect(lambda: self._page.show_panel("checks"))
        self.leave.clicked.connect(self.leave_wanted)
        for button in (self.approve, self.back, self.checks, self.leave):
            buttons.addWidget(button)
        column.addWidget(self._blocked)
        column.addWidget(row)
        return holder

    def show_blockers(self, count: int) -> None:
        """Says what must be fixed, or overruled in writing, before it can be approved."""
        said = trn(
            "{n} finding blocks it: have it fixed, or overrule it in writing under Checks.",
            "{n} findings block it: have them fixed, or overrule them in writing under Checks.",
            count,
        )
        self._blocked.setText(said if count else "")
        self._blocked.setVisible(bool(count))
        self.checks.setVisible(bool(count))
        self.approve.setEnabled(not count)

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.approve if self.approve.isEnabled() else self.back

    def _thread(self) -> None:
        """Tab goes down the board, to the decision, and on to the panels beside it."""
        page = self._page
        beside = [p for p in (page.checks, page.sources, page.preview, page.foot) if p is not None]
        decision = (self.approve, self.back, self.checks, self.leave)
        in_order(page.new, *stops_in(self.board), *decision, *(stop for panel in beside for stop in stops_in(panel)))

    def _go(self, slot: str, start: int, end: int) -> None:
        self.leave_wanted.emit()
        self._page.show_panel("write")
        self._page.write.go_to(slot, start, end)


def take_place(page: ComposePage, board: ReviewPanel) -> QWidget | None:
    """Puts the board in the place of the form, wider, and returns the form; None when there is none."""
    last = page.write.body.itemAt(page.write.body.count() - 1)
    form = last.widget() if last is not None else None
    if form is not None:
        form.hide()
    page.write.set_title(tr("Review"))
    page.write.body.addWidget(board, 1)
    page.resize_panels(REVIEW_SIZES)
    page.show_panel("write")
    return form


def give_place(page: ComposePage, form: QWidget) -> None:
    """Brings the form back."""
    form.show()
    page.write.set_title(tr("Write"))
    page.resize_panels(page.kept_sizes() or FORM_SIZES)

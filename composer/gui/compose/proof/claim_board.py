"""The claim board: claims left, what proves them right, then the sentences that nothing proves. For the reviewer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.flow import Flow
from composer.gui.parts.ground import Ground
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.status import Look, StatusChip
from composer.gui.parts.text import Text
from composer.gui.sources.words import line_of, look_of, strength_words
from composer.gui.theme.theme import current
from composer.model.post import Claim
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sourcing.claims import Board, Claimed, Unproven
    from composer.app.sourcing.evidence import Evidence


class BoardView(QWidget):
    """The claims of one post and what proves them; two columns where there is room, one below the other elsewhere.

    Emits:
        change_wanted(object): the Claim whose place and quoted support the person wants to change.
        untie_wanted(object): the Claim to take away.
        go_wanted(str, int, int): show these words of a slot.
        tie_wanted(str, str): tie these words of a slot.
        shown(): the board was built anew.
    """

    change_wanted = Signal(object)
    untie_wanted = Signal(object)
    go_wanted = Signal(str, int, int)
    tie_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Args: names: slot -> its label in the form."""
        super().__init__(parent)
        self._names = dict(names)
        self._board: Board | None = None
        self._evidence: Mapping[str, Evidence] = {}
        self._rows: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._column.addWidget(self._inner)

    def show_board(self, board: "Board", evidence: Mapping[str, "Evidence"]) -> None:
        """Shows the claims, each beside its sources, and the sentences without one."""
        self._board, self._evidence = board, evidence
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room, one below the other elsewhere."""
        wide = self.width() >= current().px(410)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for row in self._rows:
            if row.direction() is not direction:
                row.setDirection(direction)
                row.setSpacing(20 if wide else 8)

    def _build(self) -> None:
        board = self._board
        if board is None:
            return
        self._rows = []
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        count = len(board.claimed)
        heading = trn("{n} claim", "{n} claims", count) if count else tr("No words are tied to a source yet.")
        whole.addWidget(Text(heading, "strong"))
        for claimed in board.claimed:
            self._claimed(whole, claimed)
        if board.unproven:
            whole.addSpacing(16)
            left = len(board.unproven)
            words = trn("{n} sentence without a source", "{n} sentences without a source", left)
            whole.addWidget(Text(words, "strong"))
            whole.addWidget(Text(tr("See whether they state a fact."), "small", "text2", wrap=True))
            for sentence in board.unproven:
                self._unproven(whole, sentence)
        self._column.removeWidget(self._inner)
        self._column.addWidget(inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        self._arrange()
        self.shown.emit()

    def _row(self) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self._rows.append(row)
        return row

    def _claimed(self, whole: QVBoxLayout, claimed: "Claimed") -> None:
        whole.addSpacing(10)
        whole.addWidget(hairline())
        whole.addSpacing(10)
        row = self._row()
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(Text(self._names.get(claimed.slot, claimed.slot), "meta", "text2"))
        left.addWidget(Text(claimed.words, "body", wrap=True))
        if not claimed.is_there:
            left.addWidget(Text(tr("These words have changed since."), "meta", "warn", wrap=True))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        for claim in claimed.ties:
            self._tie(right, claim, self._evidence.get(claim.source))
        right.addStretch(1)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        whole.addLayout(row)

    def _tie(self, right: QVBoxLayout, claim: Claim, evidence: "Evidence | None") -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        right.addLayout(column)
        if evidence is None:
            column.addWidget(Text(tr("This source is not in the post any more."), "small", "bad", wrap=True))
        else:
            column.addWidget(Text(evidence.title, "label", wrap=True))
            column.addWidget(Text(line_of(evidence), "meta", "text2", wrap=True))
            chips = QWidget()
            line = Flow(chips, gap=6)
            line.addWidget(StatusChip(Look(strength_words(evidence.strength), "idle", "sources")))
            line.addWidget(StatusChip(look_of(evidence.state)))
            column.addWidget(chips)
            if evidence.state.needs_you and evidence.said:
                column.addWidget(Text(evidence.said[0], "meta", "text2", wrap=True))
        if claim.locator:
            column.addWidget(Text(claim.locator, "small", wrap=True))
        if claim.support:
            box = Ground("sunken")
            inside = QVBoxLayout(box)
            inside.setContentsMargins(10, 8, 10, 8)
            inside.addWidget(Text(tr("“{words}”").format(words=claim.support), "small", wrap=True))
            column.addWidget(box)
        holder = QWidget()
        buttons = Flow(holder, gap=6)
        change = Button(tr("Place and quote"), "quiet", small=True, flush=True)
        untie = Button(tr("Untie"), "quiet", small=True)
        change.clicked.connect(lambda: self.change_wanted.emit(claim))
        untie.clicked.connect(lambda: self.untie_wanted.emit(claim))
        for button in (change, untie):
            buttons.addWidget(button)
        column.addWidget(holder)

    def _unproven(self, whole: QVBoxLayout, sentence: "Unproven") -> None:
        whole.addSpacing(8)
        row = self._row()
        words = QVBoxLayout()
        words.addWidget(Text(self._names.get(sentence.slot, sentence.slot), "meta", "text2"))
        words.addWidget(Text(sentence.words, "body", wrap=True))
        row.addLayout(words, 1)
        tie = Button(tr("Tie to a source"), "plain", small=True)
        show = Button(tr("Show"), "quiet", small=True, tip=tr("Show it in the form"))
        tie.clicked.connect(lambda: self.tie_wanted.emit(sentence.slot, sentence.words))
        show.clicked.connect(lambda: self.go_wanted.emit(sentence.slot, sentence.start, sentence.end))
        holder = QWidget()
        buttons = Flow(holder, gap=6)
        for button in (show, tie):
            buttons.addWidget(button)
        row.addWidget(holder, 0)
        whole.addLayout(row)


class ClaimBoard(Dialog):
    """The board of one post as a dialog; `view` is the board."""

    def __init__(self, parent: QWidget, title: str, names: Mapping[str, str]) -> None:
        """Args: names: slot -> its label in the form."""
        super().__init__(tr("Claims and their sources"), tr("Close"), text=title, wide=True, parent=parent)
        room = parent.window().width() - 48
        self.setMinimumWidth(min(max(current().px(640), 900), room))
        self.setMaximumWidth(max(self.minimumWidth(), 1200))
        self.cancel.hide()
        self.view = BoardView(names)
        self.board_column = Column(margin=0, spacing=0)
        self.board_column.setMinimumHeight(min(current().px(460), max(200, parent.window().height() - 260)))
        self.board_column.content.addWidget(self.view)
        self.body.addWidget(self.board_column, 1)

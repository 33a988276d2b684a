"""The list of the Sources screen: chips that filter, rows with title, who and year, use and state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.table import Column, RowTable
from composer.gui.sources.words import line_of, look_of
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence


class SourceList(QWidget):
    """The list.

    Emits:
        chosen(str): the id of the source that became the current one; empty = none.
        opened(str): Enter or a double click on one.
        add_wanted(): from the empty state. policy_wanted(): change the age policy.
    """

    chosen = Signal(str)
    opened = Signal(str)
    add_wanted = Signal()
    policy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Evidence, ...] = ()
        self._filter = "all"
        holder = QWidget()
        chips = Flow(holder, gap=8)
        words = (("all", tr("All")), ("look", tr("Need a look")), ("unused", tr("Not used")), ("up", tr("To look up")))
        self.chips = {key: Chip(text, count=0, on=key == "all") for key, text in words}
        for key, chip in self.chips.items():
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _on=False, key=key: self._choose(key))
            chips.addWidget(chip)
        policy = Button(tr("Age and look-ups"), "quiet", small=True)
        policy.clicked.connect(self.policy_wanted)
        chips.addWidget(policy)
        columns = (Column(tr("Title, who, year")), Column(tr("Used in"), 100, drops=1), Column(tr("State"), 170))
        self.table = RowTable(tr("Sources"), columns)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        panel = Panel()
        panel.setAccessibleName(tr("Sources"))
        panel.body.addWidget(self.table)
        self.empty = Empty(
            tr("Add what proves your posts."), tr("A DOI, a web page or a file."), tr("Add a source"), icon="plus"
        )
        self.empty.acted.connect(self.add_wanted)
        self._nothing = Empty(tr("No source fits."), tr("Search for other words, or show all sources."))
        self._stack = QStackedWidget()
        for part in (panel, self.empty, self._nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(holder)
        column.addWidget(self._stack, 1)

    def show_rows(self, rows: Sequence["Evidence"], *, searching: bool) -> None:
        """Shows these sources; the chosen one stays chosen when it is among them."""
        self._rows = tuple(rows)
        for key, chip in self.chips.items():
            chip.set_count(sum(_fits(e, key) for e in self._rows))
        self._show(searching=searching)

    def rows(self) -> tuple["Evidence", ...]:
        """All sources found, whatever the chips say."""
        return self._rows

    def _choose(self, key: str) -> None:
        self._filter = key
        self._show(searching=True)

    def _show(self, *, searching: bool) -> None:
        shown = [e for e in self._rows if _fits(e, self._filter)]
        self._stack.setCurrentIndex(0 if shown else 2 if searching or self._rows else 1)
        self.table.set_rows(tuple(_row(e) for e in shown))
        if not self.table.key() and shown:
            self.table.choose(shown[0].source.id)
        self.chosen.emit(self.table.key())


def _fits(evidence: "Evidence", key: str) -> bool:
    match key:
        case "look":
            return evidence.state.needs_you
        case "unused":
            return not evidence.used
        case "up":
            return evidence.state == "to_look_up"
    return True


def _row(evidence: "Evidence") -> Row:
    used = trn("{n} post", "{n} posts", evidence.used) if evidence.used else tr("None")
    return Row(
        evidence.source.id,
        (
            Cell(evidence.title, line_of(evidence)),
            Cell(used, style="body", role="text2"),
            Cell(chip=look_of(evidence.state), sub=evidence.said[0] if evidence.said else ""),
        ),
    )

"""Choosing the source that takes another one's place in every post."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import narrow
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.search import Search
from composer.gui.parts.table import Column, RowTable
from composer.gui.sources.words import line_of, look_of
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence


class ReplaceDialog(Dialog):
    """A list of the other sources.

    Emits:
        chosen(str): the id of the one that takes its place.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, old: "Evidence", others: Sequence["Evidence"]) -> None:
        posts = trn("{n} post", "{n} posts", old.used)
        words = tr(
            "“{title}” is used in {posts}. Ties follow to the new source; their quoted support is emptied. "
            "What is queued already stays as it was approved."
        )
        text = words.format(title=old.title, posts=posts)
        super().__init__(tr("Replace everywhere"), tr("Replace"), text=text, wide=True, closes=False, parent=parent)
        self._others = tuple(others)
        self.search = Search(tr("Search the sources"))
        self.search.searched.connect(self._show)
        self.table = RowTable(tr("Sources"), (Column(tr("The new source")), Column(tr("State"), 170)))
        self.table.setMinimumHeight(min(current().px(260), parent.window().height() // 3))
        self.table.opened.connect(lambda _key: self._agree())
        self.search.left.connect(self.table.setFocus)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.agreed.connect(self._agree)
        narrow(self)
        self._show("")

    def ask(self) -> None:
        """Opens with the focus in the search."""
        super().ask()
        self.search.line.setFocus()

    def _show(self, words: str) -> None:
        wanted = words.casefold().split()
        fitting = [e for e in self._others if all(w in f"{e.title} {e.who} {e.year}".casefold() for w in wanted)]
        self.table.set_rows(
            tuple(Row(e.source.id, (Cell(e.title, line_of(e)), Cell(chip=look_of(e.state)))) for e in fitting[:200])
        )
        if not self.table.key() and fitting:
            self.table.choose(fitting[0].source.id)

    def _agree(self) -> None:
        if key := self.table.key():
            self.chosen.emit(key)
            self.accept()

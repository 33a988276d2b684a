"""A table of rows in which several can be chosen at once: Ctrl, Shift, Ctrl+A; the choice stays when rows are shown anew."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from composer.gui.parts.rows import Row
from composer.gui.parts.table import Column, RowTable


class ManyTable(RowTable):
    """Rows of which several can be chosen.

    Emits:
        many_changed(): other rows are chosen.
    """

    many_changed = Signal()

    def __init__(self, name: str, columns: Sequence[Column], *, row: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(name, columns, row=row, parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.many_changed.emit())

    def keys(self) -> tuple[str, ...]:
        """The keys of the chosen rows, top down; group strips are left out."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.rows[n].key for n in found if not self.rows.rows[n].is_strip)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows these rows; what was chosen stays chosen where it still is."""
        before = set(self.keys())
        super().set_rows(rows)
        if len(before) < 2:
            return
        flags = QItemSelectionModel.SelectionFlag
        for n, row in enumerate(self.rows.rows):
            if row.key in before and not row.is_strip:
                self.selectionModel().select(self.rows.index(n, 0), flags.Select | flags.Rows)

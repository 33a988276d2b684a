"""Rows of a table or list: two lines, badges, a status chip, group strips. A model of plain values and one painter."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from composer.gui.parts.badge import badge_size, paint_badge
from composer.gui.parts.paint import fill, words
from composer.gui.parts.status import Look, chip_size, paint_chip
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE, KEY_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Cell(NamedTuple):
    """What one cell shows.

    Attributes:
        text: first line; `sub`: second line.
        lead: letters of a badge before the lines; `badges`: small badges in a row, instead of the first line.
        chip: a status chip instead of the first line; `text` is then what screen readers hear besides.
        icon: an icon before the lines; alone and in the last column it is a button (`RowTable.menu_asked`).
        at_end: aligned to the far side.
    """

    text: str = ""
    sub: str = ""
    lead: str = ""
    badges: tuple[str, ...] = ()
    chip: Look | None = None
    icon: str = ""
    style: Style = "label"
    role: Role = "text"
    icon_role: Role = "text2"
    at_end: bool = False

    def aloud(self) -> str:
        """What screen readers hear."""
        return ", ".join(filter(None, (self.text, self.chip.text if self.chip else "", *self.badges, self.sub)))


class Row(NamedTuple):
    """One row; without cells it is a group strip with `key` as its words.

    Attributes:
        key: unique among the rows of a table; what `chosen` tells.
    """

    key: str
    cells: tuple[Cell, ...] = ()

    @property
    def is_strip(self) -> bool:
        """Whether it is a group strip."""
        return not self.cells


class RowModel(QAbstractTableModel):
    """Rows as Qt sees them. Holds values only; many thousands cost nothing until they are looked at."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows these rows: only those that differ are painted anew when the keys are the same."""
        if [r.key for r in rows] == [r.key for r in self.rows] and rows:
            old, self.rows = self.rows, rows
            for i, (before, now) in enumerate(zip(old, rows, strict=True)):
                if before != now:
                    self.dataChanged.emit(self.index(i, 0), self.index(i, len(self._columns) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The place of a row; -1 when it is not there."""
        return next((i for i, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == KEY_ROLE:
            return row.key
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if row.is_strip:
                return row.key if index.column() == 0 else ""
            return row.cells[index.column()].aloud() if index.column() < len(row.cells) else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section] if section < len(self._columns) else None
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].is_strip:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowView(Protocol):
    """What the delegate asks the view; `hovered` is the row under the mouse, -1 = none."""

    hovered: int

    def hasFocus(self) -> bool: ...

    def isRightToLeft(self) -> bool: ...

    def selectionModel(self) -> QItemSelectionModel: ...


def _is_last_shown(view: RowView, index: Index) -> bool:
    """Whether no column stands behind this one: where there is no room, the last ones are hidden."""
    is_hidden = getattr(view, "isColumnHidden", None)
    behind = range(index.column() + 1, index.model().columnCount())
    return all(is_hidden is not None and is_hidden(column) for column in behind)


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a `RowModel`."""

    def __init__(self, view: RowView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(80, current().px(32 if row.is_strip else 64))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        view = self._view
        flipped = view.isRightToLeft()
        painter.save()
        if row.is_strip:
            self._strip(painter, rect, row.key, flipped=flipped)
        else:
            first, last = index.column() == 0, _is_last_shown(view, index)
            self._ground(painter, rect, index, first=first, last=last, flipped=flipped)
            if index.column() < len(row.cells):
                box = rect.adjusted(16 if first else 8, 0, -8, -1)
                if flipped:
                    box = rect.adjusted(8, 0, -16 if first else -8, -1)
                paint_cell(painter, box, row.cells[index.column()], flipped=flipped)
        painter.restore()

    @staticmethod
    def _strip(painter: QPainter, rect: QRect, text: str, *, flipped: bool) -> None:
        fill(painter, rect, "sunken")
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), "line")
        words(painter, rect.adjusted(16, 0, -16, 0), text, "meta_strong", "text2")

    def _ground(self, painter: QPainter, rect: QRect, index: Index, *, first: bool, last: bool, flipped: bool) -> None:
        """The row's ground. Asks the view for its state: the option's would load the whole of QStyle."""
        view = self._view
        on = view.selectionModel().isRowSelected(index.row())
        if on:
            fill(painter, rect, "select")
        elif index.row() == view.hovered:
            fill(painter, rect, "sunken")
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), "line")
        if on and first:
            edge = rect.right() - 2 if flipped else rect.left()
            fill(painter, QRect(edge, rect.top(), 3, rect.height() - 1), "accent")
        if on and view.hasFocus():
            fill(painter, QRect(rect.left(), rect.top(), rect.width(), 2), "focus")
            fill(painter, QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), "focus")
            if first != flipped and (first or last):
                fill(painter, QRect(rect.left(), rect.top(), 2, rect.height()), "focus")
            if last != flipped and (first or last):
                fill(painter, QRect(rect.right() - 1, rect.top(), 2, rect.height()), "focus")


def paint_cell(painter: QPainter, rect: QRect, cell: Cell, *, flipped: bool = False) -> None:
    """Draws a cell's lead, lines, chip and badges into a rectangle."""
    theme = current()
    x = rect.left()

    def put(left: int, top: int, width: int, height: int) -> QRect:
        box = QRect(left, top, width, height)
        if flipped:
            box.moveLeft(rect.left() + rect.right() - box.right())
        return box

    middle = rect.center().y()
    if cell.lead:
        size = badge_size(cell.lead)
        paint_badge(painter, put(x, middle - size.height() // 2, size.width(), size.height()), cell.lead)
        x += size.width() + 10
    if cell.icon:
        side = theme.px(18)
        paint_icon(painter, cell.icon, put(x, middle - side // 2, side, side), theme.color(cell.icon_role))
        x += side + 10
    first = chip_size(cell.chip).height() if cell.chip else theme.line(cell.style)
    second = theme.line("meta") if cell.sub else 0
    gap = 4 if cell.chip and cell.sub else 1 if cell.sub else 0
    top = middle - (first + gap + second) // 2 + 1
    width = rect.right() + 1 - x
    align = Qt.AlignmentFlag.AlignRight if cell.at_end else Qt.AlignmentFlag.AlignLeft
    if cell.chip:
        wide = min(chip_size(cell.chip).width(), width)
        paint_chip(painter, put(x, top, wide, first), cell.chip, flipped=flipped)
    elif cell.badges:
        _badges(painter, put(x, top, width, first), cell.badges, flipped=flipped)
    else:
        words(painter, put(x, top, width, first), cell.text, cell.style, cell.role, align)
    if cell.sub:
        words(painter, put(x, top + first + gap, width, second), cell.sub, "meta", "text2", align)


def _badges(painter: QPainter, rect: QRect, badges: tuple[str, ...], *, flipped: bool) -> None:
    x = rect.left()
    for text in badges:
        size = badge_size(text, small=True)
        box = QRect(x, rect.center().y() - size.height() // 2, size.width(), size.height())
        if flipped:
            box.moveLeft(rect.left() + rect.right() - box.right())
        paint_badge(painter, box, text, small=True)
        x += size.width() + 4

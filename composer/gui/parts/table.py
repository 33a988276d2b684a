"""The view of rows: one chosen at a time, by keys or mouse, and it stays chosen when the rows are shown anew."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from composer.gui.parts.paint import LOOK_EVENTS, fill, words
from composer.gui.parts.rows import KEY_ROLE, Row, RowDelegate, RowModel
from composer.gui.theme.theme import current, dress


class Column(NamedTuple):
    """A column: its heading and width in px at 100 %; width 0 takes what is left over.

    `drops` says which columns go first when there is no room: the highest first, 0 never.
    """

    title: str
    width: int = 0
    drops: int = 0


class _Header(QHeaderView):
    """The headings, 36 high, painted like the rest."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setViewport(QWidget(self))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(36))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), "line")
        start, end = (16, -8) if self.visualIndex(index) == 0 else (8, -8)
        box = rect.adjusted(-end, 0, -start, -1) if self.isRightToLeft() else rect.adjusted(start, 0, end, -1)
        text = str(self.model().headerData(index, Qt.Orientation.Horizontal) or "")
        words(painter, box, text, "meta_strong", "text2")


class RowTable(QTableView):
    """A table of `Row`s with a header, or without when no column has a title.

    Emits:
        chosen(str): the key of the row that became the current one; empty when none is.
        opened(str): Enter or a double click on a row.
        menu_asked(str, QPoint): the menu key, a right click or a click on an icon in the last column; global position.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, name: str, columns: Sequence[Column], *, row: int = 64, parent: QWidget | None = None) -> None:
        """Args: name: read aloud; row: height of a row in px at 100 % (64 with two lines, 40 with one)."""
        super().__init__(parent)
        self._columns, self._row = tuple(columns), row
        self.setViewport(QWidget(self))  # one of ours: asking for Qt's own makes PySide load every widget class
        self.rows = RowModel([c.title for c in columns])
        self.setModel(self.rows)
        self.hovered = -1
        self.setItemDelegate(RowDelegate(self, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeader(_Header(self))
        dress(self.verticalScrollBar(), "bar")
        self.setProperty("ring", 0)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        self._lay_out_header()
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self.chosen.emit(_key(index)))
        self.doubleClicked.connect(self._tell_opened)
        self.clicked.connect(self._clicked)
        self._size_rows()

    def _lay_out_header(self) -> None:
        header = self.horizontalHeader()
        header.setVisible(any(c.title for c in self._columns))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for i, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(i, mode.Fixed if column.width else mode.Stretch)
            if column.width:
                self.setColumnWidth(i, current().px(column.width))

    def _drop_columns(self) -> None:
        """Gives each column its width, or hides it where there is no room."""
        for i, width in enumerate(widths(self._columns, self.viewport().width())):
            hidden = width == 0 and self._columns[i].width > 0
            if self.isColumnHidden(i) != hidden:
                self.setColumnHidden(i, hidden)
            if width:
                self.setColumnWidth(i, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_columns()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows these rows; the current one and the scroll position stay when they can."""
        keep, place = self.key(), self.verticalScrollBar().value()
        before, old = self.currentIndex().row(), self.rows.rows
        self.rows.set_rows(rows)
        self._size_rows()
        heirs = [*old[before:], *reversed(old[:before])] if keep else []  # if it went, the next takes its place
        at = next((i for row in heirs if not row.is_strip and (i := self.rows.row_of(row.key)) >= 0), -1)
        if at >= 0:
            self._set_current(at)
            self.verticalScrollBar().setValue(place)

    def key(self) -> str:
        """The key of the current row; empty = none."""
        return _key(self.currentIndex())

    def choose(self, key: str) -> None:
        """Makes a row the current one."""
        at = self.rows.row_of(key)
        if at >= 0:
            self._set_current(at)
            self.scrollTo(self.rows.index(at, 0))

    def _set_current(self, at: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows.index(at, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(current().px(self._row))
        self.clearSpans()
        for i, row in enumerate(self.rows.rows):
            if row.is_strip:
                header.resizeSection(i, current().px(32))
                if len(self._columns) > 1:
                    self.setSpan(i, 0, 1, len(self._columns))

    def _tell_opened(self, index: QModelIndex) -> None:
        if not self.rows.rows[index.row()].is_strip:
            self.opened.emit(_key(index))

    def _clicked(self, index: QModelIndex) -> None:
        cells = self.rows.rows[index.row()].cells
        last = len(self._columns) - 1
        if index.column() == last and len(cells) > last and cells[last].icon and not cells[last].text:
            spot = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(_key(index), spot)

    # --- events ------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._tell_opened(self.currentIndex())
            return
        super().keyPressEvent(event)
        self._leave_strip(event.key())

    def _leave_strip(self, key: int) -> None:
        """Goes on to the next real row when the current one is a group strip."""
        if not self.currentIndex().isValid() or not self.rows.rows[self.currentIndex().row()].is_strip:
            return
        by = -1 if key in {Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageUp} else 1
        at, rows = self.currentIndex().row(), self.rows.rows
        places = [*range(at, len(rows) if by > 0 else -1, by), *range(at, -1 if by > 0 else len(rows), -by)]
        found = next((i for i in places if not rows[i].is_strip), -1)
        if found >= 0:
            self._set_current(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == event.Reason.Mouse else self.currentIndex()
        if index.isValid() and not self.rows.rows[index.row()].is_strip:
            spot = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(_key(index), spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            self._set_current(0)
        self._leave_strip(Qt.Key.Key_Down)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "rows"):
            self._lay_out_header()
            self._size_rows()
            self._drop_columns()


def widths(columns: Sequence[Column], room: int) -> list[int]:
    """The width of each column in px; 0 for those that share what is left over and for those that have no room.

    While the sharing ones have less than 160 px each, the least columns go first; then the rest gets narrower.
    """
    px = current().px
    room -= min(px(160), room // 2) * sum(not c.width for c in columns)
    shown = dict(enumerate(columns))
    for i in sorted(shown, key=lambda i: -columns[i].drops):
        if sum(px(c.width) for c in shown.values()) <= room or not columns[i].drops:
            break
        del shown[i]
    share = min(1.0, max(0, room) / (sum(px(c.width) for c in shown.values()) or 1))
    return [int(px(column.width) * share) if i in shown else 0 for i, column in enumerate(columns)]


def _key(index: QModelIndex) -> str:
    return str(index.data(KEY_ROLE)) if index.isValid() else ""

"""The command palette (Ctrl+K): type a few letters, Enter does it."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from composer.gui.actions import Command
from composer.gui.parts.field import boxed
from composer.gui.parts.paint import rounded, words
from composer.gui.parts.toast import paint_shadow
from composer.gui.shell.commands import Commands
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current, dress
from composer.model.words import tr

WIDTH, ROWS, EDGE = 560, 8, 10
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """The commands that match."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: tuple[Command, ...] = ()

    def show_commands(self, commands: tuple[Command, ...]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.commands[index.row()].title
        return None


class _Delegate(QStyledItemDelegate):
    """Icon, title, keys at right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, current().px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        command: Command = index.model().commands[index.row()]  # type: ignore[attr-defined]  # our own model
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, rect, 8, "select", "accent" if theme.tokens.is_contrast else None)
        side = theme.px(18)
        box = QRect(rect.left() + 12, rect.center().y() - side // 2, side, side)
        paint_icon(painter, command.icon or "command", box, theme.color("text2"))
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        wide = theme.metrics("meta").horizontalAdvance(keys) + 4
        words(painter, rect.adjusted(24 + side, 0, -wide - 24, 0), command.title, "body", "text")
        right = rect.adjusted(0, 0, -12, 0)
        right.setLeft(right.right() - wide)
        words(painter, right, keys, "meta", "text2", Qt.AlignmentFlag.AlignRight, elide=False)
        painter.restore()


class Palette(QFrame):
    """The palette over a window; goes away with Esc, a click elsewhere or a command."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._over, self._commands = window, commands
        self._back: QWidget | None = None
        self._all: tuple[Command, ...] = ()
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setPlaceholderText(tr("What do you want to do?"))
        self.line.setAccessibleName(tr("Find a command"))
        self._model = _Model()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        dress(self.list.verticalScrollBar(), "bar")
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE + 12, EDGE + 12, EDGE + 12, EDGE + 12)
        column.setSpacing(8)
        column.addWidget(boxed(self.line))
        column.addWidget(self.list)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.hide()

    def open(self) -> None:
        """Shows it with an empty field and what can be done here."""
        window = self._over
        self._back = window.focusWidget()
        self._all = self._commands.possible()
        self.line.clear()
        self._filter("")
        width = min(current().px(WIDTH), window.width() - 40) + 2 * EDGE
        self.setFixedWidth(width)
        self.list.setFixedHeight(current().px(40) * ROWS)
        self.adjustSize()
        self.move((window.width() - width) // 2, min(window.height() // 5, max(8, window.height() - self.height() - 8)))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Takes it away and gives the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back = None

    def shown(self) -> tuple[Command, ...]:
        """The commands listed now."""
        return self._model.commands

    def _filter(self, text: str) -> None:
        self._model.show_commands(tuple(c for c in self._all if matches(text, c.title)))
        if self._model.commands:
            self.list.setCurrentIndex(self._model.index(0))

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._model.commands):
            command = self._model.commands[row]
            self.close_palette()
            self._commands.run(command.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.list.hasFocus():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._keys().get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Escape: self.close_palette,
            key.Key_Return: lambda: self._run(self.list.currentIndex().row()),
            key.Key_Enter: lambda: self._run(self.list.currentIndex().row()),
            key.Key_Down: lambda: self._step(1),
            key.Key_Up: lambda: self._step(-1),
        }

    def _step(self, by: int) -> None:
        n = len(self._model.commands)
        if n:
            self.list.setCurrentIndex(self._model.index((self.list.currentIndex().row() + by) % n))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        paint_shadow(painter, box, 12)
        rounded(painter, box, 12, "surface", "control" if current().tokens.is_dark else "line")


def matches(typed: str, title: str) -> bool:
    """Whether every typed word begins a word of the title, or stands somewhere in it."""
    title = title.casefold()
    return all(word in title for word in typed.casefold().split())

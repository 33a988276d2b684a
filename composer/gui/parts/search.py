"""A search field: magnifier inside, cross to empty it, told after a short pause in typing."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from composer.gui.parts.buttons import IconButton
from composer.gui.parts.fieldbox import FieldBox
from composer.gui.parts.paint import LOOK_EVENTS, mirrored
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.model.words import tr

PAUSE_MS = 120


class Search(FieldBox):
    """Where one looks for something.

    Emits:
        searched(str): the words, after a pause of 120 ms, or at once with Enter or when emptied.
        left(): Down was pressed: the list below wants the focus.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, name: str, *, width: int = 240, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self.cross = IconButton("close", tr("Empty the search"), small=True)
        self.cross.setVisible(False)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setSpacing(2)
        self._row = row
        self._indent()
        row.addWidget(self.line, 1)
        row.addWidget(self.cross)
        self.watch(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._tell)
        self.cross.clicked.connect(self.line.clear)

    def text(self) -> str:
        """The words."""
        return self.line.text()

    def clear(self) -> None:
        """Empties it and tells so."""
        self.line.clear()

    def _typed(self, text: str) -> None:
        self.cross.setVisible(bool(text))
        if text:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.line.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _indent(self) -> None:
        """Leaves room for the magnifier."""
        self._row.setContentsMargins(current().px(16) + 20, 0, 4, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_row"):
            self._indent()

    def sizeHint(self) -> QSize:
        return QSize(current().px(self._width), current().px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(140), current().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = current().px(16)
        box = mirrored(QRect(12, (self.height() - side) // 2, side, side), self.rect(), self)
        paint_icon(QPainter(self), "search", box, current().color("text2"))

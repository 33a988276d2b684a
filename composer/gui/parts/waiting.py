"""What is shown while something takes its time: grey rows after 300 ms, words and Cancel after 500 ms."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import fill, rounded
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr

ROWS_MS, WORDS_MS = 300, 500


class Waiting(QWidget):
    """Covers its parent while something is on its way; quick things never show it.

    Emits:
        cancelled(): Cancel was pressed.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._what = Text("", "body", "text2", wrap=True)
        self.button = Button(tr("Cancel"), "plain", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._what, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        self.button.clicked.connect(self.cancelled)
        self._timers = [self._after(ROWS_MS, self._show_rows), self._after(WORDS_MS, self._show_words)]
        self.hide()

    def _after(self, ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer

    def begin(self, what: str, *, can_cancel: bool = False) -> None:
        """Something began; `what` says what and about how long."""
        self._what.setText(what)
        self._what.setVisible(False)
        self.button.setVisible(False)
        self.button.setEnabled(can_cancel)
        for timer in self._timers:
            timer.start()

    def end(self) -> None:
        """It is there, or failed."""
        for timer in self._timers:
            timer.stop()
        self.hide()

    def _show_rows(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def _show_words(self) -> None:
        self._what.setVisible(True)
        self.button.setVisible(self.button.isEnabled())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        fill(painter, self.rect(), "surface")
        high, y, i = theme.px(40), 16, 0
        while y + high < self.height() - 64:
            width = round((self.width() - 32) * (0.8, 0.55, 0.7)[i % 3])
            rounded(painter, QRect(16, y, width, theme.px(14)), 6, "sunken")
            y, i = y + high, i + 1

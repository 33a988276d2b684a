"""What is kept on a day, as a real control in its cell: it opens who keeps it and the ready posts for it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from composer.gui.parts.paint import rounded, words
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr

LEAST = 24


class KeptMark(QAbstractButton):
    """A line of words, cut with dots; the whole name is its tooltip and what is read aloud."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ring", 0)  # painted inside: the cell is too narrow for one around it
        self.setProperty("paintsWords", True)
        self.setProperty("smallTarget", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_words(self, text: str) -> None:
        """Shows these words; hides without any."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(tr("Awareness day: {names}").format(names=text))
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        return QSize(60, max(current().px(LEAST), current().line("meta") + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.click()
            return
        event.ignore()  # arrows and Enter belong to the board

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink: Role = "link" if self.underMouse() or self.hasFocus() else "text2"
        if self.hasFocus():
            rounded(painter, self.rect(), 6, "surface", "focus", 2)
        words(painter, QRect(3, 0, self.width() - 6, self.height()), self.text(), "meta", ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

"""The dialog all dialogs are made of: title, body, buttons right; opened without stopping the program."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button, Kind
from composer.gui.parts.paint import fill
from composer.gui.parts.panel import Column
from composer.gui.parts.ring import FocusRing
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.gui.shell.focus import give_back
from composer.gui.theme.theme import current
from composer.model.words import tr

MARGIN = 24
"""What a dialog leaves free of the window's height, px."""


class Scrim(QWidget):
    """40 % black over the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0)
        shade.setAlphaF(0.4)
        QPainter(self).fillRect(self.rect(), shade)


class Dialog(QDialog):
    """A question or a form over the window.

    Enter does the verb unless it destroys something; Esc cancels. Use `ask()` (not `exec()`): it returns at once, and
    `agreed` or `rejected` is emitted later. The focus goes in when it opens and back when it closes.

    Attributes:
        body: the column to fill.
        verb, cancel: the buttons.

    Emits:
        agreed(): the verb was pressed; the dialog stays open until the caller accepts (`accept()`), so that a form
            can say what is wrong. Without a listener needing that, connect `agreed` to `accept` (`closes=True`).
    """

    agreed = Signal()

    def __init__(
        self,
        title: str,
        verb: str,
        *,
        text: str = "",
        kind: Kind = "primary",
        cancel: str = "",
        wide: bool = False,
        closes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(current().px(640 if wide else 480))
        self.setMaximumWidth(max(self.minimumWidth(), 960))
        self._destroys = kind in {"danger", "danger_filled"}
        self._return_to: QWidget | None = None
        self._scrim: Scrim | None = None
        self._build(title, text, verb, kind, cancel or tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self.agreed)
        if closes:
            self.agreed.connect(self.accept)
        FocusRing(self)

    def _build(self, title: str, text: str, verb: str, kind: Kind, cancel: str) -> None:
        """Title, words, body, buttons, top down."""
        self.title = Text(title, "title", wrap=True)
        self.text = Text(text, "body", "text2", wrap=True)
        set_shown(self.text, on=bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.cancel = Button(cancel, "plain")
        self.verb = Button(verb, kind)
        set_shown(self.verb, on=bool(verb))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        for part in (self.title, self.text):
            column.addWidget(part)
        column.addLayout(self.body, 1)
        column.addStretch(0)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.verb)
        column.addLayout(self.buttons)

    def ask(self) -> None:
        """Opens over the parent's window and returns at once."""
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            self.setMinimumWidth(
                min(self.minimumWidth(), max(320, window.width() - 32))
            )  # at 200 % text in a small window
            self._return_to = window.focusWidget()
            self._scrim = Scrim(window)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.finished.connect(self._closed)
        width = self.minimumWidth()
        wanted = max(self.minimumHeight(), self._column.totalHeightForWidth(width))
        if parent is not None and wanted > (most := parent.window().height() - MARGIN):
            self._scroll_body()
            wanted = most
        self._buttons_last()
        self.resize(width, wanted)
        self.open()
        first = self.cancel if self._destroys else None
        if first is not None:
            first.setFocus()

    def _buttons_last(self) -> None:
        """Tab reaches the fields first: made before them, the buttons are put in anew; `setTabOrder` alone does nothing."""
        for button in (self.cancel, self.verb):
            there = not button.isHidden()
            button.setParent(None)
            self.buttons.addWidget(button)
            button.setVisible(there)

    def _scroll_body(self) -> None:
        """What is taller than the window scrolls between title and buttons; happens at 200 % text."""
        at = self._column.indexOf(self.body)
        self._column.removeItem(self.body)
        port = Column(margin=4)  # room for the focus ring
        port.content.addLayout(self.body)
        self._column.insertWidget(at, port, 1)
        self.setMinimumHeight(0)

    def _closed(self, _result: int) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        give_back(self._return_to)
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), "surface")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        focus = self.focusWidget()
        on_button = isinstance(focus, Button) and focus is not self.verb
        if enter and not on_button and not self._destroys and self.verb.isEnabled() and not self.verb.isHidden():
            self.verb.click()
            return
        if enter and isinstance(focus, Button):
            focus.click()
            return
        super().keyPressEvent(event)


def confirm(parent: QWidget, title: str, text: str, verb: str) -> Dialog:
    """Asks before something that can't be undone; connect `agreed`, then call `ask()`."""
    return Dialog(title, verb, text=text, kind="danger_filled", parent=parent)

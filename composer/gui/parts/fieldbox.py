"""The frame of everything one types into: border, focus, error; what is inside is a frameless editor."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from composer.gui.parts.paint import rounded
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role

_WATCHED = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange})


class FieldBox(QFrame):
    """A rounded frame that shows the focus of the editor inside it: 2 px, nothing shifts.

    A click on the frame goes to the editor.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: QWidget | None = None
        self._has_error = False
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def watch(self, editor: QWidget) -> None:
        """Follows the focus of this editor; it draws no ring of its own."""
        self._editor = editor
        editor.setProperty("ring", 0)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, current().px(36)))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, current().px(36)))

    def set_error(self, *, on: bool) -> None:
        """Shows the border in `bad` or not."""
        if on != self._has_error:
            self._has_error = on
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        focused = self._editor is not None and self._editor.hasFocus()
        border: Role = "focus" if focused else "bad" if self._has_error else "control"
        ground: Role = "surface" if self.isEnabled() else "sunken"
        rounded(QPainter(self), self.rect(), 8, ground, border, 2 if focused else 1)

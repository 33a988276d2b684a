"""A button that can be lifted with the mouse and carried; the keyboard's part is done by whoever holds it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from composer.gui.parts.paint import LOOK_EVENTS


class Liftable(QAbstractButton):
    """Base of what can be carried: a post on a day, a post without a time.

    Emits:
        toggled_choice(): Space or Ctrl+click.
        menu_asked(QPoint): right click or the menu key; global.
        lifted(), dragged(QPoint), let_go(QPoint): dragging with the mouse; global positions.
        focused(): it got the focus.
    """

    toggled_choice = Signal()
    menu_asked = Signal(QPoint)
    lifted = Signal()
    dragged = Signal(QPoint)
    let_go = Signal(QPoint)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._drags = False
        self.setProperty("ring", 8)
        self.setProperty("paintsWords", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled_choice.emit()
            return
        event.ignore()  # arrows, Enter, M and Esc belong to whoever holds it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._drags = event.globalPosition().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._drags:
            self.dragged.emit(at)
        elif self._pressed is not None and self._is_far(at, self._pressed, event):
            self._drags = True
            self.setDown(False)
            self.lifted.emit()
            self.dragged.emit(at)

    @staticmethod
    def _is_far(at: QPoint, start: QPoint, event: QMouseEvent) -> bool:
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        return held and (at - start).manhattanLength() >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drags, self._drags, self._pressed = self._drags, False, None
        if drags:
            self.let_go.emit(event.globalPosition().toPoint())
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.isDown():
            self.setDown(False)
            self.toggled_choice.emit()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if mouse else self.mapToGlobal(self.rect().center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()

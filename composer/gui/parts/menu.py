"""A menu in our look."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from composer.gui.parts.paint import mirrored
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current, dress


class Menu(QMenu):
    """Qt's menu, dressed. Takes itself away after it was closed when `once`."""

    def __init__(self, parent: QWidget | None = None, *, once: bool = True) -> None:
        super().__init__(parent)
        dress(self, "menu")
        if once:
            self.aboutToHide.connect(self.deleteLater)


class SwitchMenu(Menu):
    """A menu of things that are on or off: it stays open, so that several can be switched. Esc or a click outside closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("switches", True)
        dress(self, "menu")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        side = theme.px(16)
        for action in self.actions():
            if action.isCheckable() and action.isChecked():
                row = self.actionGeometry(action)
                box = QRect(row.left() + 10, row.top() + (row.height() - side) // 2, side, side)
                paint_icon(painter, "tick", mirrored(box, row, self), theme.color("accent"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switched(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() not in keys or not self._switched(self.activeAction()):
            super().keyPressEvent(event)

    def _switched(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

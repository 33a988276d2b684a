"""A small icon in a colour of the theme, for rows and notes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.parts.status import Look
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role


class Mark(QWidget):
    """An icon in the tone of a look. Not read aloud: words stand beside it."""

    def __init__(self, look: Look, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role, self._side = look.mark, look.tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Shows another mark."""
        self.set_icon(look.mark, look.tone)

    def set_icon(self, name: str, role: Role) -> None:
        """Shows another icon in another colour."""
        if (name, role) != (self._icon, self._role):
            self._icon, self._role = name, role
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(self._side), current().px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        paint_icon(QPainter(self), self._icon, box, current().color(self._role))

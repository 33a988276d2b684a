"""A stretch of colour under other things: wells, strips, question boxes."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from composer.gui.parts.paint import fill, rounded, soft_border
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role


class Ground(QFrame):
    """A frame filled with a role of the theme; `border` and `radius` make it a box, `top` draws a hairline above it."""

    def __init__(
        self,
        role: Role = "sunken",
        *,
        border: Role | None = None,
        radius: int = 0,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._border, self._radius, self._top = role, border, radius, top

    def set_role(self, role: Role) -> None:
        """Changes the colour."""
        if role != self._role:
            self._role = role
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._radius or self._border:
            border = self._border or (soft_border(current(), "text2") if self._role.endswith("soft") else None)
            rounded(painter, self.rect(), self._radius, self._role, border)
        else:
            fill(painter, self.rect(), self._role)
        if self._top:
            line = self.rect()
            line.setHeight(1)
            fill(painter, line, "line")

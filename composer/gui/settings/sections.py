"""Settings in sections: their names at the left, one form at the right; where the window is narrow, the names are chips."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from composer.gui.parts.chips import Chip
from composer.gui.parts.flow import Flow
from composer.gui.parts.form import Form
from composer.gui.parts.paint import mirrored, rounded, words
from composer.gui.parts.panel import Column, Panel
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr

NAMES = 208
ROOMY = 1000
"""Window width (divided by the text size) below which the names are chips above the form."""


class SectionButton(QAbstractButton):
    """The name of a section in the list at the left."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(44) + theme.metrics("label").horizontalAdvance(self.text()) + 12, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), current(), self.isChecked()
        if on or self.underMouse():
            rounded(painter, self.rect(), 8, "accent_soft" if on else "sunken")
        side = theme.px(18)
        mark = QRect(12, (self.height() - side) // 2, side, side)
        paint_icon(painter, self._icon, mirrored(mark, self.rect(), self), theme.color("accent" if on else "text2"))
        room = self.rect().adjusted(12 + side + 10, 0, -8, 0)
        style: Style = "label" if on else "label_medium"
        ink: Role = "on_accent_soft" if on else "text"
        words(painter, mirrored(room, self.rect(), self), self.text(), style, ink)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()


class Sections(QWidget):
    """Forms by key, one shown at a time."""

    def __init__(self, sections: tuple[tuple[str, str, str], ...]) -> None:
        """Args: sections: (key, name, icon) in order."""
        super().__init__()
        self._keys = tuple(key for key, _name, _icon in sections)
        self.forms = {key: Form(most=640) for key in self._keys}
        self.buttons = {key: SectionButton(name, icon) for key, name, icon in sections}
        self.chips = {key: Chip(name) for key, name, _icon in sections}
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        self._stack = QStackedWidget()
        self._list, self._row = QWidget(), QWidget()
        self._build()
        self.show_section(self._keys[0])

    def _build(self) -> None:
        down = QVBoxLayout(self._list)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        flow = Flow(self._row, gap=8)
        for key in self._keys:
            for group, button in zip(self._groups, (self.buttons[key], self.chips[key]), strict=True):
                group.addButton(button)
                button.clicked.connect(lambda _on=False, key=key: self.show_section(key))
            down.addWidget(self.buttons[key])
            flow.addWidget(self.chips[key])
            column = Column(margin=20)
            column.content.addWidget(self.forms[key])
            self._stack.addWidget(column)
        down.addStretch(1)
        panel = Panel()
        panel.setAccessibleName(tr("Settings"))
        panel.body.addWidget(self._stack)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._list)
        beside.addWidget(panel, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._row)
        whole.addLayout(beside, 1)

    def show_section(self, key: str) -> None:
        """Shows one section."""
        self._stack.setCurrentIndex(self._keys.index(key))
        self.buttons[key].setChecked(True)
        self.chips[key].setChecked(True)

    def narrow(self, keys: Collection[str]) -> None:
        """Leaves only these names; none = all."""
        for key in self._keys:
            for button in (self.buttons[key], self.chips[key]):
                button.setVisible(not keys or key in keys)

    def section(self) -> str:
        """The key of the one shown."""
        return self._keys[self._stack.currentIndex()]

    def first(self) -> QWidget:
        """Where the focus begins: the name of the section shown."""
        shown: QAbstractButton = self.chips[self.section()] if self._list.isHidden() else self.buttons[self.section()]
        return shown

    def arrange(self) -> None:
        """Names at the left, or chips above."""
        scale = current().scale
        roomy = self.window().width() / scale >= ROOMY
        self._list.setFixedWidth(round(NAMES * scale))
        self._list.setVisible(roomy)
        self._row.setVisible(not roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list"):
            self.arrange()

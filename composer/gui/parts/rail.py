"""The navigation rail: the screens, how many things need you on each, and whose practice this is."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.paint import LOOK_EVENTS, fill, mirrored, rounded, words
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import trn

WIDE, NARROW = 184, 64


class RailItem(NamedTuple):
    """One screen on the rail. `at_end` puts it at the foot."""

    key: str
    title: str
    icon: str
    shortcut: str = ""
    at_end: bool = False


class RailButton(QAbstractButton):
    """One row of the rail, 40 high."""

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._badge = 0
        self._narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring", 8)
        self.setProperty("onRail", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_badge(self, n: int) -> None:
        """How many things need the person there."""
        if n != self._badge:
            self._badge = n
            self._name()
            self.update()

    def set_narrow(self, *, on: bool) -> None:
        """Shows the icon alone, with the name as tooltip."""
        self._narrow = on
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        needs = trn("{n} thing needs you", "{n} things need you", self._badge) if self._badge else ""
        self.setAccessibleName(self.item.title)
        self.setAccessibleDescription(needs)
        keys = f" ({self.item.shortcut})" if self.item.shortcut else ""
        self.setToolTip(f"{self.item.title}{keys}" if self._narrow or keys else "")

    def sizeHint(self) -> QSize:
        return QSize(40, min(current().px(40), 64) if self._narrow else current().px(40))  # icons alone: eight fit 700

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, whole = current(), QPainter(self), self.rect()
        on = self.isChecked()
        ink: Role = "rail_on_text" if on else "rail_text"
        if on or (self.underMouse() and not theme.tokens.is_contrast):
            painter.setOpacity(1.0 if on else 0.5)
            rounded(painter, whole, 8, "rail_on")
            painter.setOpacity(1.0)
        side = theme.px(18)
        left = (self.width() - side) // 2 if self._narrow else 10
        box = mirrored(QRect(left, (self.height() - side) // 2, side, side), whole, self)
        paint_icon(painter, self.item.icon, box, theme.color(ink))
        x, room = 10 + side + 12, self.width() - 8
        style: Style = "strong" if on else "medium"
        if self._badge:
            room -= self._paint_badge(painter, room - x - theme.metrics(style).horizontalAdvance(self.item.title))
        if not self._narrow:
            right = self.isRightToLeft()
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            words(
                painter, mirrored(QRect(x, 0, room - x, self.height()), whole, self), self.item.title, style, ink, align
            )

    def _paint_badge(self, painter: QPainter, left_over: int) -> int:
        """Paints the number, or a dot at the icon where there is no room for both; the room it takes from the words."""
        theme = current()
        text = str(self._badge) if self._badge < 100 else "99+"
        wide = max(theme.px(22), theme.metrics("meta_strong").horizontalAdvance(text) + 12)
        if self._narrow or left_over < wide + 4:
            box = QRect(self.width() - 14 if self._narrow else 4 + theme.px(18), 4, 10, 10)
            rounded(painter, mirrored(box, self.rect(), self), 5, "badge", "rail", 1.5)
            return 0
        high = theme.px(20)
        box = QRect(self.width() - 8 - wide, (self.height() - high) // 2, wide, high)
        box = mirrored(box, self.rect(), self)
        rounded(painter, box, high / 2, "badge")
        words(painter, box, text, "meta_strong", "on_badge", Qt.AlignmentFlag.AlignHCenter, elide=False)
        return wide + 4

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()


class _Brand(QWidget):
    """The program's mark and name."""

    narrow = False

    def sizeHint(self) -> QSize:
        return QSize(40, current().px(36) + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        side = min(theme.px(28), self.width()) if self.narrow else theme.px(28)
        high = self.height() - 16
        left = (self.width() - side) // 2 if self.narrow else 6
        box = mirrored(QRect(left, (high - side) // 2, side, side), self.rect(), self)
        paint_icon(painter, "chairside", box, theme.color("rail_text"))
        if self.narrow:
            return
        line = theme.px(16)
        role: Role = "rail_text" if theme.tokens.is_contrast else "rail_on_text"
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color(role))
        top = (high - 2 * line) // 2
        for i, word in enumerate(("Chairside", "Composer")):
            row = mirrored(QRect(6 + side + 10, top + i * line, self.width(), line), self.rect(), self)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, word)


class _Who(QWidget):
    """The practice's name and where its work is kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._note = "", ""

    def show_words(self, name: str, note: str) -> None:
        """Shows the practice and a note."""
        self._name, self._note = name, note
        self.setAccessibleName(f"{name}. {note}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(40, 14 + theme.line("label") + 2 * theme.line("meta") + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setOpacity(0.16)
        fill(painter, QRect(0, 0, self.width(), 1), "rail_text")
        painter.setOpacity(1.0)
        line = theme.line("label")
        box = QRect(8, 14, self.width() - 16, line)
        role: Role = "rail_text" if theme.tokens.is_contrast else "rail_on_text"
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        words(painter, box, self._name, "label", role, align)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("rail_text"))
        box = QRect(8, 14 + line, self.width() - 16, 2 * theme.line("meta"))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._note)


class Rail(QWidget):
    """The rail, 184 wide or 64 (`set_narrow`). Up and Down move, Enter or Space opens.

    Emits:
        chosen(str): the key of the screen the person asks for.
    """

    chosen = Signal(str)

    def __init__(self, items: tuple[RailItem, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("stop", True)
        self._buttons = {item.key: RailButton(item, self) for item in items}
        self._brand, self._who = _Brand(self), _Who(self)
        self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._brand)
        for item in items:
            if not item.at_end:
                column.addWidget(self._buttons[item.key])
        column.addStretch(1)
        for item in items:
            if item.at_end:
                column.addWidget(self._buttons[item.key])
        column.addSpacing(4)
        column.addWidget(self._who)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
        self._fix_width()

    def choose(self, key: str) -> None:
        """Shows which screen is open, without emitting `chosen`."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, n: int) -> None:
        """How many things need the person on a screen."""
        self._buttons[key].set_badge(n)

    def set_practice(self, name: str, note: str) -> None:
        """Shows the practice's name and a note below."""
        self._who.show_words(name, note)

    def set_narrow(self, *, on: bool) -> None:
        """64 wide with icons alone, or 184 wide with names."""
        if on == self._narrow:
            return
        self._narrow = self._brand.narrow = on
        self._who.setVisible(not on)
        for button in self._buttons.values():
            button.set_narrow(on=on)
        self._fix_width()

    def is_narrow(self) -> bool:
        """Whether the names are hidden."""
        return self._narrow

    def _fix_width(self) -> None:
        scale = current().scale
        wide = WIDE if scale == 1 else round(WIDE * (0.35 + 0.65 * scale))
        self.setFixedWidth(NARROW if self._narrow else wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        at = next((i for i, b in enumerate(buttons) if b.hasFocus()), None)
        if by is None or at is None:
            super().keyPressEvent(event)
            return
        buttons[(at + by) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._fix_width()
            self._brand.updateGeometry()
            self._who.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        fill(painter, self.rect(), "rail")
        if theme.tokens.is_contrast:
            edge = 0 if self.isRightToLeft() else self.width() - 1
            fill(painter, QRect(edge, 0, 1, self.height()), "line")

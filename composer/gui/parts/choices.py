"""Check boxes, radio buttons and drop-down lists in our look."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from composer.gui.parts.endmark import paint_end_mark
from composer.gui.parts.field import Field
from composer.gui.parts.paint import leading, mirrored, rounded, wrapped
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current, dress
from composer.gui.theme.tokens import Role

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # Qt's classes can't be inherited from twice


def _style(note: str) -> Style:
    return "medium" if note else "body"


def _width(button: QAbstractButton, note: str) -> int:
    theme = current()
    widest = max(
        theme.metrics(_style(note)).horizontalAdvance(button.text()), theme.metrics("meta").horizontalAdvance(note)
    )
    return theme.px(18) + 10 + widest + 2


def _height(button: QAbstractButton, note: str, width: int) -> int:
    theme = current()
    room = max(1, width - theme.px(18) - 10)
    high = wrapped(button.text(), _style(note), room)[1] * theme.line("body")
    high += wrapped(note, "meta", room)[1] * theme.line("meta") if note else 0
    return max(theme.px(28), high + 4)


def _paint(button: QAbstractButton, note: str, *, round_box: bool) -> None:
    theme, painter, side = current(), QPainter(button), current().px(18)
    line, x = theme.line("body"), side + 10
    room, direction = max(1, button.width() - x), button.layoutDirection()
    text, lines = wrapped(button.text(), _style(note), room, leading(button), direction)
    second, more = wrapped(note, "meta", room, leading(button), direction) if note else (None, 0)
    top = max(0, (button.height() - lines * line - more * theme.line("meta")) // 2)
    box = mirrored(QRect(0, top + (line - side) // 2, side, side), button.rect(), button)
    on, alive = button.isChecked(), button.isEnabled()
    ground: Role = ("accent" if on else "surface") if alive else "sunken"
    border: Role = "accent" if on and alive else "control"
    rounded(painter, box, side / 2 if round_box else 4, ground, border, 1)
    if on and round_box:
        dot = QRectF(box).adjusted(side * 0.32, side * 0.32, -side * 0.32, -side * 0.32)
        rounded(painter, dot, side / 2, "on_accent" if alive else "text3")
    elif on:
        paint_icon(painter, "tick", box.adjusted(2, 2, -2, -2), theme.color("on_accent" if alive else "text3"))
    left = 0 if direction == Qt.LayoutDirection.RightToLeft else x
    painter.setPen(theme.color("text" if alive else "text3"))
    text.draw(painter, QPointF(left, top))
    if second is not None:
        painter.setPen(theme.color("text2" if alive else "text3"))
        second.draw(painter, QPointF(left, top + lines * line))


def _policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class _Choice(_Base):
    """What check boxes and radio buttons have in common: words and an optional second line, both wrapping."""

    def _dress(self, note: str, *, on: bool, is_round: bool) -> None:
        self._note, self._is_round = note, is_round
        self.setChecked(on)
        self.setAccessibleDescription(note)
        self.setProperty("ring", 6)
        self.setSizePolicy(_policy())

    def heightForWidth(self, width: int) -> int:
        return _height(self, self._note, width)

    def sizeHint(self) -> QSize:
        width = _width(self, self._note)
        return QSize(width, _height(self, self._note, width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), current().px(28))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._note, round_box=self._is_round)


class Check(_Choice, QCheckBox):
    """A check box with an optional second line; both wrap."""

    def __init__(self, text: str, *, note: str = "", on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._dress(note, on=on, is_round=False)


class Radio(_Choice, QRadioButton):
    """A radio button with an optional second line; both wrap."""

    def __init__(self, text: str, *, note: str = "", on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._dress(note, on=on, is_round=True)


class Combo(QComboBox):
    """A drop-down list of (key, words) pairs. The wheel does not change it in passing.

    Emits:
        picked(str): the key, when the person chooses.
    """

    picked = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", 0)
        dress(self, "field")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.activated.connect(lambda i: self.picked.emit(self.itemData(i)))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offers these; the present choice stays while it is there."""
        keep = self.key()
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.choose(keep)

    def key(self) -> str:
        """The key of the choice; empty = none."""
        return self.currentData() or ""

    def choose(self, key: str) -> None:
        """Chooses without emitting `picked`; an unknown key changes nothing."""
        at = self.findData(key)
        if at >= 0:
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_end_mark(self, "chevron-down")


class ChoiceField(Field):
    """A labelled drop-down list. `combo.picked` tells the key."""

    def __init__(
        self,
        label: str,
        choices: Iterable[tuple[str, str]] = (),
        *,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self.combo = Combo(choices)
        self.hold(self.combo, self.combo)


class WidgetField(Field):
    """A label above any one editor (a date, a time, a spin box): named and in tab order like the rest."""

    def __init__(
        self, label: str, editor: QWidget, *, hint: str = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        if isinstance(editor, QAbstractSpinBox | QComboBox) and not isinstance(editor, Combo):
            dress(editor, "field")
            editor.setProperty("ring", 0)
        if isinstance(editor, QAbstractSpinBox) and not editor.property("calendarPopup"):
            side = current().px(10)  # without its buttons the style leaves no room beside the words
            editor.lineEdit().setTextMargins(side, 0, side, 0)
        self.hold(editor, editor)

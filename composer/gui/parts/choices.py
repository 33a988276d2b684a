"""Check boxes, radio buttons and drop-down lists in our look."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy, QWidget

from composer.gui.parts.field import Field
from composer.gui.parts.paint import LOOK_EVENTS, leading, mirrored, rounded, words
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role


def _size(button: QAbstractButton, note: str) -> QSize:
    theme = current()
    widest = max(
        theme.metrics("medium").horizontalAdvance(button.text()), theme.metrics("meta").horizontalAdvance(note)
    )
    high = theme.line("body") + (theme.line("meta") if note else 0)
    return QSize(theme.px(18) + 10 + widest + 2, max(theme.px(28), high + 4))


def _paint(button: QAbstractButton, note: str, *, round_box: bool) -> None:
    theme, painter, side = current(), QPainter(button), current().px(18)
    line = theme.line("body")
    high = line + (theme.line("meta") if note else 0)
    top = (button.height() - high) // 2
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
    x = side + 10
    ink: Role = "text" if alive else "text3"
    second: Role = "text2" if alive else "text3"
    row = mirrored(QRect(x, top, button.width() - x, line), button.rect(), button)
    words(painter, row, button.text(), "medium" if note else "body", ink, leading(button))
    if note:
        row = mirrored(QRect(x, top + line, button.width() - x, theme.line("meta")), button.rect(), button)
        words(painter, row, note, "meta", second, leading(button))


class Check(QCheckBox):
    """A check box with an optional second line."""

    def __init__(self, text: str, *, note: str = "", on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._note = note
        self.setChecked(on)
        self.setAccessibleDescription(note)
        self.setProperty("ring", 6)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self, self._note)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]  # a QPoint, as Qt calls it

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._note, round_box=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()


class Radio(QRadioButton):
    """A radio button with an optional second line."""

    def __init__(self, text: str, *, note: str = "", on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._note = note
        self.setChecked(on)
        self.setAccessibleDescription(note)
        self.setProperty("ring", 6)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self, self._note)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]  # a QPoint, as Qt calls it

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self._note, round_box=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.updateGeometry()


class Combo(QComboBox):
    """A drop-down list of (key, words) pairs. The wheel does not change it in passing.

    Emits:
        picked(str): the key, when the person chooses.
    """

    picked = Signal(str)

    def __init__(self, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", 0)
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
        side = current().px(16)
        box = QRect(self.width() - 10 - side, (self.height() - side) // 2, side, side)
        role: Role = "text2" if self.isEnabled() else "text3"
        paint_icon(QPainter(self), "chevron-down", mirrored(box, self.rect(), self), current().color(role))


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
        self.hold(editor, editor)

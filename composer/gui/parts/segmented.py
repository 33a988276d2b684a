"""A switch of a few words, one on: Month, Week, List."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.paint import clip_round, fill, rounded, words
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role


class _Segment(QAbstractButton):
    """One word of the switch."""

    def __init__(self, text: str, owner: "Segmented") -> None:
        super().__init__(owner)
        self._owner = owner
        self.setText(text)
        self.setCheckable(True)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(28 + theme.metrics("strong").horizontalAdvance(self.text()), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, owner = current(), QPainter(self), self._owner
        frame = QRect(-self.x(), 0, owner.width(), owner.height())
        on = self.isChecked()
        painter.save()
        clip_round(painter, frame, 8)
        fill(painter, self.rect(), "accent_soft" if on else "surface")
        if self.x() > 0:
            fill(painter, QRect(0, 0, 1, self.height()), "control")
        painter.restore()
        rounded(painter, frame, 8, None, "control")
        style: Style = "strong" if on else "medium"
        if on and theme.tokens.is_contrast:
            rounded(painter, self.rect().adjusted(4, 4, -4, -4), 5, None, "accent")
        ink: Role = "on_accent_soft" if on else "text"
        words(painter, self.rect(), self.text(), style, ink, Qt.AlignmentFlag.AlignHCenter, elide=False)


class Segmented(QWidget):
    """The switch. Arrows change it; one stop for Tab.

    Emits:
        changed(str): the key of the choice, when the person makes another one.
    """

    changed = Signal(str)

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        """Args: name: read aloud before the words; choices: (key, words) pairs, the first is on."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for i, (_key, text) in enumerate(choices):
            segment = _Segment(text, self)
            segment.setAccessibleName(f"{name}: {text}")
            self._group.addButton(segment, i)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda i: self.changed.emit(self._keys[i]))
        self._group.idToggled.connect(lambda *_: self._one_stop())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._one_stop()

    def _one_stop(self) -> None:
        for button in self._group.buttons():
            on = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def key(self) -> str:
        """The key of the choice."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Switches without emitting `changed`."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        by = {forward: 1, backward: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        at = min(len(self._keys) - 1, max(0, self._group.checkedId() + by))
        self._group.button(at).setFocus(Qt.FocusReason.OtherFocusReason)
        self._group.button(at).click()

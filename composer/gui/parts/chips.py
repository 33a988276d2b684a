"""Chips: a filter that is on or off, and hashtags one can add and take away."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from composer.gui.parts.badge import badge_size
from composer.gui.parts.field import Field
from composer.gui.parts.fieldbox import FieldBox
from composer.gui.parts.flow import Flow
from composer.gui.parts.paint import mirrored, rounded, soft_border, words
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr


class Chip(QAbstractButton):
    """A filter chip: 26 high, full radius; on = soft accent and bold. `lead` is a letter badge before the words."""

    def __init__(
        self, text: str, *, lead: str = "", count: int | None = None, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lead, self._count = lead, count
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setProperty("ring", 13)
        self.setProperty("smallTarget", True)  # 26 high by the design; the row between chips belongs to no one else
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int | None) -> None:
        """Shows a number behind the words."""
        if count != self._count:
            self._count = count
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()}, {self._count}")

    def _parts(self) -> tuple[Style, int, int, int]:
        """Lettering, and the widths of badge, words and number with their gaps."""
        theme = current()
        style: Style = "label" if self.isChecked() else "label_medium"
        widest = max(theme.metrics(s).horizontalAdvance(self.text()) for s in ("label", "label_medium"))
        badge = badge_size(self._lead, small=True).width() + 6 - 2 if self._lead else 0
        number = (
            theme.metrics("figures_strong").horizontalAdvance(str(self._count)) + 6 if self._count is not None else 0
        )
        return style, badge, widest, number

    def sizeHint(self) -> QSize:
        _style, badge, text, number = self._parts()
        return QSize(20 + badge + text + number, current().px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        on = self.isChecked()
        ink: Role = "on_accent_soft" if on else "idle"
        hover = self.underMouse() and not on
        rounded(
            painter, self.rect(), self.height() / 2, "accent_soft" if on else "idle_soft",
            soft_border(theme, ink) or ("control" if hover else None),
        )  # fmt: skip
        style, badge, text, number = self._parts()
        x = 10
        if badge:
            size = badge_size(self._lead, small=True)
            box = QRect(8, (self.height() - size.height()) // 2, size.width(), size.height())
            box = mirrored(box, self.rect(), self)
            rounded(painter, box, 4, "surface", soft_border(theme, "idle"))
            words(painter, box, self._lead, "tiny", "idle", Qt.AlignmentFlag.AlignHCenter, elide=False)
        box = mirrored(QRect(x + badge, 0, text, self.height()), self.rect(), self)
        words(painter, box, self.text(), style, ink, Qt.AlignmentFlag.AlignHCenter, elide=False)
        if number:
            box = mirrored(QRect(x + badge + text + 6, 0, number - 6, self.height()), self.rect(), self)
            words(painter, box, str(self._count), "figures_strong", ink, elide=False)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()


class _Cross(QAbstractButton):
    """The cross of a chip: drawn 14, target 24."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("ring", 12)
        self.setProperty("smallTarget", True)

    def sizeHint(self) -> QSize:
        return QSize(current().px(24), current().px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = current().px(14)
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        painter = QPainter(self)
        if self.underMouse():
            rounded(painter, self.rect(), self.height() / 2, "select")
        paint_icon(painter, "close", box, current().color("on_accent_soft"))


class Tag(QWidget):
    """A removable chip."""

    removed = Signal(str)

    def __init__(self, text: str, sign: str = "#", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self._sign = text, sign
        self.cross = _Cross(tr("Remove {tag}").format(tag=sign + text), self)
        self.cross.clicked.connect(lambda: self.removed.emit(self.text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 1, 1)
        row.addStretch(1)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        width = theme.metrics("label").horizontalAdvance(self._sign + self.text)
        return QSize(10 + width + 4 + theme.px(24) + 1, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(
            painter, self.rect(), self.height() / 2, "accent_soft", soft_border(current(), "on_accent_soft")
        )  # fmt: skip
        box = QRect(10, 0, self.width() - 14 - current().px(24), self.height())
        words(painter, mirrored(box, self.rect(), self), self._sign + self.text, "label", "on_accent_soft")


class _TagLine(QLineEdit):
    """The line behind the chips; tells about keys that mean a chip."""

    committed = Signal()
    backed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.text().strip() and (event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.text() in {",", " "}):
            self.committed.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(current().px(96), current().px(26))


class ChipEditor(Field):
    """Hashtags: Enter, comma or space makes a chip; Backspace in the empty line takes the last one back.

    Emits:
        changed(tuple[str, ...]): the tags without their sign, after each change by the person.
    """

    changed = Signal(tuple)

    def __init__(
        self, label: str, *, hint: str = "", sign: str = "#", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._sign = sign
        self._tags: list[Tag] = []
        self.line = _TagLine()
        self.line.setFrame(False)
        self.line.setPlaceholderText(placeholder)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box = FieldBox()
        policy = self.box.sizePolicy()
        policy.setHeightForWidth(True)
        self.box.setSizePolicy(policy)
        self._flow = Flow(self.box)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._flow.addWidget(self.line)
        self.box.watch(self.line)
        self.hold(self.box, self.line)
        self.line.committed.connect(self._commit)
        self.line.editingFinished.connect(self._commit)
        self.line.backed.connect(self._take_back)

    def tags(self) -> tuple[str, ...]:
        """The tags without their sign."""
        return tuple(tag.text for tag in self._tags)

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Shows these tags without emitting `changed`."""
        if tags == self.tags():
            return
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = []
        for text in tags:
            self._add(text)
        self.box.updateGeometry()

    def _add(self, text: str) -> None:
        tag = Tag(text, self._sign, self.box)
        tag.removed.connect(self._remove)
        self._flow.insert(len(self._tags), tag)
        previous = self._tags[-1].cross if self._tags else None
        self._tags.append(tag)
        tag.show()
        if previous is not None:
            QWidget.setTabOrder(previous, tag.cross)
        QWidget.setTabOrder(tag.cross, self.line)

    def _commit(self) -> None:
        text = self.line.text().strip().strip(",").lstrip("#＃").strip()
        self.line.clear()
        if text and text not in self.tags():
            self._add(text)
            self.box.updateGeometry()
            self.changed.emit(self.tags())

    def _take_back(self) -> None:
        if self._tags:
            self._remove(self._tags[-1].text)

    def _remove(self, text: str) -> None:
        self.set_tags(tuple(t for t in self.tags() if t != text))
        self.line.setFocus()
        self.changed.emit(self.tags())

    def refresh_border(self) -> None:
        self.box.set_error(on=self.has_trouble())

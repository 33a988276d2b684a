"""What one platform says differently: words that are new underlined, words that are gone struck out, never colour alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.compose.fields.platform_fields import label_of
from composer.gui.likeness.letters import LONGEST, clean
from composer.gui.parts.badge import Badge, letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.marks import units
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.panel import hairline
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.writing.differences import Difference


COLUMN = 640
"""Widest column of words, px at 100 % text: longer lines are hard to follow."""


class ChangedText(QWidget):
    """A text with its changes, set at the width there is."""

    def __init__(self, difference: "Difference") -> None:
        super().__init__()
        self._pieces = [(p.change.value, clean(p.text)) for p in difference.pieces]
        self._layout: QTextLayout | None = None
        self._tall, self._set_at = 0.0, 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = {"same": "{}", "new": tr("new: {}"), "gone": tr("gone: {}")}
        self.setAccessibleName(" ".join(words[kind].format(text) for kind, text in self._pieces))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._set(width)
        return round(self._tall)

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(max(420, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, current().line("body"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._layout = None
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(current().color("text"))
        self._set(self.width()).draw(painter, QPointF(0, 0))
        painter.end()

    def _set(self, width: int) -> QTextLayout:
        if self._layout is not None and self._set_at == width:
            return self._layout
        theme, text, formats = current(), "", []
        wide = min(width, theme.px(COLUMN))
        paragraph = True
        for kind, piece in self._pieces:
            if kind == "new" and text[-1:].strip() and piece[:1].strip():
                text += "\n" if paragraph else " "  # what is gone ends a paragraph or a word
            paragraph = not text or text.endswith("\n")
            start, text = len(text), text + piece
            if kind != "same":
                formats.append(_format(text, start, kind))
        text = text[:LONGEST]
        made = QTextLayout(text.replace("\n", "\u2028"), theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        made.setTextOption(option)
        made.setFormats(formats)
        made.beginLayout()
        y = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, y))
            y += theme.line("body")
        made.endLayout()
        self._layout, self._tall, self._set_at = made, y, width
        return made


def _format(text: str, start: int, kind: str) -> QTextLayout.FormatRange:
    found, look = QTextLayout.FormatRange(), QTextCharFormat()
    found.start = units(text, start)
    found.length = units(text, len(text)) - found.start
    look.setForeground(current().color("ok" if kind == "new" else "bad"))
    look.setFontUnderline(kind == "new")
    look.setFontStrikeOut(kind == "gone")
    found.format = look
    return found


class DifferenceRow(QWidget):
    """Badge, name, what is different, and the ways on.

    Args (constructor):
        alike: name of a platform above that says the very same; empty = none does.

    Emits:
        edit_wanted(str), common_wanted(str): the platform.
    """

    edit_wanted = Signal(str)
    common_wanted = Signal(str)

    def __init__(self, difference: "Difference", alike: str = "") -> None:
        super().__init__()
        platform = difference.platform
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Badge(letters(platform), name=difference.name))
        head.addWidget(Text(difference.name, "strong"))
        head.addWidget(Text(_said(difference, alike), "meta", "text2", elide=True), 1)
        self.edit = Button(tr("Edit"), "quiet", small=True)
        self.edit.setAccessibleName(tr("Edit the text for {platform}").format(platform=difference.name))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(platform))
        if difference.is_own:
            common = Button(tr("Use the common text"), "quiet", small=True)
            common.setAccessibleName(tr("Use the common text for {platform}").format(platform=difference.name))
            common.clicked.connect(lambda: self.common_wanted.emit(platform))
            head.addWidget(common)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for words in difference.left_out:
            column.addWidget(Text(words, "small", "text2", wrap=True))
        if not alike:
            column.addWidget(ChangedText(difference))
        for name, given in difference.fields:
            field = tr("{label}: {words}").format(label=label_of(name), words=given[:300])
            column.addWidget(Text(field, "small", "ok", wrap=True))
        column.addWidget(hairline())


def rows_of(found: "Sequence[Difference]") -> list[DifferenceRow]:
    """A row for each platform; words that stand in a row above already are not repeated."""
    seen: dict[object, str] = {}
    rows = []
    for difference in found:
        key = None if difference.is_own or not difference.pieces else (difference.pieces, difference.parts)
        rows.append(DifferenceRow(difference, seen.get(key, "")))
        if key is not None:
            seen.setdefault(key, difference.name)
    return rows


def _said(difference: "Difference", alike: str) -> str:
    if alike:
        return tr("The same as {platform} above.").format(platform=alike)
    if difference.is_own:
        return tr("Has its own text. Compared with what would go out otherwise.")
    if difference.parts > 1:
        return trn("{n} post", "A thread of {n} posts", difference.parts)
    return tr("The same text.") if difference.is_same else tr("Compared with the common text.")

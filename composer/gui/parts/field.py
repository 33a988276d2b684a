"""A labelled field: label above left, counter above right, the editor, a hint or an error sentence below."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.announce import announce
from composer.gui.parts.fieldbox import FieldBox
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.model.words import tr

WARN_AT = 0.9
"""The share of the limit from which the counter turns to `warn`."""


class Field(QWidget):
    """What all labelled fields share. Label, buddy, accessible name and tab order come together.

    Attributes:
        label: the words above left.
        counter: the words above right.
        editor: the widget inside that has the focus.
    """

    edited = Signal(str)

    def __init__(self, label: str, *, hint: str = "", optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(label, "label")
        self.counter = Text("", "figures", "text2")
        self._optional = Text(tr("(optional)") if optional else "", "small", "text2")
        self._below = Text(hint, "meta", "text2", wrap=True)
        self._hint, self._error, self._over = hint, "", False
        self.editor: QWidget = self
        self.top = QHBoxLayout()
        self.top.setSpacing(6)
        self.top.addWidget(self.label)
        self.top.addWidget(self._optional)
        self.top.addStretch(1)
        self.top.addWidget(self.counter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self.top)
        set_shown(self._optional, on=optional)
        self.counter.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def hold(self, content: QWidget, editor: QWidget) -> None:
        """Puts the editor in its place and names it."""
        self.editor = editor
        self._column.addWidget(content)
        self._column.addWidget(self._below)
        set_shown(self._below, on=bool(self._hint))
        name_with(self.label, editor)
        if self._hint:
            editor.setAccessibleDescription(self._hint)
        self.setFocusProxy(editor)

    def set_count(self, count: int, limit: int | None, of: str = "") -> None:
        """Shows "35 of 90", in `warn` from 90 %, "12 over" in `bad` beyond.

        Args:
            count: in the unit of the limit.
            limit: None = no limit, only the count.
            of: words behind it ("(Instagram)").
        """
        over = limit is not None and count > limit
        near = limit is not None and count >= WARN_AT * limit
        if limit is None:
            text = str(count)
        elif over:
            text = tr("{n} over").format(n=count - limit)
        else:
            text = tr("{n} of {limit}").format(n=f"{count:,}", limit=f"{limit:,}")
        self.counter.show_text(f"{text} {of}".strip())
        self.counter.set_look(
            "figures_strong" if over or near else "figures", "bad" if over else "warn" if near else "text2"
        )
        if over != self._over:
            self._over = over
            self.refresh_border()
            announce(self, f"{self.label.text()}: {text}")

    def set_note(self, text: str) -> None:
        """Shows words above right instead of a counter ("Card 1 of 1")."""
        self.counter.show_text(text, "text2")

    def set_hint(self, hint: str) -> None:
        """Shows other words below, while there is no error."""
        self._hint = hint
        set_shown(self._below, on=bool(hint))
        if not self._error:
            self._below.show_text(hint, "text2")
            self.editor.setAccessibleDescription(hint)

    def set_error(self, sentence: str) -> None:
        """Shows what is wrong below the field, or the hint again when the sentence is empty."""
        if sentence == self._error:
            return
        self._error = sentence
        self._below.show_text(sentence or self._hint, "bad" if sentence else "text2")
        self.editor.setAccessibleDescription(sentence or self._hint)
        self.refresh_border()

    def error(self) -> str:
        """The error sentence shown; empty = none."""
        return self._error

    def refresh_border(self) -> None:
        """Shows or takes back the border in `bad`; fields with a frame of their own do it."""

    def has_trouble(self) -> bool:
        """Whether it is over the limit or has an error."""
        return self._over or bool(self._error)


class LineField(Field):
    """One line of text in a form. `count` and `limit` show a counter as one types."""

    entered = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        optional: bool = False,
        placeholder: str = "",
        limit: int | None = None,
        count: Callable[[str], int] = len,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._limit, self._count = limit, count
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setPlaceholderText(placeholder)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.box = boxed(self.line)
        self.hold(self.box, self.line)
        self.line.textEdited.connect(self._tell)
        self.line.returnPressed.connect(self.entered)
        if limit is not None:
            self.set_count(0, limit)

    def text(self) -> str:
        """The words."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Shows the words without emitting `edited`."""
        if text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)  # a long text is seen from its beginning
        if self._limit is not None:
            self.set_count(self._count(text), self._limit)

    def _tell(self, text: str) -> None:
        if self._limit is not None:
            self.set_count(self._count(text), self._limit)
        self.edited.emit(text)

    def refresh_border(self) -> None:
        self.box.set_error(on=self.has_trouble())


def boxed(editor: QWidget) -> FieldBox:
    """The editor inside a frame: 36 high for a line, padding 8/12 (with the border) for text."""
    box = FieldBox()
    row = QHBoxLayout(box)
    if isinstance(editor, QLineEdit):
        row.setContentsMargins(10, 0, 10, 0)
    else:
        row.setContentsMargins(12, 8, 8, 8)
    row.addWidget(editor)
    box.watch(editor)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box


def name_with(label: QLabel, editor: QWidget) -> None:
    """Ties a label to its editor: buddy for the keyboard, accessible name for screen readers."""
    label.setBuddy(editor)
    editor.setAccessibleName(label.text())

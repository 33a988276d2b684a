"""A labelled field for text of several lines. Apart from `field`: a form of single lines does without the text engine."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from composer.gui.parts.field import Field, boxed
from composer.gui.parts.textbox import Mark, SourceMark, TextBox


class TextField(Field):
    """Text that may hold several lines, with underlined findings and source numbers (`textbox`).

    `single_line` wraps on screen but takes no line break; `least` lines are shown empty.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        optional: bool = False,
        placeholder: str = "",
        limit: int | None = None,
        count: Callable[[str], int] = len,
        least: int = 2,
        most: int = 12,
        single_line: bool = False,
        outside_undo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self._limit, self._count = limit, count
        self.area = TextBox(least=least, most=most, single_line=single_line, outside_undo=outside_undo)
        self.area.set_placeholder(placeholder)
        self.box = boxed(self.area)
        self.hold(self.box, self.area)
        self.area.edited.connect(self._tell)
        if limit is not None:
            self.set_count(0, limit)

    def text(self) -> str:
        """The words."""
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows the words without emitting `edited`."""
        self.area.set_text(text)
        if self._limit is not None:
            self.set_count(self._count(text), self._limit)

    def put(self, text: str) -> None:
        """Shows other words as if they had been typed."""
        if text != self.text():
            self.set_text(text)
            self.edited.emit(text)

    def set_marks(self, marks: tuple[Mark, ...], sources: tuple[SourceMark, ...] = ()) -> None:
        """Underlines findings and shows source numbers."""
        self.area.set_marks(marks, sources)

    def _tell(self, text: str) -> None:
        if self._limit is not None:
            self.set_count(self._count(text), self._limit)
        self.edited.emit(text)

    def refresh_border(self) -> None:
        self.box.set_error(on=self.has_trouble())

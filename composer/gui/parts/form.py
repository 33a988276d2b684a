"""A form: fields one below the other, label, buddy, accessible name and tab order made together."""

from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.field import Field
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current

F = TypeVar("F", bound=QWidget)


class Form(QWidget):
    """A column of fields, 16 apart, at most `most` px wide at the usual text size.

    Tab goes from field to field in the order they were added, whatever order they were made in.
    """

    def __init__(self, *, most: int = 640, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setMaximumWidth(current().px(most))
        self._last: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_most"):
            self.setMaximumWidth(current().px(self._most))

    def add(self, widget: F) -> F:
        """Adds a field (or any widget) at the end and returns it; a button keeps its own width."""
        if isinstance(widget, Button):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.addWidget(widget)
        self._after(widget)
        return widget

    def add_row(self, *widgets: QWidget) -> None:
        """Adds widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        self._column.addLayout(row)  # first: Tab can only join widgets of one window
        for widget in widgets:
            row.addWidget(widget, 0 if isinstance(widget, Button) else 1)
            self._after(widget)
        if all(isinstance(widget, Button) for widget in widgets):
            row.addStretch(1)

    def add_heading(self, text: str) -> None:
        """Adds a heading for the fields that follow."""
        if self._last is not None:
            self._column.addSpacing(8)
        self._column.addWidget(Text(text, "section"))

    def _after(self, widget: QWidget) -> None:
        stop = widget.editor if isinstance(widget, Field) else widget
        if self._last is not None:
            QWidget.setTabOrder(self._last, stop)
        self._last = stop


def labelled(title: str, widget: QWidget) -> QWidget:
    """A widget that is no field, with a label above it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    label = Text(title, "label")
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget)
    return holder


def in_order(*widgets: QWidget) -> None:
    """Makes Tab go through these one after the other."""
    stops = [w.editor if isinstance(w, Field) else w for w in widgets]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)

"""A row of colours to choose one from, and a way to any other."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import rounded
from composer.gui.theme.theme import current
from composer.model.words import tr


class Swatch(QAbstractButton):
    """One colour, named in words: it is not told by sight alone."""

    def __init__(self, color: str, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.show_as(color, name)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, color: str, name: str) -> None:
        """Becomes that color."""
        self.color = color
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({color})")
        self.update()

    def sizeHint(self) -> QSize:
        side = current().px(40)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isChecked()
        if on:
            rounded(painter, self.rect(), 9, "surface", "accent")
        inner = self.rect().adjusted(3, 3, -3, -3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self.color))
        painter.setPen(current().color("control"))
        painter.drawRoundedRect(inner.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Swatches(QWidget):
    """The row.

    Emits:
        chosen(str): "#RRGGBB", when the person takes one.
    """

    chosen = Signal(str)

    def __init__(self, name: str, colors: tuple[tuple[str, str], ...]) -> None:
        """Args: name: read aloud; colors: ("#RRGGBB", its name) pairs."""
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.swatches = tuple(Swatch(color, f"{name}: {words}") for color, words in colors)
        for swatch in self.swatches:
            self._group.addButton(swatch)
            row.addWidget(swatch)
            swatch.clicked.connect(lambda _on=False, color=swatch.color: self.chosen.emit(color))
        self.own = Swatch("", "")
        self._group.addButton(self.own)
        self.own.clicked.connect(lambda: self.chosen.emit(self.own.color))
        self.own.hide()
        row.addWidget(self.own)
        self.other = Button(tr("Other..."))
        self.other.setAccessibleName(tr("{name}: another color").format(name=name))
        self.other.clicked.connect(self._ask)
        row.addWidget(self.other)
        row.addStretch(1)

    def show_color(self, color: str) -> None:
        """Marks the color; one that is not of the row gets a place behind it."""
        self._group.setExclusive(False)
        for swatch in self.swatches:
            swatch.setChecked(swatch.color.upper() == color.upper())
        if color and not any(swatch.isChecked() for swatch in self.swatches):
            self.own.show_as(color, tr("{name}: your own").format(name=self._name))
            self.own.show()
        self.own.setChecked(self.own.color.upper() == color.upper() and not self.own.isHidden())
        self._group.setExclusive(True)

    def _ask(self) -> None:
        dialog = QColorDialog(self)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(lambda color: self._took(color.name().upper()))
        dialog.open()

    def _took(self, color: str) -> None:
        self.show_color(color)
        self.chosen.emit(color)

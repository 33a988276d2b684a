"""The card in all its sizes: a strip of small ones, and the chosen one large."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.paint import rounded, words
from composer.gui.theme.theme import current
from composer.model.words import tr

HIGH = 108
MOST_HIGH = 128
"""Small cards don't grow with the text: larger ones would leave no room for the large one above them."""


def small_height() -> int:
    """The height of a small card, in px."""
    return min(current().px(HIGH), MOST_HIGH)


class Sheet(QWidget):
    """The chosen size, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(tr("The card"))
        self.setMinimumSize(240, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Shows a painted card."""
        self._image = image
        self.update()

    def image(self) -> QImage:
        """What is shown; empty before the first card."""
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        small = self._image
        if small.width() > room.width() or small.height() > room.height():
            small = small.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        wide, high = small.width() / ratio, small.height() / ratio
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.drawImage(box, small)
        rounded(painter, box, 0, None, "line")


class SizeButton(QAbstractButton):
    """One size: its card small, its name, and a mark where something does not fit."""

    def __init__(self, name: str, width: int, height: int) -> None:
        super().__init__()
        self.name = name
        self._aspect = width / height
        self._image = QImage()
        self._note = ""
        self.setCheckable(True)
        self.setText(name)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size = f"{width} × {height}"
        self.show_note("")

    def show_note(self, note: str) -> None:
        """Says what does not fit; empty = everything does."""
        self._note = note
        self.setAccessibleName(", ".join(filter(None, (self.name, self._size, note))))
        self.setToolTip("\n".join(filter(None, (f"{self.name}   {self._size}", note))))
        self.update()

    def show_image(self, image: QImage) -> None:
        """Shows its card."""
        high = round(small_height() * self.devicePixelRatioF())
        self._image = image.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        wide = max(round(small_height() * self._aspect), theme.metrics("label").horizontalAdvance(self.name) + 24)
        return QSize(wide + 12, small_height() + 12 + theme.line("small") + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        if self.isChecked():
            rounded(painter, self.rect(), 8, "accent_soft", "accent", 2)
        high = small_height()
        wide = round(high * self._aspect)
        box = QRect((self.width() - wide) // 2, 6, wide, high)
        if not self._image.isNull():
            painter.drawImage(QRectF(box), self._image)
        rounded(painter, box, 0, None, "line")
        below = QRect(6, 6 + high + 2, self.width() - 12, theme.line("small"))
        text = f"{self.name}  !" if self._note else self.name
        tone = "warn" if self._note else ("on_accent_soft" if self.isChecked() else "text2")
        words(painter, below, text, "label", tone, Qt.AlignmentFlag.AlignHCenter)  # type: ignore[arg-type]


class SizeStrip(QWidget):
    """All sizes side by side.

    Emits:
        chosen(str): another size is looked at.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SizeButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)

    def show_sizes(self, sizes: tuple[tuple[str, int, int], ...], shown: str) -> None:
        """Offers these sizes: name, width, height."""
        if tuple(self._buttons) != tuple(name for name, _, _ in sizes):
            self._make(sizes)
        if shown in self._buttons:
            self._buttons[shown].setChecked(True)

    def _make(self, sizes: tuple[tuple[str, int, int], ...]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {name: SizeButton(name, width, height) for name, width, height in sizes}
        for n, (name, button) in enumerate(self._buttons.items()):
            self._group.addButton(button)
            self._row.insertWidget(n, button)
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))

    def button(self, name: str) -> SizeButton | None:
        """The button of a size."""
        return self._buttons.get(name)

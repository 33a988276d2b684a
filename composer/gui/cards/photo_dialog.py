"""A photo set straight, and parts of it hidden: drag a box over a badge, a screen or a face."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import WidgetField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.paint import fill, rounded
from composer.gui.parts.segmented import Segmented
from composer.gui.theme.theme import current
from composer.model.words import tr

LEAST = 0.01
MOST_TURN = 15.0


class Part(NamedTuple):
    """A part to hide, in shares of the photo; `way` is "blur" or "cover"."""

    left: float
    top: float
    right: float
    bottom: float
    way: str


class PhotoBoard(QWidget):
    """The photo, turned as it will be, with the parts that will be hidden.

    Emits:
        drawn(float, float, float, float): a box was dragged: left, top, right, bottom in shares of the photo.
        taken_back(): Backspace or Delete.
    """

    drawn = Signal(float, float, float, float)
    taken_back = Signal()

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image
        self._parts: tuple[Part, ...] = ()
        self._turn = 0.0
        self._from: QPointF | None = None
        self._to = QPointF()
        self.setAccessibleName(tr("Photo. Drag a box over what nobody may see."))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_state(self, parts: tuple[Part, ...], turn: float) -> None:
        """Shows what is hidden and how far the photo is turned."""
        self._parts, self._turn = parts, turn
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 210)

    def _box(self) -> QRectF:
        size = self._image.size().toSizeF()
        size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        start, self._from = self._from, None
        box = self._box()
        xs = sorted((p.x() - box.x()) / box.width() for p in (start, event.position()))
        ys = sorted((p.y() - box.y()) / box.height() for p in (start, event.position()))
        left, right = (min(1.0, max(0.0, x)) for x in xs)
        top, bottom = (min(1.0, max(0.0, y)) for y in ys)
        if right - left > LEAST and bottom - top > LEAST:
            self.drawn.emit(left, top, right, bottom)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.taken_back.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 8, "sunken")
        box = self._box()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        painter.translate(box.center())
        painter.rotate(self._turn)
        painter.translate(-box.center())
        painter.drawImage(box, self._image)
        for part in self._parts:
            self._paint_part(painter, box, part)
        painter.restore()
        if self._from is not None:
            painter.setPen(current().pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self._from, self._to).normalized())

    @staticmethod
    def _paint_part(painter: QPainter, box: QRectF, part: Part) -> None:
        where = QRectF(
            box.x() + part.left * box.width(),
            box.y() + part.top * box.height(),
            (part.right - part.left) * box.width(),
            (part.bottom - part.top) * box.height(),
        )
        painter.setOpacity(1.0 if part.way == "cover" else 0.82)
        fill(painter, where.toRect(), "text2")
        painter.setOpacity(1.0)
        painter.setPen(current().pen("surface", 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where)


class PhotoDialog(Dialog):
    """Asks how to change a photo.

    Emits:
        wanted(float, object): degrees clockwise and the parts to hide.
    """

    wanted = Signal(float, object)

    def __init__(self, image: QImage, parent: QWidget) -> None:
        text = tr("Drag a box over a badge, a screen or a face. What is hidden is gone from the saved photo.")
        super().__init__(tr("Straighten or hide parts"), tr("Save photo"), text=text, wide=True, parent=parent)
        self._parts: tuple[Part, ...] = ()
        self.board = PhotoBoard(image)
        self.way = Segmented(tr("How to hide"), (("blur", tr("Blur")), ("cover", tr("Cover"))))
        self.back = Button(tr("Take back the last box"), "quiet", icon="undo", small=True)
        self.turn = QDoubleSpinBox()
        self.turn.setRange(-MOST_TURN, MOST_TURN)
        self.turn.setSingleStep(0.5)
        self.turn.setDecimals(1)
        self.turn.setSuffix("°")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(WidgetField(tr("Turn"), self.turn))
        self.body.addWidget(self.board, 1)
        self.body.addLayout(row)
        self.board.drawn.connect(self.add)
        self.board.taken_back.connect(self._take_back)
        self.back.clicked.connect(self._take_back)
        self.turn.valueChanged.connect(lambda _value: self._show())
        self.agreed.connect(lambda: self.wanted.emit(self.turn.value(), self._parts))
        self._show()

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """Hides one more part."""
        self._parts = (*self._parts, Part(left, top, right, bottom, self.way.key()))
        self._show()

    def _take_back(self) -> None:
        self._parts = self._parts[:-1]
        self._show()

    def _show(self) -> None:
        self.back.setEnabled(bool(self._parts))
        self.board.show_state(self._parts, self.turn.value())
        self.verb.setEnabled(bool(self._parts) or self.turn.value() != 0)

"""Panels, columns that scroll, hairlines: what a screen's body is put together from."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.ground import Ground
from composer.gui.parts.paint import LOOK_EVENTS, fill, rounded
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current, dress
from composer.gui.theme.tokens import Role

RADIUS = 12


class Panel(QFrame):
    """A white box with a header (title left, anything right) and a body without margins.

    Its corners stay round whatever is inside. F6 walks from panel to panel; screen readers hear the title.

    Attributes:
        header: the row of the header; put things right with `add_right`.
        body: the column below.
    """

    def __init__(self, title: str = "", *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("stop", True)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.title = Text(title, "strong")
        self.note = Text(note, "meta", "text2", elide=True)
        set_shown(self.note, on=bool(note))
        self.header = _Header()
        row = self._row = QHBoxLayout(self.header)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.note)
        self._hairline = hairline()
        column.addWidget(self.header)
        column.addWidget(self._hairline)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        set_shown(self.header, on=bool(title))
        set_shown(self._hairline, on=bool(title))
        self._corners = _Corners(self)

    def add_right(self, widget: QWidget) -> None:
        """Puts a widget at the right end of the header."""
        self._row.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self.title.setText(title)
        self.setAccessibleName(title)
        set_shown(self.header, on=bool(title))
        set_shown(self._hairline, on=bool(title))

    def paintEvent(self, _event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), RADIUS, "surface", "line")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()


class _Header(QWidget):
    """The header row, 48 high."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(48))

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Corners(QWidget):
    """Paints the page over the square corners of what lies inside a panel, and the panel's border over its edge.

    Only edge and corners belong to it: what is typed inside a panel is painted without it.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside, self._outside = QPainterPath(), QPainterPath()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.rect()
        edge = QRegion(whole) - QRegion(whole.adjusted(1, 1, -1, -1))
        self._inside, self._outside = QPainterPath(), QPainterPath()
        self._inside.addRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 0.5, RADIUS - 0.5)
        corner = QRect(0, 0, RADIUS, RADIUS)
        for place, move in (
            (whole.topLeft(), corner.moveTopLeft),
            (whole.topRight(), corner.moveTopRight),
            (whole.bottomLeft(), corner.moveBottomLeft),
            (whole.bottomRight(), corner.moveBottomRight),
        ):
            move(place)
            edge += QRegion(corner)
            self._outside.addRect(QRectF(corner))
        self._outside -= self._inside
        self.setMask(edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._outside, theme.color("bg"))
        painter.setPen(theme.pen("line"))
        painter.drawPath(self._inside)


def hairline(*, upright: bool = False) -> QFrame:
    """A line of 1 px."""
    line = Ground("line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class _Port(QWidget):
    """What a column is seen through; a ground when it has one."""

    role: Role | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.role is not None:
            fill(QPainter(self), self.rect(), self.role)


class Column(QScrollArea):
    """A column that scrolls up and down; never sideways.

    Attributes:
        content: the layout to put things into, top down.
    """

    def __init__(
        self, *, margin: int = 16, spacing: int = 16, ground: Role | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        port = _Port(self)
        port.role = ground
        self.setViewport(port)  # one of ours: asking for Qt's own makes PySide load every widget class
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        whole = QVBoxLayout(inner)  # a stretch below, not AlignTop: that cuts what wraps to more lines than it hints
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(0)
        self.content = QVBoxLayout()
        self.content.setSpacing(spacing)
        whole.addLayout(self.content)
        whole.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        dress(self.verticalScrollBar(), "bar")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # a scroll area misses what its content asked for while it was hidden
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self.verticalScrollBar().setSingleStep(current().line("body"))

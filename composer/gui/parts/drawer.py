"""A side panel that lies over the page where there is no room beside it: opened by a button, closed by Esc or outside."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import IconButton
from composer.gui.parts.paint import fill
from composer.gui.shell.focus import first_focus, give_back
from composer.gui.theme.theme import current
from composer.model.words import tr

LEAST_LEFT = 56
"""How much of the page stays to be seen beside the drawer, px."""


class _Veil(QWidget):
    """What lies behind the drawer; a click closes it."""

    clicked = Signal()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0)
        shade.setAlphaF(0.25)
        QPainter(self).fillRect(self.rect(), shade)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()


class Drawer(QWidget):
    """Holds one panel over `page` at the side where reading ends.

    The focus goes in when it opens and back when it closes.

    Emits:
        closed(): it was closed by the person.
    """

    closed = Signal()

    def __init__(self, page: QWidget, width: int) -> None:
        """Args: page: what it lies over; width: px at 100 % text."""
        super().__init__(page)
        self._page, self._wide = page, width
        self._inside: QWidget | None = None
        self._return_to: QWidget | None = None
        self._veil = _Veil(page)
        self._veil.clicked.connect(self.close_drawer)
        self._veil.hide()
        self.cross = IconButton("close", tr("Close this panel"))
        self.cross.setParent(self)
        self.cross.clicked.connect(self.close_drawer)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        page.installEventFilter(self)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Takes a panel in."""
        self._inside = panel
        panel.setParent(self)
        panel.show()
        self.cross.raise_()
        self._lay_out()

    def release(self) -> QWidget | None:
        """Gives the panel away again; the caller puts it where it belongs."""
        panel, self._inside = self._inside, None
        self.hide()
        self._veil.hide()
        return panel

    def is_open(self) -> bool:
        """Whether it can be seen."""
        return not self.isHidden()

    def open_drawer(self) -> None:
        """Slides in."""
        if self._inside is None or self.is_open():
            return
        self._return_to = self.window().focusWidget()
        self._veil.setGeometry(self._page.rect())
        self._veil.show()
        self._veil.raise_()
        self._lay_out()
        end = self.pos()
        self.show()
        self.raise_()
        flip = -1 if self.isRightToLeft() else 1
        self._slide.setDuration(current().ms(180))
        self._slide.setStartValue(end + QPoint(flip * 40, 0))
        self._slide.setEndValue(end)
        self._slide.start()
        target = first_focus(self._inside)
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_drawer(self) -> None:
        """Goes away; the focus goes back."""
        if not self.is_open():
            return
        self._slide.stop()
        self.hide()
        self._veil.hide()
        give_back(self._return_to)
        self.closed.emit()

    def _lay_out(self) -> None:
        page = self._page.rect()
        wide = min(current().px(self._wide) + 24, page.width() - LEAST_LEFT)
        left = page.left() if self.isRightToLeft() else page.right() + 1 - wide
        self.setGeometry(left, page.top(), wide, page.height())
        side = self.cross.sizeHint()
        left = 8 if self.isRightToLeft() else wide - 8 - side.width()
        self.cross.setGeometry(left, 8, side.width(), side.height())
        top = side.height() + 12
        if self._inside is not None:
            self._inside.setGeometry(12, top, wide - 24, page.height() - top - 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), "bg")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.is_open():
            self._veil.setGeometry(self._page.rect())
            self._slide.stop()
            self._lay_out()
        return super().eventFilter(watched, event)

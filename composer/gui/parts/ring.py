"""The focus ring: 2 px outside whatever has the focus, drawn over the window, so that no control needs room for it."""

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from composer.gui.parts.paint import rounded
from composer.gui.theme.tokens import Role

GAP, WIDTH = 2, 2
ROOM = 80
"""Px of surroundings to see with what is scrolled to: a field's label above it, what can be pressed below."""
SETTLED_MS = 80
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
)  # fmt: skip


class FocusRing(QWidget):
    """One for each window; follows the focus inside it.

    A widget's dynamic property `ring` is the radius of its own corners (default 8); 0 means that it draws its focus
    itself. `onRail` selects the colour that shows on the rail.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._home = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def target(self) -> QWidget | None:
        """The widget it surrounds; None = none."""
        return self._target

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not shiboken6.isValid(self._home) or not shiboken6.isValid(self):
            return
        inside = new is not None and (new is self._home or self._home.isAncestorOf(new)) and new.window() is self._home
        self._follow(new if inside else None)
        if (
            inside and new is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):  # a click must not move what is clicked
            for later in (0, SETTLED_MS):  # and once more, when what came with it (an error's sentence) has its place
                QTimer.singleShot(later, new, partial(bring_into_sight, new))

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        wanted = target is not None and target.property("ring") != 0 and not isinstance(target, QAbstractScrollArea)
        self._target = target if wanted else None
        if self._target is None:
            self.hide()
            return
        above: QWidget | None = self._target
        while above is not None and above is not self._home:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        grow = GAP + WIDTH
        at = QRect(target.mapTo(self._home, QPoint(0, 0)), target.size()).adjusted(-grow, -grow, grow, grow)
        self.setGeometry(at)
        seen = self._seen_part(target).translated(-at.topLeft())
        self.setVisible(not seen.isEmpty())
        if seen.contains(self.rect()):
            self.clearMask()
        else:
            self.setMask(QRegion(seen))
        self.raise_()

    def _seen_part(self, target: QWidget) -> QRect:
        """The part of the window in which scroll areas let the target be seen."""
        seen = self._home.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not self._home:
            above = widget.parentWidget()
            if isinstance(above, QAbstractScrollArea) and above.viewport() is widget:
                seen &= QRect(widget.mapTo(self._home, QPoint(0, 0)), widget.size())
            widget = above
        return seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not shiboken6.isValid(self._target):
            return
        radius = self._target.property("ring")
        corner = (8 if radius is None else min(int(radius), self._target.height() / 2)) + GAP + WIDTH
        role: Role = "rail_focus" if self._target.property("onRail") else "focus"
        rounded(QPainter(self), self.rect(), corner, None, role, WIDTH)

    def refresh(self) -> None:
        """Places it anew, after the look changed."""
        self._place()


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls to a widget that got the focus by a command or a key; Qt itself does so for Tab only."""
    if not widget.hasFocus():
        return  # the person went on
    child, above = widget, widget.parentWidget()
    while above is not None and not child.isWindow():
        area = above.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) and area.viewport() is above else None
        if isinstance(area, QScrollArea) and inner is not None:
            spot = widget.mapTo(inner, QPoint(0, 0))  # the whole of it: Qt would be content with the caret
            area.ensureVisible(spot.x(), spot.y() + min(widget.height(), area.viewport().height() - 2 * ROOM), 0, ROOM)
            area.ensureVisible(spot.x(), spot.y(), 0, ROOM)
        child, above = above, area

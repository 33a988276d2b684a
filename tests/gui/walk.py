"""The walk: goes over every widget of a window and says what a person with a keyboard or a screen reader would miss.

    assert walk(window) == []

Every screen's tests call it. It checks what is visible: open tabs and drawers first.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from composer.gui.shell.focus import tab_order
from composer.gui.theme.theme import Theme, apply, current

LEAST_TARGET = 28
SMALL_TARGET = 24
"""For what says so with the property `smallTarget` (the design's 26 px chips and the crosses in them)."""

SIDES = 4
"""How many px a widget may differ from its line and still count as on it."""


def walk(window: QWidget, *, large: bool = True) -> list[str]:
    """What is wrong in a window, one sentence each; empty = nothing.

    Args:
        large: also look at it at 200 % text, where nothing may be cut off.
    """
    settle()
    found = [*unnamed(window), *untold(window), *out_of_order(window), *small_targets(window), *clipped(window)]
    if large:
        app, theme = QApplication.instance(), current()
        assert isinstance(app, QApplication)
        apply(app, Theme(theme.tokens, 2.0, family=theme.family, calm=True))
        settle()
        found += [f"{line} (at 200 %)" for line in [*clipped(window), *small_targets(window)]]
        apply(app, theme)
        settle()
    return list(dict.fromkeys(found))


def settle() -> None:
    """Lets the window lay itself out; runs no timers of its own."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def visible(window: QWidget) -> list[QWidget]:
    """The widgets of a window a person can see or reach."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window.window()]


def label_of(widget: QWidget) -> str:
    """How a finding names a widget."""
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
    chain, above = [type(widget).__name__], widget.parentWidget()
    while above is not None and len(chain) < 4:
        chain.append(type(above).__name__)
        above = above.parentWidget()
    return f"{' in '.join(chain)} {str(words)[:40]!r}"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def unnamed(window: QWidget) -> list[str]:
    """Focusable widgets without a name."""
    return [
        f"{label_of(w)} has no accessible name"
        for w in visible(window)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and not isinstance(w, QScrollBar)
        and not name_of(w).strip()
    ]


def untold(window: QWidget) -> list[str]:
    """Buttons without words that have no tooltip."""
    return [
        f"{label_of(w)} shows no words and has no tooltip"
        for w in visible(window)
        if isinstance(w, QAbstractButton)
        and not w.text()
        and not w.toolTip()
        and not w.property("paintsWords")
        and not getattr(w, "item", None)
        and not getattr(w, "view", None)
    ]


def out_of_order(window: QWidget) -> list[str]:
    """Steps of Tab that go against the reading order: down first, then along."""
    found, stops = [], tab_order(window)
    for one, following in pairwise(stops):
        a, b = _in_common(one, following)
        if a is None or b is None:
            continue
        same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > SIDES
        flipped = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back = (
            (b.left() > a.left() + SIDES if flipped else b.left() < a.left() - SIDES)
            if same_line
            else b.top() < a.top()
        )
        if back:
            found.append(f"Tab goes back from {label_of(one)} to {label_of(following)}")
    return found


def _in_common(one: QWidget, other: QWidget) -> tuple[QRect | None, QRect | None]:
    """The rectangles of the two branches below the widget both stand in."""
    above = one.parentWidget()
    while above is not None and not above.isAncestorOf(other):
        above = above.parentWidget()
    if above is None or one is above or other is above or one.isAncestorOf(other) or other.isAncestorOf(one):
        return None, None
    return _branch(above, one), _branch(above, other)


def _branch(above: QWidget, widget: QWidget) -> QRect:
    branch = widget
    while branch.parentWidget() is not above:
        parent = branch.parentWidget()
        assert parent is not None
        branch = parent
    return branch.geometry()


def small_targets(window: QWidget) -> list[str]:
    """Things to press that are too small to hit."""
    found = []
    for w in visible(window):
        if isinstance(w, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) and w.isEnabled():
            target = w
            while isinstance(target, QLineEdit) and target.parentWidget() is not None and _frames(target):
                target = target.parentWidget()  # type: ignore[assignment]  # not None, by the line above
            least = SMALL_TARGET if w.property("smallTarget") else LEAST_TARGET
            if not w.property("smallTarget") and min(target.width(), target.height()) < least:
                found.append(f"{label_of(w)} is {target.width()} by {target.height()}, least {least}")
            elif min(target.width(), target.height()) < SMALL_TARGET:
                found.append(f"{label_of(w)} is {target.width()} by {target.height()}, least {SMALL_TARGET}")
    return found


def _frames(editor: QWidget) -> bool:
    parent = editor.parentWidget()
    return parent is not None and (parent.focusProxy() is editor or isinstance(parent, QAbstractSpinBox | QComboBox))


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit their widget, and widgets that do not fit their parent (scrolling content excepted)."""
    found = []
    for w in visible(window):
        if isinstance(w, QLabel | QAbstractButton) and w.isVisible() and not w.property("elides"):
            if (need := _needs(w)) is not None and (need[0] > w.width() or need[1] > w.height()):
                found.append(f"{label_of(w)} needs {need[0]} by {need[1]}, has {w.width()} by {w.height()}")
            elif _is_cut(w, window):
                found.append(f"{label_of(w)} is cut off by its surroundings")
    return found


def _needs(widget: QWidget) -> tuple[int, int] | None:
    if isinstance(widget, QLabel) and not widget.text():
        return None
    if widget.hasHeightForWidth():
        return 0, widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint()
    return hint.width(), hint.height()


def _is_cut(widget: QWidget, window: QWidget) -> bool:
    """Whether an ancestor shows less than the whole of it; what scrolls may be out of sight that way."""
    rect = QRect(QPoint(0, 0), widget.size())
    child, above = widget, widget.parentWidget()
    while above is not None and child is not window:
        rect.translate(child.pos())
        scrolls = above.parentWidget()
        if isinstance(scrolls, QAbstractScrollArea) and scrolls.viewport() is above:
            sideways = scrolls.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return not sideways and (rect.left() < -1 or rect.right() > above.width())
        if not above.rect().adjusted(-1, -1, 1, 1).contains(rect):
            return True
        child, above = above, scrolls
    return False


Walk = Callable[[QWidget], list[str]]

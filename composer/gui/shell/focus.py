"""Where the keyboard goes."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget at this moment."""
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def tab_order(window: QWidget) -> list[QWidget]:
    """The widgets Tab goes through, in order, from the first of the window on."""
    found, widget = [], window.nextInFocusChain()
    seen = {id(window)}
    while widget is not None and id(widget) not in seen:
        seen.add(id(widget))
        if window.isAncestorOf(widget) and takes_tab(widget) and widget.window() is window.window():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def first_focus(stop: QWidget) -> QWidget | None:
    """The first widget inside (or the widget itself) that takes the focus by Tab; None when there is none."""
    if takes_tab(stop):
        return stop
    return next((w for w in tab_order(stop.window()) if stop.isAncestorOf(w)), None)


def give_back(widget: QWidget | None) -> None:
    """Gives the focus back to where it was, when that is still there and seen: lists are often built anew meanwhile."""
    if widget is not None and shiboken6.isValid(widget) and widget.isVisible():
        widget.setFocus(Qt.FocusReason.PopupFocusReason)

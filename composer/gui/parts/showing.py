"""Showing and hiding without laying out: Qt measures a widget's whole inside each time it is told to show.

A widget that stands nowhere yet must be shown this way too: told to show, Qt would make it a window of its own, which
takes the keyboard away from ours.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, *, on: bool) -> None:
    """Shows or hides a widget; does nothing where it already is or will be so when its parent is shown."""
    was_told = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if on:
        if was_told and widget.isHidden():
            widget.setVisible(True)
    elif not (was_told and widget.isHidden()):
        widget.setVisible(False)

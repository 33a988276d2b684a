"""Qt without a window, for the command line: painting needs a QGuiApplication, which may be an offscreen one."""

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from composer.model.errors import ComposerError
from composer.model.words import tr


def ensure_application() -> QGuiApplication:
    """The running application, or a new one without windows; the caller keeps the reference as long as it paints.

    In a window process the window's own application is returned and nothing is changed. Where there is no display the
    offscreen platform is used, unless `QT_QPA_PLATFORM` says otherwise.

    Raises:
        ComposerError: a Qt application without graphics is already there.

    Thread: the main thread.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if running is not None:
        raise ComposerError(tr("Cards can't be painted by a program that was started without graphics."))
    _choose_platform()
    return QGuiApplication(sys.argv[:1] or ["chairside"])


def _choose_platform() -> None:
    if os.environ.get("QT_QPA_PLATFORM"):
        return
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform not in {"win32", "darwin"} and not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"

"""How the window starts: application, fonts, look, hooks; and how it ends."""

import gc
import os
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from composer.app import resources
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Memory, Page, Screen
from composer.gui.theme.appearance import SYSTEM, Appearance
from composer.gui.theme.fonts import register_fonts
from composer.gui.theme.icons import program_icon

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
QUIT_AFTER_PAINT = "CHAIRSIDE_QUIT_AFTER_PAINT"
AGAIN = "beginAgain"
"""Property of a window that is closed so that the program begins anew (a backup was put back)."""


def make_application(argv: Sequence[str]) -> QApplication:
    """The application, in the plain style our look stands on; made before anything else of the window."""
    gc.disable()  # until the first frame: what is built now stays, and looking through it again and again costs 6 %
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QApplication.setDesktopFileName("chairside-composer")
    app = QApplication([*argv[:1], "-style", "Fusion", *argv[1:]])  # `setStyle` would load QStyle's 500 names: 10 ms
    app.setApplicationName("chairside-composer")
    app.setApplicationDisplayName("Chairside Composer")
    language = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    if language[:2] in RIGHT_TO_LEFT:  # not QLocale: its lists of languages and countries cost 10 ms
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return app


def make_appearance(app: QApplication, memory: Memory) -> Appearance:
    """The kept look and text size, in force and kept again when they change."""
    family = register_fonts(resources.assets() / "fonts" / "inter")
    appearance = Appearance(
        app, choice=memory.get("look.choice") or SYSTEM, scale=_number(memory.get("look.scale")), family=family
    )

    def keep() -> None:
        memory.put("look.choice", appearance.choice)
        memory.put("look.scale", str(appearance.scale))

    appearance.changed.connect(keep)
    return appearance


def make_window(
    app: QApplication,
    screens: Sequence[Screen],
    memory: Memory,
    *,
    start: str = "",
    before: Callable[[MainWindow], Page] | None = None,
) -> MainWindow:
    """The window with its look and places, not shown yet.

    Args:
        start: id of the first screen; the one that was in front last time when empty.
        before: makes a page that is shown before all others.
    """
    start = start or memory.get("window.screen")
    window = MainWindow(screens, make_appearance(app, memory), memory, start=start, before=before)
    window.painted.connect(gc.enable)
    window.screen_opened.connect(lambda key: memory.put("window.screen", key))
    window.painted.connect(lambda: QTimer.singleShot(0, window, lambda: window.setWindowIcon(program_icon())))
    return window


def run(app: QApplication, window: MainWindow) -> int:
    """Shows the window and runs until it is closed; the exit status."""
    window.notices.install()
    if os.environ.get(QUIT_AFTER_PAINT):
        window.painted.connect(QCoreApplication.quit)
    window.show()
    try:
        return app.exec()
    finally:
        window.notices.remove()
        window.close()


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def main_of(screens: Callable[[], Sequence[Screen]], memory: Memory) -> int:
    """The whole start for a program without wiring of its own (gallery, benchmark)."""
    app = make_application(sys.argv)
    return run(app, make_window(app, screens(), memory))

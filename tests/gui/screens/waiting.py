"""Waiting as the program does: Qt's own loop runs, so that worker threads get their turn. No sleeps."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
PATIENCE_S = 12.0


def until(holds: Callable[[], T], what: str = "", patience: float = PATIENCE_S) -> T:
    """Runs the window until `holds` answers something true, and returns that answer."""
    loop, found, end = QEventLoop(), [], time.monotonic() + patience
    failed: list[Exception] = []

    def ask() -> None:
        value: T | None = None
        try:
            value = holds()
        except Exception as error:
            failed.append(error)
        if value or failed or time.monotonic() > end:
            timer.stop()
            found.append(value)
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(ask)
    timer.start(10)
    loop.exec()
    timer.timeout.disconnect(ask)  # Qt would keep `ask`, and the window in its hands, for good
    if failed:
        raise failed[0]
    assert found[0], f"not seen within {patience} s: {what or 'the condition'}"
    return found[0]


def dialog(kind: type[W]) -> W:
    """The open dialog of that class, once it is there."""
    return until(
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None),
        kind.__name__,
    )

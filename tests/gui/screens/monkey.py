"""Clicks and types at random all over the real window, and tells of every fault.

    python -m tests.gui.screens.monkey HOME [--seed N] [--acts N]

HOME is a data folder; what is in it is changed. Exit status 1 when anything was raised that nobody expected; a crash of Qt
shows as a signal. The same seed begins alike, but what answers first decides how it goes on.
"""

import argparse
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from composer.app import wiring
from composer.credentials.session import SessionSecrets
from composer.gui.main import Opened, open_window
from composer.gui.shell.start import make_application
from composer.model.errors import ComposerError

EVERY_MS = 15
TEXTS = (
    "Acid causes enamel erosion.",
    "100% painless!",
    "mrs. jane doe 555-123-4567",
    "10.1000/xyz",
    "2027-02-31",
    " ",
)
PASTED = ("\u202eabc\u202c", "नमस्ते", "two\nlines", "👨‍👩‍👧", "a\x00b", "\ud83d")
KEYS = (
    "Tab",
    "Escape",
    "Return",
    "Down",
    "Up",
    "Left",
    "Right",
    "Delete",
    "Backspace",
    "Space",
    "Home",
    "End",
    "PageDown",
)
HELD = (Qt.KeyboardModifier.NoModifier,) * 5 + (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Monkey:
    """Acts on whatever is in front until it has done enough.

    Attributes:
        faults: what was raised, each once, with what was done before.
    """

    def __init__(self, opened: Opened, seed: int, acts: int) -> None:
        self.faults: dict[str, list[str]] = {}
        self._window, self._left = opened.window, acts
        self._any = random.Random(seed)
        self._done: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._act)
        self._timer.start(EVERY_MS)

    def catch(self, error: BaseException) -> None:
        """Keeps what nobody expected; a refusal in words is what people are owed."""
        if not isinstance(error, ComposerError):
            self.faults.setdefault("".join(traceback.format_exception(error)), self._done[-6:])

    def _act(self) -> None:
        self._left -= 1
        if self._left < 0:
            self._end()
            return
        kinds: list[tuple[Callable[[], str], int]] = [
            (self._click, 55), (self._type, 12), (self._key, 22), (self._look, 4), (self._size, 2), (self._go, 5),
        ]  # fmt: skip
        (act,) = self._any.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        self._done.append(act())

    def _end(self) -> None:
        """Leaves one dialog at each turn, the innermost first, then the program."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(front, QDialog):
            front.reject()
        elif front is not None:
            front.close()
        else:
            self._timer.stop()
            QApplication.exit(0)

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _click(self) -> str:
        all_ = self._front().findChildren(QWidget)
        seen = [w for w in all_ if shiboken6.isValid(w) and w.isVisible() and w.isEnabled()]
        buttons = [w for w in seen if isinstance(w, QAbstractButton)]
        among = buttons if buttons and self._any.random() < 0.75 else seen
        if not among:
            return "nothing to click"
        widget = self._any.choice(among)
        name = f"{type(widget).__name__} {widget.accessibleName()!r}"
        spot = QPoint(self._any.randrange(max(1, widget.width())), self._any.randrange(max(1, widget.height())))
        button = Qt.MouseButton.LeftButton if self._any.random() < 0.92 else Qt.MouseButton.RightButton
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, spot)
        return f"click {name}"

    def _type(self) -> str:
        widget = QApplication.focusWidget() or self._front()
        if self._any.random() < 0.6:
            text = self._any.choice(TEXTS)
            QTest.keyClicks(widget, text)
        else:
            text = self._any.choice(PASTED)
            QApplication.clipboard().setText(text)
            QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return f"type {text!r}"

    def _key(self) -> str:
        name, held = self._any.choice(KEYS), self._any.choice(HELD)
        QTest.keyClick(QApplication.focusWidget() or self._front(), getattr(Qt.Key, f"Key_{name}"), held)
        return f"key {held.name} {name}"

    def _look(self) -> str:
        choice, scale = self._any.choice(("light", "dark", "contrast")), self._any.choice((1.0, 1.5, 2.0))
        self._window.appearance.choose(choice)
        self._window.appearance.set_scale(scale)
        return f"look {choice} {scale}"

    def _size(self) -> str:
        width, height = self._any.choice((1024, 1440, 1900)), self._any.choice((700, 900, 1100))
        self._window.resize(width, height)
        return f"size {width}x{height}"

    def _go(self) -> str:
        screen = self._any.choice(("compose", "library", "sources", "calendar", "outbox", "connections", "settings"))
        if self._front() is self._window:
            self._window.open_screen(screen)
        return f"screen {screen}"


def stay_inside() -> None:
    """No keyring, no browser, no folder of the person's: the files that are asked for are never named."""
    wiring.open_secrets = lambda **_: SessionSecrets()  # type: ignore[assignment, misc]
    QDesktopServices.openUrl = lambda *_: True  # type: ignore[assignment, method-assign]
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    QFileDialog.getExistingDirectory = lambda *_, **__: ""  # type: ignore[assignment, method-assign]
    QFileDialog.exec = lambda *_: 0  # type: ignore[assignment, method-assign]
    QFileDialog.open = lambda *_: None  # type: ignore[assignment, method-assign]


def main(words: list[str] | None = None) -> int:
    """The exit status; see the head of this file."""
    parser = argparse.ArgumentParser(prog="monkey")
    parser.add_argument("home", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--acts", type=int, default=2000)
    asked = parser.parse_args(words)
    stay_inside()
    app = make_application(sys.argv[:1])
    opened = open_window(app, asked.home)
    monkey = Monkey(opened, asked.seed, asked.acts)
    tell = opened.window.notices.error

    def error(raised: BaseException) -> None:
        monkey.catch(raised)
        tell(raised)

    opened.window.notices.error = error  # type: ignore[method-assign]
    sys.excepthook = lambda _kind, raised, _trace: monkey.catch(raised)
    opened.window.show()
    app.exec()
    opened.context.stop()
    for fault, before in monkey.faults.items():
        print(fault, "after", *before, sep="\n  ")
    print(f"seed {asked.seed}: {len(monkey.faults)} faults")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Types into the open post for ever, a key every few milliseconds, and says when; `test_compose` kills it."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from composer.gui.compose.page import ComposePage
from composer.gui.main import open_window
from composer.gui.shell.start import make_application


def main() -> int:
    """Runs until it is killed."""
    app = make_application(["chairside"])
    opened = open_window(app, Path(sys.argv[1]))
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    opened.window.show()
    typed = [0]

    def key() -> None:
        area = page.write.fields["myth"].area
        if opened.context.app() is None:
            return
        if not typed[0]:
            area.selectAll()
        QTest.keyClicks(area, "a")
        typed[0] += 1
        print(time.time(), typed[0], flush=True)

    timer = QTimer()
    timer.timeout.connect(key)
    timer.start(40)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())

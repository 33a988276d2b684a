"""Makes the pictures in docs/images from the real window, with the sample posts and an invented practice.

    .venv/bin/python packaging/screenshots.py [FOLDER]

Needs no display. The pictures are for people's eyes; the tests have pictures of their own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SIZE = (1400, 880)
SETTLE_MS = 4000  # the previews' pictures come from worker threads


def main() -> int:
    """Writes the pictures and names them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        furnish(Path(home))
        picture = folder / "compose.png"
        take(home, lambda window: window.grab().save(str(picture)))
    print(picture)
    return 0


def furnish(home: Path) -> None:
    """A data folder with a practice and the sample posts, the myth-buster in front."""
    from composer.app.wiring import open_app

    with open_app(argparse.Namespace(home=str(home))) as app:
        practice = app.practice
        brand = replace(practice.brand, name="Elm Street Dental", handle="elmstreetdental")
        app.settings.put(replace(practice, name=brand.name, handle=brand.handle, brand=brand))
        for template in ("event", "health-tip", "myth-buster"):
            app.library.save(app.library.sample(template))


def take(home: str, grab: Callable[[Any], object]) -> None:
    """Starts the window as the program does, lets it settle, grabs it and closes it."""
    from PySide6.QtCore import QTimer

    from composer.gui.main import open_window
    from composer.gui.shell.start import make_application, run

    app = make_application(["chairside"])
    opened = open_window(app, Path(home))
    opened.window.resize(*SIZE)

    def finish() -> None:
        grab(opened.window)
        opened.window.close()

    QTimer.singleShot(SETTLE_MS, opened.window, finish)
    run(app, opened.window)
    opened.context.stop()


if __name__ == "__main__":
    raise SystemExit(main())

"""Chooses the front end: words go to the command line, none open the window, none and no display make the samples.

The only module that knows both front ends; each is imported only when it is chosen.
"""

import os
import sys


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, else when a display or a Qt platform is named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def wants_window(words: list[str]) -> bool:
    """Whether the words name no command (only perhaps --home DIR)."""
    return (
        not words or (words[0] == "--home" and len(words) == 2) or (words[0].startswith("--home=") and len(words) == 1)
    )


def main() -> int:
    """The exit status of the chosen front end."""
    words = sys.argv[1:]
    if not wants_window(words):
        from composer.cli.main import run

        return run(words)
    if not has_display():
        from composer.cli.main import run

        return run([*words, "demo"])
    from composer.app.before_qt import load  # see there: what comes before Qt loads faster
    from composer.gui.plain_import import import_qt

    home = words[-1].removeprefix("--home=") if words else None
    load(home)
    import_qt()
    from composer.gui.main import run_window

    return run_window(home)


if __name__ == "__main__":
    raise SystemExit(main())

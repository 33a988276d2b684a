"""One table of commands feeds shortcuts, menus, palette and help; it must not contradict itself."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QKeySequence

from composer.gui.actions import commands


def test_no_two_commands_share_an_id() -> None:
    """The second would never be carried out."""
    assert [n for n, k in Counter(c.id for c in commands()).items() if k > 1] == []


def test_no_two_commands_that_hold_together_share_keys() -> None:
    """Qt calls neither when a shortcut is ambiguous. A screen's keys also meet those that hold everywhere."""
    table = commands()
    for screen in {c.where for c in table}:
        keys = Counter(
            QKeySequence(k).toString() for c in table if c.listed and c.where in {"", screen} for k in c.keys
        )

        assert [k for k, n in keys.items() if n > 1] == []


def test_every_command_has_a_title_and_an_area_and_keys_qt_understands() -> None:
    """An empty title is an empty line in the palette; keys Qt can't read are never pressed."""
    for c in commands():
        assert c.title.strip()
        assert c.id.count(".") == 1
        assert all(QKeySequence(k).toString() for k in c.keys if c.listed), c.id


def test_every_icon_of_a_command_is_there(assets: Path) -> None:
    """The palette paints it."""
    assert [c.id for c in commands() if c.icon and not (assets / "icons" / f"{c.icon}.svg").is_file()] == []


def test_the_keys_of_the_design_are_all_there() -> None:
    """UI, section 5."""
    keys = {QKeySequence(k).toString() for c in commands() for k in c.keys}
    wanted = (
        [f"Ctrl+{n}" for n in range(1, 8)]
        + [
            "Ctrl+,",
            "Ctrl+N",
            "Ctrl+D",
            "Ctrl+K",
            "Ctrl+F",
            "Ctrl+Return",
            "Ctrl+E",
            "F8",
            "Shift+F8",
            "Alt+Return",
            "Ctrl+Shift+S",
        ]
        + ["Ctrl+Tab", "F6", "Shift+F6", "Ctrl+Z", "Ctrl+Shift+Z", "M", "F1", "Ctrl++", "Ctrl+-", "Ctrl+0"]
    )

    assert [k for k in wanted if QKeySequence(k).toString() not in keys] == []

"""Compose's panels as tabs."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.gui.compose.tabs import PanelTabs
from composer.gui.parts.splitter import Stacked


def test_with_large_text_checks_and_sources_have_a_tab_each(look: Callable[..., None], qtbot: QtBot) -> None:
    """One above the other each had forty pixels for what it lists; with room again both are seen."""
    look()
    window, write, checks, sources, preview = (QWidget() for _ in range(5))
    qtbot.addWidget(window)
    side = Stacked(checks, sources, (2, 1))
    column = QVBoxLayout(window)
    tabs = PanelTabs(write, side, preview)
    for part in (tabs, write, side, preview):
        column.addWidget(part)
    window.show()

    def seen() -> list[bool]:
        return [part.isVisible() for part in (write, checks, sources, preview)]

    tabs.arrange(of_two=False, of_three=True)
    tabs.show_panel("checks")
    assert seen() == [False, True, False, False]
    tabs.show_panel("sources")
    assert seen() == [False, False, True, False]
    tabs.arrange(of_two=True, of_three=False)
    assert seen() == [True, True, True, False]
    tabs.arrange(of_two=False, of_three=False)
    assert seen() == [True, True, True, True]

"""The walk finds what it is for, and our own parts pass it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.field import LineField
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Page, Screen
from composer.gui.theme.appearance import Appearance
from tests.gui.gallery import OutboxLike, PartsPage
from tests.gui.walk import walk

Show = Callable[..., QWidget]


def column(*widgets: QWidget) -> QWidget:
    """Widgets one below the other."""
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    return window


def test_it_finds_a_field_without_a_name(shown: Show) -> None:
    """The commonest fault: a line edit beside a label that is not its buddy."""
    window = shown(column(QLabel("Name"), QLineEdit()), 300, 200)

    assert [line for line in walk(window, large=False) if "no accessible name" in line]


def test_it_finds_an_icon_that_does_not_say_what_it_does(shown: Show) -> None:
    """A riddle for everybody."""
    button = IconButton("undo", "Undo")
    button.setToolTip("")

    assert [line for line in walk(shown(column(button), 300, 200), large=False) if "tooltip" in line]


def test_it_finds_a_tab_order_that_jumps_back(shown: Show) -> None:
    """Tab order is the reading order."""
    first, second, third = Button("First"), Button("Second"), Button("Third")
    window = column(first, second, third)
    QWidget.setTabOrder(second, first)

    assert [line for line in walk(shown(window, 300, 200), large=False) if "Tab goes back" in line]


def test_it_finds_a_target_too_small_to_hit(shown: Show) -> None:
    """Twenty-eight px for a hand that is tired."""
    small = QPushButton("x")
    small.setFixedSize(20, 20)

    assert [line for line in walk(shown(column(small), 300, 200), large=False) if "least 28" in line]


def test_it_finds_words_that_are_cut_at_200_percent_only(shown: Show) -> None:
    """The fault that nobody at 100 % sees."""
    window = QWidget()
    row = QHBoxLayout(window)
    button = Button("A long name for a button")
    button.setFixedWidth(220)
    row.addWidget(button)
    shown(window, 600, 100)

    found = walk(window)

    assert [line for line in found if line.endswith("(at 200 %)")]
    assert not [line for line in found if not line.endswith("(at 200 %)")]


def test_a_plain_form_passes(shown: Show) -> None:
    """A check that always complains is switched off."""
    assert walk(shown(column(LineField("Name", hint="As printed"), Button("Save", "primary")), 400, 300)) == []


@pytest.mark.parametrize(("page", "width"), [(PartsPage, 1440), (OutboxLike, 1440), (OutboxLike, 1024)])
def test_our_own_parts_pass_wide_and_narrow(
    page: Callable[[], Page], width: int, shown: Show, qapp: QApplication, family: str
) -> None:
    """Every screen is made of these."""
    appearance = Appearance(qapp, choice="light", family=family)
    window = MainWindow((Screen("library", "Library", lambda _w: page()),), appearance)
    window.destroyed.connect(appearance.deleteLater)

    assert walk(shown(window, width, 900)) == []

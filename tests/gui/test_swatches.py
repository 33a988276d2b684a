"""A row of colors shows the one that is chosen, also one it does not offer by itself."""

import pytest
from pytestqt.qtbot import QtBot

from composer.gui.parts.swatches import Swatches

pytestmark = pytest.mark.gui


def made(qtbot: QtBot) -> Swatches:
    """Two colors to choose from, on screen."""
    row = Swatches("Main color", (("#0E6B6B", "Teal"), ("#1D4E89", "Blue")))
    qtbot.addWidget(row)
    row.show()
    return row


def test_a_color_of_ones_own_is_shown_as_chosen_and_can_be_chosen_again(qtbot: QtBot) -> None:
    """A practice's color is seldom one of ours: no swatch was marked, as if there were none."""
    row = made(qtbot)

    row.show_color("#134e4a")
    row.show_color("#0E6B6B")
    with qtbot.waitSignal(row.chosen) as chosen:
        row.own.click()

    assert chosen.args == ["#134e4a"]
    assert row.own.isVisible()
    assert "own" in row.own.accessibleName()


def test_a_color_of_the_row_needs_no_further_swatch(qtbot: QtBot) -> None:
    """Case does not matter."""
    row = made(qtbot)

    row.show_color("#0e6b6b")

    assert row.swatches[0].isChecked()
    assert not row.own.isVisible()

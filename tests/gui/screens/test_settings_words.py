"""Times and days in Settings, as people in a practice write them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from composer.gui.main import Opened
from composer.gui.settings.days import closed_lines, closed_words
from composer.gui.settings.values import slot_lines, slots_from
from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot
from tests.gui.screens.conftest import go, program
from tests.gui.screens.hands import CTRL, keys, press
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(90)


@pytest.mark.parametrize(
    "text", ["Mon 9:00 AM, 1 PM\nThu 16:30", "monday 9 am and 13:00\nThursday: 4:30 pm", "Thu 16:30\n\nMon 9, 13:00"]
)
def test_posting_times_are_read_as_people_write_them(text: str) -> None:
    """Nobody at a front desk writes 16:30 unless they want to."""
    assert slots_from(text) == (WeeklySlot(0, "09:00"), WeeklySlot(0, "13:00"), WeeklySlot(3, "16:30"))


def test_posting_times_come_back_as_they_were_shown() -> None:
    """What the field shows, it reads."""
    slots = (WeeklySlot(0, "09:00"), WeeklySlot(0, "13:00"), WeeklySlot(6, "00:15"))

    assert slots_from(slot_lines(slots)) == slots
    assert "9:00" in slot_lines(slots)


@pytest.mark.parametrize("line", ["Dec 25, 2026 Christmas", "December 25 2026: Christmas", "12/25/2026 - Christmas",
                                  "2026-12-25 Christmas"])  # fmt: skip
def test_closed_days_are_read_as_people_write_them(line: str) -> None:
    """Kept one way, whatever was typed."""
    assert closed_lines(line) == ("2026-12-25 Christmas",)


def test_closed_days_come_back_as_they_were_shown() -> None:
    """What the field shows, it reads; a day without a reason is one too."""
    kept = ("2026-12-25 Christmas", "2027-01-01")

    assert closed_lines(closed_words(kept)) == kept
    assert closed_words(kept).startswith("Dec 25, 2026 Christmas")


@pytest.mark.parametrize("line", ["Christmas", "2026-02-30 Never", "13/45/2026", "Dez 25, 2026", ""])
def test_what_is_no_day_is_answered_with_an_example(line: str) -> None:
    """An empty field closes no day."""
    if not line:
        assert closed_lines(line) == ()
        return
    with pytest.raises(BadInput, match="Dec 25, 2026"):
        closed_lines(line)


def test_a_search_leaves_the_sections_that_say_the_words_and_enter_goes_to_the_field(
    window: Callable[..., Opened], home: Path
) -> None:
    """Nobody has to know under which heading the quiet hours stand."""
    opened = window(home)
    page = go(opened, "settings")
    press(opened.window, Qt.Key.Key_F, CTRL)
    assert page.search.line.hasFocus()

    keys(page.search.line, "quiet hours")
    until(lambda: page.sections.section() == "times", "the section")
    assert page.sections.buttons["backup"].isHidden()
    press(page.search.line, Qt.Key.Key_Return)

    assert page.timing.quiet.editor.hasFocus()
    page.search.clear()
    until(lambda: not page.sections.buttons["backup"].isHidden(), "all sections again")


def test_words_nobody_said_leave_all_sections(window: Callable[..., Opened], home: Path) -> None:
    """An empty screen is no answer."""
    page = go(window(home), "settings")

    keys(page.search.line, "xylophone")
    page.seeking.seek()

    assert not any(button.isHidden() for button in page.sections.buttons.values())


def test_a_long_name_is_seen_from_its_beginning(window: Callable[..., Opened], home: Path) -> None:
    """Not its tail."""
    with program(home) as app:
        app.settings.put(replace(app.practice, name="Dr. Maria-Magdalena Oberhausen " * 5))

    page = go(window(home), "settings")

    assert page.fields["name"].line.cursorPosition() == 0


def test_every_section_can_be_walked_in_the_least_window(window: Callable[..., Opened], home: Path) -> None:
    """Named, in order, large enough, nothing cut off, also at 200 %."""
    opened = window(home, size=(1024, 700))
    page, found = go(opened, "settings"), []

    for key in page.sections.forms:
        page.sections.show_section(key)
        found += [f"{key}: {line}" for line in walk(opened.window)]

    assert found == []

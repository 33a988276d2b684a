"""Times and days in Settings, as people in a practice write them."""

import pytest

from composer.gui.settings.days import closed_lines, closed_words
from composer.gui.settings.values import slot_lines, slots_from
from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot


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

"""Weekly posting times in the window: the practice's and each channel's own, typed as people write times."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.gui.calendar.times_dialog import PRACTICE, TimesDialog
from composer.gui.calendar.times_words import walls_from, words_of
from composer.gui.main import Opened
from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot
from tests.gui.screens.conftest import go, stored
from tests.gui.screens.hands import click, keys, toast
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


@pytest.mark.parametrize(
    ("text", "walls"),
    [
        ("9", ("09:00",)),
        ("9 AM, 12:30 pm", ("09:00", "12:30")),
        ("12 a.m.; 17.45", ("00:00", "17:45")),
        ("5\u202fPM and 9am, 09:00", ("09:00", "17:00")),
        ("  ", ()),
    ],
)
def test_times_are_read_as_people_write_them(text: str, walls: tuple[str, ...]) -> None:
    """In order, each once; empty is no time."""
    assert walls_from(text) == walls


@pytest.mark.parametrize("text", ["25:00", "13 pm", "9:60", "noon", "0 am", "9 - 12"])
def test_what_is_no_time_is_named(text: str) -> None:
    """The sentence shows the part."""
    with pytest.raises(BadInput, match="no time of day"):
        walls_from(text)


@given(st.sets(st.times(), max_size=5))
def test_times_come_back_as_they_were_shown(times: set[object]) -> None:
    """What the field shows is what it reads, in the person's own manner of writing."""
    walls = tuple(sorted({f"{time:%H:%M}" for time in times}))

    assert walls_from(words_of(walls)) == walls


def test_a_channel_gets_times_of_its_own_and_follows_the_practice_again(
    window: Callable[..., Opened], home: Path
) -> None:
    """Both are kept together; a mistake keeps the dialog open and says where."""
    opened = window(home)
    page = go(opened, "calendar")
    click(page.tray.times)
    form = dialog(TimesDialog)
    key = form.whose.combo.itemData(1)

    keys(form.fields[4].editor, "4:30 pm", over=True)
    form.whose.combo.choose(key)
    form.whose.combo.picked.emit(key)
    assert form.same.isChecked()
    assert not form.fields[0].editor.isEnabled()
    click(form.same)
    keys(form.fields[0].editor, "tea time", over=True)
    click(form.verb)
    assert form.fields[0].error()
    keys(form.fields[0].editor, "7 am", over=True)
    click(form.verb)

    toast(opened, "The posting times are kept")
    connection, channel = key.split("/", 1)
    own = stored(home, lambda app: app.desks.times.of(connection, channel))
    assert WeeklySlot(0, "07:00") in own
    assert WeeklySlot(4, "16:30") in stored(home, lambda app: app.practice.slots)

    click(page.tray.times)
    form = dialog(TimesDialog)
    form.whose.combo.choose(key)
    form.whose.combo.picked.emit(key)
    assert not form.same.isChecked()
    click(form.same)
    click(form.verb)
    until(lambda: stored(home, lambda app: app.desks.times.of(connection, channel)) == (), "the practice's times")


def test_the_posting_times_can_be_walked_and_name_the_next_free_one(window: Callable[..., Opened], home: Path) -> None:
    """Names, tab order, targets, nothing clipped."""
    opened = window(home)
    page = go(opened, "calendar")
    click(page.tray.times)
    form = dialog(TimesDialog)

    assert form.whose.combo.key() == PRACTICE
    assert "Next free time" in form.say.text()
    assert walk(form, large=False) == []

"""The first run: four steps, each may be skipped, and the program begins where they end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from composer.gui.first_run.page import FirstRunPage
from composer.gui.main import Opened, open_window
from tests.gui.screens.conftest import close, settled, stored
from tests.gui.screens.waiting import until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qapp: QApplication, empty_home: Path, look: Callable[..., None]) -> Iterator[Opened]:
    """The window on a data folder that is not there yet, as the program starts."""
    made = open_window(qapp, empty_home, welcome=True)
    made.window.resize(1440, 900)
    made.window.show()
    made.window.activateWindow()
    until(lambda: made.context.app() is not None, "the program behind the window")
    yield made
    close(made)


def first_page(opened: Opened) -> FirstRunPage:
    """The page in front."""
    page = opened.window.page()
    assert isinstance(page, FirstRunPage)
    return page


def test_four_steps_make_a_practice_and_its_first_post(opened: Opened, empty_home: Path) -> None:
    """What was typed stands in the settings, and the sample chosen is open in Compose."""
    page = first_page(opened)
    QTest.keyClicks(page.practice.name.line, "Oak Lane Dental")
    QTest.mouseClick(page.practice.main.swatches[2], LEFT)
    QTest.mouseClick(page.next, LEFT)
    QTest.mouseClick(page.places.checks["pinterest"], LEFT, pos=page.places.checks["pinterest"].rect().center() * 0.2)
    QTest.mouseClick(page.next, LEFT)
    QTest.keyClicks(page.country.region.combo, "u")
    QTest.mouseClick(page.next, LEFT)
    QTest.mouseClick(page.next, LEFT)
    until(lambda: opened.window.screen_id() == "compose", "Compose")
    compose = opened.window.page()
    until(lambda: not compose.is_in_gallery(), "the sample")
    settled(opened)

    practice = stored(empty_home, lambda app: app.practice)
    assert practice.name == "Oak Lane Dental"
    assert practice.brand.primary == page_color(2)
    assert "pinterest" in practice.platforms
    assert not opened.window.rail.isHidden()


def page_color(at: int) -> str:
    """The colour offered at that place."""
    from composer.gui.first_run.forms import main_colors

    return main_colors()[at][0]


def test_skipping_everything_ends_in_the_gallery(opened: Opened) -> None:
    """Nobody has to answer anything."""
    page = first_page(opened)

    QTest.mouseClick(page.skip, LEFT)

    until(lambda: opened.window.screen_id() == "compose" and opened.window.page().is_in_gallery(), "the gallery")


def test_a_new_post_may_be_wanted_at_once(opened: Opened) -> None:
    """Who knows the keys is not held up: Ctrl+N goes to the templates."""
    first_page(opened)

    QTest.keyClick(opened.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    until(lambda: opened.window.screen_id() == "compose" and opened.window.page().is_in_gallery(), "the gallery")


def test_the_sample_practice_is_one_click_away(opened: Opened, empty_home: Path) -> None:
    """A look around before anything is one's own."""
    QTest.mouseClick(first_page(opened).sample, LEFT)
    until(lambda: opened.window.screen_id() == "compose", "Compose")
    until(lambda: not opened.window.page().is_in_gallery(), "the sample post")
    settled(opened)

    assert stored(empty_home, lambda app: app.practice.name) == "Maple Street Dental"


def test_going_back_keeps_what_was_typed(opened: Opened) -> None:
    """A wizard that forgets is filled in twice."""
    page = first_page(opened)
    QTest.keyClicks(page.practice.name.line, "Oak Lane")
    QTest.mouseClick(page.next, LEFT)
    QTest.mouseClick(page.back, LEFT)

    assert page.practice.name.text() == "Oak Lane"
    assert page.step == 0


def test_the_card_takes_the_practices_look(opened: Opened) -> None:
    """The card beside the form is the practice's own, and changes with it."""
    page = first_page(opened)
    picture = page.live.pictures["myth-buster"]
    until(picture.has_image, "the card")
    before = picture._image.pixelColor(20, 20).name()

    QTest.mouseClick(page.practice.main.swatches[1], LEFT)

    until(lambda: picture._image.pixelColor(20, 20).name() != before, "the card in another color")


def test_it_is_shown_once(qapp: QApplication, home: Path, look: Callable[..., None]) -> None:
    """A practice that has posts is not welcomed again."""
    made = open_window(qapp, home, welcome=True)

    assert not isinstance(made.window.page(), FirstRunPage)
    close(made)


def test_every_step_can_be_walked(opened: Opened) -> None:
    """Named, in order, large enough, nothing cut off: the first impression too."""
    page, found = first_page(opened), []

    for step in range(4):
        page.show_step(step)
        found += walk(opened.window)

    assert found == []


def test_closing_the_window_on_the_way_is_no_answer(
    qapp: QApplication, empty_home: Path, look: Callable[..., None]
) -> None:
    """Who was called away to a patient is welcomed again, with what was typed still there."""
    made = open_window(qapp, empty_home, welcome=True)
    made.window.show()
    until(lambda: made.context.app() is not None, "the program behind the window")
    QTest.keyClicks(first_page(made).practice.name.line, "Oak Lane Dental")
    close(made)

    again = open_window(qapp, empty_home, welcome=True)
    page = again.window.page()
    shown = page.practice.name.text() if isinstance(page, FirstRunPage) else ""
    close(again)

    assert shown == "Oak Lane Dental"


def test_setting_up_later_is_an_answer(qapp: QApplication, empty_home: Path, look: Callable[..., None]) -> None:
    """Nobody who said "later" is asked at every start."""
    made = open_window(qapp, empty_home, welcome=True)
    made.window.show()
    until(lambda: made.context.app() is not None, "the program behind the window")
    QTest.mouseClick(first_page(made).skip, LEFT)
    close(made)

    again = open_window(qapp, empty_home, welcome=True)
    is_asked = isinstance(again.window.page(), FirstRunPage)
    close(again)

    assert not is_asked

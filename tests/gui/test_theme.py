"""The look: the style sheet is filled, text sizes multiply, icons are ours and all there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from composer.gui.theme import icons
from composer.gui.theme.appearance import SIZES, Appearance
from composer.gui.theme.lettering import STYLES
from composer.gui.theme.qss import style_sheet
from composer.gui.theme.sheet import SHEETS
from composer.gui.theme.svgpath import parse_path
from composer.gui.theme.theme import Theme, current
from composer.gui.theme.tokens import CONTRAST, DARK, LIGHT, LOOKS, Tokens

ROOT = Path(__file__).resolve().parents[2]
Look = Callable[..., None]


@pytest.mark.parametrize("tokens", LOOKS, ids=lambda t: t.name)
def test_the_style_sheet_leaves_no_mark_unfilled(tokens: Tokens) -> None:
    """A mistyped role would be shown to nobody and dress nothing."""
    sheets = [style_sheet(kind, tokens, 1.5) for kind in SHEETS]

    assert not [s for s in sheets if "$" in s or "@" in s]
    assert tokens.hex("surface") in sheets[1]


def test_text_size_multiplies_type_rows_and_the_style_sheet(family: str) -> None:
    """200 % text must reach painters and Qt's own widgets alike."""
    theme = Theme(LIGHT, 2.0, family=family)

    assert theme.font("body").pixelSize() == 28
    assert theme.line("body") == 40
    assert theme.px(36) == 72
    assert "min-height: 68px" in style_sheet("field", LIGHT, 2.0)


def test_text_size_stays_between_100_and_200_percent() -> None:
    """Outside that range the layouts are not tested."""
    assert [Theme(LIGHT, s).scale for s in (0.2, 1.0, 9.0)] == [1.0, 1.0, 2.0]


def test_every_style_has_a_line_height_its_font_fits_into(family: str) -> None:
    """A line lower than its font cuts descenders."""
    theme = Theme(LIGHT, family=family)

    assert [s for s in STYLES if theme.metrics(s).height() > theme.line(s)] == []


def test_qt_widgets_follow_a_change_of_look(qtbot: QtBot, look: Look) -> None:
    """The palette must change with the tokens, or typed words stay dark on dark."""
    window, hidden = QWidget(), QWidget()
    line = QLineEdit(hidden)
    hidden.setParent(window)
    hidden.hide()
    qtbot.addWidget(window)
    window.show()

    look(DARK)

    assert line.palette().text().color().name().upper() == DARK.hex("text")
    assert current().tokens is DARK


def test_the_chosen_look_is_kept_and_steps_stay_on_the_scale(qapp: QApplication, look: Look, qtbot: QtBot) -> None:
    """Ctrl+Plus at the end must not run away; the choice is told so that it can be kept."""
    appearance = Appearance(qapp, choice="dark", scale=1.0)

    with qtbot.waitSignal(appearance.changed):
        appearance.choose("contrast")
    for _ in range(9):
        appearance.step(1)

    assert current().tokens is CONTRAST
    assert appearance.scale == SIZES[-1]
    appearance.step(-1)
    assert appearance.scale == SIZES[-2]
    appearance.step(0)
    assert appearance.scale == 1.0
    appearance.deleteLater()


def test_an_unknown_kept_choice_means_like_the_computer(qapp: QApplication, look: Look) -> None:
    """A hand-edited or newer setting must not stop the window."""
    appearance = Appearance(qapp, choice="pink", scale=7.0)

    assert (appearance.choice, appearance.scale) == ("system", 2.0)
    appearance.deleteLater()


def used_icons() -> set[str]:
    """Every icon name the code asks for."""
    names: set[str] = set()
    pattern = re.compile(
        r"(?:icon=|Mark\(|paint_icon\(\w+, |set_icon\()\"([a-z-]+)\"|Look\([^,]+, [^,]+, \"([a-z-]+)\"\)"
    )
    for path in (ROOT / "composer" / "gui").rglob("*.py"):
        for pair in pattern.findall(path.read_text(encoding="utf-8")):
            names |= {name for name in pair if name}
    return names


def test_every_icon_in_use_is_in_the_assets(assets: Path) -> None:
    """A missing icon would only show when that button is painted."""
    assert {n for n in used_icons() if not (assets / "icons" / f"{n}.svg").is_file()} == set()


def test_every_icon_paints_something_and_stays_on_its_grid(assets: Path, qapp: QApplication) -> None:
    """An icon our small reader can't understand would be empty or run over its button."""
    for file in sorted((assets / "icons").glob("*.svg")):
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        icons.paint_icon(painter, file.stem, image.rect(), current().color("text"))
        painter.end()
        box = icons.shapes(file.stem)[0].path.boundingRect()

        assert any(image.pixel(x, y) for x in range(24) for y in range(24)), file.name
        assert box.left() >= 0 and box.top() >= 0 and box.right() <= 24 and box.bottom() <= 24, file.name  # noqa: PT018


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M2 2 H10 V6 L2 6 Z", (2, 2, 8, 4)),
        ("m2 2 h8 v4 l-8 0 z", (2, 2, 8, 4)),
        ("M4 12 a8 8 0 0 1 16 0", (4, 4, 16, 8)),
        ("M4 12 a8 8 0 0 0 16 0", (4, 12, 16, 8)),
        ("M12 4 A8 8 0 1 1 11.99 4", (4, 4, 16, 16)),
        ("M0 0 C0 4 4 4 4 0", (0, 0, 4, 3)),
    ],
)
def test_path_data_becomes_the_shape_it_describes(data: str, box: tuple[float, ...]) -> None:
    """Arcs are where SVG and Qt differ: SVG gives ends and flags, Qt wants a centre and angles."""
    rect = parse_path(data).boundingRect()

    assert (rect.x(), rect.y(), rect.width(), rect.height()) == pytest.approx(box, abs=0.02)

"""Every layout in every shape, light and dark, and in seven scripts, as it looked when somebody last looked at it.

One sheet a layout, a sixth of the real size, with a tolerance for the last bit of anti-aliasing. After a wanted change,
look at the cards and refresh all sheets:

    CHAIRSIDE_REFRESH_GOLDEN=1 python -m pytest tests/cards/test_golden.py

A difference is written beside the test's temporary files as one picture: expected, got, difference.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.model.card import CardSpec
from tests.cards.golden_cases import ACROSS, CASES, CELL, SCALE, place
from tests.cards.samples import SAMPLES, SHAPES, spec

if TYPE_CHECKING:
    from PIL.Image import Image

    from composer.cards.paint.painter import Painter

pytestmark = pytest.mark.paint
GOLDEN = Path(__file__).parent / "golden"
REFRESH = bool(os.environ.get("CHAIRSIDE_REFRESH_GOLDEN"))
FAR = 40
MOST_FAR = 0.004
"""Share of pixels that may be further apart than `FAR` of 255 in any channel."""


def painted(painter: "Painter", made: CardSpec) -> "Image":
    """The card at a sixth of its size."""
    return painter.pixels(made).image().reduce(SCALE)


@cache
def stored(layout: str) -> "Image":
    """The sheet of a layout."""
    from PIL import Image

    return Image.open(GOLDEN / f"{layout}.webp").convert("RGB")


@pytest.fixture(scope="module")
def fresh() -> "Iterator[dict[str, Image]]":
    """New sheets by layout, written at the end when they were asked for."""
    sheets: dict[str, Image] = {}
    yield sheets
    for layout, sheet in sheets.items():
        sheet.save(GOLDEN / f"{layout}.webp", lossless=True, method=6)


@pytest.mark.parametrize("name", CASES)
def test_the_card_looks_as_it_did(
    painter: "Painter", logo: bytes, name: str, tmp_path: Path, fresh: "dict[str, Image]"
) -> None:
    """Issue E: golden images per layout, shape, light and dark, and script."""
    case = CASES[name]
    got = painted(painter, case.spec(logo))
    if REFRESH:
        keep(fresh, case.card.layout, got, place(case))
        return

    expected = stored(case.card.layout).crop(place(case))

    share = far_share(expected, got)
    if share > MOST_FAR:
        shown = write_difference(expected, got, tmp_path / f"{name}.png")
        pytest.fail(f"{share:.2%} of the pixels differ; see {shown}")


def keep(sheets: "dict[str, Image]", layout: str, got: "Image", box: tuple[int, int, int, int]) -> None:
    """Puts a card on its sheet."""
    from PIL import Image

    rows = 1 + max(c.cell for c in CASES.values()) // ACROSS
    sheet = sheets.setdefault(layout, Image.new("RGB", (ACROSS * CELL[0], rows * CELL[1]), "#888888"))
    sheet.paste(got, box[:2])


def far_share(expected: "Image", got: "Image") -> float:
    """The share of pixels that are far apart; 1 when the sizes differ."""
    from PIL import ImageChops

    if expected.size != got.size:
        return 1.0
    worst = ImageChops.difference(expected, got).convert("RGB")
    red, green, blue = worst.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    counts = most.histogram()
    return float(sum(counts[FAR:]) / sum(counts))


def write_difference(expected: "Image", got: "Image", path: Path) -> Path:
    """Expected, got and their difference side by side."""
    from PIL import Image, ImageChops

    width = expected.width + got.width + 10
    sheet = Image.new("RGB", (width + 10 + expected.width, max(expected.height, got.height)), "magenta")
    sheet.paste(expected, (0, 0))
    sheet.paste(got, (expected.width + 10, 0))
    if expected.size == got.size:
        sheet.paste(ImageChops.difference(expected, got).point(lambda v: min(255, v * 4)), (width + 10, 0))
    sheet.save(path)
    return path


def test_a_moved_word_is_noticed(painter: "Painter") -> None:
    """A tolerance that forgives everything proves nothing."""
    one = painted(painter, spec(SAMPLES[0], SHAPES[0]))
    other = painted(
        painter, spec(replace(SAMPLES[0], texts={**SAMPLES[0].texts, "fact": "Acid wears enamel."}), SHAPES[0])
    )

    assert far_share(one, other) > MOST_FAR * 3

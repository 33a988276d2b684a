"""Palettes: readable whatever two colours a practice gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.cards.colour import at_lightness, contrast, from_lch, read, to_lch, until
from composer.cards.palette import GROUNDS, READABLE, STRONG, make_palette
from composer.model.card import Brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(COLOURS, COLOURS, st.booleans())
def test_every_ink_can_be_read_on_its_ground_whatever_colours_the_practice_has(one: str, two: str, dark: bool) -> None:
    """UI 7: never text under 4.5 to 1."""
    palette = make_palette(Brand(primary=one, secondary=two), dark=dark)

    for name in GROUNDS:
        ground = palette[name]
        for ink in (ground.ink, ground.soft, ground.label):
            assert contrast(ink, ground.colour) >= READABLE, (name, ink, ground.colour)


@given(COLOURS, COLOURS)
def test_the_dark_ground_carries_white_at_seven_to_one(one: str, two: str) -> None:
    """UI 7: dark means a lightness at which white has 7 to 1."""
    assert contrast("#ffffff", make_palette(Brand(primary=one, secondary=two))["dark"].colour) >= STRONG


@given(COLOURS, COLOURS)
def test_inks_for_the_tint_can_be_read_on_its_decoration_too(one: str, two: str) -> None:
    """A headline may run over the disc behind it."""
    palette = make_palette(Brand(primary=one, secondary=two))

    assert contrast(palette["tint"].ink, palette["tint2"].colour) >= READABLE


def test_a_primary_that_is_dark_enough_is_used_as_it_is() -> None:
    """A practice wants to see its own colour."""
    assert make_palette(Brand(primary="#7A3A12"))["dark"].colour == "#7a3a12"


def test_the_night_version_is_dark_all_over() -> None:
    """Every ground but the accent is darker than middle grey."""
    palette = make_palette(Brand(primary="#0E6B6B", secondary="#F3C77B"), dark=True)

    for name in GROUNDS:
        if name != "accent":
            assert contrast(palette[name].colour, "#ffffff") > STRONG, name


@pytest.mark.parametrize("text", ["", "teal", "#12345", "rgb(1,2,3)", "#gggggg", "#1234567"])
def test_what_is_no_colour_is_replaced_by_the_default(text: str) -> None:
    """A setting typed half-way must not stop a card."""
    assert read(text, "#134e4a") == "#134e4a"


def test_short_colours_are_read() -> None:
    """#abc is common on style sheets."""
    assert read(" #ABC ", "#000000") == "#aabbcc"


@given(COLOURS)
def test_a_colour_survives_the_way_through_oklch(colour: str) -> None:
    """Lightness moves; what does not move must stay."""
    back = from_lch(to_lch(colour))

    for at in (1, 3, 5):
        assert abs(int(back[at : at + 2], 16) - int(colour[at : at + 2], 16)) <= 1


@given(COLOURS, st.floats(0.15, 1))
def test_another_lightness_is_met_within_the_colours_a_screen_has(colour: str, lightness: float) -> None:
    """The chroma gives way, not the lightness."""
    assert abs(to_lch(at_lightness(colour, lightness)).lightness - lightness) < 0.02


@given(COLOURS)
def test_moving_away_from_white_ends_at_the_wanted_contrast(colour: str) -> None:
    """Black has 21 to 1, so 7 can always be had."""
    assert contrast(until(colour, "#ffffff", 7, darker=True), "#ffffff") >= 7

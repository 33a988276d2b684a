"""The colours of a card, made from the practice's two: every text has at least 4.5 to 1 against what is behind it.

A card is painted on grounds; each ground brings its own inks, so a layout can't ask for an unreadable pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from composer.cards.colour import at_lightness, contrast, luminance, read, to_lch, until
from composer.model.card import Brand

READABLE = 4.5
STRONG = 7.0
GROUNDS = ("paper", "tint", "tint2", "brand", "dark", "deep", "accent", "card")


@dataclass(frozen=True, slots=True)
class Ground:
    """A colour to paint on and the inks that can be read on it.

    Attributes:
        ink: main text. soft: second line. label: small spaced capitals, in the practice's colour.
        line: dashes and hairlines; not for text.
    """

    colour: str
    ink: str
    soft: str
    label: str
    line: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All grounds of a card, by name (`GROUNDS`)."""

    grounds: Mapping[str, Ground]

    def __getitem__(self, name: str) -> Ground:
        """The ground of that name."""
        return self.grounds[name]

    def least_contrast(self) -> float:
        """The WCAG contrast of the pair that is hardest to read; lines are no text and don't count."""
        return min(
            contrast(ink, ground.colour)
            for ground in self.grounds.values()
            for ink in (ground.ink, ground.soft, ground.label)
        )


def make_palette(brand: Brand, *, dark: bool = False) -> Palette:
    """The palette of a practice, whatever two colours it gave; `dark` is the night version of the same card."""
    return _palette(read(brand.primary, "#134e4a"), read(brand.secondary, "#f3c77b"), dark)


@lru_cache(maxsize=32)
def _palette(primary: str, secondary: str, dark: bool) -> Palette:
    colours = _dark_colours(primary, secondary) if dark else _light_colours(primary, secondary)
    return Palette(MappingProxyType({name: _ground(colour, primary, secondary) for name, colour in colours.items()}))


def _light_colours(primary: str, secondary: str) -> dict[str, str]:
    deepest = primary if contrast(primary, "#ffffff") >= 8 else at_lightness(primary, 0.345, 0.062)
    deepest = until(deepest, "#ffffff", STRONG, darker=True)
    return {
        "paper": at_lightness(secondary, 0.955, 0.018),
        "tint": at_lightness(primary, 0.94, 0.024),
        "tint2": at_lightness(primary, 0.885, 0.042),
        "brand": until(primary, "#ffffff", READABLE + 0.7, darker=True),
        "dark": deepest,
        "deep": at_lightness(deepest, max(0.0, to_lch(deepest).lightness - 0.07)),
        "accent": _apart(secondary, deepest),
        "card": at_lightness(secondary, 0.98, 0.01),
    }


def _dark_colours(primary: str, secondary: str) -> dict[str, str]:
    return {
        "paper": at_lightness(primary, 0.23, 0.022),
        "tint": at_lightness(primary, 0.26, 0.035),
        "tint2": at_lightness(primary, 0.325, 0.05),
        "brand": until(at_lightness(primary, 0.42, 0.075), "#ffffff", READABLE + 0.7, darker=True),
        "dark": at_lightness(primary, 0.17, 0.03),
        "deep": at_lightness(primary, 0.13, 0.025),
        "accent": _apart(secondary, at_lightness(primary, 0.17, 0.03)),
        "card": at_lightness(primary, 0.21, 0.02),
    }


def _apart(secondary: str, dark: str) -> str:
    """The second colour, lightened where it would sink into the dark ground."""
    return until(secondary, dark, 2.2, darker=False)


def _ground(colour: str, primary: str, secondary: str) -> Ground:
    light = luminance(colour) > 0.18
    if not light and contrast("#ffffff", colour) < READABLE:
        light = True  # a middle tone on which only black can be read
    hue = colour if to_lch(colour).chroma > 0.05 else primary
    ink = until(at_lightness(primary, 0.28, 0.045), colour, STRONG, darker=True) if light else "#ffffff"
    soft = until(at_lightness(hue, 0.39 if light else 0.9, 0.035), colour, 5.2, darker=light)
    wanted = primary if light else secondary
    if light and to_lch(colour).chroma > 0.05:
        wanted = ink
    label = until(wanted, colour, READABLE + 0.2, darker=light)
    line = at_lightness(colour, to_lch(colour).lightness + (-0.16 if light else 0.18))
    return Ground(colour, ink, soft, label, line)

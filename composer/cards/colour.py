"""Colour arithmetic: sRGB text, WCAG luminance and contrast, and OKLCH, in which lightness can move and the hue stays."""

import math
import re
from typing import NamedTuple

_HEX = re.compile(r"#([0-9A-Fa-f]{6})")
_SHORT = re.compile(r"#([0-9A-Fa-f]{3})")


class Lch(NamedTuple):
    """Lightness 0..1, chroma from 0 (grey), hue in radians: Björn Ottosson's OKLCH."""

    lightness: float
    chroma: float
    hue: float


def read(text: str, otherwise: str) -> str:
    """The colour as "#rrggbb", or `otherwise` when the text is none."""
    text = text.strip()
    if short := _SHORT.fullmatch(text):
        text = "#" + "".join(c * 2 for c in short[1])
    return text.lower() if _HEX.fullmatch(text) else otherwise


def _linear(colour: str) -> tuple[float, float, float]:
    def channel(at: int) -> float:
        v = int(colour[at : at + 2], 16) / 255
        return v / 12.92 if v <= 0.04045 else float(((v + 0.055) / 1.055) ** 2.4)

    return channel(1), channel(3), channel(5)


def luminance(colour: str) -> float:
    """WCAG relative luminance, 0 to 1."""
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def to_lch(colour: str) -> Lch:
    """The colour in OKLCH."""
    r, g, b = _linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    mid = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    a = 1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short
    bb = 0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short
    return Lch(0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short, math.hypot(a, bb), math.atan2(bb, a))


def _from_lch(colour: Lch) -> tuple[float, float, float]:
    a, b = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )


def from_lch(colour: Lch) -> str:
    """The nearest sRGB colour of the same lightness and hue: chroma gives way until it fits."""
    low, high = 0.0, colour.chroma
    if not _fits(colour):
        for _ in range(14):
            chroma = (low + high) / 2
            low, high = (chroma, high) if _fits(colour._replace(chroma=chroma)) else (low, chroma)
        colour = colour._replace(chroma=low)
    return "#" + "".join(f"{_channel(v):02x}" for v in _from_lch(colour))


def _fits(colour: Lch) -> bool:
    return all(-0.0005 <= v <= 1.0005 for v in _from_lch(colour))


def _channel(linear: float) -> int:
    v = min(1.0, max(0.0, linear))
    return round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))


def at_lightness(colour: str, lightness: float, chroma: float | None = None) -> str:
    """The same hue at another lightness, with at most `chroma`."""
    lch = to_lch(colour)
    kept = lch.chroma if chroma is None else min(lch.chroma, chroma)
    return from_lch(Lch(min(1.0, max(0.0, lightness)), kept, lch.hue))


def until(colour: str, against: str, ratio: float, *, darker: bool) -> str:
    """The colour moved as little as needed towards black (or white) until it has `ratio` against another.

    Ends in black or white, whatever the ratio then is.
    """
    if contrast(colour, against) >= ratio:
        return colour
    lch = to_lch(colour)
    near, far = lch.lightness, 0.0 if darker else 1.0
    for _ in range(12):
        middle = (near + far) / 2
        if contrast(from_lch(lch._replace(lightness=middle)), against) >= ratio:
            far = middle
        else:
            near = middle
    found = from_lch(lch._replace(lightness=far))
    if contrast(found, against) >= ratio:
        return found
    return "#000000" if darker else "#ffffff"

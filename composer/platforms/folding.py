"""About where a platform hides the rest of a text. Pure.

The window lays the text out at the platform's width; without a window these figures stand in for it, and every screen says
"about".
"""

from composer.platforms.rules import Fold, PlatformRules
from composer.text import graphemes
from composer.text.counting import count_units


def fold_at(rules: PlatformRules, text: str) -> int | None:
    """The code point after which the rest is hidden, as the preview shows it; None = all is shown."""
    fold = rules.fold
    characters = fold.desktop if fold.desktop is not None else fold.phone
    return _first(_after(rules, text, characters), _after_lines(text, _lines(rules), rules.look.columns))


def first_seen(rules: PlatformRules, text: str) -> int | None:
    """The code point after which the rest is hidden on the smallest screen; None = all is shown."""
    return _first(_after(rules, text, rules.fold.characters), _after_lines(text, _lines(rules), rules.look.columns))


def _lines(rules: PlatformRules) -> int | None:
    fold: Fold = rules.fold
    by_height = None if fold.height is None else fold.height // max(1, rules.look.line_px)
    return fold.lines if fold.lines is not None else by_height


def _first(*places: int | None) -> int | None:
    known = [p for p in places if p is not None]
    return min(known) if known else None


def _after(rules: PlatformRules, text: str, characters: int | None) -> int | None:
    if characters is None or len(text) <= characters or count_units(text, rules.unit) <= characters:
        return None
    seen = len(graphemes.cut(text, characters))
    return seen if seen < len(text) else None


def _after_lines(text: str, lines: int | None, columns: int) -> int | None:
    if lines is None:
        return None
    at, left = 0, lines
    for line in text.split("\n"):
        rows = max(1, -(-len(line) // max(1, columns)))
        if rows > left:
            place = at + left * columns if left else max(0, at - 1)
            return place if place < len(text.rstrip()) else None
        left -= rows
        at += len(line) + 1
    return None

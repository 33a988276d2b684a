"""Patterns with {slot} placeholders: the only "language" of a template. Nothing is ever evaluated.

A placeholder is a slot's name, or a slot's name and one of the fixed parts of a date, time or zone
("{starts.weekday}"). A brace is written twice to stand for itself.
"""

import re
from dataclasses import dataclass

DATE_PARTS = ("weekday", "day", "month", "month_short", "year", "date", "time")
ZONE_PARTS = ("name",)
_PIECE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]{0,39})(?:\.([a-z_]{1,20}))?\}|[{}]")


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder. `part` is empty for the slot's own words."""

    slot: str
    part: str = ""


class BadPatternError(ValueError):
    """A brace without its partner, or a placeholder that is not a name. The text says which."""


def pieces(pattern: str) -> list[str | Hole]:
    """The pattern as literal texts and placeholders, in order.

    Raises:
        BadPatternError: a brace that belongs to nothing.
    """
    found: list[str | Hole] = []
    at = 0
    literal = ""
    for match in _PIECE.finditer(pattern):
        literal += pattern[at : match.start()]
        at = match.end()
        sign = match.group()
        if sign in {"{{", "}}"}:
            literal += sign[0]
        elif match.group(1) is None:
            raise BadPatternError(pattern[match.start() : match.start() + 20])
        else:
            found += [literal, Hole(match.group(1), match.group(2) or "")]
            literal = ""
    found.append(literal + pattern[at:])
    return [piece for piece in found if piece]


def holes(pattern: str) -> tuple[Hole, ...]:
    """The placeholders of a pattern, in order."""
    return tuple(piece for piece in pieces(pattern) if isinstance(piece, Hole))

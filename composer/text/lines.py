"""Work on a text piece by piece, remembering the pieces seen last. Pure.

No count and no link, tag or mention reaches over a line's end on any platform, nor over the space between a sentence's end
and a plain letter; and a key press changes one sentence. So the others, and those that several platforms and the parts of a
thread share, are not looked at again.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from composer.model.rendering import Entity

Find = Callable[[str], tuple[Entity, ...]]
_BETWEEN = re.compile(r"[ \n](?:(?<=\n)|(?<=[.!?] )(?=[A-Za-z]))")
"""The one sign between two pieces; it counts 1 in every unit."""
_KEPT = 1_024
_KEPT_WHOLE = 16  # texts of the platforms being rendered, each of which is asked about several times


@lru_cache(maxsize=2 * _KEPT_WHOLE)
def pieces(text: str) -> tuple[tuple[int, str], ...]:
    """The lines and plain sentences of a text with where each begins; the one sign between two belongs to neither."""
    out: list[tuple[int, str]] = []
    at = 0
    for piece in _BETWEEN.split(text):
        out.append((at, piece))
        at += len(piece) + 1
    return tuple(out)


def finding(find: Callable[[str], Iterable[Entity]]) -> Find:
    """The same search, piece by piece."""
    of_piece = lru_cache(maxsize=_KEPT)(lambda piece: tuple(find(piece)))

    @lru_cache(maxsize=_KEPT_WHOLE)
    def find_all(text: str) -> tuple[Entity, ...]:
        found = pieces(text)
        if len(found) == 1:
            return of_piece(text)
        out: list[Entity] = []
        for at, piece in found:
            if here := of_piece(piece):
                out += [Entity(e.kind, e.start + at, e.end + at, e.text) for e in here]
        return tuple(out)

    return find_all


def adding(measure: Callable[[str], int]) -> Callable[[str], int]:
    """The same length, piece by piece; the sign between two counts 1."""
    of_piece = lru_cache(maxsize=_KEPT)(measure)

    @lru_cache(maxsize=_KEPT_WHOLE)
    def add_up(text: str) -> int:
        found = pieces(text)
        return sum(of_piece(piece) for _, piece in found) + len(found) - 1

    return add_up

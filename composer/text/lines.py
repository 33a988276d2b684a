"""Work on a text line by line, remembering the lines seen last. Pure.

No count and no link, tag or mention reaches over a line's end on any platform, and a key press changes one line; so the
others, and the lines that several platforms share, are not looked at again.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from composer.model.rendering import Entity

Find = Callable[[str], tuple[Entity, ...]]
_KEPT = 256
_KEPT_WHOLE = 16  # texts of the platforms being rendered, each of which is asked about several times


def finding(find: Callable[[str], Iterable[Entity]]) -> Find:
    """The same search, line by line."""
    of_line = lru_cache(maxsize=_KEPT)(lambda line: tuple(find(line)))

    @lru_cache(maxsize=_KEPT_WHOLE)
    def find_all(text: str) -> tuple[Entity, ...]:
        if "\n" not in text:
            return of_line(text)
        out: list[Entity] = []
        at = 0
        for line in text.split("\n"):
            if line:
                out += [Entity(e.kind, e.start + at, e.end + at, e.text) for e in of_line(line)]
            at += len(line) + 1
        return tuple(out)

    return find_all


def adding(measure: Callable[[str], int]) -> Callable[[str], int]:
    """The same length, line by line; a line's end counts 1."""
    of_line = lru_cache(maxsize=_KEPT)(measure)

    @lru_cache(maxsize=_KEPT_WHOLE)
    def add_up(text: str) -> int:
        if "\n" not in text:
            return of_line(text)
        lines = text.split("\n")
        return sum(map(of_line, lines)) + len(lines) - 1

    return add_up

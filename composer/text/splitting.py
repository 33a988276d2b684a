"""A long text as the numbered posts of a thread. Pure.

Cut between paragraphs, else sentences, else words; inside a character, link or tag only when one alone is too long. The pieces, joined, are the text again: white space at a cut stays at the end of a piece and only the finished parts lose
it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from composer.model.rendering import Entity
from composer.text import graphemes

Fits = Callable[[str], bool]
Measure = Callable[[str], int]

_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+")
_SENTENCE = re.compile(r"[.!?…।؟][\"'”’»)\]]*+\s++|[。！？][”’」』）]*+\s*+|\n\s*+")
_WORD = re.compile(r"\s++")
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|etc|approx|No)|\b[A-Z])\.[^\S\n]+\Z")
_WINDOW = 4000  # code points in which characters are told apart at a time


def numbered(part: str, number: int, total: int) -> str:
    """The part with its number on a line of its own."""
    return f"{part}\n\n{number}/{total}"


def split(
    text: str, fits: Fits, measure: Measure, limit: int, entities: Sequence[Entity], *, most: int = 25
) -> tuple[str, ...]:
    """The parts of the thread, each ending with its number ("1/3"); one unnumbered part when the text fits.

    Args:
        fits: whether a finished part is short enough: the last word.
        measure: the length of a stretch of text; the first guess is made by adding up lengths of sentences.
        limit: the most that `measure` may say of a part.
        entities: the links, tags and mentions of the text, which must stay whole.
        most: most parts; a text that needs more comes back whole.
    """
    if fits(text):
        return (text,)
    breaks = Breaks(text, measure, entities)
    for digits in range(1, len(str(most)) + 1):
        highest = 10**digits - 1
        room = limit - measure(numbered("", highest, highest))
        found = breaks.pieces(lambda part, n=highest: fits(numbered(part, n, n)), room, most)  # type: ignore[misc]
        parts = [stripped for piece in found if (stripped := piece.strip())]
        if len(found) > most or not parts:
            return (text,)
        if len(parts) <= highest:
            return tuple(numbered(part, i, len(parts)) for i, part in enumerate(parts, 1))
    return (text,)


class Breaks:
    """Where a text may be cut, from the kindest places to the harshest.

    Attributes:
        paragraphs, sentences, words: offsets after the white space there; none inside an entity.
        lengths: about how long the text is up to the end of each sentence.
    """

    def __init__(self, text: str, measure: Measure, entities: Sequence[Entity]) -> None:
        self._text = text
        self._starts = [e.start for e in entities]
        self._ends = [e.end for e in entities]
        self.paragraphs = self._places(_PARAGRAPH)
        self.sentences = [*(p for p in self._places(_SENTENCE) if not self._is_abbreviation(p)), len(text)]
        self.lengths = [0, *accumulate(measure(text[a:b]) for a, b in pairwise([0, *self.sentences]))]

    @cached_property
    def words(self) -> list[int]:
        """Offsets between words."""
        return self._places(_WORD)

    def pieces(self, fits: Fits, room: int, most: int = 25) -> list[str]:
        """The text cut so that each piece, stripped, fits; joined they are the text.

        Stops after `most` pieces: what is left is one more, too long.
        """
        out: list[str] = []
        at = 0
        while at < len(self._text) and len(out) <= most:
            end = self._next_cut(at, room, fits) if len(out) < most else len(self._text)
            out.append(self._text[at:end])
            at = end
        return out

    def _places(self, pattern: "re.Pattern[str]") -> list[int]:
        return [m.end() for m in pattern.finditer(self._text) if not self._is_inside(m.end())]

    def _is_inside(self, place: int) -> bool:
        i = bisect_left(self._starts, place) - 1
        return i >= 0 and place < self._ends[i]

    def _is_abbreviation(self, place: int) -> bool:
        return _ABBREVIATION.search(self._text, max(0, place - 12), place) is not None

    def _next_cut(self, start: int, room: int, fits: Fits) -> int:
        """Where the piece that begins at `start` ends."""

        def ok(end: int) -> bool:
            return fits(self._text[start:end].strip())

        if end := self._sentence_cut(start, room, ok):
            i = bisect_right(self.paragraphs, end) - 1
            paragraph = self.paragraphs[i] if i >= 0 else 0
            return paragraph if paragraph - start > (end - start) // 2 else end
        return furthest(self.words, start, start + room, ok) or self._harsh_cut(start, ok)

    def _sentence_cut(self, start: int, room: int, ok: Callable[[int], bool]) -> int:
        """The end of the last sentence that fits, by the sum of lengths and then by the real count; 0 = none does."""
        first = bisect_right(self.sentences, start)
        spaces = 2  # the white space behind the last sentence goes
        guess = bisect_right(self.lengths, self.lengths[first] + room + spaces) - 2
        while guess >= first and not ok(self.sentences[guess]):
            guess -= 1
        return self.sentences[guess] if guess >= first else 0

    def _harsh_cut(self, start: int, ok: Callable[[int], bool]) -> int:
        """A cut inside a word: between characters, outside entities if possible."""
        window = self._text[start : start + _WINDOW]
        ends = [start + i for i in graphemes.borders(window)]
        loose = [end for end in ends if not self._is_inside(end)]
        anything = range(start + 1, start + len(window) + 1)
        return (
            furthest(loose, start, 0, ok)
            or furthest(ends, start, 0, ok)
            or furthest(anything, start, 0, ok)
            or start + 1
        )


def furthest(ends: Sequence[int], start: int, guess: int, ok: Callable[[int], bool]) -> int:
    """The greatest of the ascending `ends` after `start` that is ok, looked for around `guess`; 0 when none is.

    A longer piece is taken to be no shorter in any unit; where that does not hold, the answer is still ok.
    """
    first = bisect_right(ends, start)
    low, high, step = first - 1, len(ends), 1  # `low` is ok (or before the first), `high` is not (or behind the last)
    at = min(max(bisect_right(ends, guess) - 1, first), high - 1)
    while low + 1 < high:
        if ok(ends[at]):
            low = at
            at = min(at + step, (at + high) // 2) if high < len(ends) else min(at + step, high - 1)
        else:
            high = at
            at = max(at - step, (low + at) // 2) if low >= first else max(at - step, first)
        step *= 2
        at = min(max(at, low + 1), high - 1)
    return ends[low] if low >= first else 0

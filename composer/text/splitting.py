"""A long text as the numbered posts of a thread. Pure.

Cut between paragraphs, else lines, else sentences, else words and clauses; inside a character, link or tag only when one alone is too
long. The pieces, joined, are the text again: white space at a cut stays at the end of a piece and only the finished parts
lose it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from composer.model.rendering import Entity, EntityKind
from composer.text import graphemes

Fits = Callable[[str], bool]
Measure = Callable[[str], int]

_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+")
_SENTENCE = re.compile(r"[.!?…।॥؟۔։።។။][\"'”’»)\]]*+\s++|[。｡！？][”’」』）]*+\s*+|\n\s*+")
_WORD = re.compile(r"\s++|[、､，；：][”’」』）]*+\s*+")  # scripts without spaces still have commas
_LEADING = frozenset("เแโใไເແໂໃໄ「『（【〈《“‘")  # belongs to what follows: no part ends with it
_CLOSING = frozenset(
    "。｡、､，．！？；：」』）】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョๆฯ।॥"
)  # no part begins with it
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|etc|approx|No)|\b[A-Z])\.[^\S\n]+\Z")
_WINDOW = 4000  # code points in which characters are told apart at a time
_MARKS = 12  # code points that one unit may hold (a family is 11); a longer part is not tried


@dataclass(frozen=True, slots=True)
class Ruler:
    """How a platform measures, for a text that is going to be cut.

    Attributes:
        measure: the length of a text.
        limit: the most that one part may have, its number included.
        link_length: what a link counts whatever its length; None = as any other words.
        also_fits: a second cap, asked of each finished part.
    """

    measure: Measure
    limit: int
    link_length: int | None = None
    also_fits: Fits = bool


def number_of(part: int, total: int) -> str:
    """What stands under a part: its number on a line of its own. Counts one for each sign on every platform."""
    return f"\n\n{part}/{total}"


def split(text: str, ruler: Ruler, entities: Sequence[Entity], *, most: int = 25) -> tuple[str, ...]:
    """The parts of the thread without their numbers, each with room for it; the whole text when there is no way.

    Args:
        entities: the links, tags and mentions of the text, which must stay whole.
        most: most parts; a text that needs more comes back whole.
    """
    ink = ruler.measure(text) - sum(map(str.isspace, text))
    if ink > most * ruler.limit:
        return (text,)
    breaks = Breaks(text, ruler, entities)
    for digits in range(1, len(str(most)) + 1):
        highest = 10**digits - 1
        tail = number_of(highest, highest)
        room = ruler.limit - len(tail)

        def fits(part: str, room: int = room, tail: str = tail) -> bool:
            return ruler.measure(part) <= room and ruler.also_fits(part + tail)

        found = breaks.pieces(fits, room, most)
        parts = tuple(stripped for piece in found if (stripped := piece.strip()))
        if len(found) > most or not parts:
            return (text,)
        if len(parts) <= highest:
            return parts
    return (text,)


@lru_cache(maxsize=16)
def _natural(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where paragraphs and sentences end, after their white space; several platforms ask about the same text."""
    paragraphs = (m.end() for m in _PARAGRAPH.finditer(text))
    ends = (m.end() for m in _SENTENCE.finditer(text))
    return tuple(paragraphs), tuple(end for end in ends if not _ABBREVIATION.search(text, max(0, end - 12), end))


class Breaks:
    """Where a text may be cut, from the kindest places to the harshest.

    Attributes:
        paragraphs, lines, sentences, words: offsets after the white space there; none inside an entity.
        lengths: about how long the text is up to the end of each sentence.
    """

    def __init__(self, text: str, ruler: Ruler, entities: Sequence[Entity]) -> None:
        self._text = text
        self._ruler = ruler
        self._longest = max(_WINDOW, _MARKS * ruler.limit)
        self._links = [e for e in reversed(entities) if e.kind is EntityKind.URL and ruler.link_length is not None]
        self._starts = [e.start for e in entities]
        self._ends = [e.end for e in entities]
        paragraphs, sentences = _natural(text)
        self.paragraphs = self._loose(paragraphs)
        self.sentences = [*self._loose(sentences), len(text)]
        self.lines = [place for place in self.sentences[:-1] if "\n" in text[max(0, place - 2) : place]]
        self.lengths = [0, *accumulate(self._about(a, b) for a, b in pairwise([0, *self.sentences]))]

    def _about(self, start: int, end: int) -> int:
        """About how long a sentence is, its links by their fixed length."""
        rest, total = self._text[start:end], 0
        while self._links and self._links[-1].start < end:
            link = self._links.pop()
            rest = rest.replace(link.text, "", 1)
            total += self._ruler.link_length or 0
        return total + (len(rest) if rest.isascii() else self._ruler.measure(rest))

    @cached_property
    def words(self) -> list[int]:
        """Offsets between words."""
        return self._loose(m.end() for m in _WORD.finditer(self._text))

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
        return self._with_company(out, fits, room) if 1 < len(out) <= most else out

    def _with_company(self, pieces: list[str], fits: Fits, room: int) -> list[str]:
        """The pieces with the last one longer by paragraphs, while it is as short as a line of hashtags."""
        end = len(self._text) - len(pieces[-1])
        start = end - len(pieces[-2])
        while self._is_short(self._text[end:], room):
            i = bisect_left(self.paragraphs, end) - 1
            place = self.paragraphs[i] if i >= 0 else 0
            is_taken = end < len(self._text) - len(pieces[-1])  # a second paragraph must not leave a stump behind
            if place <= start or not fits(self._text[place:].strip()):
                break
            if is_taken and self._is_short(self._text[start:place], room):
                break
            end = place
        return [*pieces[:-2], self._text[start:end], self._text[end:]]

    def _is_short(self, piece: str, room: int) -> bool:
        return self._ruler.measure(piece.strip()) * 3 <= room

    def _loose(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if not self._is_inside(place)]

    def _is_inside(self, place: int) -> bool:
        i = bisect_left(self._starts, place) - 1
        return i >= 0 and place < self._ends[i]

    def _next_cut(self, start: int, room: int, fits: Fits) -> int:
        """Where the piece that begins at `start` ends."""

        def ok(end: int) -> bool:
            return end - start <= self._longest and fits(self._text[start:end].strip())

        if end := self._sentence_cut(start, room, ok):
            if end == len(self._text):
                return end
            return self._kinder(start, end)
        return furthest(self.words, start, start + room, ok) or self._harsh_cut(start, ok)

    def _kinder(self, start: int, end: int) -> int:
        """A paragraph's end instead of the end of a sentence, if that leaves half of the piece; else a line's, two thirds."""
        for places, share in ((self.paragraphs, 1 / 2), (self.lines, 2 / 3)):
            i = bisect_right(places, end) - 1
            if i >= 0 and places[i] - start > (end - start) * share:
                return places[i]
        return end

    def _sentence_cut(self, start: int, room: int, ok: Callable[[int], bool]) -> int:
        """The end of the last sentence that fits, by the sum of lengths and then by the real count; 0 = none does."""
        first = bisect_right(self.sentences, start)
        spaces = 2  # the white space behind the last sentence goes
        guess = bisect_right(self.lengths, self.lengths[first] + room + spaces) - 2
        while guess >= first and not ok(self.sentences[guess]):
            guess -= 1
        return self.sentences[guess] if guess >= first else 0

    def _is_torn(self, end: int) -> bool:
        """Whether a cut leaves a sign alone that scripts without spaces keep with its neighbor."""
        return self._text[end - 1] in _LEADING or self._text[end : end + 1] in _CLOSING

    def _harsh_cut(self, start: int, ok: Callable[[int], bool]) -> int:
        """A cut inside a word: between characters, outside entities if possible."""
        window = self._text[start : start + _WINDOW]
        ends = [start + i for i in graphemes.borders(window)]
        loose = [end for end in ends if not self._is_inside(end)]
        kind = [end for end in loose if not self._is_torn(end)]
        anything = range(start + 1, start + len(window) + 1)
        return (
            furthest(kind, start, 0, ok)
            or furthest(loose, start, 0, ok)
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

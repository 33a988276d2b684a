"""Where sentences begin and end in plain text, for rules that must not look beyond one. Pure and fast."""

import re
from bisect import bisect_right
from itertools import pairwise

_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[.!?]*[\"')\]]*(?=\s|$))")  # "[.!?]+...|\n+", sooner found
_LAST_WORD = re.compile(r"[\w.]{1,8}\Z")
REACH = 600
_ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "mt",
        "sr",
        "sra",
        "jr",
        "vs",
        "e.g",
        "i.e",
        "approx",
        "dept",
        "ave",
        "jan",
        "feb",
        "apr",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


def _is_short_form(text: str, stop: int) -> bool:
    """Whether the full stop there ends a short form or an initial, not a sentence."""
    word = _LAST_WORD.search(text[max(0, stop - 8) : stop].lower())
    return word is not None and (word.group() in _ABBREVIATIONS or (len(word.group()) == 1 and word.group().isalpha()))


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for match in _END.finditer(text):
            if match.group() == "." and _is_short_form(text, match.start()):
                continue
            self._starts.append(match.end())
        self._size = len(text)
        self._spans = list(pairwise([*self._starts, self._size]))

    def number_of(self, place: int) -> int:
        """The number of the sentence that holds a place, from 0."""
        return bisect_right(self._starts, place) - 1

    def span(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._size
        return self._starts[number], end

    def around(self, place: int) -> tuple[int, int]:
        """The sentence that holds a place, cut to what lies near it, so that a text without ends costs no more."""
        start, end = self.span(self.number_of(place))
        return max(start, place - REACH), min(end, place + REACH)

    def all(self) -> list[tuple[int, int]]:
        """Every sentence, in order."""
        return self._spans

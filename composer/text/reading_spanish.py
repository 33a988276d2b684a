"""How easy a Spanish text is to read: syllables, and the two measures made for Spanish. Pure.

Both run from about 0 (hard) to 100 (easy). Grades made for English say nothing here: Spanish words have more syllables.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from composer.text.reading import sentences

_STRONG, _ACCENTED = "aeoáéó", "íú"
_SILENT_U = re.compile(r"(?<=q)u(?=[eéií])|(?<=g)u(?=[eéií])")
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_FINAL_Y = re.compile(r"y\b")
_UNITED_STATES = re.compile(r"\bEE\.\s?UU\.")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class SpanishEase:
    """What the measures say.

    Attributes:
        fernandez_huerta: the older measure, after Flesch (1959).
        inflesz: Szigriszt's measure by the INFLESZ scale: over 80 very easy, 65 fairly easy, 55 normal, 40 rather hard.
    """

    words: int
    sentences: int
    fernandez_huerta: float
    inflesz: float


def spanish_ease(text: str) -> SpanishEase:
    """The measures of a text; all 0 when there is no word."""
    parts = sentences(_UNITED_STATES.sub("EEUU", text))
    words = [word for part in parts for word in part]
    if not words:
        return SpanishEase(0, 0, 0.0, 0.0)
    per_word = sum(spanish_syllables(word) for word in words) / len(words)
    length = len(words) / len(parts)
    return SpanishEase(
        len(words), len(parts), 206.84 - 60 * per_word - 1.02 * length, 206.835 - 62.3 * per_word - length
    )


def spanish_syllables(word: str) -> int:
    """The syllables of a word, as it is spelled: two strong vowels, or a weak one with an accent, are parted. At least 1."""
    low = _FINAL_Y.sub("i", _SILENT_U.sub("", _DIGITS.sub("", word.lower())))
    return max(1, sum(_nuclei(run.group()) for run in _VOWELS.finditer(low)))


def _nuclei(run: str) -> int:
    """How many syllables a run of vowels makes."""
    count = 1
    for before, after in pairwise(run):
        strong = before in _STRONG and after in _STRONG
        parted = (before in _ACCENTED and after in _STRONG) or (before in _STRONG and after in _ACCENTED)
        count += strong or parted
    return count

"""How many syllables an English word has: a table of exceptions first, then groups of vowels with corrections. Pure."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from composer.text.syllables_dental import DENTAL
from composer.text.syllables_words import EXCEPTIONS, FEWER, MORE

_VOWELS = re.compile(r"[aeiouy]+")
_LISTED = {word: n for table in (EXCEPTIONS, DENTAL) for n, words in table.items() for word in words.split()}
_ALL_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ]+\Z")
_SYLLABIC = frozenset(
    ["does", "is", "has", "was", "had", "did", "have", "should", "could", "would", "need", "must", "might"]
)
MOST_SPELLED = 5
_NOT_LETTERS = re.compile(r"[^a-z]")


@lru_cache(maxsize=20_000)
def count(word: str) -> int:
    """The syllables of one word, at least 1. Case, apostrophes and accents don't matter; a number counts as 1.

    A word with hyphens is the sum of its parts ("check-up" is 2).
    """
    low = word.lower()
    if low in _LISTED:
        return _LISTED[low]
    if "-" in low:
        return sum(count(part) for part in low.split("-") if part) or 1
    if low.endswith(("n't", "n\u2019t")) and len(low) > 4:
        return count(low[:-3]) + (low[:-3] in _SYLLABIC)
    if word.isupper() and 2 <= len(word) <= MOST_SPELLED and _ALL_CONSONANTS.match(word):
        return len(word) + 2 * word.count("W")  # spelled aloud: "PTSD"
    plain = _NOT_LETTERS.sub("", low)
    stem = plain[:-1] if low.endswith(("'s", "\u2019s")) else plain
    if not stem:
        return 1
    if stem in _LISTED:
        return _LISTED[stem]
    return max(1, _by_spelling(stem))


def _by_spelling(word: str) -> int:
    framed = f"^{word}$"
    groups = max(1, len(_VOWELS.findall(word)))
    held = {
        spelling
        for n in range(len(framed) - 1)
        for spelling in _CORRECTIONS_AT.get(framed[n : n + 2], ())
        if framed.startswith(spelling, n)
    }
    return groups + sum(_CORRECTIONS[spelling] for spelling in held)


def _by_beginning(spellings: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The spellings by their first two letters, so that a word meets only those that may be in it."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling in spellings:
        found[spelling[:2]] = (*found.get(spelling[:2], ()), spelling)
    return MappingProxyType(found)


_CORRECTIONS: Mapping[str, int] = MappingProxyType(
    {s: MORE.count(s) - FEWER.count(s) for s in dict.fromkeys((*MORE, *FEWER))}
)
_CORRECTIONS_AT = _by_beginning(_CORRECTIONS)

"""The different words of a sentence, which say what may be in it at all before any pattern is tried. Pure."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+(?:'\w+)?")
_ODD = re.compile(r"[\d']")
"""Without one of these every word stands as written."""

LONGEST_KEPT = 600  # characters; a sentence is looked at again at each key press


def words_of(lower: str) -> frozenset[str]:
    """The words of a sentence in plain lower case; "#" stands for any number.

    Words stand as written and without apostrophes, the parts of "it's" as well, and "600mg" also as "mg".
    """
    return _kept(lower) if len(lower) <= LONGEST_KEPT else _find(lower)


@lru_cache(maxsize=2_000)
def _kept(lower: str) -> frozenset[str]:
    return _find(lower)


def _find(lower: str) -> frozenset[str]:
    found = set(_WORD.findall(lower))
    for word in (
        [word for word in found if "'" in word or word[0].isdigit()]
        if not lower.isascii() or _ODD.search(lower)
        else ()
    ):
        found |= {word.replace("'", ""), *word.split("'")}
        if word[0].isdigit():
            found |= {"#", word.lstrip("0123456789")}
    found.discard("")
    return frozenset(found)

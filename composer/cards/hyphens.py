"""Where a word too long for its line may be hyphenated, by the rules of its language."""

from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=8)
def hyphenation(language: str) -> Callable[[str], tuple[int, ...]]:
    """A function from a word to the offsets at which a hyphen may stand, in rising order; empty for unknown languages."""
    import pyphen  # reads a dictionary; needed only for a word wider than its line

    found = pyphen.language_fallback(language.replace("-", "_"))
    if found is None:
        return lambda _word: ()
    rules = pyphen.Pyphen(lang=found, left=3, right=3)

    def offsets(word: str) -> tuple[int, ...]:
        if not word.strip("“”„«».,;:!?()¹²³").isalpha():
            return ()
        return tuple(int(p) for p in rules.positions(word))

    return offsets

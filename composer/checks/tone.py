"""Whether a sentence sounds like advertising though no rule names its words. A weight for each word; no model, no list of claims.

The weights were learned from our own made-up claims and our own teaching texts by `tests/checks/learn_tone.py` and stand in
`assets/rules/words/tone.txt`. A sentence is weighed only when it speaks of the practice, of its services or of the mouth,
so other medical teaching stays quiet.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from composer.checks.rulepack import RulePack

RULE = "claims.tone"
LIMIT = 1.0  # measured: unseen advertising against honest teaching, see docs/checks.md
FEWEST, FULL = 4, 5
"""Words of a sentence that is weighed at all, and of one that counts as whole: a heading of three says nothing by its sound."""
CURT_LIMIT = 2.5  # of a sentence that is not whole
LEAST_PARTS, MOST_CHARACTERS = 4, 600
_PART = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[!?$%\"]")
_SIGN = re.compile(r"[!?$%\"]")
_ENDINGS = ("'s", "ing", "ed", "es", "s", "ly")


@dataclass(frozen=True)
class Tone:
    """The weights.

    Attributes:
        weights: a part of a sentence, or two side by side -> how much it speaks for advertising.
        base: the score of a sentence without any known part.
        gate: words of the practice, its services and the mouth.
    """

    weights: Mapping[str, float]
    base: float
    gate: frozenset[str]

    @classmethod
    def of(cls, pack: RulePack) -> "Tone":
        """The weights of a rule folder; without its file nothing ever sounds like advertising."""
        table = dict(pack.table("tone"))
        gate, base = table.pop("gate", ()), table.pop("base", ("-9",))
        return cls({part: float(key) for key, many in table.items() for part in many}, float(base[0]), frozenset(gate))

    def score(self, lower: str, words: Sequence[str] | None = None) -> float:
        """How much a sentence in plain lower case sounds like advertising; above `LIMIT` it does.

        Args:
            words: all words of the sentence, where they are known and nothing but letters.
        """
        weights = self.weights
        known = list(map(weights.__getitem__, weights.keys() & parts(lower[:MOST_CHARACTERS], words)))
        return self.base + sum(known) / math.sqrt(max(LEAST_PARTS, len(known)))

    def sounds(self, lower: str, words: Sequence[str] | None = None) -> bool:
        """Whether a sentence in plain lower case sounds like advertising."""
        count = len(lower.split())
        return count >= FEWEST and self.score(lower, words) > (LIMIT if count >= FULL else CURT_LIMIT)


def parts(lower: str, words: Sequence[str] | None = None) -> set[str]:
    """The different words of a sentence without their endings, "#" for a number, some signs, and each two side by side."""
    if words is None or len(lower) == MOST_CHARACTERS or _SIGN.search(lower):
        words = _PART.findall(lower)
    stems = list(map(_stem, words))
    framed = ["^", *stems, "$e"]
    return {*stems, *map(" ".join, pairwise(framed))}


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    if word.isdigit():
        return "#"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word

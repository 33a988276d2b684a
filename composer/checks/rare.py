"""Rare details that single one person out without a name: "the only one in town", "the mayor's wife". Pure patterns."""

import re

from composer.checks.sentence import Sentence

_RARE = (
    (
        re.compile(
            r"\b(?:only|first) (?:person|patient|man|woman|child|case|one|kid) (?:in (?!\d)|ever\b|to (?:ever|have|get)\b|who)"
        ),
        frozenset({"person", "patient", "man", "woman", "child", "case", "one", "kid"}),
    ),
    (
        re.compile(
            r"\b(?:mayor|pastor|principal|coach|teacher|owner|manager)'s (?:wife|husband|son|daughter|mother|father|kid)\b"
        ),
        frozenset({"mayor's", "pastor's", "principal's", "coach's", "teacher's", "owner's", "manager's"}),
    ),
    (
        re.compile(
            r"\bthe only (?:\w{2,15} ){1,4}in (?:town|(?:the|our|this) (?:town|city|county|state|valley|area|school|village))\b"
        ),
        frozenset({"town", "city", "county", "state", "valley", "area", "school", "village"}),
    ),
    (
        re.compile(r"\b(?:one[- ]in[- ]a[- ]million|never seen before|rarest (?:case|condition))\b"),
        frozenset({"million", "before", "rarest"}),
    ),
    (
        re.compile(
            r"\b(?:our|local|well[- ]known|famous|beloved|town's|city's) (?:\w{2,12} )?(?:teacher|coach|mayor|pastor|firefighter|police officer|"
            r"athlete|celebrity|quarterback|principal|librarian|news anchor)\b"
        ),
        frozenset({"teacher", "coach", "mayor", "pastor", "firefighter", "officer", "athlete", "celebrity", "quarterback", "principal",
                   "librarian", "anchor"}),
    ),
)  # fmt: skip
"""Patterns of rare details, none of which reaches beyond a sentence, each with words of which it holds one."""
RARE_WORDS = frozenset({"only", "first", "one", "never", "rarest", "our", "local", "well", "famous", "beloved", "town's", "city's",
                        "mayor's", "pastor's", "principal's", "coach's", "teacher's", "owner's", "manager's"})  # fmt: skip


def rare_in(sentence: Sentence) -> tuple[tuple[int, int, int], ...]:
    """The kind of each rare detail in a sentence, and where it stands."""
    held = sentence.words
    tried = ((n, pattern) for n, (pattern, words) in enumerate(_RARE) if not words.isdisjoint(held))
    return tuple((n, *match.span()) for n, pattern in tried for match in pattern.finditer(sentence.lower))

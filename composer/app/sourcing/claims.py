"""The claim board: every claim of a post beside what proves it, and the sentences that nothing proves. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from composer.model.post import Claim, Post

LEAST_WORDS = 4
"""Shorter sentences ("Call us.", "Myth or fact") are not listed as unproven."""
_SENTENCE = re.compile(r"[^.!?。؟\n]+(?:[.!?。؟]+(?=\s|$)|$|(?=\n))|[^.!?。؟\n]+[.!?。؟]+\S*")


@dataclass(frozen=True, slots=True)
class Claimed:
    """Words that are tied, with all their ties.

    Attributes:
        slot: name of the slot; `words`: as they stand there.
        is_there: whether the words still stand in the slot.
    """

    slot: str
    words: str
    ties: tuple[Claim, ...]
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class Unproven:
    """A sentence without a tie: where it stands (code points, half-open) and its words."""

    slot: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Board:
    """What the reviewer sees."""

    claimed: tuple[Claimed, ...]
    unproven: tuple[Unproven, ...]


def board(post: Post, slots: Sequence[str]) -> Board:
    """The claim board of a post.

    Args:
        slots: names of the slots that state facts, in the order of the form: where sentences without a tie are looked
            for. Claims in other slots are listed too.
    """
    names = [*dict.fromkeys([*slots, *(c.slot for c in post.claims)])]
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(post.claims, key=lambda c: (names.index(c.slot), _place(post, c))):
        groups.setdefault((claim.slot, claim.quote), []).append(claim)
    claimed = []
    for (slot, quote), ties in groups.items():
        text = post.answers.get(slot, "")
        claimed.append(Claimed(slot, quote or text, tuple(ties), not quote or quote in text))
    unproven = [u for slot in slots for u in _unproven(post, slot)]
    return Board(tuple(claimed), tuple(unproven))


def _place(post: Post, claim: Claim) -> int:
    return post.answers.get(claim.slot, "").find(claim.quote)


def _unproven(post: Post, slot: str) -> list[Unproven]:
    text = post.answers.get(slot, "")
    spans = []
    for claim in (c for c in post.claims if c.slot == slot):
        if not claim.quote:
            return []
        start = text.find(claim.quote)
        if start >= 0:
            spans.append((start, start + len(claim.quote)))
    found = []
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0].strip()
        start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        end = start + len(words)
        tied = any(a < end and start < b for a, b in spans)
        if not tied and len(words.split()) >= LEAST_WORDS and not words.endswith(("?", "؟")):
            found.append(Unproven(slot, start, end, words))
    return found

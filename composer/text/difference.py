"""What two texts say differently, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 3_000
"""Words compared at most; beyond it the whole text counts as changed, so that a pasted book costs nothing."""
_WORD = re.compile(r"\s*\S+|\s+")


class Change(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what happened to it."""

    change: Change
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order: without the new ones they are `before`, without the gone ones `after`."""
    if before == after:
        return (Piece(Change.SAME, after),) if after else ()
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > LONGEST or len(new) > LONGEST:
        return tuple(p for p in (Piece(Change.GONE, before), Piece(Change.NEW, after)) if p.text)
    made: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(Piece(Change.SAME, "".join(new[k:m])))
            continue
        made += _changed("".join(old[i:j]), "".join(new[k:m]))
    return tuple(made)


def _changed(gone: str, new: str) -> list[Piece]:
    """Both sides of a change; white space they begin with alike stays."""
    n = 0
    while n < min(len(gone), len(new)) and gone[n] == new[n] and gone[n].isspace():
        n += 1
    pieces = (Piece(Change.SAME, gone[:n]), Piece(Change.GONE, gone[n:]), Piece(Change.NEW, new[n:]))
    return [p for p in pieces if p.text]

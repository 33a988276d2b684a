"""Breaks a text into lines by arithmetic on the widths of its pieces, measured once and scaled; balances the lines.

Widths are in em, so one measuring serves every size that is tried.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from composer.cards.measure import Extent, Face, Measure
from composer.cards.wording import KEPT, SUPERSCRIPTS

LATIN_END = "\u0590"
"""Below are the alphabets that part words by spaces: Latin, Greek, Cyrillic."""
NARROWEST = 0.2
"""Em: a line holds no more characters than if all were this narrow; spares measuring what can't be shown."""
_LEAD = re.compile(r"[A-Za-z0-9]{1,2}[:.)] +(?=\S)")
"""A letter or a number before a paragraph; two of them make a list."""
_HANGUL = "\uac00\ud7a3"
OPENING = 3
"""A word of so few letters that opens a sentence ("It", "Con") looks forgotten at the end of a line."""
_ENDS = (".", "!", "?", "\u2026")
_TRAIL = " " + "".join(SUPERSCRIPTS)
_DASHES = frozenset({"–", "—", "-", "·", "&"})
SLACK = 0.004
"""Kept free of a line's room: widths are summed piece by piece, the painted line may differ by a hair."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is not broken: its letters, their width, and the width of the spaces behind it."""

    text: str
    width: float
    space: float

    @property
    def room(self) -> float:
        """What it takes with its spaces."""
        return self.width + self.space


NO_LEAD = Piece("", 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of pieces: its text, its width, and how far it stands in below its paragraph's letter or number, in em."""

    text: str
    width: float
    indent: float = 0.0


@dataclass(frozen=True)
class Passage:
    """A measured text.

    Attributes:
        paragraphs: pieces, paragraph by paragraph.
        leads: what stands before each paragraph of a list ("B: "); all lines of it begin behind.
    """

    text: str
    face: Face
    extent: Extent
    paragraphs: tuple[tuple[Piece, ...], ...]
    leads: tuple[Piece, ...]

    @cached_property
    def widest(self) -> float:
        """The widest piece, in em: what a line must hold so that no word breaks."""
        return max((lead.room + p.width for lead, pieces in self.listed for p in pieces), default=0.0)

    @cached_property
    def width(self) -> float:
        """The width when no line is broken, in em."""
        return max((lead.room + _width(pieces, 0, len(pieces)) for lead, pieces in self.listed), default=0.0)

    @property
    def listed(self) -> Iterable[tuple[Piece, tuple[Piece, ...]]]:
        """Each paragraph with its lead."""
        return zip(self.leads, self.paragraphs, strict=True)


@lru_cache(maxsize=KEPT)
def measured(text: str, face: Face, measure: Measure) -> Passage:
    """The passage of a text."""
    parts = text.split("\n")
    found = [_LEAD.match(part) for part in parts]
    is_list = sum(match is not None for match in found) > 1
    leads = tuple(_lead(m[0], face, measure) if is_list and m else NO_LEAD for m in found)
    paragraphs = tuple(
        _pieces(part[m.end() :] if is_list and m else part, face, measure) for part, m in zip(parts, found, strict=True)
    )
    return Passage(text, face, measure.extent(text, face), paragraphs, leads)


def _lead(text: str, face: Face, measure: Measure) -> Piece:
    letters = text.rstrip(" ")
    return Piece(letters, measure.width(letters, face), measure.width(" ", face))


def _pieces(text: str, face: Face, measure: Measure) -> tuple[Piece, ...]:
    found = []
    for piece in _glued(measure.pieces(text)):
        letters = piece.rstrip(" ")
        width = measure.width(letters, face)
        space = _space(letters, width, face, measure) if len(piece) > len(letters) else 0.0
        found.append(Piece(letters, width, space))
    return tuple(found)


def _space(letters: str, width: float, face: Face, measure: Measure) -> float:
    """The space behind a word; in scripts with a font of their own it is as wide as that font says."""
    if letters and letters[-1] >= LATIN_END and letters[-1] not in SUPERSCRIPTS:
        return max(0.0, measure.width(f"{letters} {letters}", face) - 2 * width)
    return measure.width(" ", face)


def _glued(raw: tuple[str, ...]) -> list[str]:
    """The pieces with those joined that should not part: a mark and its word, "sugar-free", "A" and what follows."""
    merged: list[str] = []
    for piece in raw:
        if merged and (piece[0] in SUPERSCRIPTS or piece[0] == " " or _belongs(merged[-1], piece) or _opens(merged)):
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged


def _belongs(before: str, piece: str) -> bool:
    last = before[-1]
    if piece.strip() in _DASHES or (_HANGUL[0] <= last <= _HANGUL[1] and _HANGUL[0] <= piece[0] <= _HANGUL[1]):
        return True  # Korean breaks between words
    if last == "\u2002":
        return True  # a source's number and its name
    if last != " ":
        return last < LATIN_END and piece[0] < LATIN_END
    return len(before) == 2 and before[0].isalpha() and before[0] < LATIN_END


def _opens(merged: list[str]) -> bool:
    """Whether the last piece is a short word that opens a sentence."""
    if len(merged) < 2 or not 1 < len(merged[-1]) <= OPENING + 1 or merged[-1][0] >= LATIN_END:
        return False
    return merged[-1][:-1].isalpha() and merged[-2].rstrip(_TRAIL).endswith(_ENDS)


def _width(pieces: tuple[Piece, ...], start: int, end: int) -> float:
    return sum(p.width + p.space for p in pieces[start:end]) - (pieces[end - 1].space if end > start else 0.0)


def count_lines(passage: Passage, room: float) -> int:
    """How many lines the passage takes in `room` em; pieces wider than the room take a line each."""
    return sum(_count(pieces, room * (1 - SLACK) - lead.room) for lead, pieces in passage.listed)


def _count(pieces: tuple[Piece, ...], room: float) -> int:
    lines, used = 1, 0.0
    for piece in pieces:
        if used and used + piece.width > room:
            lines, used = lines + 1, 0.0
        used += piece.width + piece.space
    return lines


def break_lines(passage: Passage, room: float, *, balanced: bool = True) -> tuple[SetLine, ...]:
    """The passage in as few lines as fit into `room` em, of about equal length."""
    room *= 1 - SLACK
    lines: list[SetLine] = []
    for lead, pieces in passage.listed:
        limit = _balanced(pieces, room - lead.room) if balanced else room - lead.room
        first, *others = _broken(pieces, limit)
        lines.append(SetLine(f"{lead.text} {first.text}", lead.room + first.width) if lead.text else first)
        lines += [SetLine(line.text, line.width, lead.room) for line in others]
    return tuple(lines)


def _balanced(pieces: tuple[Piece, ...], room: float) -> float:
    wanted = _count(pieces, room)
    if wanted < 2:
        return room
    low = max(max(p.width for p in pieces), _width(pieces, 0, len(pieces)) / wanted)  # noqa: PLW3301
    high = room
    if low >= high:
        return room
    for _ in range(9):
        middle = (low + high) / 2
        low, high = (low, middle) if _count(pieces, middle) == wanted else (middle, high)
    return high


def _broken(pieces: tuple[Piece, ...], room: float) -> list[SetLine]:
    lines, start, used = [], 0, 0.0
    for n, piece in enumerate(pieces):
        if n > start and used + piece.width > room:
            lines.append(_line(pieces, start, n))
            start, used = n, 0.0
        used += piece.width + piece.space
    lines.append(_line(pieces, start, len(pieces)))
    return lines


def _line(pieces: tuple[Piece, ...], start: int, end: int) -> SetLine:
    text = "".join(p.text + " " * bool(p.space) for p in pieces[start:end])
    return SetLine(text.rstrip(" "), _width(pieces, start, end))


def with_short_pieces(
    passage: Passage, room: float, measure: Measure, hyphenate: Callable[[str], tuple[int, ...]]
) -> Passage:
    """The passage with every piece wider than `room` em cut: at a hyphenation point, else between characters."""
    room *= 1 - SLACK
    if passage.widest <= room:
        return passage
    paragraphs = tuple(
        tuple(part for piece in pieces for part in _cut(piece, room - lead.room, passage.face, measure, hyphenate))
        for lead, pieces in passage.listed
    )
    return Passage(passage.text, passage.face, passage.extent, paragraphs, passage.leads)


def _cut(
    piece: Piece, room: float, face: Face, measure: Measure, hyphenate: Callable[[str], tuple[int, ...]]
) -> list[Piece]:
    parts: list[Piece] = []
    rest = piece.text
    width = piece.width
    while rest and width > room:
        head, taken = _head(rest, room, face, measure, hyphenate)
        parts.append(Piece(head, measure.width(head, face), 0.0))
        rest = rest[taken:]
        width = measure.width(rest, face) if rest else 0.0
    return [*parts, Piece(rest, width, piece.space)] if rest else [*parts[:-1], _spaced(parts[-1], piece.space)]


def _spaced(piece: Piece, space: float) -> Piece:
    return Piece(piece.text, piece.width, space)


def _head(
    word: str, room: float, face: Face, measure: Measure, hyphenate: Callable[[str], tuple[int, ...]]
) -> tuple[str, int]:
    for at in (n for n in range(len(word) - 1, 1, -1) if word[n - 1] in "-–/"):
        if measure.width(word[:at], face) <= room:
            return word[:at], at
    for at in reversed(hyphenate(word)):
        if measure.width(word[:at] + "-", face) <= room:
            return word[:at] + "-", at
    clusters = measure.clusters(word)
    low, high = 1, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        if measure.width("".join(clusters[:middle]), face) <= room:
            low = middle
        else:
            high = middle - 1
    head = "".join(clusters[:low])
    return head, len(head)


def shortened(passage: Passage, room: float, most: int, measure: Measure) -> Passage:
    """The words cut so that they take at most `most` lines of `room` em, with an ellipsis; at a word's end if there is one."""
    text = passage.text

    def takes(count: int) -> int:
        tried = measured(_elided(text, count), passage.face, measure)
        return count_lines(with_short_pieces(tried, room, measure, _nowhere), room)

    low, high = 0, min(len(text), int(most * room / NARROWEST) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if takes(middle) <= most:
            low = middle
        else:
            high = middle - 1
    whole = max(text.rfind(" ", 0, low + 1), text.rfind("\n", 0, low + 1))
    return measured(_elided(text, whole if whole > low * 0.6 else low), passage.face, measure)


def _nowhere(_word: str) -> tuple[int, ...]:
    return ()


def _elided(text: str, count: int) -> str:
    kept = text[:count]
    while kept and unicodedata.category(text[count : count + 1] or " ") in {"Mn", "Mc", "Me", "Cf", "Sk"}:
        count -= 1
        kept = text[:count]
    return kept.rstrip(" \n,;:.–-\u200d") + "…"

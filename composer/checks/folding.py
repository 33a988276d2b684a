"""Look-alikes turned into plain letters, so that a trick of spelling hides nothing. Pure; every place is kept."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_LETTERS = {
    "а": "a", "А": "A", "В": "B", "с": "c", "С": "C", "е": "e", "Е": "E", "һ": "h", "Н": "H", "і": "i", "І": "I",
    "ј": "j", "Ј": "J", "К": "K", "М": "M", "о": "o", "О": "O", "р": "p", "Р": "P", "ԛ": "q", "ѕ": "s", "Ѕ": "S",
    "Т": "T", "у": "y", "х": "x", "Х": "X", "Υ": "Y", "ԁ": "d", "ɡ": "g", "ı": "i",
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "ο": "o",
    "Ρ": "P", "Τ": "T", "Χ": "X", "ν": "v",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "﹣": "-", "－": "-",
    "＠": "@", "﹫": "@", "．": ".", "·": ".", "∙": ".", "⋅": ".", "。": ".", "․": ".", "：": ":", "／": "/", "＃": "#", "（": "(", "）": ")", "＋": "+",
}  # fmt: skip
_ODD = re.compile(r"[^\x00-\x5f\x61-\x7f]")  # what is not ASCII, and the grave accent
FEW = 20  # different odd signs; a text has quotation marks, dashes and some accents


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain letters.

    Attributes:
        text: look-alikes replaced one for one, invisible signs taken out, spaces plain.
        lower: the same in lower case, of the same length.
        kept: place in the original of each code point; None when nothing was taken out.
        size: length of the original.
    """

    text: str
    lower: str
    kept: tuple[int, ...] | None
    size: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the folded text as a stretch of the original."""
        if self.kept is None:
            return start, end
        first = self.kept[start] if start < len(self.kept) else self.size
        last = self.kept[end - 1] + 1 if 0 < end <= len(self.kept) else first
        return first, max(first, last)


def fold(text: str) -> Folded:
    """The text in plain letters with the way back."""
    if text.isascii():
        return Folded(text, text.lower(), None, len(text))
    kept: tuple[int, ...] | None = None
    out = text
    if _INVISIBLE.search(text):
        kept = tuple(_visible(text))
        out = _INVISIBLE.sub("", text)
    changes = {odd: plain for odd in set(_ODD.findall(out)) if (plain := _plain(odd)) != odd}
    if len(changes) <= FEW and all(map(str.isascii, changes.values())):
        for odd, plain in changes.items():
            out = out.replace(odd, plain)
    else:  # one walk: what comes of one sign must not be changed again, and many signs must not cost many walks
        out = out.translate({ord(odd): plain for odd, plain in changes.items()})
    lower = out.lower()
    if len(lower) != len(out):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in out)
    return Folded(out, lower, kept, len(text))


def _visible(text: str) -> Iterator[int]:
    """The places of what can be seen."""
    at = 0
    for match in _INVISIBLE.finditer(text):
        yield from range(at, match.start())
        at = match.end()
    yield from range(at, len(text))


@lru_cache(maxsize=2_000)
def _plain(character: str) -> str:
    """The plain letter of one odd character, or the character."""
    plain = _LETTERS.get(character, character)
    return plain if plain < "\u0250" else _compatible(plain)


def _compatible(character: str) -> str:
    """Full-width, mathematical and odd-space characters as their plain form, where that is one character."""
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character

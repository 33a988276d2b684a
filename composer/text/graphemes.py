"""What a reader takes for one character: extended grapheme clusters (UAX 29 with rule GB9c). Pure.

`pyuegc` draws the borders: of the libraries measured it alone passes the whole Unicode test, is pure Python on every
system, and needs no compiler. It is slow, so only the stretches that can hold a cluster of several code points reach it;
ordinary letters are one each. It is imported when the first such stretch comes.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

# Code points that never join a neighbor of their own kind: letters, digits, punctuation and CJK without marks, joiners,
# flags, soft hyphen, carriage return or Hangul jamo. Everything else is left to the library.
_PLAIN = (
    "\x00-\x0c\x0e-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u0531-\u058a\u05d0-\u05f4\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205f\u2070-\u20c0\u2100-\u218b\u2190-\u23ff\u2460-\u2bff\u3000-\u3029\u3030-\u303d"
    "\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d\U0001f300-\U0001f3fa\U0001f400-\U0001faff"
)
_JOINING = re.compile(f"[^{_PLAIN}]+")


def _split(run: str) -> list[str]:
    from pyuegc import EGC

    found: list[str] = EGC(run)
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in which code points may join, each with the plain one before and the one after."""
    start = end = 0
    for match in _JOINING.finditer(text):
        if match.start() - 1 >= end:
            if end:
                yield start, end
            start = max(0, match.start() - 1)
        end = min(match.end() + 1, len(text))
    if end:
        yield start, end


def is_plain(text: str) -> bool:
    """Whether every code point is a cluster of its own."""
    return (text.isascii() and "\r" not in text) or _JOINING.search(text) is None


def length(text: str) -> int:
    """How many clusters the text has."""
    if text.isascii() and "\r" not in text:
        return len(text)
    total = len(text)
    for start, end in _runs(text):
        total += len(_split(text[start:end])) - (end - start)
    return total


def clusters(text: str) -> list[str]:
    """The clusters in order; joined they are the text."""
    out: list[str] = []
    done = 0
    for start, end in _runs(text):
        out.extend(text[done:start])
        out.extend(_split(text[start:end]))
        done = end
    out.extend(text[done:])
    return out


def cut(text: str, n: int) -> str:
    """The first `n` clusters; the whole text when it has no more."""
    if n <= 0:
        return ""
    left, done = n, 0
    for start, end in _runs(text):
        if start - done >= left:
            break
        left -= start - done
        for cluster in (found := _split(text[start:end]))[:left]:
            start += len(cluster)  # noqa: PLW2901
        if len(found) >= left:
            return text[:start]
        left, done = left - len(found), end
    return text[: done + left]


def borders(text: str) -> list[int]:
    """The code point offsets at which a cluster ends, in order; empty for an empty text."""
    return list(accumulate(map(len, clusters(text))))

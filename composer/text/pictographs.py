"""Where emoji stand in a text, by the current list rather than any network's frozen one. Pure.

`emoji` knows which sequences exist; it is imported when the first sequence of several code points comes. A joined
sequence that is on no list shows as its parts on every system, and so it is counted as its parts.
"""

import re
from collections.abc import Iterator
from functools import cache

_LONGEST = 16  # code points; the longest listed sequence (a flag of tags, four people) has 10
_PICTURE_STYLE, _TEXT_STYLE = "\ufe0f", "\ufe0e"

# Cheap sieve: code points that begin or can continue an emoji. What it finds is then looked at closely.
_MAYBE = re.compile(
    "[0-9#*]\ufe0f?\u20e3|"
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff][\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*"
)


@cache
def _known() -> frozenset[str]:
    """Every listed emoji, each as it is written with and without the marks that ask for a picture."""
    from emoji import EMOJI_DATA

    return frozenset(EMOJI_DATA)


def find(text: str) -> Iterator[tuple[int, int]]:
    """The emoji of a text from left to right, as half-open ranges of code points."""
    for run in _MAYBE.finditer(text):
        at, end = run.span()
        while at < end:
            size = _size(text, at, end)
            if size:
                yield at, at + size
            at += size or 1


def _size(text: str, at: int, end: int) -> int:
    """How many code points the emoji at this place has; 0 when there is none."""
    window = text[at : min(end, at + _LONGEST)]
    known = _known()
    if len(window) > 1 and _may_join(window[0], window[1]):
        for size in range(len(window), 1, -1):
            if window[:size] in known:
                return size if not _is_text(text, at + size) else 0
    if window[0] in known and not _is_text(text, at + 1):
        return 2 if window[1:2] == _PICTURE_STYLE else 1
    return 0


def _is_text(text: str, at: int) -> bool:
    return text[at : at + 1] == _TEXT_STYLE


def _may_join(first: str, second: str) -> bool:
    """Whether the two can stand in one sequence: not when the second is a picture of its own."""
    is_picture = "\U0001f000" <= second <= "\U0001ffff" and not "\U0001f3fb" <= second <= "\U0001f3ff"
    return not is_picture or "\U0001f1e6" <= first <= "\U0001f1ff"

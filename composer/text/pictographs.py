"""Where emoji stand in a text, by the current list rather than any network's frozen one. Pure.

Emoji of one code point are listed here. `emoji` knows which sequences exist (skin tones, families, flags); it is large, so
it is imported when the first sequence comes. A joined sequence that is on no list shows as its parts on every system, and
so it is counted as its parts.
"""

import re
from collections.abc import Iterator
from functools import cache

# Every code point that is an emoji by itself (Unicode 17); a test compares it with the library's list.
_SINGLES = (
    "a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23e9-23f3 23f8-23fa 24c2 25aa-25ab 25b6 25c0 "
    "25fb-25fe 2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 2648-2653 "
    "265f-2660 2663 2665-2666 2668 267b 267e-267f 2692-2697 2699 269b-269c 26a0-26a1 26a7 26aa-26ab 26b0-26b1 26bd-26be "
    "26c4-26c5 26c8 26ce-26cf 26d1 26d3-26d4 26e9-26ea 26f0-26f5 26f7-26fa 26fd 2702 2705 2708-270d 270f 2712 2714 2716 "
    "271d 2721 2728 2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2764 2795-2797 27a1 27b0 27bf 2934-2935 2b05-2b07 "
    "2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f0cf 1f170-1f171 1f17e-1f17f 1f18e 1f191-1f19a 1f201-1f202 1f21a "
    "1f22f 1f232-1f23a 1f250-1f251 1f300-1f321 1f324-1f393 1f396-1f397 1f399-1f39b 1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f4fd "
    "1f4ff-1f53d 1f549-1f54e 1f550-1f567 1f56f-1f570 1f573-1f57a 1f587 1f58a-1f58d 1f590 1f595-1f596 1f5a4-1f5a5 1f5a8 "
    "1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f 1f680-1f6c5 "
    "1f6cb-1f6d2 1f6d5-1f6d9 1f6dc-1f6e5 1f6e9 1f6eb-1f6ec 1f6f0 1f6f3-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 "
    "1f947-1f9ff 1fa70-1fa7c 1fa80-1fac6 1fac8 1facc-1fadd 1fadf-1faeb 1faef-1fafa"
)
_LONGEST = 16  # code points; the longest listed sequence (a flag of tags, four people) has 10
_PICTURE_STYLE, _TEXT_STYLE = "\ufe0f", "\ufe0e"
_JOINING = frozenset("\u200d\u20e3")

# Cheap sieve: code points that begin or can continue an emoji. What it finds is then looked at closely.
_MAYBE = re.compile(
    "[0-9#*]\ufe0f?\u20e3|"
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934-\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff][\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f]*"
)


@cache
def _singles() -> frozenset[str]:
    bounds = [[int(c, 16) for c in piece.split("-")] for piece in _SINGLES.split()]
    return frozenset(chr(c) for piece in bounds for c in range(piece[0], piece[-1] + 1))


@cache
def _sequences() -> frozenset[str]:
    """Every listed emoji, also as it is written without the marks that ask for a picture."""
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
    if len(window) > 1 and _may_join(window):
        known = _sequences()
        for size in range(len(window), 1, -1):
            if window[:size] in known:
                return size if text[at + size : at + size + 1] != _TEXT_STYLE else 0
    if window[0] in _singles() and text[at + 1 : at + 2] != _TEXT_STYLE:
        return 2 if window[1:2] == _PICTURE_STYLE else 1
    return 0


def _may_join(window: str) -> bool:
    """Whether a sequence may begin here: a joiner, skin tone, tag or keycap follows, or a flag's two letters stand here."""
    second = window[1]
    if second == _PICTURE_STYLE:
        second = window[2:3]
    if "\U0001f1e6" <= window[0] <= "\U0001f1ff":
        return "\U0001f1e6" <= second <= "\U0001f1ff"
    return second in _JOINING or "\U0001f3fb" <= second <= "\U0001f3ff" or "\U000e0020" <= second <= "\U000e007f"

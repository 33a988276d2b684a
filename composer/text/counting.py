"""How long a text is, the way each platform counts. Pure; any text has a count, however broken.

Texts are counted as they are sent: a line ending is one sign, before any escaping for an API.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from composer.model.rendering import Unit
from composer.text import entities_mastodon, entities_x, graphemes, pictographs
from composer.text.lines import adding

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class Weights:
    """How X weighs a text: its published configuration.

    Attributes:
        ranges: code points that weigh 1, as pairs of first and last; all others weigh `heavy`.
        link: weight of a link, whatever its length.
        emoji_as_one: an emoji weighs 2, however many code points it has.
    """

    ranges: tuple[tuple[int, int], ...] = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
    heavy: int = 2
    link: int = 23
    emoji_as_one: bool = True

    def pattern(self) -> "re.Pattern[str]":
        """Finds the code points that weigh more than 1."""
        light = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in self.ranges)
        return re.compile(f"[^{light}]")


EMOJI_WEIGHT = 2
_X = Weights()
_HEAVY = _X.pattern()


def as_sent(text: str) -> str:
    """The text with one kind of line ending and with split surrogate pairs made whole."""
    text = text.replace("\r\n", "\n")
    return text if text.isascii() else _PAIR.sub(_whole, text)


def _whole(pair: "re.Match[str]") -> str:
    return pair.group().encode("utf-16", "surrogatepass").decode("utf-16")


def weighted(text: str, weights: Weights = _X, *, opens: bool = True) -> int:
    """X's weighted length: composed form, links at a fixed weight, emoji as one; `opens`: from a text's beginning."""
    text = unicodedata.normalize("NFC", as_sent(text))
    found = entities_x.find_links(text, opens=opens)
    rest = _without(text, [(e.start, e.end) for e in found])
    total = len(found) * weights.link + len(rest) - len(found)
    if rest.isascii():
        return total
    if weights.emoji_as_one:
        emoji = list(pictographs.find(rest))
        total += EMOJI_WEIGHT * len(emoji) - sum(end - start for start, end in emoji)
        rest = _without(rest, emoji)
    heavy = _HEAVY if weights is _X else weights.pattern()
    return total + (weights.heavy - 1) * len(heavy.findall(rest))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with a NUL in place of each span."""
    if not spans:
        return text
    bounds = [0, *(i for span in spans for i in span), len(text)]
    return "\0".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def utf16(text: str) -> int:
    """Code units of UTF-16, which is what JavaScript calls length."""
    text = text.replace("\r\n", "\n")
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Bytes of UTF-8; half a surrogate pair as the three bytes of the mark that replaces it."""
    return len(as_sent(text).encode("utf-8", "surrogatepass"))


def threads(text: str) -> int:
    """Code points, but each emoji as its UTF-8 bytes."""
    text = as_sent(text)
    if text.isascii():
        return len(text)
    emoji = [text[start:end] for start, end in pictographs.find(text)]
    return len(text) + sum(len(e.encode()) - len(e) for e in emoji)


def mastodon(text: str) -> int:
    """Graphemes, with links as 23 and mentions without their host."""
    return graphemes.length(entities_mastodon.shortened(as_sent(text)))


def _graphemes(text: str) -> int:
    return graphemes.length(as_sent(text))


LINK_LENGTHS: Mapping[Unit, int] = MappingProxyType(
    {Unit.X_WEIGHTED: _X.link, Unit.MASTODON: entities_mastodon.LINK_LENGTH}
)
"""What a link counts, whatever its length, in the units that say so."""


_opening = adding(weighted)
_further = adding(partial(weighted, opens=False))


def _weighted(text: str) -> int:
    """Piece by piece; only the first can begin with what X takes for a sign before a link, an accented letter."""
    if text[:1].isascii():
        return _further(text)
    first, end, rest = text.partition("\n")
    return _opening(first) + (1 + _further(rest) if end else 0)


_COUNTERS: Mapping[Unit, Callable[[str], int]] = MappingProxyType(
    {
        Unit.X_WEIGHTED: _weighted,
        Unit.GRAPHEME: adding(_graphemes),
        Unit.UTF16: utf16,
        Unit.THREADS: adding(threads),
        Unit.MASTODON: adding(mastodon),
    }
)


def counter(unit: Unit) -> Callable[[str], int]:
    """The function that counts in a unit; it remembers the lines it counted last."""
    return _COUNTERS[unit]


def count_units(text: str, unit: Unit) -> int:
    """The text's length in a unit."""
    return _COUNTERS[unit](text.replace("\r\n", "\n"))

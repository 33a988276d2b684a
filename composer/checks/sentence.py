"""One sentence with all that was ever found in it, so that a key press pays for the sentence it changed and for no other."""

import re
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import TypeVar, cast

from composer.checks.memo import Memo
from composer.checks.wording import words_of
from composer.text.letters import plain_words

Found = TypeVar("Found")
LONGEST_KEPT = 2_000  # characters; nobody types sentences of that length, and a pasted monster must not fill the memory
_NOTHING = object()
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Sentence:
    """A sentence, its words, and what families have found in it by their own keys.

    Attributes:
        text: in plain letters.
        lower: the same in lower case.
        tokens: runs of letters in `lower`, with hyphens and apostrophes inside them, in order.
        is_plain: every word is one of the tokens, and none has anything but ASCII letters.
        words: as `words_of` gives them.
    """

    __slots__ = ("_found", "is_plain", "lower", "text", "tokens", "words")

    def __init__(self, text: str, lower: str) -> None:
        self.text = text
        self.lower = lower
        plain = plain_words(lower)
        self.is_plain = plain is not None
        self.tokens: list[str] = _TOKEN.findall(lower) if plain is None else plain
        self.words = words_of(lower) if plain is None else frozenset(plain)
        self._found: dict[Hashable, object] = {}

    @property
    def written(self) -> list[str]:
        """The tokens as they are written."""
        return self.once("written", _written)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of the tokens begins and ends."""
        return self.once("spans", _spans)

    def once(self, key: Hashable, make: "Callable[[Sentence], Found]") -> Found:
        """What `make` finds in the sentence, or found before under the key, which must name all else that it depends on."""
        value = self._found.get(key, _NOTHING)
        if value is _NOTHING:
            value = self._found[key] = make(self)
        return cast("Found", value)


def _written(sentence: Sentence) -> list[str]:
    return (sentence.is_plain and plain_words(sentence.text)) or _TOKEN.findall(sentence.text)


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(sentence.lower)]


def _sentence(part: str, lower: str, first: int, last: int) -> Sentence:
    return Sentence(part, lower[first:last])


def sentences_of(text: str, lower: str, spans: list[tuple[int, int]], memo: Memo) -> Iterator[tuple[int, Sentence]]:
    """Where each sentence begins, and the sentence: the one met before when its words are the same."""
    for first, last in spans:
        part = text[first:last]
        if last - first > LONGEST_KEPT:
            yield first, Sentence(part, lower[first:last])
        else:
            yield first, memo.get(part, partial(_sentence, part, lower, first, last))

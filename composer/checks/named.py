"""The words of a text as the search for names sees them: questions about one word and what stands beside it. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import NamedTuple

from composer.checks.name_words import (
    AFTER_CITY,
    BEFORE_CITY,
    BEFORE_NEXT,
    BEFORE_SMALL,
    NAME_COMES_NEXT,
    ODD_LETTERS,
    PRONOUNS,
    SPEAKS_TO,
)
from composer.checks.rulepack import RulePack
from composer.checks.sentence import Sentence
from composer.checks.sentences import Sentences

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\x00-,./:-^`-\x7f]")  # without one of these a sentence's words are those of `words_of`
_BEGINS = re.compile(r"(?:\A|[.!?:;\n\u2022\"(]|- )\s*\Z")


@dataclass(frozen=True, slots=True)
class NameLists:
    """The word lists, by the names of their files."""

    given_names: frozenset[str]
    given_names_too: frozenset[str]
    surnames: frozenset[str]
    everyday: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    name_particles: frozenset[str]
    person_verbs: frozenset[str]
    speaking_verbs: frozenset[str]
    eponym_heads: frozenset[str]
    bodies: frozenset[str]
    never_names: frozenset[str]
    name_cues: frozenset[str]
    medical_endings: tuple[str, ...]
    leading: frozenset[str] = frozenset()  # words that may introduce a name: titles and the last words of cues

    @classmethod
    def of(cls, pack: RulePack) -> "NameLists":
        """The lists of a rule folder."""
        lists = {field.name: pack.words(field.name) for field in fields(cls) if field.name != "leading"}
        leading = lists["titles"] | lists["name_cues"] | {"name", "names"}
        return cls(**{**lists, "medical_endings": tuple(lists["medical_endings"]), "leading": leading})  # type: ignore[arg-type]  # by name: sets, but for one


class Starts(NamedTuple):
    """Where names may begin in one sentence.

    Attributes:
        numbers: of the words that may begin one.
        if_led: the first word may as well, when the sentence before ends with a word that leads to a name.
    """

    numbers: tuple[int, ...]
    if_led: bool

    @classmethod
    def of(cls, lists: NameLists, sentence: Sentence) -> "Starts":
        """A quick look at a sentence with words; most have none."""
        text, lower = sentence.text, sentence.tokens
        body = text.lstrip()
        if (
            body[0].isalpha()
            and body[1:].islower()
            and (sentence.is_plain or not _COMPOUND.search(text))
            and lists.given_names.isdisjoint(sentence.words)
            and BEFORE_SMALL.isdisjoint(sentence.words)
        ):
            words, rest = [body[0] + lower[0][1:]], tuple[int, ...]()
        else:
            words, lower = sentence.written, lower_of(sentence)
            rest = tuple(
                i
                for i in range(1, len(words))
                if may_begin(lists, words[i], lower[i], lower[i - 1], lower[i - 2] if i > 1 else "")
            )
        if may_begin(lists, words[0], lower[0], "", None):
            return cls((0, *rest), if_led=False)
        if_led = not words[0][0].isupper() or lower[0].removesuffix("'s") not in lists.never_names
        return cls(rest, if_led)


def lower_of(sentence: Sentence) -> list[str]:
    """The words of a sentence in lower case, each by itself."""
    return sentence.tokens if sentence.text.isascii() else [word.lower() for word in sentence.written]


def may_begin(lists: NameLists, word: str, low: str, last: str, second_last: str | None) -> bool:
    """A quick look whether a name may begin with a word; it lets too many pass, never too few.

    Args:
        last, second_last: the words before in lower case; None = not known.
    """
    if word[0].isupper():
        plain = low.removesuffix("'s")
        if plain in lists.never_names:
            return False
        if last in lists.leading or len(word) == 1 or plain in lists.given_names or low in lists.given_names_too:
            return last in lists.leading or len(word) == 1 or not word.isupper()
        return not (word.isupper() or (head := low.split("'", maxsplit=1)[0]) in lists.everyday or head in PRONOUNS)
    if low in lists.given_names:
        return True
    if last not in NAME_COMES_NEXT:
        return False
    return second_last is None or second_last.endswith(BEFORE_NEXT.get(last, ""))


class Spans(Sequence[tuple[int, int]]):
    """Where each word of a passage begins and ends; told apart only in the sentences that are asked about."""

    def __init__(self, parts: tuple[tuple[int, Sentence], ...]) -> None:
        self._parts = [(at, part) for at, part in parts if part.tokens]
        self._firsts = [0, *accumulate(len(part.tokens) for _, part in self._parts)]

    def __len__(self) -> int:
        return self._firsts[-1]

    def __getitem__(self, i: int) -> tuple[int, int]:  # type: ignore[override]  # no slices
        if not 0 <= i < len(self):
            raise IndexError(i)
        n = bisect_right(self._firsts, i) - 1
        at, part = self._parts[n]
        first, last = part.spans[i - self._firsts[n]]
        return at + first, at + last


@dataclass
class NameWords:
    """The words of one passage, and questions about one of them."""

    text: str
    lists: NameLists
    words: list[str]
    lower: list[str]
    sentences: Sentences
    spans: Spans

    def capital(self, i: int) -> bool:
        """Whether it begins with a capital letter and is not all capitals."""
        word = self.words[i]
        return word[0].isupper() and (len(word) == 1 or not word.isupper())

    def initial(self, i: int) -> bool:
        """Whether it is one capital letter."""
        return len(self.words[i]) == 1 and self.words[i].isupper()

    def begins(self, i: int) -> bool:
        """Whether it begins a sentence, a line or a quotation."""
        start = self.spans[i][0]
        return _BEGINS.search(self.text, max(0, start - 6), start) is not None

    def gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]] if i + 1 < len(self.words) else "\n"

    def after(self, i: int) -> str:
        """The next word in lower case when only a space parts them."""
        return self.lower[i + 1] if i + 1 < len(self.words) and self.gap(i) in {" ", "  "} else ""

    def before(self, i: int) -> str:
        """The word before in lower case when only a space or a short form's full stop parts them."""
        return self.lower[i - 1] if i and self.gap(i - 1) in {" ", ". ", "  "} else ""

    def is_given(self, i: int) -> bool:
        """Whether it is a given name."""
        return self.lower[i].removesuffix("'s") in self.lists.given_names

    def is_surname(self, i: int) -> bool:
        """Whether it, or a part beside a hyphen, is a surname."""
        low = self.lower[i].removesuffix("'s")
        return low in self.lists.surnames or ("-" in low and any(p in self.lists.surnames for p in low.split("-")))

    def is_everyday(self, i: int) -> bool:
        """Whether it is an everyday word, or one that is never a name."""
        low = self.lower[i].split("'")[0]
        if low in self.lists.everyday or low in self.lists.never_names or low in PRONOUNS:
            return True
        return "-" in low and any(
            part in self.lists.everyday or part in self.lists.never_names for part in low.split("-")
        )

    def is_strange(self, i: int) -> bool:
        """A capitalized word that is no everyday word, body, place, brand in odd letters or medical term."""
        word, low = self.words[i], self.lower[i].removesuffix("'s")
        end = self.spans[i][1]
        return (
            self.capital(i)
            and len(word) > 2
            and not self.is_everyday(i)
            and low not in self.lists.bodies
            and low not in self.lists.places
            and not ODD_LETTERS.search(word)
            and not low.endswith(self.lists.medical_endings)
            and not self.text[end : end + 1].isdigit()
        )

    def is_place(self, i: int, last: int) -> bool:
        """Whether the words are a country, a state or a large city, and not a given name that a city bears as well."""
        if "_".join(self.lower[i : last + 1]).removesuffix("'s") not in self.lists.places:
            return False
        end = self.spans[last][1]
        return not self.is_given(i) or self.before(i) in BEFORE_CITY or AFTER_CITY.match(self.text, end) is not None

    def is_foreign(self, i: int) -> bool:
        """A strange word with letters that English does not have."""
        return not self.words[i].isascii() and self.is_strange(i)

    def speaks_to(self, i: int) -> bool:
        """Whether what follows the mark after a word speaks to or as a person ("Leif, can I ...")."""
        end = self.spans[i][1]
        return self.text[end : end + 1] == ":" or SPEAKS_TO.match(self.text, end) is not None

    def stands_alone(self, i: int) -> bool:
        """Whether a colon leads to the word and a mark follows it ("Look who is here: Siobhan!")."""
        start, end = self.spans[i]
        return self.text[max(0, start - 2) : start] == ": " and self.text[end : end + 1] in {"!", ".", ",", ""}

    def talks_of_a_person(self, i: int) -> bool:
        """Whether a word of one person ("she", "my") stands in the same sentence."""
        first, last = self.sentences.around(self.spans[i][0])
        a = bisect_left(self.spans, (first, 0))
        b = bisect_left(self.spans, (last, 0))
        return not PRONOUNS.isdisjoint(self.lower[a:b])

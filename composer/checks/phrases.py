"""The phrase language of rule data: words, stems, choices and gaps instead of regular expressions.

    guarantee*              a word that begins so
    (best|finest) dentist   one of several, then a word
    [very] safe             a word that may be absent
    cure* ~4 (decay|gums)   at most four words between, within one sentence
    #  #%  $#               a number, a percentage, an amount of money
    ^never                  at the start of a sentence
    {clinic} beats          a group of words that the rule file names under "sets"

Words are matched whole, in plain lower case, whatever stands between them inside a sentence (spaces, hyphens, commas).
Every repetition in the patterns this makes has a bound, so a search takes time proportional to the text, whatever the
text. That is why a practice's own rules may be read from a file.
"""

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

_BETWEEN = r"[^\w.!?\n]{1,3}"
_AFTER_NUMBER = r"[^\w.!?\n]{0,3}"  # "600 mg" and "600mg"
_ANY_WORD = r"\w{1,40}(?:'\w{1,8})?"
_NUMBER = r"\d{1,12}(?:[.,]\d{1,6}){0,4}"
_SPECIAL = {
    "#": _NUMBER,
    "#%": rf"{_NUMBER} ?(?:%|per ?cent(?!\w))",
    "$#": rf"(?:[$£€] ?{_NUMBER}|{_NUMBER} ?(?:dollars|pounds|euros))",
}
_PLAIN = r"[^()\[\]{}~#$^]*"
_TOKEN = re.compile(
    rf"\s*(?:(\({_PLAIN}\)|\[{_PLAIN}\])|"
    r"(\^)|([(\[|)\]])|(~\d{1,2})|(\$#|#%|#)|(\{[a-z_]{1,30}\})|([^\s()\[\]|~#^${}]+))"
)
_WORD_FORM = re.compile(r"[\w']+\*?\Z")
_IN_BRACKETS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}|\)\{")
_SET = re.compile(r"\{([a-z_]{1,30})\}")
_LEADING_SIGNS = re.compile(r"\\b\(\?:([\w |]+)\)|\[([^\]\\^-]+)\]|([^\w\\\[\](){}.^$?*+|])")
_NESTED = frozenset("()[]{}~#$^")
DIGITS = "#"
NO_SETS: Mapping[str, str] = MappingProxyType({})
MOST_CHARACTERS, MOST_WHOLE, MOST_DEPTH, WIDEST_GAP, MOST_GROUPS = 2_000, 20_000, 4, 12, 4
MOST_WAYS = 600  # of filling the gaps of one phrase; more could make a hostile text slow


class BadPhraseError(ValueError):
    """A phrase that can't be understood; the text says why."""


class Trigger(NamedTuple):
    """A word without which the phrase can't match.

    Attributes:
        is_stem: any word that begins so.
    """

    word: str
    is_stem: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be searched for.

    Attributes:
        source: as written.
        pattern: source of the regular expression, for plain lower-case text.
        groups: of each, one word stands in every sentence that matches; empty = it may match without any known word.
        signs: where there are no groups: one of these stands in every text that matches; empty = always try.
    """

    source: str
    pattern: str
    groups: tuple[tuple[Trigger, ...], ...]
    signs: tuple[str, ...] = ()

    def may_stand_in(self, words: frozenset[str], lower: str) -> bool:
        """Whether a text has one word of every group; a quick look before the pattern.

        Args:
            words: as `words_of` gives them.
            lower: the text without apostrophes.
        """
        return all(any(t.word in (lower if t.is_stem else words) for t in group) for group in self.groups)


class _Group(NamedTuple):
    """Words of which one must be there; `shortest` says how rare they are at least."""

    triggers: tuple[Trigger, ...]
    shortest: int
    size: int


@dataclass(slots=True)
class _Part:
    pattern: str
    group: _Group | None = None
    is_optional: bool = False
    is_gap: bool = False
    gap: int = 0
    is_number: bool = False


@dataclass(slots=True)
class _Reader:
    text: str
    tokens: list[re.Match[str]]
    signs: list[str]
    depth: int
    sets: Mapping[str, str]
    at: int = 0

    def peek(self) -> str:
        return self.signs[self.at] if self.at < len(self.signs) else ""


def compile_phrase(source: str, sets: Mapping[str, str] = NO_SETS) -> Phrase:
    """The phrase as a bounded pattern with its trigger words.

    Args:
        sets: name -> the choices that `{name}` stands for, parted by bars.

    Raises:
        BadPhraseError: it can't be understood, or it could match nothing at all.
    """
    if len(source) > MOST_CHARACTERS:
        raise BadPhraseError(f"longer than {MOST_CHARACTERS:,} characters")
    reader = _read(source.strip().lower(), 0, sets)
    starts = reader.peek() == "^"
    reader.at += starts
    pattern, groups = _sequence(reader)
    if reader.peek():
        raise BadPhraseError(f'"{reader.peek()}" closes nothing')
    head = r"(?:^|(?<=[.!?\n:]))[^\w.!?\n]{0,4}" if starts else r"(?<!\w)"
    return Phrase(source, rf"{head}{pattern}(?!\w)", _rarest(groups))


def _read(text: str, depth: int, sets: Mapping[str, str] = NO_SETS) -> _Reader:
    tokens, at = [], 0
    for match in _TOKEN.finditer(text):
        if match.start() != at:
            break
        tokens.append(match)
        at = match.end()
    if at < len(text.rstrip()):
        raise BadPhraseError(f'"{text[at : at + 10]}" means nothing here')
    return _Reader(text, tokens, [m.group().strip() for m in tokens], depth, sets)


def _with_sets(text: str, sets: Mapping[str, str]) -> str:
    """The words with each named group written out; a group may name others."""
    for _ in range(MOST_DEPTH):
        names = set(_SET.findall(text))
        if not names:
            break
        if unknown := names - set(sets):
            raise BadPhraseError(f"{{{min(unknown)}}} is no group of this file")
        text = _SET.sub(lambda m: f"({sets[m[1]].lower()})", text)
        if len(text) > MOST_WHOLE:
            raise BadPhraseError(f"longer than {MOST_WHOLE:,} characters with its groups")
    return text


def bounded(source: str) -> Phrase:
    """A regular expression for what has no words (stars, quotation marks), when every repetition has a bound.

    Raises:
        BadPhraseError: it is no expression, repeats without a bound, or matches nothing at all.
    """
    try:
        pattern = re.compile(source)
    except re.error as error:
        raise BadPhraseError(f'"{source[:40]}" is no pattern ({error})') from error
    if _UNBOUNDED.search(_IN_BRACKETS.sub("[]", source)):
        raise BadPhraseError(
            f'"{source[:40]}" repeats a group or without a bound; write {{0,40}} after one sign instead of * or +'
        )
    if pattern.match("") is not None:
        raise BadPhraseError("it would match nothing at all")
    return Phrase(source, source, (), _leading_signs(source))


def _leading_signs(source: str) -> tuple[str, ...]:
    """What an expression can only begin with: words, or one of some signs; empty when that is not plain to see."""
    match = _LEADING_SIGNS.match(source)
    if match is None:
        return ()
    words, signs, sign = match.groups()
    return tuple(words.split("|")) if words else tuple(signs or sign)


def _sequence(reader: _Reader) -> tuple[str, list[_Group]]:
    parts: list[_Part] = []
    while (token := reader.peek()) and token not in {"|", ")", "]"}:
        parts.append(_part(reader))
    if not parts:
        raise BadPhraseError("an empty choice")
    if parts[0].is_gap or parts[-1].is_gap:
        raise BadPhraseError("a gap (~) must stand between words")
    if any(a.is_gap and b.is_gap for a, b in itertools.pairwise(parts)):
        raise BadPhraseError("two gaps (~) side by side")
    ways = math.prod(part.gap + 1 for part in parts if part.is_gap)
    if ways > MOST_WAYS:
        raise BadPhraseError(f"too many or too wide gaps (~); {ways:,} ways to fill them, at most {MOST_WAYS}")
    return _joined(parts), [p.group for p in parts if p.group and not p.is_optional]


def _part(reader: _Reader) -> _Part:
    match = reader.tokens[reader.at]
    plain, start, bracket, gap, special, name, word = match.groups()
    reader.at += 1
    if plain:
        return _plain_choices(plain)
    if start:
        raise BadPhraseError("^ stands only at the very start")
    if bracket:
        return _group(reader, bracket)
    if gap:
        if not 0 < int(gap[1:]) <= WIDEST_GAP:
            raise BadPhraseError(f"a gap is 1 to {WIDEST_GAP} words")
        return _Part("", is_gap=True, gap=int(gap[1:]))
    if special:
        return _Part(_SPECIAL[special], _Group((Trigger(DIGITS),), 1, 1), is_number=True)
    return _choices(_with_sets(name, reader.sets), reader.depth + 1) if name else _word(word)


@lru_cache(maxsize=10_000)
def _word(word: str) -> _Part:
    if not _WORD_FORM.match(word) or not word.strip("'*"):
        raise BadPhraseError(f'"{word}" is not a word; a star may stand only at its end')
    stem = word.endswith("*")
    letters = word.rstrip("*")
    if stem and len(letters) < 2:
        raise BadPhraseError(f'"{word}" is too short for a stem')
    pattern = letters.replace("'", "'?") + (r"\w{0,20}" if stem else "")  # letters mean themselves
    trigger = Trigger(letters.replace("'", ""), stem)
    return _Part(pattern, _Group((trigger,), len(trigger.word), 1))


def _group(reader: _Reader, bracket: str) -> _Part:
    closing = {"(": ")", "[": "]"}.get(bracket)
    if closing is None or reader.depth >= MOST_DEPTH:
        raise BadPhraseError("brackets nested too deep" if closing else f'"{bracket}" opens nothing')
    begin, level = reader.at - 1, 1
    while level and reader.at < len(reader.signs):
        sign = reader.signs[reader.at]
        level += (sign in {"(", "["}) - (sign in {")", "]"})
        reader.at += 1
    text = reader.text[reader.tokens[begin].start() : reader.tokens[reader.at - 1].end()].strip()
    return _choices(_with_sets(text, reader.sets) if "{" in text else text, reader.depth + 1)


@lru_cache(maxsize=5_000)
def _choices(text: str, depth: int) -> _Part:
    """A group in brackets; the same group of words stands in many phrases, so it is read once."""
    if _NESTED.isdisjoint(text[1:-1]) and text[-1] in ")]":
        return _plain_choices(text)
    bracket, reader = text[0], _read(text, depth)
    reader.at, closing = 1, ")" if text[0] == "(" else "]"
    choices = [_sequence(reader)]
    while reader.peek() == "|":
        reader.at += 1
        choices.append(_sequence(reader))
    if reader.peek() != closing:
        raise BadPhraseError(f'"{bracket}" is never closed')
    best = [_best(groups) for _, groups in choices]
    triggers = tuple(dict.fromkeys(t for found in best if found for t in found.triggers))
    group = _Group(triggers, min(len(t.word) for t in triggers), len(triggers)) if all(best) else None
    return _Part("(?:" + "|".join(p for p, _ in choices) + ")", group, is_optional=bracket == "[")


@lru_cache(maxsize=5_000)
def _plain_choices(text: str) -> _Part:
    """Choices of mere words in their brackets, the usual case, without the full reading."""
    patterns, triggers = [], {}
    for choice in text[1:-1].split("|"):
        words = [_word(word) for word in choice.split()]
        if not words:
            raise BadPhraseError("an empty choice")
        patterns.append(_BETWEEN.join([part.pattern for part in words]))
        rarest = max((part.group for part in words if part.group), key=lambda g: g.shortest)
        triggers[rarest.triggers[0]] = rarest.shortest
    group = _Group(tuple(triggers), min(triggers.values()), len(triggers))
    return _Part("(?:" + "|".join(patterns) + ")", group, is_optional=text[0] == "[")


def _joined(parts: list[_Part]) -> str:
    """The parts with what may stand between them; an optional part brings its own space."""
    out, gap, between = "", "", _BETWEEN
    begun = False  # whether a part that must be there has been written
    for part in parts:
        if part.is_gap:
            gap = rf"(?:{_ANY_WORD}{_BETWEEN}){{0,{part.gap}}}?"
            continue
        if part.is_optional:
            out += f"(?:{between}{gap}{part.pattern})?" if begun else f"(?:{part.pattern}{_BETWEEN})?"
        else:
            out += (between if begun else "") + gap + part.pattern
            begun = True
        between = _AFTER_NUMBER if part.is_number else _BETWEEN
        gap = ""
    if not begun:
        raise BadPhraseError("at least one word must be there")
    return out


def _best(groups: list[_Group]) -> _Group | None:
    """The group whose shortest word is longest: the rarest to be met."""
    return max(groups, key=lambda g: (g.shortest, -g.size), default=None)


def _rarest(groups: list[_Group]) -> tuple[tuple[Trigger, ...], ...]:
    """The groups that are rarest to be met, each once."""
    found = sorted(groups, key=lambda g: (-g.shortest, g.size))
    return tuple({id(g.triggers): g.triggers for g in found}.values())[:MOST_GROUPS]

"""Finds, for the words of one sentence, the few phrases that may match there. The cost grows with the text, not the rules.

Each phrase has up to four groups of words, and of each one must be there. Every group of every phrase is one bit of a
large number; a word's number has the bits of the groups it belongs to. The numbers of a sentence's words joined by "or"
say at once which phrases have all their groups.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from composer.checks.phrases import MOST_GROUPS, Phrase, Trigger
from composer.checks.rule import Rule
from composer.model.practice import Region

_IN_GROUPS = re.compile(r"\([^()]*\)")
MOST_WORDS = 20_000  # kept with their rules; a language's everyday words
LONGEST_KEPT = 30


@dataclass(frozen=True)
class Entry:
    """One phrase of a rule, with its pattern made when it is first needed."""

    rule: Rule
    phrase: Phrase

    @cached_property
    def begins_with_number(self) -> bool:
        """Whether it can only begin with a digit at the start of a word."""
        return self.phrase.source.startswith(r"\b[0-9]{1,") and "|" not in _IN_GROUPS.sub("", self.phrase.source)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern for plain lower-case text."""
        return re.compile(self.phrase.pattern)


class RuleIndex:
    """Phrases by the words without which they can't match.

    Attributes:
        rules: all that it holds.
        loose: the phrases that may match without any known word.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        entries = [Entry(rule, phrase) for rule in rules for phrase in rule.find]
        self.loose = tuple(entry for entry in entries if not entry.phrase.groups)
        self._entries = [entry for entry in entries if entry.phrase.groups]
        self._words: dict[str, int] = {}
        self._stems: dict[str, dict[str, int]] = {}
        self._seen: dict[str, int] = {}
        self._first = sum(1 << n * MOST_GROUPS for n in range(len(self._entries)))
        self._given = 0  # groups that a phrase does not have count as met
        self._holding: dict[Region, int] = {}
        self._put_all()

    def _put_all(self) -> None:
        """Gives each word the bits of its groups; a group that many phrases share is looked at once."""
        shared: dict[int, tuple[tuple[Trigger, ...], int]] = {}
        for place, entry in enumerate(self._entries):
            groups = entry.phrase.groups
            for n in range(MOST_GROUPS):
                bit = 1 << place * MOST_GROUPS + n
                if n >= len(groups):
                    self._given |= bit
                    continue
                shared[id(groups[n])] = (groups[n], shared.get(id(groups[n]), ((), 0))[1] | bit)
        for group, bits in shared.values():
            for trigger in group:
                table = self._stems.setdefault(trigger.word[:2], {}) if trigger.is_stem else self._words
                table[trigger.word] = table.get(trigger.word, 0) | bits

    def candidates(self, words: Iterable[str], region: Region | None = None) -> list[Entry]:
        """The phrases that may match a sentence with these words.

        Args:
            words: as `words_of` gives them.
            region: only rules that hold there; None = all.
        """
        met, seen = self._given, self._seen
        for word in words:
            bits = seen.get(word)
            if bits is None:
                bits = self._learn(word)
            if bits:
                met |= bits
        met &= met >> 2
        met &= met >> 1
        met &= self._first if region is None else self._holds(region)
        found = []
        while met:
            low = met & -met
            found.append(self._entries[(low.bit_length() - 1) // MOST_GROUPS])
            met ^= low
        return found

    def _holds(self, region: Region) -> int:
        """The first bits of the phrases whose rules hold in a region."""
        bits = self._holding.get(region)
        if bits is None:
            held = (n for n, entry in enumerate(self._entries) if entry.rule.severity_for(region) is not None)
            bits = self._holding[region] = sum(1 << n * MOST_GROUPS for n in held)
        return bits

    def _learn(self, word: str) -> int:
        """The groups a word belongs to; kept for words that people use."""
        bits = self._words.get(word, 0)
        for stem, more in self._stems.get(word[:2], {}).items():
            if word.startswith(stem):
                bits |= more
        if len(self._seen) < MOST_WORDS and len(word) <= LONGEST_KEPT:
            self._seen[word] = bits
        return bits

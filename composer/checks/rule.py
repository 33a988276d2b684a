"""One worded rule: what it looks for, where it holds, how much it matters and why. A value; nothing here reads a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from composer.checks.phrases import Phrase
from composer.model.finding import Basis, Severity
from composer.model.practice import Region


@dataclass(frozen=True)
class Rule:
    """One worded rule.

    Attributes:
        id: "family.name".
        regions: where it holds; empty = everywhere.
        severity_in: region -> severity, where it differs.
        message: title with {words} for what was found.
        find: any of these makes a hit.
        unless: any of these in the same sentence cancels a hit.
        unless_in_post: any of these anywhere in the post cancels it.
        fixes: words offered in place of what was found.
        bare_text_only: in a draft another family says it better.
        hits, misses: sentences that must and must not be found; they are tests.
    """

    id: str
    severity: Severity
    message: str
    why: str
    find: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    unless_in_post: tuple[Phrase, ...] = ()
    regions: frozenset[Region] = frozenset()
    severity_in: Mapping[Region, Severity] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    fixes: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    bare_text_only: bool = False

    @property
    def is_for_replies(self) -> bool:
        """Whether it holds only for answers to reviews."""
        return self.id.startswith("reply.")

    def severity_for(self, region: Region) -> Severity | None:
        """How much it matters in a region; None where it does not hold."""
        if self.regions and region not in self.regions:
            return None
        return self.severity_in.get(region, self.severity)

    @cached_property
    def cancels(self) -> re.Pattern[str] | None:
        """What in the same sentence cancels a hit."""
        return re.compile("|".join(p.pattern for p in self.unless)) if self.unless else None

    def may_be_answered(self, words: frozenset[str], lower: str) -> bool:
        """A quick look whether anything in a post with these words can cancel a hit.

        Args:
            lower: all of the post's text in plain lower case.
        """
        plain = lower.replace("'", "")
        return any(phrase.may_stand_in(words, plain) for phrase in self.unless_in_post)

    @cached_property
    def answers(self) -> re.Pattern[str] | None:
        """What anywhere in the post cancels a hit."""
        return re.compile("|".join(p.pattern for p in self.unless_in_post)) if self.unless_in_post else None

"""What an identifier with a form of its own is: a pattern, the signs it needs, and a last look."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from composer.checks.folding import Folded
from composer.model.severity import Severity


@dataclass(frozen=True)
class Form:
    """A kind of identifier.

    Attributes:
        source: of the pattern for plain lower-case text; the group "it" is the identifier, or the whole match.
        needs: one of these stands in every text that matches; empty = no such sign.
        needs_near: one of these, or of `needs`, stands in every match.
        words: one of these stands in every sentence that a match touches.
        ends: what every match ends with, where that is quicker to look for than the whole.
        digits: how many digits at least.
        is_one: a last look at the identifier's text.
        allowed_as: how the allow list knows it: "number", "address" or "words".
        fits_events: it may stand in an event's date, zone and place.
    """

    rule: str
    severity: Severity
    message: str
    why: str
    source: str
    needs: tuple[str, ...] = ()
    digits: int = 1
    is_one: Callable[[str], bool] | None = None
    allowed_as: str = "words"
    fits_events: bool = False
    needs_near: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    ends: re.Pattern[str] | None = None

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """One of these stands in every match."""
        return (*self.needs, *self.needs_near) if self.needs else ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text first has what the form needs; most texts need few of them."""
        return re.compile(self.source)

    def find(self, folded: Folded, windows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where it stands in the folded text.

        Args:
            windows: the stretches it is looked for in.
        """
        pattern, lower, signs = self.pattern, folded.lower, self.signs
        group = "it" if "it" in pattern.groupindex else 0
        for first, last in windows:
            if signs and not any(map(lower[first:last].__contains__, signs)):
                continue
            at = first
            while match := pattern.search(lower, at, last):
                if self.is_one is None or self.is_one(match.group(group)):
                    yield match.span(group)
                    at = match.end()
                else:
                    at = match.start() + 1  # what was refused may hide the right one


def form(
    rule: str,
    message: str,
    pattern: str,
    *,
    why: str = "It points to one person.",
    severity: Severity = Severity.STOP,
    needs: tuple[str, ...] = (),
    digits: int = 3,
    is_one: Callable[[str], bool] | None = None,
    allowed_as: str = "words",
    fits_events: bool = False,
    needs_near: tuple[str, ...] = (),
    words: frozenset[str] = frozenset(),
    ends: re.Pattern[str] | None = None,
) -> Form:
    """A form with the usual settings: it stops the post, and has at least three digits."""
    return Form(
        rule, severity, message, why, pattern, needs, digits, is_one, allowed_as, fits_events, needs_near, words, ends
    )

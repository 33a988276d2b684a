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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text first has what the form needs; most texts need few of them."""
        return re.compile(self.source)

    def find(self, folded: Folded, windows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where it stands in the folded text.

        Args:
            windows: the stretches around digits; a form that needs digits is looked for only there.
        """
        group = "it" if "it" in self.pattern.groupindex else 0
        for first, last in windows if self.digits else ((0, len(folded.lower)),):
            at = first
            while match := self.pattern.search(folded.lower, at, last):
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
) -> Form:
    """A form with the usual settings: it stops the post, and has at least three digits."""
    return Form(rule, severity, message, why, pattern, needs, digits, is_one, allowed_as, fits_events)

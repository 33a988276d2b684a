"""Privacy: anything that could point to one person, in every text of the post, alt texts included."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from composer.checks.addresses import check_addresses
from composer.checks.care import check_care
from composer.checks.context import Context, Passage
from composer.checks.identifiers import check_forms
from composer.checks.names import check_names
from composer.checks.stories import check_stories
from composer.model.finding import Finding

MOST_FINDINGS = 200  # of one text


def check(context: Context) -> Iterator[Finding]:
    """Identifiers, names, addresses, dates and places of care."""
    for passage in context.passages:
        if passage.field != "hashtags":
            yield from context.once("privacy", passage, partial(_found, context, passage), context.allow.phrases)


def _found(context: Context, passage: Passage) -> tuple[Finding, ...]:
    return tuple(islice(_without_overlap(_check_passage(context, passage)), MOST_FINDINGS))


def _check_passage(context: Context, passage: Passage) -> Iterator[Finding]:
    """All findings of a passage, the surest kinds first."""
    names = list(check_names(context, passage))
    sure = [*check_forms(context, passage), *check_addresses(context, passage), *names]
    sure += check_care(context, passage, has_name=bool(names))
    yield from sure
    yield from check_stories(context, passage, has_more=bool(sure))


def _without_overlap(findings: Iterator[Finding]) -> Iterator[Finding]:
    """The first finding on any stretch of text; one underline is enough."""
    taken: list[tuple[int, int]] = []
    for one in findings:
        start, end = one.place.start, one.place.end
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            yield one

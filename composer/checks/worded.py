"""Runs the worded rules of the pack (claims, advice, and the like) over the passages."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice

from composer.checks.context import Context, Passage, finding
from composer.checks.rulepack import Entry, Rule, RuleIndex
from composer.model.finding import Finding, Fix, Severity
from composer.model.words import tr

MOST_FINDINGS = 300  # of one text


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place where a worded rule of the region applies."""
    for passage in context.teaching():
        if not passage.is_event_detail and not states_the_myth(context, passage):
            found = context.once("worded", passage, partial(_found_in, context, passage), context.draft is None)
            yield from (f for rule, f in found if not (rule.answers and rule.answers.search(context.whole)))


def states_the_myth(context: Context, passage: Passage) -> bool:
    """Whether the passage quotes a wrong belief in order to answer it."""
    return context.draft is not None and context.draft.template.kind == "myth-buster" and passage.field == "slot:myth"


def _found_in(context: Context, passage: Passage) -> tuple[tuple[Rule, Finding], ...]:
    return tuple(islice(_check_passage(context, passage), MOST_FINDINGS))


def _check_passage(context: Context, passage: Passage) -> Iterator[tuple[Rule, Finding]]:
    """Each finding with its rule; what elsewhere in the post answers a rule is looked at afterwards."""
    lower = passage.folded.lower
    taken: set[tuple[str, int]] = set()
    shipped = context.pack.index(replies=context.is_reply).candidates(passage.where)
    own = context.pack.made("own index", lambda _: RuleIndex(context.own.rules)).candidates(passage.where)
    for rule, entry, hints in chain(shipped, own):
        severity = rule.severity_for(context.settings.region)
        if severity is None or (rule.bare_text_only and context.draft is not None):
            continue
        for match in _matches(passage, entry, hints):
            first, last = passage.sentences.around(match.start())
            if (rule.id, first) in taken or (rule.cancels and rule.cancels.search(lower, first, last)):
                continue
            taken.add((rule.id, first))
            yield rule, _found(context, passage, rule, severity, match)


def _matches(passage: Passage, entry: Entry, hints: list[str]) -> Iterator[re.Match[str]]:
    """The phrase's matches in the sentences that hold a hint and a second sign; anywhere when it has no hint."""
    lower = passage.folded.lower
    if not hints:
        yield from entry.pattern.finditer(lower)
        return
    also = entry.phrase.also
    for number in sorted(set().union(*(passage.where[hint] for hint in hints))):
        first, last = passage.sentences.span(number)
        if not also or any(lower.find(sign, first, last) >= 0 for sign in also):
            yield from entry.pattern.finditer(lower, first, last)


def _found(context: Context, passage: Passage, rule: Rule, severity: Severity, match: re.Match[str]) -> Finding:
    start = match.start() + len(match.group()) - len(match.group().lstrip(" \"'(-:,;"))
    fixes = tuple(Fix(tr("Replace"), replacement=words) for words in rule.fixes)
    return finding(
        rule.id,
        severity,
        tr(rule.message).format(words=f"\u201c{passage.quote(start, match.end())}\u201d"),
        passage.place(start, match.end()),
        tr(rule.why),
        fixes,
        rule.basis,
    )

"""Runs the worded rules of the pack (claims, advice, and the like) over the passages."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from composer.checks.context import Context, Passage, finding
from composer.checks.rulepack import Entry, Rule, RuleIndex
from composer.checks.sentences import REACH
from composer.model.finding import Finding, Fix
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
    lower, region = passage.folded.lower, context.settings.region
    taken: set[tuple[str, int]] = set()
    for first, last in passage.sentences.all():
        text = lower[first:last]
        key = ("sentence", text, region, context.is_reply, context.draft is None)
        for rule, start, end in context.memo.get(key, partial(_in_sentence, context, text)):
            taken.add((rule.id, first))
            yield rule, _found(context, passage, rule, first + start, first + end)
    for rule, entry, _ in _candidates(context, ()):
        for match in entry.pattern.finditer(lower):
            first, last = passage.sentences.around(match.start())
            if (rule.id, first) not in taken and not (rule.cancels and rule.cancels.search(lower, first, last)):
                taken.add((rule.id, first))
                yield rule, _found(context, passage, rule, *match.span())


def _in_sentence(context: Context, text: str) -> tuple[tuple[Rule, int, int], ...]:
    """Where the phrases with a hint match in one sentence, once for each rule; kept, since typing changes one sentence."""
    part = Passage("text", text)
    found: dict[str, tuple[Rule, int, int]] = {}
    for rule, entry, hints in _candidates(context, part.where):
        also = entry.phrase.also
        if not hints or rule.id in found or (also and not any(sign in text for sign in also)):
            continue
        for match in entry.pattern.finditer(text):
            near = (max(0, match.start() - REACH), min(len(text), match.start() + REACH))
            if not (rule.cancels and rule.cancels.search(text, *near)):
                found[rule.id] = (rule, *match.span())
                break
    return tuple(found.values())


def _candidates(context: Context, words: Iterable[str]) -> Iterator[tuple[Rule, Entry, list[str]]]:
    """The phrases, shipped and own, of the rules that hold here."""
    shipped = context.pack.index(replies=context.is_reply).candidates(words)
    own = context.pack.made("own index", lambda _: RuleIndex(context.own.rules)).candidates(words)
    for rule, entry, hints in chain(shipped, own):
        hidden = rule.bare_text_only and context.draft is not None
        if not hidden and rule.severity_for(context.settings.region) is not None:
            yield rule, entry, hints


def _found(context: Context, passage: Passage, rule: Rule, start: int, end: int) -> Finding:
    words = passage.folded.lower[start:end]
    start += len(words) - len(words.lstrip(" \"'(-:,;"))
    severity = rule.severity_for(context.settings.region) or rule.severity
    fixes = tuple(Fix(tr("Replace"), replacement=words) for words in rule.fixes)
    return finding(
        rule.id,
        severity,
        tr(rule.message).format(words=f"\u201c{passage.quote(start, end)}\u201d"),
        passage.place(start, end),
        tr(rule.why),
        fixes,
        rule.basis,
    )

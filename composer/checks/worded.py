"""Runs the worded rules of the pack (claims, advice, and the like) over the passages."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from composer.checks.context import Context, Passage, finding
from composer.checks.rule import Rule
from composer.checks.rule_index import RuleIndex
from composer.checks.sentence import Sentence
from composer.checks.sentences import REACH
from composer.checks.tone import RULE, Tone
from composer.model.finding import Finding, Fix
from composer.model.words import tr

_MYTH = re.compile(r"[^\w]{0,4}(?:myth|mito)\s?#?\d{0,2}\s?:")
_LOUD = ("claims.", "advice.")
MOST_FINDINGS = 300  # of one text


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place where a worded rule of the region applies."""
    for passage in context.teaching():
        if not passage.is_event_detail and not states_the_myth(context, passage):
            found = context.once("worded", passage, partial(_found_in, context, passage), context.draft is None)
            yield from (f for rule, f in found if not _is_answered(context, rule))


def _is_answered(context: Context, rule: Rule) -> bool:
    """Whether the post says elsewhere what makes the rule's findings needless."""
    if not (rule.answers and rule.may_be_answered(context.whole_words, context.whole)):
        return False
    return rule.answers.search(context.whole) is not None


def states_the_myth(context: Context, passage: Passage) -> bool:
    """Whether the passage quotes a wrong belief in order to answer it."""
    return context.draft is not None and context.draft.template.kind == "myth-buster" and passage.field == "slot:myth"


def _found_in(context: Context, passage: Passage) -> tuple[tuple[Rule, Finding], ...]:
    return tuple(islice(_check_passage(context, passage), MOST_FINDINGS))


def _check_passage(context: Context, passage: Passage) -> Iterator[tuple[Rule, Finding]]:
    """Each finding with its rule; what elsewhere in the post answers a rule is looked at afterwards."""
    lower, region, indexes = passage.folded.lower, context.settings.region, _indexes(context)
    taken: set[tuple[str, int]] = set()
    key, look = ("worded", region, context.is_reply), partial(_in_sentence, context, indexes)
    for first, part in passage.parts:
        for rule, start, end in part.once(key, look):
            if not (rule.bare_text_only and context.draft is not None):
                taken.add((rule.id, first))
                yield rule, _found(context, passage, rule, first + start, first + end)
    for entry in (entry for index in indexes for entry in index.loose):
        rule, signs = entry.rule, entry.phrase.signs
        if rule.severity_for(region) is None or (rule.bare_text_only and context.draft is not None):
            continue
        if signs and not any(map(lower.__contains__, signs)):
            continue
        for match in passage.from_numbers(entry.pattern) if entry.begins_with_number else entry.pattern.finditer(lower):
            first, last = passage.sentences.around(match.start())
            if (rule.id, first) not in taken and not (rule.cancels and rule.cancels.search(lower, first, last)):
                taken.add((rule.id, first))
                yield rule, _found(context, passage, rule, *match.span())


def _indexes(context: Context) -> tuple[RuleIndex, ...]:
    """The phrases that ship and the practice's own."""
    shipped = context.pack.index(replies=context.is_reply)
    if not context.own.rules:
        return (shipped,)
    return shipped, context.pack.made("own index", lambda _: RuleIndex(context.own.rules))


def _in_sentence(
    context: Context, indexes: tuple[RuleIndex, ...], sentence: Sentence
) -> tuple[tuple[Rule, int, int], ...]:
    """Where the phrases match in one sentence, once for each rule; nothing in one that quotes a myth to answer it."""
    text, words = sentence.lower, sentence.words
    if _MYTH.match(text):
        return ()
    found: dict[str, tuple[Rule, int, int]] = {}
    region = context.settings.region
    for entry in (entry for index in indexes for entry in index.candidates(words, region)):
        rule = entry.rule
        for match in entry.pattern.finditer(text) if rule.id not in found else ():
            near = (max(0, match.start() - REACH), min(len(text), match.start() + REACH))
            if not (rule.cancels and rule.cancels.search(text, *near)):
                found[rule.id] = (rule, *match.span())
                break
    if not context.is_reply and not any(name.startswith(_LOUD) for name in found):
        found.update(_sounding(context, sentence))
    return tuple(found.values())


def _sounding(context: Context, sentence: Sentence) -> Iterator[tuple[str, tuple[Rule, int, int]]]:
    """The whole sentence, when it sounds like advertising; too few words make no sound."""
    tone = context.pack.made("tone", Tone.of)
    text, known = sentence.lower, sentence.tokens if sentence.is_plain else None
    if not tone.gate.isdisjoint(sentence.words) and tone.sounds(text, known):
        rule = context.pack.made("tone rule", lambda pack: next((r for r in pack.rules if r.id == RULE), None))
        if rule is not None:
            yield RULE, (rule, len(text) - len(text.lstrip()), len(text.rstrip()))


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

"""Sources: every factual claim is tied to one, and each is there, has an address and is not too old."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from composer.checks.context import Context, Passage, finding
from composer.checks.cues import CUES
from composer.checks.sentence import Sentence
from composer.checks.sentences import REACH
from composer.checks.worded import states_the_myth
from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.post import Claim, Source
from composer.model.template import Draft
from composer.model.words import tr

OLD_YEARS, VERY_OLD_YEARS = 5, 10
_FTC = (
    Basis(
        "FTC",
        "Health Products Compliance Guidance, 2022",
        "https://www.ftc.gov/business-guidance/resources/health-products-compliance-guidance",
    ),
)
_NAMES_A_SOURCE = re.compile(r"\bsources?\s{0,2}:|https?://|\bdoi\b|\bwww\.|\baccording to\b|\[\d{1,3}\]")
_SOURCE_WORDS = frozenset({"source", "sources", "http", "https", "doi", "www", "according"})
_CLAUSE = re.compile(r"[,;:\u2014]\s|\s-\s|\s\(")
_LEADING = re.compile(r"\W*(?:(?:and|but|so|or|because|that)\b)?\W*")
_VOLATILE = re.compile(
    r"\b(?:fluorid\w{0,8} (?:in|for) (?:\w{1,12} )?(?:water|tap|children|kids|babies)|water fluorid\w{0,8}|fluoridated water|"
    r"amalgam|silver fillings?|hpv|vap(?:es?|ing)|e-?cigarettes?)\b"
)


def check(context: Context) -> Iterator[Finding]:
    """Claims without a source, and sources or ties that no longer hold."""
    for passage in context.teaching():
        if not passage.is_event_detail and not states_the_myth(context, passage):
            yield from _missing(context, passage)
    if context.draft is not None:
        yield from _ties(context.draft)
        yield from _shelf(context, context.draft)
        yield from _volatile(context, context.draft)


def _missing(context: Context, passage: Passage) -> Iterator[Finding]:
    lower = passage.folded.lower
    if (
        context.draft is None
        and (not passage.words.isdisjoint(_SOURCE_WORDS) or "[" in lower)
        and _NAMES_A_SOURCE.search(lower)
    ):
        return
    if passage.field.startswith("override:") and context.draft is not None and context.draft.post.claims:
        return  # an override says the same in other words; its claims are those of the slots
    covered = _covered(context, passage)
    seen: set[int] = set()
    for first, part in passage.parts:
        for cue in part.once("cues", _cues_in):
            start, end = first + cue.start, first + cue.end
            if not (cue.is_strong or passage.states_facts) or start in seen:
                continue
            if not any(a < end and start < b for a, b in covered):
                seen.add(start)
                yield _no_source(passage, start, end, cue.why)
    if passage.states_facts and not covered and not seen and lower.strip():
        start, end = len(lower) - len(lower.lstrip()), len(lower.rstrip())
        yield _no_source(passage, start, end, "This field states facts. Tie it to a source.")


class _Cued(NamedTuple):
    """The part of a sentence that makes a claim."""

    start: int
    end: int
    is_strong: bool
    why: str


def _cues_in(sentence: Sentence) -> tuple[_Cued, ...]:
    """The claims of one sentence; a question makes none."""
    text = sentence.lower
    if text.rstrip().endswith("?"):
        return ()
    found = []
    for cue in CUES:
        for match in cue.find(text, sentence.words):
            near = (max(0, match.start() - REACH), min(len(text), match.start() + REACH))
            found.append(_Cued(*_clause(text, *near, *match.span()), cue.is_strong, cue.why))
    return tuple(found)


def _no_source(passage: Passage, start: int, end: int, why: str) -> Finding:
    words = passage.quote(start, end).rstrip(".!")
    return finding(
        "sources.missing",
        Severity.WARN,
        tr("No source for \u201c{words}\u201d").format(words=words),
        passage.place(start, end),
        tr(why),
        (Fix(tr("Tie to source"), action="tie_source"),),
        _FTC,
    )


def _covered(context: Context, passage: Passage) -> list[tuple[int, int]]:
    """Stretches of the passage that claims tie to a source of the post."""
    if context.draft is None or not passage.field.startswith("slot:"):
        return []
    slot, post, found = passage.field.removeprefix("slot:"), context.draft.post, []
    for claim in post.claims:
        if claim.slot == slot and post.source(claim.source) is not None:
            at = passage.text.find(claim.quote) if claim.quote else 0
            if at >= 0:
                found.append((at, at + (len(claim.quote) or len(passage.text))))
    return found


def _clause(lower: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence between commas that holds the cue, without a leading "and"."""
    borders = [first, *(m.start() for m in _CLAUSE.finditer(lower, first, last)), last]
    for a, b in pairwise(borders):
        if a <= start < b:
            lead = _LEADING.match(lower, a, b)
            begin = lead.end() if lead else a
            return begin, begin + len(lower[begin : max(b, end)].rstrip(" .!?\n"))
    return start, end


def _ties(draft: Draft) -> Iterator[Finding]:
    for claim in draft.post.claims:
        text = draft.post.answers.get(claim.slot, "")
        start = text.find(claim.quote) if claim.quote else 0
        place = Place(f"slot:{claim.slot}", max(start, 0), start + len(claim.quote) if start >= 0 else 0)
        if draft.post.source(claim.source) is None:
            yield finding(
                "sources.unknown_id",
                Severity.WARN,
                tr("A claim names a source that is not there: {id}").format(id=claim.source[:60]),
                place,
                tr("Add the source, or tie the words to another one."),
                (Fix(tr("Tie to source"), action="tie_source"),),
            )
        elif start < 0 or not text.strip():
            yield _words_gone(claim)


def _words_gone(claim: Claim) -> Finding:
    return finding(
        "sources.words_changed",
        Severity.WARN,
        tr("The words tied to a source have changed"),
        Place(f"slot:{claim.slot}"),
        tr("They were: \u201c{words}\u201d. Tie the new words, or put these back.").format(words=claim.quote[:120]),
        (Fix(tr("Tie to source"), action="tie_source"),),
    )


def _shelf(context: Context, draft: Draft) -> Iterator[Finding]:
    today = int(context.settings.today[:4])
    tied = {claim.source for claim in draft.post.claims}
    for source in draft.post.sources:
        title = source.title[:80] or source.id[:80]
        if not any(source.csl.get(key) for key in ("URL", "DOI", "PMID", "PMCID")):
            yield finding(
                "sources.no_address",
                Severity.WARN,
                tr("No address for \u201c{title}\u201d").format(title=title),
                Place("sources"),
                tr("Readers can't look it up. Add a web address or a DOI."),
                (Fix(tr("Add the address"), action="edit_source"),),
            )
        year = _year(source)
        if year and today - year > OLD_YEARS:
            yield finding(
                "sources.too_old",
                Severity.WARN if today - year > VERY_OLD_YEARS else Severity.TIP,
                tr("\u201c{title}\u201d is from {year}").format(title=title, year=year),
                Place("sources"),
                tr("Look whether it still stands."),
                (Fix(tr("Look again"), action="open_source"),),
            )
        if source.id not in tied:
            yield finding(
                "sources.not_tied",
                Severity.TIP,
                tr("\u201c{title}\u201d is not tied to any words").format(title=title),
                Place("sources"),
                tr("Only tied sources are printed under the post."),
                (Fix(tr("Tie to source"), action="tie_source"),),
            )


def _year(source: Source) -> int:
    """The year of issue; 0 when it has none that can be read."""
    issued = source.csl.get("issued")
    if not isinstance(issued, dict):
        return 0
    parts = issued.get("date-parts")
    try:
        return int(parts[0][0]) if parts else int(str(issued.get("raw") or issued.get("literal") or "0")[:4])
    except (TypeError, ValueError, IndexError, KeyError):
        return 0


def _volatile(context: Context, draft: Draft) -> Iterator[Finding]:
    bodies = {str(s.csl.get("container-title") or s.csl.get("publisher") or s.id) for s in draft.cited}
    if len(bodies) >= 2:
        return
    for passage in context.teaching():
        match = _VOLATILE.search(passage.folded.lower)
        if match:
            yield finding(
                "sources.one_body",
                Severity.WARN,
                tr("Official advice on this is changing"),
                passage.place(*match.span()),
                tr("Tie it to two independent bodies, and open both on the day you approve."),
                (Fix(tr("Tie to source"), action="tie_source"),),
            )
            return

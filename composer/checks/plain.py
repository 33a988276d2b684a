"""Plain language: reading grade, hard words, long and passive sentences, short forms. Tips and warnings, never a stop."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from composer.checks.context import Context, Passage, finding
from composer.checks.sentence import Sentence
from composer.checks.worded import states_the_myth
from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.template import SlotKind
from composer.model.words import tr
from composer.text.reading import measure

TARGET_GRADE, WARN_GRADE, LONG_SENTENCE = 6, 8, 20
_BASIS = (
    Basis("CDC", "Clear Communication Index", "https://www.cdc.gov/ccindex/index.html"),
    Basis("AHRQ", "PEMAT-P", "https://www.ahrq.gov/health-literacy/patient-education/pemat.html"),
)
MOST_FINDINGS = 300  # of one text


class _Terms(NamedTuple):
    """The hard terms that begin with one word, longest first, each with plainer ones.

    Attributes:
        nexts: the words that may come next; empty when a term has one word only.
    """

    nexts: frozenset[str]
    terms: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


_Table = Mapping[str, _Terms]
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:\w{2,20}ly )?(?:(?!need|bleed|feed|seed|speed|exceed|indeed)[a-z]{2,20}ed|done|given|taken|"
    r"seen|made|shown|told|kept|put|held|worn|torn) by\b"
)
_SHORT_FORM = re.compile(r"[A-Z](?<![\w#@./-][A-Z])[A-Z]{1,5}(?![\w-])")
_KNOWN_FORMS = frozenset(
    {"ADA", "CDC", "FDA", "NIH", "NHS", "WHO", "US", "USA", "UK", "EU", "AM", "PM", "OK", "DNA", "HIV", "FAQ", "TV", "ER", "ID",
     "MD", "DDS", "DMD", "RDH", "TIP", "MYTH", "FACT", "FREE", "NOT", "NO", "YES", "AND", "OR", "DO", "NEW", "ALL"}
)  # fmt: skip
_FANCY = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff5a][\U0001d400-\U0001d7ff\uff21-\uff5a]{1,79}")
_EMOJI_ROW = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\\s?(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\\s?){3,39}"
)


def check(context: Context) -> Iterator[Finding]:
    """Findings on running text; the grade is that of the whole post."""
    passages = [p for p in context.teaching() if p.kind in {None, SlotKind.LINE, SlotKind.TEXT}]
    if context.draft is None or context.draft.post.language.startswith("en"):  # the grades count English syllables
        yield from _grade(passages)
    for passage in passages:
        is_myth = states_the_myth(context, passage)
        yield from context.once("plain", passage, partial(_found_in, context, passage, is_myth=is_myth), is_myth)
        yield from _short_forms(context, passage)


def _found_in(context: Context, passage: Passage, *, is_myth: bool) -> tuple[Finding, ...]:
    parts = (_letters(passage), _hard_words(context, passage), () if is_myth else _sentences(passage))
    return tuple(islice(chain.from_iterable(parts), MOST_FINDINGS))


def _grade(passages: list[Passage]) -> Iterator[Finding]:
    """The grade of the post; overrides say the same again and are left out."""
    slots = [p for p in passages if not p.field.startswith("override:")]
    scores = measure("\n\n".join(p.folded.text for p in slots))
    if scores.is_rough or scores.flesch_kincaid_grade <= TARGET_GRADE + 1:
        return
    grade = round(scores.flesch_kincaid_grade)
    only = slots[0] if len(slots) == 1 else None
    yield finding(
        "plain.reading_grade",
        Severity.WARN if scores.flesch_kincaid_grade > WARN_GRADE else Severity.TIP,
        tr("Reading level: grade {grade}").format(grade=grade),
        Place(only.field, 0, len(only.text)) if only else Place(),
        tr("Aim at grade 6: shorter sentences, shorter words."),
        basis=_BASIS,
    )


def _hard_words(context: Context, passage: Passage) -> Iterator[Finding]:
    table = context.pack.made(
        "plain words", lambda pack: _by_first_word({**pack.table("plain_words"), **context.own.words})
    )
    look = partial(_hard_in, table)
    for first, part in passage.parts:
        for start, end, uses in part.once("hard words", look):
            yield _hard_word(passage, first + start, first + end, uses)


def _hard_in(table: _Table, sentence: Sentence) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The hard words of one sentence with plainer ones."""
    words, free, found = sentence.tokens, 0, list[tuple[int, int, tuple[str, ...]]]()
    for i in [i for i, word in enumerate(words) if word in table]:
        nexts, terms = table[words[i]]
        if i < free or (nexts and (i + 1 == len(words) or words[i + 1] not in nexts)):
            continue
        for term, uses in terms:
            if len(term) == 1 or tuple(words[i : i + len(term)]) == term:
                free = i + len(term)
                found.append((i, free - 1, uses))
                break
    if not found:
        return ()
    spans = sentence.spans
    return tuple((spans[first][0], spans[last][1], uses) for first, last, uses in found)


def _hard_word(passage: Passage, start: int, end: int, uses: tuple[str, ...]) -> Finding:
    begins = passage.folded.text[start].isupper()
    fixes = tuple(Fix(tr("Replace"), replacement=use[:1].upper() + use[1:] if begins else use) for use in uses)
    return finding(
        "plain.word",
        Severity.TIP,
        tr("\u201c{words}\u201d may be hard to read").format(words=passage.quote(start, end)),
        passage.place(start, end),
        tr("Try \u201c{words}\u201d.").format(words=uses[0]),
        fixes,
        _BASIS,
    )


def _by_first_word(table: Mapping[str, tuple[str, ...]]) -> _Table:
    """First word -> (the words of the term, plainer ones), longest terms first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for term, uses in table.items():
        if uses and (words := tuple(_TOKEN.findall(term))):
            found.setdefault(words[0], []).append((words, uses))
    return {
        first: _Terms(
            frozenset(term[1] for term, _ in terms) if all(len(term) > 1 for term, _ in terms) else frozenset(),
            tuple(sorted(terms, key=lambda t: -len(t[0]))),
        )
        for first, terms in found.items()
    }


def _sentences(passage: Passage) -> Iterator[Finding]:
    for start, part in passage.parts:
        count = len(part.tokens)
        if count > LONG_SENTENCE:
            text = part.lower
            first, last = len(text) - len(text.lstrip()), len(text.rstrip())
            yield finding(
                "plain.long_sentence",
                Severity.TIP,
                tr("{count} words in one sentence").format(count=count),
                passage.place(start + first, start + last),
                tr("Keep it under 20; make two of it."),
                basis=_BASIS,
            )
    for span in (
        (at + a, at + b) for at, part in passage.parts if "by" in part.words for a, b in part.once("passive", _passive)
    ):
        yield finding(
            "plain.passive",
            Severity.TIP,
            tr("Say who does it: \u201c{words}\u201d").format(words=passage.quote(*span)),
            passage.place(*span),
            tr("\u201cFlossing removes plaque\u201d, not \u201cplaque is removed by flossing\u201d."),
            basis=_BASIS,
        )


def _passive(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _PASSIVE.finditer(sentence.lower))


def _short_forms(context: Context, passage: Passage) -> Iterator[Finding]:
    seen = set(_KNOWN_FORMS)
    for match in _SHORT_FORM.finditer(passage.folded.text):
        form = match.group()
        if form in seen or f"({form})" in passage.folded.text or f"({form.lower()})" in context.whole:
            continue
        seen.add(form)
        yield finding(
            "plain.short_form",
            Severity.TIP,
            tr("Write {form} in full the first time").format(form=form),
            passage.place(*match.span()),
            tr("Not everyone knows what it stands for."),
            basis=_BASIS,
        )


def _letters(passage: Passage) -> Iterator[Finding]:
    if passage.text.isascii():
        return
    for match in _FANCY.finditer(passage.text):
        yield finding(
            "plain.fancy_letters",
            Severity.WARN,
            tr("Screen readers skip fancy letters"),
            Place(passage.field, *match.span()),
            tr("Use plain letters."),
            (Fix(tr("Replace"), replacement=unicodedata.normalize("NFKC", match.group())),),
        )
    for match in _EMOJI_ROW.finditer(passage.text):
        yield finding(
            "plain.emoji_row",
            Severity.TIP,
            tr("Too many emoji in a row"),
            Place(passage.field, *match.span()),
            tr("Each is read aloud. Use at most three, at the end."),
        )

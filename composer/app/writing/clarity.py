"""Clarity checklists for an open post: the questions with what can be seen filled in, and what a person said kept with the post.

The answers stand in the post file, with a digest of the words they were given for; see `Kept`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from composer.app import resources
from composer.app.writing.analysis import Analysis
from composer.checks.checklists import Answered, Checklist, PostFacts, fill, load_checklists, score
from composer.model.finding import Place
from composer.model.post import EMPTY, Post
from composer.model.safety import SafetySheet, SafetySource, SheetSection
from composer.model.words import tr, trn
from composer.safety.review import as_text

__all__ = ["Answered", "Checklist", "Filled", "Said", "checklists", "filled"]

FILE = "clarity.json"
KEY = "clarity_answers"
"""The field of the post file that holds what people said."""


class Said(StrEnum):
    """A person's answer."""

    YES = "yes"
    NO = "no"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was said about a post, for one list.

    Attributes:
        said: question id -> answer.
        words: digest of the words the last answer was given for; empty = nothing was said.
    """

    said: Mapping[str, Said] = field(default_factory=lambda: EMPTY)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A checklist with its answers for a post.

    Attributes:
        score: good answers of 100 that apply; None while a question that applies is open.
        said: question id -> what a person said.
        is_old: the words changed since somebody answered.
    """

    checklist: Checklist
    answered: tuple[Answered, ...]
    score: int | None
    said: Mapping[str, Said] = field(default_factory=lambda: EMPTY)
    is_old: bool = False

    @property
    def asked(self) -> tuple[Answered, ...]:
        """The questions that apply."""
        return tuple(a for a in self.answered if a.applies)

    @property
    def open(self) -> int:
        """How many questions wait for a person."""
        return sum(a.answer is None for a in self.asked)

    def result(self) -> str:
        """The score in a sentence, or how many answers are missing."""
        if not self.asked:
            return tr("No question applies to this post.")
        if self.score is None:
            return trn("{n} question is open; the score comes with the last answer.",
                       "{n} questions are open; the score comes with the last answer.", self.open)  # fmt: skip
        words = tr("{n} of 100. The aim of {aim} is reached.") if self.score >= self.checklist.aim else tr(
            "{n} of 100. The aim is {aim}.")  # fmt: skip
        return words.format(n=self.score, aim=self.checklist.aim)


def checklists() -> tuple[Checklist, ...]:
    """The checklists that ship; read anew each time, they are asked for rarely.

    Raises:
        BadInput: the file can't be read.
    """
    return load_checklists(resources.assets() / "rules" / "lists" / FILE)


def filled(checklist: Checklist, analysis: Analysis, post: Post) -> Filled:
    """A checklist with what people said about a post, and what the program sees where nobody did.

    Args:
        analysis: of the post's words; `post` may have newer answers.
    """
    kept = kept_in(post, checklist.id)
    said = {item: _VALUES[answer] for item, answer in kept.said.items()}
    answered = fill(checklist, facts_of(analysis), said)
    is_old = bool(kept.words) and kept.words != words_mark(analysis)
    return Filled(checklist, answered, score(answered), kept.said, is_old)


def facts_of(analysis: Analysis) -> PostFacts:
    """What the answers are computed from."""
    draft = analysis.draft
    alts = [media.alt for media in draft.post.media]
    if draft.template.card:
        alts.append(draft.post.card_alt or draft.proposed_alt)
    return PostFacts(
        text=draft.bodies["default"].text,
        headline=draft.title,
        reading=analysis.reading,
        findings=analysis.findings,
        pictures=len(alts),
        described=sum(bool(alt.strip()) for alt in alts),
    )


def place_of(analysis: Analysis, answered: Answered) -> Place | None:
    """Where in the post the program saw it; None where there is no single place."""
    seen = answered.seen
    if seen.finding is not None:
        return seen.finding.place
    if seen.words:
        for name, text in analysis.draft.post.answers.items():
            if (start := text.find(seen.words)) >= 0:
                return Place(f"slot:{name}", start, start + len(seen.words))
    return None


# --- what people said --------------------------------------------------------------------------------------------
def kept_in(post: Post, list_id: str) -> Kept:
    """What people said about a post; what is no answer is passed over."""
    lists = post.extra.get(KEY)
    one = lists.get(list_id) if isinstance(lists, Mapping) else None
    said, words = (one.get("said"), one.get("words")) if isinstance(one, Mapping) else (None, None)
    if not isinstance(said, Mapping):
        return Kept()
    known = {k: Said(v) for k, v in said.items() if isinstance(k, str) and v in list(Said)}
    return Kept(MappingProxyType(known), words if isinstance(words, str) else "")


def with_said(analysis: Analysis, post: Post, list_id: str, item: str, said: Said | None) -> Post:
    """The post with one answer more, or with None one less.

    Args:
        analysis: of the words the person saw when answering.
    """
    known = {**kept_in(post, list_id).said, item: said}
    answers = {k: v.value for k, v in known.items() if v is not None}
    before = post.extra.get(KEY)
    lists = {k: v for k, v in before.items() if k != list_id} if isinstance(before, Mapping) else {}
    if answers:
        lists[list_id] = {"said": answers, "words": words_mark(analysis)}
    extra = {k: v for k, v in post.extra.items() if k != KEY}
    return replace(post, extra=MappingProxyType(extra | ({KEY: lists} if lists else {})))


def words_mark(analysis: Analysis) -> str:
    """A digest of the common text; never the words themselves."""
    text = analysis.draft.bodies["default"].text
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


# --- to print ----------------------------------------------------------------------------------------------------
def sheet(one: Filled, title: str) -> SafetySheet:
    """A filled-in checklist as a page to print, copy or keep.

    Args:
        title: the post's.
    """
    parts = dict.fromkeys(a.item.part for a in one.asked)
    sections = tuple(
        SheetSection(part_name(part), tuple(_line(a) for a in one.asked if a.item.part == part)) for part in parts
    )
    lead = " ".join((tr("Post: {title}.").format(title=title), one.result(), one.checklist.about))
    basis = one.checklist.basis
    sources = (SafetySource(f"{basis.body}: {basis.document}", basis.url, "official"),) if basis.url else ()
    return SafetySheet(f"checklist-{one.checklist.id}", one.checklist.name, lead, sections, sources)


def sheet_text(one: Filled, title: str) -> str:
    """The same as plain text, for the clipboard."""
    return as_text(sheet(one, title))


def answer_words(answered: Answered) -> str:
    """The answer in a word."""
    if not answered.applies:
        return tr("Doesn't apply")
    return {True: tr("Yes"), False: tr("No"), None: tr("Open")}[answered.answer]


def part_name(part: str) -> str:
    """The heading of a part of a checklist."""
    return {
        "core": tr("The message"),
        "behavior": tr("What to do"),
        "action": tr("What to do"),
        "numbers": tr("Numbers"),
        "risk": tr("Risks and benefits"),
        "content": tr("Content"),
        "words": tr("Words"),
        "order": tr("Order"),
        "layout": tr("Layout"),
        "pictures": tr("Pictures"),
        "care": tr("Care"),
        "privacy": tr("Privacy"),
    }.get(part, part)


def _line(answered: Answered) -> str:
    seen = f" {answered.seen.why}" if answered.is_computed and answered.seen.why else ""
    return f"{answered.item.question} {answer_words(answered)}.{seen}"


_VALUES: Mapping[Said, bool | None] = MappingProxyType({Said.YES: True, Said.NO: False, Said.DOES_NOT_APPLY: None})

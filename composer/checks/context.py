"""What a rule family is given: the passages to read, the draft when there is one, the settings and the rule data."""

import dataclasses
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from composer.checks.allowing import AllowList
from composer.checks.folding import Folded, fold
from composer.checks.memo import Memo
from composer.checks.own import NO_OWN, OwnRules
from composer.checks.rulepack import RulePack
from composer.checks.sentence import Sentence, sentences_of
from composer.checks.sentences import Sentences
from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.media import MediaFacts
from composer.model.practice import CheckSettings
from composer.model.template import Draft, SlotKind

Found = TypeVar("Found")
_DIGITS = re.compile(r"\d\d*")  # "+" would be looked for more slowly
_IN_WORD = re.compile(r"\w")
_BLANK = re.compile(r"\s")
LEADS_UP, FOLLOWS = 120, 40  # characters before digits that say what they are, and after them that belong to them
EVENT_KINDS = frozenset({SlotKind.DATE, SlotKind.TIME, SlotKind.ZONE, SlotKind.PLACE})

WRITTEN_FIELDS = ("first_comment", "title", "excerpt", "terms")
"""The fields of a platform that hold words for readers; the others hold addresses, times and codes."""


@dataclass(frozen=True)
class Passage:
    """One text of the post that a reader will meet.

    Attributes:
        field: as in `Place.field`.
        kind: what its slot holds; None when it is not a slot.
        teaches: running text for readers (slots, overrides, a bare text); False for alt texts.
        memo: where sentences met before are kept.
    """

    field: str
    text: str
    kind: SlotKind | None = None
    states_facts: bool = False
    teaches: bool = True
    memo: Memo = dataclasses.field(default_factory=Memo, repr=False, compare=False)

    @cached_property
    def folded(self) -> Folded:
        """The text in plain letters; rules read this."""
        return fold(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words in plain lower case, as `words_of` gives them."""
        return frozenset().union(*(part.words for _, part in self.parts))

    @cached_property
    def parts(self) -> tuple[tuple[int, Sentence], ...]:
        """Each sentence with the place where it begins; nothing stands between two."""
        folded = self.folded
        return tuple(sentences_of(folded.text, folded.lower, self.sentences.all(), self.memo))

    @cached_property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """Where digits stand, those side by side as one."""
        return tuple(match.span() for match in _DIGITS.finditer(self.folded.lower))

    @cached_property
    def digits(self) -> int:
        """How many digits the text has; most texts have too few for most identifiers."""
        return sum(last - first for first, last in self.numbers)

    def from_numbers(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What `finditer` finds of a pattern that can only begin with a digit at the start of a word, but sooner."""
        lower, free = self.folded.lower, 0
        for first, _ in self.numbers:
            if (
                first >= free
                and not _IN_WORD.match(lower[first - 1 : first])
                and (match := pattern.match(lower, first))
            ):
                yield match
                free = match.end()

    @cached_property
    def digit_windows(self) -> tuple[tuple[int, int], ...]:
        """The stretches in which digits stand, with what may lead up to them and the whole last word."""
        return self.around_numbers(LEADS_UP, FOLLOWS)

    def around_numbers(self, before: int, after: int) -> tuple[tuple[int, int], ...]:
        """The stretches with so many characters before and after digits, and the whole last word."""
        lower, found = self.folded.lower, list[tuple[int, int]]()
        for start, end in self.numbers:
            if found and end + after <= found[-1][1]:
                continue
            first, last = max(0, start - before), _to_the_end_of_a_word(lower, end + after)
            if found and first <= found[-1][1]:
                first, _ = found.pop()
            found.append((first, last))
        return tuple(found)

    @cached_property
    def near_digits(self) -> str:
        """The words in those stretches."""
        return "\n".join([self.folded.lower[first:last] for first, last in self.digit_windows])

    def runs(self, words: frozenset[str]) -> list[tuple[int, int]]:
        """The stretches of sentences of which each has one of the words."""
        found: list[tuple[int, int]] = []
        for at, part in self.parts:
            if not words.isdisjoint(part.words):
                begins = found.pop()[0] if found and found[-1][1] == at else at
                found.append((begins, at + len(part.lower)))
        return found

    @cached_property
    def sentences(self) -> Sentences:
        """Where the sentences of the folded text begin and end."""
        return Sentences(self.folded.lower)

    @property
    def is_event_detail(self) -> bool:
        """Whether it is the date, zone or place of an event, which may be said."""
        return self.kind in EVENT_KINDS

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the folded text."""
        first, last = self.folded.back(start, end)
        return Place(self.field, first, last)

    def quote(self, start: int, end: int, most: int = 60) -> str:
        """The original words of a stretch of the folded text, shortened for a message."""
        first, last = self.folded.back(start, end)
        words = " ".join(self.text[first:last].split())
        return words if len(words) <= most else words[: most - 1].rstrip() + "…"


@dataclass(frozen=True)
class Context:
    """One run of the checks. Immutable; what is costly is computed once."""

    passages: tuple[Passage, ...]
    settings: CheckSettings
    pack: RulePack
    draft: Draft | None = None
    media_facts: Mapping[str, MediaFacts] = field(default_factory=dict)
    is_reply: bool = False
    memo: Memo = field(default_factory=Memo)
    own: OwnRules = NO_OWN

    @classmethod
    def of_text(
        cls,
        text: str,
        settings: CheckSettings,
        pack: RulePack,
        *,
        is_reply: bool = False,
        memo: Memo | None = None,
        own: OwnRules = NO_OWN,
    ) -> "Context":
        """A bare text, or an answer to a review."""
        memo = memo or Memo()
        return cls((Passage("text", text, memo=memo),), settings, pack, is_reply=is_reply, memo=memo, own=own)

    @classmethod
    def of_draft(
        cls,
        draft: Draft,
        settings: CheckSettings,
        pack: RulePack,
        media_facts: Mapping[str, MediaFacts],
        memo: Memo,
        own: OwnRules = NO_OWN,
    ) -> "Context":
        """All texts of a draft, in the order a person sees them."""
        return cls(tuple(_passages(draft, memo)), settings, pack, draft, media_facts, memo=memo, own=own)

    @cached_property
    def allow(self) -> AllowList:
        """The practice's own names, numbers and words, and the event's own place."""
        events = (p.text for p in self.passages if p.kind is SlotKind.PLACE)
        return AllowList.of((*self.settings.allow, *self.own.allow, *events))

    @cached_property
    def field_order(self) -> Mapping[str, int]:
        """Field -> its rank on the screen, empty slots included."""
        slots = [f"slot:{slot.name}" for slot in self.draft.template.slots] if self.draft else []
        fields = dict.fromkeys(
            [*slots, *(p.field for p in self.passages if p.field.startswith("override")), "hashtags"]
        )
        rest = dict.fromkeys(["card", *(p.field for p in self.passages)])
        return {name: n for n, name in enumerate({**fields, **rest})}

    @cached_property
    def whole(self) -> str:
        """All teaching passages in plain lower-case letters, for rules that something elsewhere answers."""
        return "\n".join(p.folded.lower for p in self.passages if p.teaches)

    @cached_property
    def whole_words(self) -> frozenset[str]:
        """The words of `whole`."""
        return frozenset().union(*(p.words for p in self.passages if p.teaches))

    def once(
        self, family: str, passage: Passage, make: Callable[[], tuple[Found, ...]], *more: Hashable
    ) -> tuple[Found, ...]:
        """What a family found in a passage, made anew only when the passage, the settings or `more` have changed."""
        key = (family, passage.field, passage.text, passage.kind, passage.teaches, self.settings, self.is_reply, *more)
        return self.memo.get(key, make)

    def teaching(self) -> Iterator[Passage]:
        """The passages of running text."""
        return (p for p in self.passages if p.teaches)


def _to_the_end_of_a_word(text: str, place: int) -> int:
    blank = _BLANK.search(text, place)
    return blank.start() if blank else len(text)


def finding(
    rule: str,
    severity: Severity,
    message: str,
    place: Place,
    why: str = "",
    fixes: tuple[Fix, ...] = (),
    basis: tuple[Basis, ...] = (),
) -> Finding:
    """A finding; a short form for the families."""
    return Finding(rule, severity, message, place, why, fixes, basis)


def _passages(draft: Draft, memo: Memo) -> Iterator[Passage]:
    for slot in draft.template.slots:
        text = draft.post.answers.get(slot.name, "")
        if text.strip():
            yield Passage(f"slot:{slot.name}", text, slot.kind, slot.states_facts, memo=memo)
    for platform, override in draft.post.overrides.items():
        if override.text:
            yield Passage(f"override:{platform}", override.text, memo=memo)
        for name in (n for n in WRITTEN_FIELDS if override.fields.get(n, "").strip()):
            yield Passage(f"override:{platform}:{name}", override.fields[name], memo=memo)
    if draft.post.hashtags:
        yield Passage("hashtags", " ".join("#" + tag for tag in draft.post.hashtags), teaches=False, memo=memo)
    if draft.post.card_alt.strip():
        yield Passage("card", draft.post.card_alt, teaches=False, memo=memo)
    for n, media in enumerate(draft.post.media):
        if media.alt.strip():
            yield Passage(f"media:{n}", media.alt, teaches=False, memo=memo)

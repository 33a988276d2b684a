"""A template, and the draft it makes from a post. Plain data: no code ever comes from a template file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from composer.model.post import EMPTY, Json, Post, Source


class SlotKind(StrEnum):
    """What a slot holds."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several lines
    DATE = "date"  # ISO date
    TIME = "time"  # ISO date and time without an offset
    ZONE = "zone"  # IANA zone name
    PLACE = "place"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a template.

    Attributes:
        name: lower-case identifier, unique in the template.
        label: what the person reads.
        hint: an example or a rule, shown below the field.
        maximum: most characters (graphemes) that fit the card and the posts.
        states_facts: its words need a source.
    """

    name: str
    label: str
    required: bool
    maximum: int
    kind: SlotKind = SlotKind.TEXT
    hint: str = ""
    states_facts: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A form with named slots that makes a post.

    Attributes:
        id: lower-case name with hyphens ("myth-buster").
        kind: family of posts ("myth-buster", "health-tip", "event").
        bodies: variant name -> paragraphs with {slot} placeholders. "default" is always there; "short" serves
            platforms with little room; a platform id serves that platform. A paragraph whose slots are all empty
            is left out.
        card: id of the card layout.
        card_texts: role of the layout ("headline", "body", "label", ...) -> pattern with {slot} placeholders.
        alt_pattern: pattern for the proposed alt text of the card.
        title_pattern: pattern for the post's title in lists and on blogs; empty = the first slot's words.
        sample: answers that show what it makes.
        sample_post: a whole sample as a post file's object (sources, claims, hashtags); may be empty.
        origin: "built-in" or the file it came from.
    """

    id: str
    title: str
    kind: str
    language: str
    specialty: str
    slots: tuple[Slot, ...]
    bodies: Mapping[str, tuple[str, ...]]
    hashtags: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    card: str = ""
    card_texts: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    alt_pattern: str = ""
    about: str = ""
    sample: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    sample_post: Mapping[str, Json] = field(default_factory=lambda: EMPTY)
    origin: str = "built-in"
    title_pattern: str = ""

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, or None."""
        return next((s for s in self.slots if s.name == name), None)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a slot's words stand in a composed text: code points, half-open.

    Attributes:
        start, end: place in the composed text.
        offset: place of the first of these words in the slot's own text.
    """

    slot: str
    start: int
    end: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Body:
    """A composed text and where each slot's words stand in it. An override has no spans."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of a card by role, with the numbers of the sources tied to them.

    Attributes:
        texts: role -> words ("headline", "body", "label", "fact_label", "date", ...). Empty roles are left out.
        marks: role -> ((end offset in the words, source number), ...): where a superscript goes.
    """

    layout: str
    texts: Mapping[str, str]
    marks: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Draft:
    """A post joined with its template: what checks, platforms and cards read.

    Attributes:
        bodies: variant name -> composed text; at least "default".
        title: the post's short title, for lists and for platforms that want one.
        cited: the sources that a claim names, in the order of first use; number 1 is the first.
    """

    post: Post
    template: Template
    bodies: Mapping[str, Body]
    title: str
    card: CardWords
    proposed_alt: str = ""
    cited: tuple[Source, ...] = ()

"""What one platform will show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from composer.model.finding import Finding
from composer.model.post import EMPTY


class Unit(StrEnum):
    """How a platform counts."""

    X_WEIGHTED = "x-weighted"
    GRAPHEME = "grapheme"
    UTF16 = "utf-16"
    THREADS = "threads"
    MASTODON = "mastodon"  # graphemes, links as 23, mentions without their host


@dataclass(frozen=True, slots=True)
class Count:
    """A text's length on one platform. `limit` is None where the platform has none.

    Attributes:
        byte_length, byte_limit: second cap in UTF-8 bytes, where the platform has one.
    """

    length: int
    limit: int | None
    unit: Unit
    byte_length: int = 0
    byte_limit: int | None = None

    @property
    def fits(self) -> bool:
        """Whether the text is within every limit."""
        if self.byte_limit is not None and self.byte_length > self.byte_limit:
            return False
        return self.limit is None or self.length <= self.limit


class EntityKind(StrEnum):
    """What a platform makes out of plain text."""

    URL = "url"
    HASHTAG = "hashtag"
    MENTION = "mention"
    CASHTAG = "cashtag"


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text a platform treats specially: code points, half-open; `text` includes the sign."""

    kind: EntityKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Bluesky's rich-text mark: UTF-8 byte offsets, half-open; `kind` is "link", "tag", "mention" or "cashtag"."""

    byte_start: int
    byte_end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a rendering; more than one makes a thread."""

    text: str
    entities: tuple[Entity, ...] = ()
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """What one platform will show, and what was noticed on the way.

    Attributes:
        count: the longest part's length.
        fold_at: code point of the first part after which the platform hides the rest, about; None = no fold.
        left_out: what this platform can't show, each a short sentence ("The link is left out: captions can't link.").
        title, button: where the platform has such fields (blog title, Google Business button); else empty.
        html: for platforms that take HTML; else empty.
        slug, excerpt: for blogs; else empty.
        options: further fields of the platform, all text ("link", "event_title", "event_start", "event_end", "button_url").
        findings: fit findings of this platform.
    """

    platform: str
    parts: tuple[Part, ...]
    count: Count
    fold_at: int | None = None
    left_out: tuple[str, ...] = ()
    title: str = ""
    button: str = ""
    html: str = ""
    tags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    slug: str = ""
    excerpt: str = ""
    options: Mapping[str, str] = field(default_factory=lambda: EMPTY)

    @property
    def text(self) -> str:
        """All parts, joined by a blank line."""
        return "\n\n".join(part.text for part in self.parts)

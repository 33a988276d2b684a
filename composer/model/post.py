"""What a person makes: the post, its sources, claims, pictures and overrides, and its saved revisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from composer.model.look import PLAIN, CardLook

EMPTY: Mapping[str, Any] = MappingProxyType({})

Json = Any
"""A value that json.loads can return."""


@dataclass(frozen=True, slots=True)
class Source:
    """What proves a claim.

    Attributes:
        id: unique within the post and the library.
        csl: the CSL-JSON item, kept whole, unknown keys included; its "id" equals `id`.
    """

    id: str
    csl: Mapping[str, Json]

    @property
    def title(self) -> str:
        """The item's title, or an empty text."""
        return str(self.csl.get("title") or "")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words in a slot that state a fact, tied to a source.

    Attributes:
        slot: name of the slot the words stand in.
        source: id of a source of the same post.
        locator: page, table or heading inside the source; may be empty.
        quote: the exact words in the slot; empty means the whole slot.
        support: what the source says, quoted; may be empty.
    """

    slot: str
    source: str
    locator: str = ""
    quote: str = ""
    support: str = ""
    extra: Mapping[str, Json] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Media:
    """A picture the person added.

    Attributes:
        path: where a post file names it; empty once it lives in the media store.
        digest: SHA-256 of the stored bytes in hexadecimal; empty before it is stored.
        alt: words for people who can't see it.
        consent: reference to the practice's own consent form when a person is shown; nothing about the person.
        shows_person: whether a person can be recognised; None = not answered yet.
        focus: point to keep in crops, each 0..1 from the left and the top.
    """

    path: str = ""
    digest: str = ""
    alt: str = ""
    consent: str = ""
    shows_person: bool | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    extra: Mapping[str, Json] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Override:
    """Text, hashtags or fields for one platform only; None leaves what the template makes."""

    text: str | None = None
    hashtags: tuple[str, ...] | None = None
    extra: Mapping[str, Json] = field(default_factory=lambda: EMPTY)

    @property
    def fields(self) -> Mapping[str, str]:
        """The platform's own fields ("first_comment", "board") as typed; the post file keeps them under "fields"."""
        found = self.extra.get("fields")
        if not isinstance(found, Mapping):
            return EMPTY
        return MappingProxyType({k: v for k, v in found.items() if isinstance(k, str) and isinstance(v, str)})

    def with_fields(self, fields: Mapping[str, str]) -> "Override":
        """The override with other fields; empty ones are left out."""
        others = {k: v for k, v in self.extra.items() if k != "fields"}
        kept = {k: v for k, v in fields.items() if v.strip()}
        return replace(self, extra=MappingProxyType(others | ({"fields": kept} if kept else {})))


@dataclass(frozen=True, slots=True)
class Post:
    """The content of one post, exactly what a post file holds.

    Attributes:
        id: UUIDv7 text; stays the same over all revisions.
        template: id of the template.
        language: BCP 47 tag ("en-US").
        answers: slot name -> text as typed.
        hashtags: without the leading sign.
        card_alt: alt text of the card; empty = the person has not accepted one yet.
        platforms: ids of the platforms it is meant for, in order.
        look: how the card differs from what template and practice make.
        extra: keys of the post file this version does not know; written back unchanged.
    """

    id: str
    template: str
    language: str = "en-US"
    answers: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    hashtags: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    card_alt: str = ""
    overrides: Mapping[str, Override] = field(default_factory=lambda: EMPTY)
    platforms: tuple[str, ...] = ()
    look: CardLook = PLAIN
    extra: Mapping[str, Json] = field(default_factory=lambda: EMPTY)

    def source(self, source_id: str) -> Source | None:
        """The source of that id, or None."""
        return next((s for s in self.sources if s.id == source_id), None)

    @property
    def loose_media(self) -> tuple[Media, ...]:
        """The pictures that go out beside the card: all but the one that stands on it already."""
        return tuple(m for m in self.media if not m.digest or m.digest != self.look.photo)

    def with_answer(self, slot: str, text: str) -> "Post":
        """The post with one answer changed; claims whose words are gone are kept (a check reports them)."""
        return replace(self, answers=MappingProxyType({**self.answers, slot: text}))


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of a post. Immutable; an edit is a new revision.

    Attributes:
        number: 1, 2, ... within the post.
        saved_at: aware, UTC.
    """

    post: Post
    number: int
    saved_at: datetime

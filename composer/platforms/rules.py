"""One platform's rules as values: limits, units, pictures, look, and where each figure comes from. No files, no text.

Values come from `assets/platforms/*.json` through `composer.platforms.registry`; nothing here knows a platform by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from composer.model.card import Shape
from composer.model.finding import Basis, Severity
from composer.model.post import EMPTY
from composer.model.rendering import Unit
from composer.model.units import ByteCount, Px


class Mark(StrEnum):
    """How well a figure is known."""

    SOURCE = "S"  # read in the platform's own source or schema
    VENDOR = "V"  # the vendor's page
    SCHEDULER = "P"  # enforced by a scheduler's source
    THIRD = "T"  # another third party only
    MEMORY = "M"  # unverified
    USER = "U"  # set by the practice's own file

    @property
    def severity(self) -> Severity:
        """What breaking the figure means: well-known figures block, the others warn."""
        return Severity.WARN if self in {Mark.THIRD, Mark.MEMORY} else Severity.STOP


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one figure comes from.

    Attributes:
        what: the document in words.
        where: its address or repository, may be empty.
        checked_on: when it was last compared with the source.
        blocks: overrides the mark's severity where many independent reports agree.
    """

    mark: Mark
    what: str = ""
    where: str = ""
    checked_on: date = date.min
    blocks: bool | None = None

    @property
    def severity(self) -> Severity:
        """What breaking the figure means."""
        if self.blocks is None:
            return self.mark.severity
        return Severity.STOP if self.blocks else Severity.WARN

    def basis(self) -> tuple[Basis, ...]:
        """The origin as a finding cites it; empty when there is no document."""
        return (Basis("", self.what, self.where),) if self.what else ()


class Links(StrEnum):
    """What a web address in the text does."""

    CLICK = "click"
    DEAD = "dead"  # shown, but not clickable
    BUTTON = "button"  # not clickable; the platform has a button instead
    FIELD = "field"  # not clickable; the platform has a link field instead
    HTML = "html"


class LinkText(StrEnum):
    """How readers see an address that clicks."""

    WHOLE = "whole"
    PATH = "path"  # without its scheme, the path cut (X)
    START = "start"  # without its scheme, its beginning (Mastodon)
    REPLACED = "replaced"  # a long one becomes a short one of the platform's own (LinkedIn)


class TagPlace(StrEnum):
    """Where hashtags go."""

    END = "end"
    FIELD = "field"  # not in the text; a field of its own
    NONE = "none"  # the platform has no use for them


class Grammar(StrEnum):
    """Which rules find links, tags and mentions in the text."""

    X = "x"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    PLAIN = "plain"
    THREADS = "threads"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fold:
    """Where the platform hides the rest, about; None = it does not.

    Attributes:
        phone, desktop: characters shown.
        lines: lines shown.
        height: px shown.
    """

    phone: int | None = None
    desktop: int | None = None
    lines: int | None = None
    height: Px | None = None

    @property
    def characters(self) -> int | None:
        """The smallest number of characters shown on any device, or None."""
        known = [n for n in (self.phone, self.desktop) if n is not None]
        return min(known) if known else None


@dataclass(frozen=True, slots=True)
class Look:
    """What a preview imitates.

    Attributes:
        width: column width.
        avatar: "round" or "square".
        avatar_px: its side.
        avatar_radius: corner radius of a square one.
        order: "name", "picture", "text", "actions", "button", "title", "link" from top to bottom.
        entity: colour token of links, tags and mentions.
        text_px, line_px: type size and line height of the text.
        columns: characters to a line, about.
        link_card: whether a link without a picture shows a card.
        link_shape: how: title "over" the picture; "footer", words in a strip from edge to edge; "side", a small picture left;
            title and description "below" the picture, the site last; "above", the site before them; "plain", site and title.
        actions_end: how many of the icons stand close together at the right end.
        time: where the time stands: "beside" the name, at the "right" end, or "none".
        kind: "feed", "story" (full screen), "photo" (full screen with words over it), "pin" or "article".
        indent: whether the words stand right of the avatar.
        handle: where the handle stands: "below" or "beside" the name, "only" (instead of it) or "none".
        caption_name: whether the caption begins with the name.
        more: the platform's words for the hidden rest.
        actions, actions_words: icons below the post, and their words where the platform writes them.
        spread: whether the icons share the whole width; else they stand close together.
        picture_radius: corners of pictures set in from the feed's edges; 0 = they reach from edge to edge.
    """

    width: Px
    avatar: str = "round"
    avatar_px: Px = Px(40)
    avatar_radius: Px = Px(8)
    order: tuple[str, ...] = ("name", "text", "picture", "actions")
    entity: str = "link"
    text_px: Px = Px(15)
    line_px: Px = Px(20)
    columns: int = 60
    link_card: bool = False
    kind: str = "feed"
    indent: bool = False
    handle: str = "below"
    caption_name: bool = False
    more: str = "… more"
    actions: tuple[str, ...] = ()
    actions_words: tuple[str, ...] = ()
    spread: bool = False
    picture_radius: Px = Px(0)
    link_shape: str = "plain"
    actions_end: int = 0
    time: str = "beside"
    link_text: LinkText = LinkText.WHOLE


@dataclass(frozen=True, slots=True)
class PlatformRules:
    """Everything the program knows about one platform.

    Attributes:
        id: platform id ("google-business").
        name: as people call it ("Google Business").
        badge: one or two letters ("GB").
        limit: hard limit in `unit`; None = none published.
        soft_limit: longer is possible but unwise; a warning.
        byte_limit: second cap in UTF-8 bytes, or None.
        shapes: export sizes, the default first.
        max_images, min_images: pictures a post takes; `max_images` 0 = none.
        formats: MIME types it takes, the preferred first.
        max_bytes: cap of one exported picture.
        prefers: "card" or "photo": what its reviewers and readers want as the first picture.
        gallery: how several pictures stand: "grid", "carousel" or "strip".
        grid: width / height of the box a grid fills.
        profile_crop: width / height of the middle that a profile's grid shows; 0 = no such grid.
        alt_limit: characters of alt text; None = no cap; 0 = it takes none.
        max_hashtags: None = no cap.
        links: what a web address in the text does.
        max_links: different addresses in one post, or None.
        max_mentions, max_cashtags: most of them in one post, or None.
        threads: whether a long text can go out as several linked posts.
        max_parts: most posts of such a thread.
        text_shown: whether text is shown at all (stories: no).
        buttons: actions the platform offers beside the text.
        title_limit: characters of a title field; None = it has none.
        offered: names of the fields a person may fill in for this platform alone ("first_comment", "board").
        checked_on: the oldest date any figure was compared with its source.
        origins: key of the data file ("text.limit") -> where the figure comes from.
    """

    id: str
    name: str
    badge: str
    unit: Unit
    shapes: tuple[Shape, ...]
    look: Look
    limit: int | None = None
    soft_limit: int | None = None
    byte_limit: int | None = None
    grammar: Grammar = Grammar.PLAIN
    max_images: int = 1
    min_images: int = 0
    formats: tuple[str, ...] = ("image/jpeg",)
    max_bytes: ByteCount = ByteCount(5_000_000)
    prefers: str = "card"
    gallery: str = "grid"
    grid: float = 1.0
    profile_crop: float = 0.0
    alt_limit: int | None = None
    fold: Fold = Fold()
    max_hashtags: int | None = None
    tag_place: TagPlace = TagPlace.END
    links: Links = Links.CLICK
    max_links: int | None = None
    max_mentions: int | None = None
    max_cashtags: int | None = None
    threads: bool = False
    max_parts: int = 25
    text_shown: bool = True
    buttons: tuple[str, ...] = ()
    title_limit: int | None = None
    excerpt_words: int | None = None
    offered: tuple[str, ...] = ()
    checked_on: date = date.min
    origins: Mapping[str, Origin] = field(default_factory=lambda: EMPTY)

    @property
    def links_click(self) -> bool:
        """Whether a reader can follow a web address in the text."""
        return self.links in {Links.CLICK, Links.HTML}

    def origin(self, key: str) -> Origin:
        """Where a figure comes from; an unverified one when the data says nothing."""
        return self.origins.get(key, Origin(Mark.MEMORY))

    def severity(self, key: str) -> Severity:
        """What breaking a figure means."""
        return self.origin(key).severity

    def is_old(self, today: date) -> bool:
        """Whether any figure was last checked more than a year ago."""
        return (today - self.checked_on).days > 365

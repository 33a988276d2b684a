"""What a likeness shows: plain values made from a rendering and the platform's data. No painting."""

from typing import NamedTuple

from composer.model.rendering import Entity


class LookView(NamedTuple):
    """How a platform's feed looks.

    Attributes:
        radius: corner radius of the avatar, px.
        order: parts top down: "name", "title", "text", "picture", "link", "button", "actions".
        kind, indent, handle, caption_name, actions, actions_words, spread, picture_radius: see the platform's data
            (`docs/platforms.md`).
        link_card: whether a link without a picture shows a card; `link_shape` says how it looks.
        actions_end: how many of the icons stand close together at the right end.
        time: where the time stands: "beside" the name, at the "right" end, or "none".
    """

    avatar_px: int = 40
    radius: int = 20
    order: tuple[str, ...] = ("name", "text", "picture", "actions")
    text_px: int = 15
    line_px: int = 20
    kind: str = "feed"
    indent: bool = False
    handle: str = "below"
    caption_name: bool = False
    actions: tuple[str, ...] = ("heart", "bubble", "repost", "share")
    actions_words: tuple[str, ...] = ()
    link_card: bool = False
    spread: bool = False
    picture_radius: int = 0
    link_shape: str = "plain"
    actions_end: int = 0
    time: str = "beside"


class FoldView(NamedTuple):
    """Where the text is cut: characters, lines (0 = no such limit), and the platform's words for the rest."""

    characters: int = 0
    lines: int = 0
    more: str = "… more"


class PictureView(NamedTuple):
    """The pictures of a post.

    Attributes:
        number: how many; 0 = none.
        shape: width / height of the first.
        gallery: "grid", "carousel" or "strip".
        grid: width / height of a grid's box.
        safe_top, safe_bottom: share of the height that the platform's own buttons cover.
        profile_crop: width / height of what a profile's grid shows; 0 = no such grid.
    """

    number: int = 0
    shape: float = 1.0
    gallery: str = "grid"
    grid: float = 1.0
    safe_top: float = 0.0
    safe_bottom: float = 0.0
    profile_crop: float = 0.0


class PartView(NamedTuple):
    """One message.

    Attributes:
        entities: what the platform makes links of, in code points.
        linked, page: address and title of the page its first link leads to; empty = as the link is written, unknown.
    """

    text: str
    entities: tuple[Entity, ...] = ()
    linked: str = ""
    page: str = ""


class FeedView(NamedTuple):
    """One platform's post, ready to be drawn.

    Attributes:
        platform: its name in words.
        width: px of the column it is laid out in.
        dark: the feed's own look, not the window's.
        extra: named further words: "title", "button", "link", "comment", "event", "offer", "terms", "board", "html",
            "excerpt", "tags", "address"; absent = not shown.
    """

    platform: str
    name: str
    handle: str
    parts: tuple[PartView, ...]
    look: LookView = LookView()
    width: int = 390
    dark: bool = False
    fold: FoldView = FoldView()
    pictures: PictureView = PictureView()
    extra: tuple[tuple[str, str], ...] = ()

    def word(self, name: str) -> str:
        """A further text by its name; empty = none."""
        return dict(self.extra).get(name, "")

    def spoken(self) -> str:
        """All words, for people who do not see the drawing."""
        return "\n".join(filter(None, (self.word("title"), *(part.text for part in self.parts), self.word("comment"))))

"""What a likeness shows: plain values made from a rendering. The painting is in `likeness`."""

from dataclasses import dataclass

from composer.model.rendering import Entity


@dataclass(frozen=True, slots=True)
class Look:
    """How a platform's feed looks, from the platform's data.

    Attributes:
        width: px of the feed's column.
        radius: corner radius of the avatar, px.
        order: parts top down: "name", "title", "text", "picture", "link", "button", "actions".
        text_px, line_px: type size and line height of the text.
    """

    width: int = 500
    avatar_px: int = 40
    radius: int = 20
    order: tuple[str, ...] = ("name", "text", "picture", "actions")
    text_px: int = 15
    line_px: int = 20


@dataclass(frozen=True, slots=True)
class LikenessView:
    """One platform's post.

    Attributes:
        text: the first part's text; `entities` in code points.
        fold_at: code point after which the rest is hidden; None = none.
        more: the platform's word for the rest.
        shape: picture width / height; 0 = no picture.
    """

    platform: str
    name: str
    handle: str
    text: str
    entities: tuple[Entity, ...]
    look: Look
    fold_at: int | None = None
    more: str = "… more"
    shape: float = 0.0
    title: str = ""
    button: str = ""
    parts: int = 1

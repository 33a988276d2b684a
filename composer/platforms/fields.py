"""Which figures a platform's data may hold, of what kind, and the `PlatformRules` they make. No files."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol

from composer.model.card import Shape
from composer.model.errors import BadInput
from composer.model.post import Json
from composer.model.rendering import Unit
from composer.model.units import ByteCount, Px
from composer.model.words import tr
from composer.platforms.rules import Fold, Grammar, Links, LinkText, Look, Origin, PlatformRules, TagPlace


class _Wrong(Exception):
    """The value is of another kind; the text says which is expected."""


class Known(Protocol):
    """A figure with its origin and its place in a file."""

    @property
    def value(self) -> Json:
        """As the file has it."""
        ...

    @property
    def origin(self) -> Origin:
        """Where it comes from."""
        ...

    @property
    def where(self) -> str:
        """File and field, for messages."""
        ...


def _whole(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000_000:
        raise _Wrong(tr("a whole number is expected."))
    return value


def _maybe_whole(value: Json) -> int | None:
    return None if value is None else _whole(value)


def _between(least: int, most: int) -> Callable[[Json], int]:
    def read(value: Json) -> int:
        found = _whole(value)
        if not least <= found <= most:
            raise _Wrong(tr("a number from {least} to {most} is expected.").format(least=least, most=f"{most:,}"))
        return found

    return read


def _maybe_some(value: Json) -> int | None:
    """A limit: at least 1, or none."""
    return None if value is None else _between(1, 1_000_000_000)(value)


def _some_of(*names: str) -> Callable[[Json], tuple[str, ...]]:
    def read(value: Json) -> tuple[str, ...]:
        found = _texts(value)
        if wrong := next((name for name in found if name not in names), ""):
            words = tr('"{name}" is not known; known are {names}.')
            raise _Wrong(words.format(name=wrong, names=", ".join(names)))
        return found

    return read


def _formats(value: Json) -> tuple[str, ...]:
    found = _texts(value)
    if not found or not all(name.startswith("image/") for name in found):
        raise _Wrong(tr('a list like ["image/jpeg"] is expected.'))
    return found


def _yes(value: Json) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(tr("true or false is expected."))
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong(tr("a text is expected."))
    return value


def _texts(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise _Wrong(tr("a list of texts is expected."))
    return tuple(value)


def _one_of(*names: str) -> Callable[[Json], str]:
    def read(value: Json) -> str:
        if value not in names:
            raise _Wrong(tr("one of {names} is expected.").format(names=", ".join(names)))
        return str(value)

    return read


def _shapes(value: Json) -> tuple[Shape, ...]:
    if not isinstance(value, list) or not value:
        raise _Wrong(tr("a list of sizes is expected, the default first."))
    return tuple(_shape(item) for item in value)


def _shape(item: Json) -> Shape:
    if not isinstance(item, dict):
        raise _Wrong(tr("a size needs name, width and height."))
    width, height = _whole(item.get("width")), _whole(item.get("height"))
    if not (64 <= width <= 8192 and 64 <= height <= 8192):
        raise _Wrong(tr("a picture's side is from 64 to 8,192 pixels."))
    top, bottom = _whole(item.get("safe_top", 0)), _whole(item.get("safe_bottom", 0))
    if top + bottom > height // 2:
        raise _Wrong(tr("more than half of the picture would be covered."))
    return Shape(_text(item.get("name")), Px(width), Px(height), Px(top), Px(bottom))


def _ratio(value: Json) -> float:
    width, _, height = str(value).partition(":")
    try:
        found = float(width) / float(height)
    except (ValueError, ZeroDivisionError) as error:
        raise _Wrong(tr('a shape like "4:5" is expected.')) from error
    if not 0.1 <= found <= 10:
        raise _Wrong(tr('a shape like "4:5" is expected.'))
    return found


PARTS = ("name", "title", "text", "picture", "link", "button", "actions")
ICONS = ("bars", "bookmark", "bubble", "heart", "more", "plane", "repost", "share", "star", "thumb", "thumb-down")
OFFERED = (
    "first_comment", "title", "board", "link", "kind", "start", "end", "button", "button_url", "coupon", "terms", "slug",
    "excerpt", "tags",
)  # fmt: skip

FIELDS: Mapping[str, Callable[[Json], Any]] = MappingProxyType(
    {
        "text.unit": lambda v: Unit(_one_of(*Unit)(v)),
        "text.limit": _maybe_some,
        "text.soft_limit": _maybe_some,
        "text.byte_limit": _maybe_some,
        "text.shown": _yes,
        "text.grammar": lambda v: Grammar(_one_of(*Grammar)(v)),
        "text.links": lambda v: Links(_one_of(*Links)(v)),
        "text.max_links": _maybe_whole,
        "text.max_mentions": _maybe_whole,
        "text.max_cashtags": _maybe_whole,
        "text.threads": _yes,
        "text.max_parts": _between(1, 100),
        "fold.phone": _maybe_some,
        "fold.desktop": _maybe_some,
        "fold.lines": _maybe_some,
        "fold.height": _maybe_some,
        "hashtags.max": _maybe_whole,
        "hashtags.place": lambda v: TagPlace(_one_of(*TagPlace)(v)),
        "images.max": _between(0, 100),
        "images.min": _between(0, 100),
        "images.formats": _formats,
        "images.max_bytes": lambda v: ByteCount(_between(10_000, 1_000_000_000)(v)),
        "images.prefers": _one_of("card", "photo"),
        "images.shapes": _shapes,
        "images.alt_limit": _maybe_whole,
        "images.gallery": _one_of("grid", "carousel", "strip"),
        "images.grid": _ratio,
        "images.profile_crop": _ratio,
        "fields.title_limit": _maybe_whole,
        "fields.excerpt_words": _maybe_whole,
        "fields.buttons": _texts,
        "fields.offered": _some_of(*OFFERED),
        "look.width": _between(240, 1_200),
        "look.avatar": _one_of("round", "square"),
        "look.avatar_px": _between(16, 96),
        "look.avatar_radius": _between(0, 48),
        "look.order": _some_of(*PARTS),
        "look.entity": _text,
        "look.text_px": _between(9, 32),
        "look.line_px": _between(10, 64),
        "look.columns": _between(10, 200),
        "look.link_card": _yes,
        "look.link_shape": _one_of("over", "footer", "side", "below", "above", "plain"),
        "look.actions_end": _between(0, 8),
        "look.link_text": lambda v: LinkText(_one_of(*LinkText)(v)),
        "look.time": _one_of("beside", "right", "none"),
        "look.kind": _one_of("feed", "story", "photo", "pin", "article"),
        "look.indent": _yes,
        "look.handle": _one_of("below", "beside", "only", "none"),
        "look.caption_name": _yes,
        "look.more": _text,
        "look.actions": _some_of(*ICONS),
        "look.actions_words": _texts,
        "look.spread": _yes,
        "look.picture_radius": _between(0, 48),
    }
)
_NEEDED = ("text.unit", "text.limit", "text.links", "images.shapes", "images.max", "look.width")
# Keys whose name in `PlatformRules` is not the part after the dot.
_NAMES = {
    "text.shown": "text_shown", "hashtags.max": "max_hashtags", "hashtags.place": "tag_place",
    "images.max": "max_images", "images.min": "min_images", "images.alt_limit": "alt_limit",
}  # fmt: skip


def build(platform: str, name: str, badge: str, figures: Mapping[str, Known]) -> PlatformRules:
    """The rules that the figures amount to.

    Raises:
        BadInput: a figure is missing, unknown or of the wrong kind; the sentence names file and field.
    """
    for key in _NEEDED:
        if key not in figures:
            raise BadInput(tr("the value is missing."), where=f"{platform}.json, values.{key}")
    values = {key: _value(key, figure) for key, figure in figures.items()}
    groups: dict[str, dict[str, Any]] = {"rules": {}, "fold": {}, "look": {}}
    for key, value in values.items():
        group, _, short = key.partition(".")
        groups[group if group in groups else "rules"][_NAMES.get(key, short)] = value
    return PlatformRules(
        id=platform,
        name=name,
        badge=badge,
        look=Look(**groups["look"]),
        fold=Fold(**groups["fold"]),
        checked_on=min((f.origin.checked_on for f in figures.values()), default=date.min),
        origins=MappingProxyType({key: figure.origin for key, figure in figures.items()}),
        **groups["rules"],
    )


def _value(key: str, figure: Known) -> Any:
    reader = FIELDS.get(key)
    if reader is None:
        raise BadInput(tr("there is no such figure."), where=figure.where)
    try:
        return reader(figure.value)
    except _Wrong as error:
        raise BadInput(str(error), where=figure.where) from error


def value_of(rules: PlatformRules, key: str) -> str:
    """A figure of the rules by its key, in words for people."""
    group, _, short = key.partition(".")
    holder: Any = {"fold": rules.fold, "look": rules.look}.get(group, rules)
    value = getattr(holder, _NAMES.get(key, short), None)
    if value is None:
        return tr("none")
    if isinstance(value, tuple):
        return ", ".join(str(getattr(item, "name", item)) for item in value)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)

"""The "card" of a post file <-> CardLook. A value that makes no sense is left at its default: a look is never worth a refusal."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from composer.model.look import CardLook, SizeLook
from composer.model.post import Json

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHAPE = re.compile(r"[0-9.]{1,5}:[0-9.]{1,5}")
PAGES = ("auto", "one", "many")


def look_from_json(value: Json) -> CardLook:
    """The look in an object; anything else is the default look."""
    if not isinstance(value, Mapping):
        return CardLook()
    sizes = value.get("sizes")
    pages = value.get("pages")
    return CardLook(
        layout=_matching(value, "layout", _NAME),
        icon=_matching(value, "icon", _NAME),
        dark=value.get("dark") is True,
        primary=_matching(value, "primary", _COLOUR),
        secondary=_matching(value, "secondary", _COLOUR),
        photo=_matching(value, "photo", _DIGEST),
        pages=pages if pages in PAGES else "auto",
        sizes=_sizes(sizes) if isinstance(sizes, Mapping) else MappingProxyType({}),
    )


def look_to_json(look: CardLook) -> dict[str, Json]:
    """The look as an object; what is at its default is left out, so the default look is empty."""
    plain = CardLook()
    names = ("layout", "icon", "dark", "primary", "secondary", "photo", "pages")
    value: dict[str, Json] = {n: getattr(look, n) for n in names if getattr(look, n) != getattr(plain, n)}
    if look.sizes:
        value["sizes"] = {shape: _size_json(size) for shape, size in look.sizes.items()}
    return value


def _matching(value: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    found = value.get(name)
    return found if isinstance(found, str) and pattern.fullmatch(found) else ""


def _sizes(value: Mapping[str, Any]) -> Mapping[str, SizeLook]:
    found = {s: _size(v) for s, v in list(value.items())[:20] if _SHAPE.fullmatch(str(s)) and isinstance(v, Mapping)}
    return MappingProxyType({shape: size for shape, size in found.items() if size != SizeLook()})


def _size(value: Mapping[str, Any]) -> SizeLook:
    focus, text = value.get("focus"), value.get("text")
    point = None
    if isinstance(focus, list) and len(focus) == 2 and all(_is_share(v) for v in focus):
        point = (float(focus[0]), float(focus[1]))
    return SizeLook(point, float(text) if text is not None and _is_share(text) else 1.0)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _size_json(size: SizeLook) -> dict[str, Json]:
    value: dict[str, Json] = {}
    if size.focus is not None:
        value["focus"] = list(size.focus)
    if size.text != 1.0:
        value["text"] = size.text
    return value

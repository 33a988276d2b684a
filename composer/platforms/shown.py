"""How a platform writes the links of a text for its readers: whole, without the scheme, cut, or replaced. Pure.

What is sent and counted does not change; only likenesses show this.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from composer.model.rendering import Entity, EntityKind, Part
from composer.platforms.rules import LinkText

PATH_SIGNS = 15
"""Signs of a path that X shows before it cuts."""
MASTODON_SIGNS = 30
"""Signs of an address without its scheme that Mastodon shows before it cuts; a single one more stays, for the sign that tells
of the cut would be as long."""
LINKEDIN_SIGNS = 26
"""Signs of an address that LinkedIn leaves alone."""
_PREFIX = re.compile(r"https?://(?:www\.)?|xmpp:", re.IGNORECASE)


def _without_prefix(address: str) -> str:
    return _PREFIX.sub("", address, count=1)


def _cut_path(address: str) -> str:
    shown = _without_prefix(address)
    host, slash, path = shown.partition("/")
    if not path:
        return host
    return shown if len(slash + path) <= PATH_SIGNS else f"{host}{(slash + path)[:PATH_SIGNS]}…"


def _cut_whole(address: str) -> str:
    shown = _without_prefix(address)
    return shown if len(shown) <= MASTODON_SIGNS + 1 else f"{shown[:MASTODON_SIGNS]}…"


def _replaced(address: str) -> str:
    return address if len(address) <= LINKEDIN_SIGNS else "https://lnkd.in/········"


_WAYS: Mapping[LinkText, Callable[[str], str]] = MappingProxyType(
    {LinkText.PATH: _cut_path, LinkText.START: _cut_whole, LinkText.REPLACED: _replaced}
)


def as_readers_see(part: Part, way: LinkText) -> Part:
    """The message with its links written that way, and its entities moved along."""
    write = _WAYS.get(way)
    if write is None or not any(e.kind is EntityKind.URL for e in part.entities):
        return part
    text, entities, done = "", [], 0
    for entity in part.entities:
        words = write(entity.text) if entity.kind is EntityKind.URL else entity.text
        text += part.text[done : entity.start]
        entities.append(Entity(entity.kind, len(text), len(text) + len(words), words))
        text += words
        done = entity.end
    return Part(text + part.text[done:], tuple(entities))

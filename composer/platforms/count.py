"""A text's length and entities on one platform. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from composer.model.rendering import Count, Entity, Facet
from composer.platforms.rules import Grammar, PlatformRules
from composer.text import counting, entities_bluesky, entities_mastodon, entities_plain, entities_x

_GRAMMARS: Mapping[Grammar, Callable[[str], list[Entity]]] = MappingProxyType(
    {
        Grammar.X: entities_x.entities,
        Grammar.BLUESKY: entities_bluesky.entities,
        Grammar.MASTODON: entities_mastodon.entities,
        Grammar.PLAIN: entities_plain.entities,
        Grammar.THREADS: entities_plain.threads,
        Grammar.INSTAGRAM: entities_plain.without_links,
        Grammar.FACEBOOK: entities_plain.without_mentions,
        Grammar.NONE: lambda _: [],
    }
)


def count(rules: PlatformRules, text: str, *, cap: int | None = None) -> Count:
    """The text's length as the platform counts it.

    Args:
        cap: the chosen scheduler's own limit; the stricter of the two holds.
    """
    length = counting.count_units(text, rules.unit)
    size = 0 if rules.byte_limit is None else counting.utf8(text)
    return Count(length, stricter(rules.limit, cap), rules.unit, size, rules.byte_limit)


def stricter(limit: int | None, cap: int | None) -> int | None:
    """The smaller of two limits; None = no limit."""
    known = [n for n in (limit, cap) if n is not None]
    return min(known) if known else None


def entities(rules: PlatformRules, text: str) -> tuple[Entity, ...]:
    """What the platform makes a link of in the text, by place."""
    return _entities(rules.grammar, text)


@lru_cache(maxsize=16)
def _entities(grammar: Grammar, text: str) -> tuple[Entity, ...]:
    """The same, remembered: several platforms share a grammar and a text."""
    return tuple(_GRAMMARS[grammar](text))


def facets(text: str, found: Sequence[Entity] | None = None) -> tuple[Facet, ...]:
    """Bluesky's rich-text marks of a text.

    Args:
        found: the text's entities, when they are known already.
    """
    return entities_bluesky.facets(text, found)

"""Body, source line and hashtags as one text that fits, or as a thread, or as the best there is. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from composer.model.rendering import Count, Part
from composer.model.template import Body
from composer.model.words import tr
from composer.platforms.credits import Credit
from composer.platforms.order import Order, tidy
from composer.platforms.rules import TagPlace
from composer.text.counting import LINK_LENGTHS, counter, utf8
from composer.text.splitting import Ruler, number_of, split

CreditsOf = Callable[[str], Sequence[Credit]]
"""Body -> the forms of its source line, the fullest first; never empty."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The text of one platform.

    Attributes:
        body: the variant taken; its spans hold for the first part as far as it goes.
        parts: at least one.
        count: the longest part's.
    """

    body: Body
    parts: tuple[Part, ...]
    count: Count
    left_out: tuple[str, ...] = ()


def fit(order: Order, credits_of: CreditsOf) -> Fitted:
    """The first text that fits: each body with its fullest source line, then shorter lines; else the shortest, split."""
    tried: list[tuple[Body, Credit, str, Count]] = []
    for body, credit in _candidates(order, credits_of):
        text = joined(body.text, credit.text, order.tags_for(body.text))
        counted = order.count(text)
        if counted.fits:
            return Fitted(body, (order.part(text),), counted, (*credit.left_out, *_tags_left(order, body.text)))
        tried.append((body, credit, text, counted))
    usable = tried[: len(order.bodies)] if order.rules.threads else tried  # a thread has room for every source
    body, credit, text, counted = min(usable, key=lambda t: t[3].length)
    left = (*credit.left_out, *_tags_left(order, body.text))
    parts = _thread(order, text)
    if len(parts) == 1:
        return Fitted(body, (order.part(text),), counted, left)
    numbers = [number_of(i, len(parts)) for i in range(1, len(parts) + 1)]
    made = tuple(order.part(part, number) for part, number in zip(parts, numbers, strict=True))
    counts = [order.count(part, number) for part, number in zip(parts, numbers, strict=True)]
    return Fitted(body, made, max(counts, key=lambda c: (not c.fits, c.length)), left)


def _candidates(order: Order, credits_of: CreditsOf) -> list[tuple[Body, Credit]]:
    """What to try in turn: every body with all sources first, and only then shorter source lines."""
    forms = [(body, credits_of(body.text)) for body in order.bodies]
    full = [(body, found[0]) for body, found in forms]
    return full + [(body, credit) for body, found in forms for credit in found[1:]]


def _thread(order: Order, text: str) -> tuple[str, ...]:
    rules, limit = order.rules, order.limit
    if limit is None or not rules.threads:
        return (text,)
    fixed = LINK_LENGTHS.get(rules.unit)
    ruler = Ruler(counter(rules.unit), limit, fixed)
    if rules.byte_limit is not None:
        most_bytes = rules.byte_limit
        ruler = replace(ruler, also_fits=lambda part: utf8(part) <= most_bytes)
    return split(text, ruler, order.entities(text), most=rules.max_parts)


def joined(body: str, credit: str, tags: Sequence[str]) -> str:
    """Body, source line and hashtags, a blank line between."""
    return "\n\n".join(part for part in (tidy(body), credit, " ".join(f"#{t}" for t in tags)) if part)


def _tags_left(order: Order, body: str) -> tuple[str, ...]:
    rules = order.rules
    if rules.tag_place is TagPlace.FIELD or not order.hashtags:
        return ()
    left = order.tags_left(body)
    if left <= 0:
        return ()
    if not rules.max_hashtags:
        return (tr("The hashtags are left out: {name} has no use for them.").format(name=rules.name),)
    return (
        tr("Hashtags left out: {n}. {name} takes {most}.").format(n=left, name=rules.name, most=rules.max_hashtags),
    )

"""Body, source line and hashtags as one text that fits, or as a thread, or as the best there is. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from composer.model.rendering import Count, Part
from composer.model.template import Body
from composer.model.words import tr
from composer.platforms.credits import Credit
from composer.platforms.order import Order, tidy
from composer.platforms.rules import TagPlace
from composer.text.counting import counter
from composer.text.splitting import split

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
    with_all_sources = tried[: len(order.bodies)]
    usable = with_all_sources if order.rules.threads else tried
    body, credit, text, counted = min(usable, key=lambda t: t[3].length)
    parts = _thread(order, text) if order.rules.threads else (text,)
    counts = [order.count(p) for p in parts] if len(parts) > 1 else [counted]
    longest = max(counts, key=lambda c: (not c.fits, c.length))
    return Fitted(body, tuple(map(order.part, parts)), longest, (*credit.left_out, *_tags_left(order, body.text)))


def _candidates(order: Order, credits_of: CreditsOf) -> list[tuple[Body, Credit]]:
    """What to try in turn: every body with all sources first, and only then shorter source lines."""
    forms = [(body, credits_of(body.text)) for body in order.bodies]
    full = [(body, found[0]) for body, found in forms]
    return full + [(body, credit) for body, found in forms for credit in found[1:]]


def _thread(order: Order, text: str) -> tuple[str, ...]:
    limit = order.limit
    if limit is None:
        return (text,)
    measure = counter(order.rules.unit)
    return split(
        text, lambda part: order.count(part).fits, measure, limit, order.entities(text), most=order.rules.max_parts
    )


def joined(body: str, credit: str, tags: Sequence[str]) -> str:
    """Body, source line and hashtags, a blank line between."""
    return "\n\n".join(part for part in (tidy(body), credit, " ".join(f"#{t}" for t in tags)) if part)


def _tags_left(order: Order, body: str) -> tuple[str, ...]:
    rules = order.rules
    if rules.tag_place is TagPlace.FIELD or not order.hashtags:
        return ()
    inside = body.casefold()
    asked = [t for t in order.hashtags if f"#{t.casefold()}" not in inside]
    left = len(asked) - len(order.tags_for(body))
    if left <= 0:
        return ()
    if not rules.max_hashtags:
        return (tr("The hashtags are left out: {name} has no use for them.").format(name=rules.name),)
    return (
        tr("Hashtags left out: {n}. {name} takes {most}.").format(n=left, name=rules.name, most=rules.max_hashtags),
    )

"""From a draft to what its card is, and the words for people who can't see it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from composer.model.card import Brand, CardSpec, Shape
from composer.model.citation import Citation
from composer.model.look import CardLook
from composer.model.post import EMPTY
from composer.model.template import Draft

MOST_SOURCES = 3


def spec_for(
    draft: Draft,
    shape: Shape,
    brand: Brand,
    citations: Sequence[Citation],
    *,
    dark: bool = False,
    photo: bytes | None = None,
    focus: tuple[float, float] = (0.5, 0.5),
    options: Mapping[str, str] = EMPTY,
) -> CardSpec:
    """What the card of a draft looks like in one shape.

    Args:
        photo: cleaned by `composer.cards.photos`, or None.
        options: of the layout ("icon": "clock").
    """
    return CardSpec(
        words=draft.card,
        shape=shape,
        brand=brand,
        source_line=source_line(citations),
        language=draft.post.language,
        dark=dark,
        photo=photo,
        focus=focus,
        options=options,
    )


def looked(spec: CardSpec, look: CardLook, photo: bytes | None, focus: tuple[float, float]) -> CardSpec:
    """The card with what the person chose for this post.

    Args:
        photo: the picture that stands on the card, or None; `focus` its own focal point.
    """
    size = look.size(spec.shape.name)
    brand = replace(
        spec.brand, primary=look.primary or spec.brand.primary, secondary=look.secondary or spec.brand.secondary
    )
    return replace(
        spec,
        brand=brand,
        dark=spec.dark or look.dark,
        photo=photo,
        focus=size.focus or focus,
        options={"icon": look.icon} if look.icon else spec.options,
        largest=size.text,
    )


def source_line(citations: Sequence[Citation]) -> str:
    """The short forms of the first sources with their numbers ("1 ADA MouthHealthy · 2 Cochrane, 2019 · +2")."""
    named = [f"{c.number}\u2002{c.short}" for c in citations[:MOST_SOURCES] if c.short]
    more = len(citations) - MOST_SOURCES
    return " · ".join([*named, *([f"+{more}"] if more > 0 else [])])


def proposed_alt(draft: Draft) -> str:
    """Words for people who can't see the card: the template's own proposal, else all the card says in reading order."""
    if draft.proposed_alt.strip():
        return draft.proposed_alt.strip()
    parts = [" ".join(text.split()) for text in draft.card.texts.values() if text.strip()]
    return " ".join(p if p[-1] in ".!?:…" else f"{p}." for p in parts)

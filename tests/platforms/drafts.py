"""Drafts and citations made by hand, so that these tests need no template file."""

from types import MappingProxyType

from composer.model.citation import Citation
from composer.model.post import Media, Override, Post
from composer.model.template import Body, CardWords, Draft, Slot, SlotKind, Span, Template

ADA = Citation(
    1, "ada", "ADA MouthHealthy", "https://www.mouthhealthy.org/brushing", "American Dental Association. Brushing."
)
COCHRANE = Citation(2, "cochrane", "Cochrane, 2019", "https://doi.org/10.1002/1", "Walsh T. Fluoride. Cochrane. 2019.")
SLOTS = (
    Slot("myth", "Myth", True, 200),
    Slot("fact", "Fact", True, 400, states_facts=True),
    Slot("starts", "Starts", False, 20, SlotKind.TIME),
    Slot("ends", "Ends", False, 20, SlotKind.TIME),
    Slot("link", "Link", False, 200, SlotKind.LINK),
)


def draft(
    text: str = "Brush twice a day.",
    *,
    short: str | None = None,
    own: dict[str, str] | None = None,
    hashtags: tuple[str, ...] = (),
    overrides: dict[str, Override] | None = None,
    kind: str = "health-tip",
    answers: dict[str, str] | None = None,
    title: str = "Brush twice a day",
    card: str = "plain",
    media: tuple[Media, ...] = (),
    spans: tuple[Span, ...] = (),
    card_alt: str = "",
) -> Draft:
    """A draft whose default text is `text`."""
    bodies = {"default": Body(text, spans), **{k: Body(v) for k, v in (own or {}).items()}}
    if short is not None:
        bodies["short"] = Body(short)
    template = Template("t", "T", kind, "en-US", "dental", SLOTS, MappingProxyType({"default": ("{fact}",)}))
    post = Post(
        "1", "t", answers=answers or {}, hashtags=hashtags, overrides=overrides or {}, media=media, card_alt=card_alt
    )
    return Draft(post, template, bodies, title, CardWords(card, {}))


def myth_buster(myth: str, fact: str) -> Draft:
    """A myth and its fact with their spans, as a template would make them."""
    text = f"Myth: {myth}\n\nFact: {fact}"
    start = text.index(fact, len(myth))
    return draft(
        text, kind="myth-buster", spans=(Span("myth", 6, 6 + len(myth)), Span("fact", start, start + len(fact)))
    )

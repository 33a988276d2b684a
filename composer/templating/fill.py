"""Template + post -> Draft: the composed bodies, the card's words with source marks, the title and the alt text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from composer.model.post import Claim, Post, Source
from composer.model.template import Body, CardWords, Draft, Template
from composer.templating.compose import Answers, compose, compose_paragraph, is_joining

MOST_TITLE = 80


@dataclass(frozen=True, slots=True)
class _Mark:
    """A source number at a place in a slot's text."""

    slot: str
    at: int
    number: int


def fill(template: Template, post: Post) -> Draft:
    """The draft that the post makes of its template. Never fails: what is missing is simply empty."""
    answers = Answers.of(template, post.answers, post.language)
    cited = _cited(template, post)
    marks = _marks(post, {source.id: n for n, source in enumerate(cited, 1)})
    bodies = {variant: compose(paragraphs, answers) for variant, paragraphs in template.bodies.items()}
    return Draft(
        post=post,
        template=template,
        bodies=MappingProxyType(bodies),
        title=_title(template, answers),
        card=_card(template, answers, marks),
        proposed_alt=" ".join(compose_paragraph(template.alt_pattern, answers).text.split()),
        cited=cited,
    )


def place_of(claim: Claim, text: str) -> tuple[int, int]:
    """Where a claim's words stand in its slot's text; the whole text when it has no quote or the quote is gone."""
    start = text.find(claim.quote) if claim.quote else -1
    if start < 0:
        stripped = text.strip()
        start = len(text) - len(text.lstrip())
        return start, start + len(stripped)
    return start, start + len(claim.quote)


def _cited(template: Template, post: Post) -> tuple[Source, ...]:
    """The sources that claims name, in the order in which a reader meets the words."""
    order = {slot.name: n for n, slot in enumerate(template.slots)}

    def reading_order(pair: tuple[int, Claim]) -> tuple[int, int, int]:
        number, claim = pair
        end = place_of(claim, post.answers.get(claim.slot, ""))[1]
        return order.get(claim.slot, len(order)), end, number

    names = dict.fromkeys(claim.source for _, claim in sorted(enumerate(post.claims), key=reading_order))
    found = (post.source(name) for name in names)
    return tuple(source for source in found if source is not None)


def _marks(post: Post, numbers: Mapping[str, int]) -> list[_Mark]:
    found = []
    for claim in post.claims:
        text = post.answers.get(claim.slot, "")
        if claim.source in numbers and text.strip():
            end = place_of(claim, text)[1]
            while end < len(text) and is_joining(text[end]):
                end += 1
            found.append(_Mark(claim.slot, end, numbers[claim.source]))
    return found


def _card(template: Template, answers: Answers, marks: list[_Mark]) -> CardWords:
    texts, places = {}, {}
    for role, pattern in template.card_texts.items():
        body = compose_paragraph(pattern, answers)
        if not body.text.strip():
            continue
        texts[role] = body.text
        if found := _marks_in(body, marks):
            places[role] = found
    return CardWords(template.card, MappingProxyType(texts), MappingProxyType(places))


def _marks_in(body: Body, marks: list[_Mark]) -> tuple[tuple[int, int], ...]:
    found = set()
    for span in body.spans:
        for mark in marks:
            at = span.start + mark.at - span.offset
            if mark.slot == span.slot and span.start < at <= span.end:
                if at == span.end and at < len(body.text) and is_joining(body.text[at]):
                    at += 1  # the pattern's own closing quotation mark
                found.add((at, mark.number))
    return tuple(sorted(found))


def _title(template: Template, answers: Answers) -> str:
    pattern = template.title_pattern or "{" + template.slots[0].name + "}"
    words = " ".join(compose_paragraph(pattern, answers).text.split())
    if len(words) > MOST_TITLE:
        words = words[: MOST_TITLE + 1].rsplit(" ", 1)[0][:MOST_TITLE].rstrip(" ,;:") + "…"
    return words.rstrip(".") or template.title

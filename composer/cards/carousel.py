"""A card whose words don't fit as several: a cover, one point after the other, and a picture of the sources. Pure values."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from composer.cards.wording import quoted
from composer.model.card import CardSpec
from composer.model.citation import Citation
from composer.model.template import CardWords
from composer.model.words import tr

COVER, CONTENT, LAST = "carousel-cover", "carousel-content", "carousel-source"
MOST_SOURCES = 6
SHORT = 90
"""So few characters are set as large as a headline."""
SAYS_WHAT_IS_WRONG = "myth-fact"
"""Its headline stands in quotation marks on a cover too: nobody may take the myth for the practice's own words."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_HEADS = ("headline", "quote", "number")
"""Roles that may carry the cover, the first that is there."""
_SMALL = frozenset({"label", "month", "day", "weekday"})
"""Roles that say nothing by themselves; the cover has the label, a date belongs to its line."""

Fits = Callable[[CardSpec], bool]
"""Whether a spec's words stand on its card in full and at readable sizes."""
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Point:
    """One slide's words, what stands over them, and the marks in them."""

    label: str
    words: str
    marks: Marks


def carousel(spec: CardSpec, citations: Sequence[Citation], fits: Fits, most: int) -> tuple[CardSpec, ...]:
    """The card as several, or nothing where they would be more than `most` or there is nothing to part.

    Args:
        fits: asked for each slide, so that every one keeps to the readable minimum.
    """
    texts = spec.words.texts
    head = next((role for role in _HEADS if texts.get(role, "").strip()), "")
    if not head:
        return ()
    points = [p for role in texts if role != head and role not in _SMALL for p in _points(spec, role, fits)]
    if not points:
        return ()
    count = 1 + len(points) + bool(citations)
    if count > most:
        return ()
    made = [_slide(spec, COVER, _cover(spec, head), 1, count)]
    made += [_content(spec, point, n, count) for n, point in enumerate(points, 2)]
    if citations:
        made.append(_sources(spec, citations, count))
    return tuple(made)


def slide_alt(spec: CardSpec) -> str:
    """Words for people who can't see one of several pictures: all it says, after its place among them."""
    texts = spec.words.texts
    said = [" ".join(text.split()) for role, text in texts.items() if role not in {"page", "swipe"} and text.strip()]
    sentences = [text if text[-1] in ".!?:…。" else f"{text}." for text in said]
    return tr("Picture {place}. {words}").format(place=texts.get("page", ""), words=" ".join(sentences))


def _slide(spec: CardSpec, layout: str, words: tuple[dict[str, str], dict[str, Marks]], n: int, count: int) -> CardSpec:
    texts, marks = words
    full = {**{role: text for role, text in texts.items() if text.strip()}, "page": f"{n} / {count}"}
    made = CardWords(layout, MappingProxyType(full), MappingProxyType({r: m for r, m in marks.items() if m}))
    return replace(spec, words=made, photo=spec.photo if layout == COVER else None)


def _cover(spec: CardSpec, head: str) -> tuple[dict[str, str], dict[str, Marks]]:
    texts = spec.words.texts
    date = " ".join(texts[role] for role in ("weekday", "month", "day") if texts.get(role))
    said = quoted(texts[head], spec.language) if spec.words.layout == SAYS_WHAT_IS_WRONG else texts[head]
    words = {"label": texts.get("label", ""), "headline": said, "body": date, "swipe": tr("Swipe")}
    before = said.find(texts[head])
    return words, {"headline": tuple((at + before, number) for at, number in spec.words.marks.get(head, ()))}


def _content(spec: CardSpec, point: _Point, n: int, count: int) -> CardSpec:
    place = "headline" if len(point.words) <= SHORT else "body"
    words = {"label": point.label or _label(spec), place: point.words}
    return _slide(spec, CONTENT, (words, {place: point.marks}), n, count)


def _label(spec: CardSpec) -> str:
    """The card's label for the slides behind the cover; "Myth" would stand over facts there."""
    return "" if spec.words.layout == SAYS_WHAT_IS_WRONG else spec.words.texts.get("label", "")


def _sources(spec: CardSpec, citations: Sequence[Citation], count: int) -> CardSpec:
    listed = {f"source{n}": c.full.strip() or c.short for n, c in enumerate(citations[:MOST_SOURCES], 1)}
    more = len(citations) - MOST_SOURCES
    words = {
        "label": _label(spec),
        "headline": tr("Where this comes from"),
        **listed,
        "body": tr("And {n} more in the text.").format(n=more) if more > 0 else "",
    }
    return _slide(spec, LAST, (words, {}), count, count)


def _points(spec: CardSpec, role: str, fits: Fits) -> Iterator[_Point]:
    """The slides of one role: as many of its sentences on each as fit, at least one."""
    text, marks = spec.words.texts[role], spec.words.marks.get(role, ())
    heading = spec.words.texts.get(f"{role}_label", "") if not role.endswith("_label") else ""
    if role.endswith("_label") and spec.words.texts.get(role.removesuffix("_label"), "").strip():
        return
    start = 0
    ends = [m.end() for m in _SENTENCE.finditer(text)] + [len(text)]
    for n, end in enumerate(ends):
        if n + 1 < len(ends) and fits(_trial(spec, text[start : ends[n + 1]])):
            continue
        if text[start:end].strip():
            yield _point(heading, text, start, end, marks)
        start = end


def _trial(spec: CardSpec, words: str) -> CardSpec:
    return _slide(spec, CONTENT, ({"label": spec.words.texts.get("label", ""), "body": words}, {}), 1, 10)


def _point(label: str, text: str, start: int, end: int, marks: Marks) -> _Point:
    part = text[start:end].rstrip()
    inside = tuple((offset - start, number) for offset, number in marks if start < offset <= end)
    held = tuple((min(offset, len(part)), number) for offset, number in inside)
    return _Point(label, part, held)

"""What does not fit on a platform, as findings: limits, links, hashtags, pictures, characters. Pure.

How grave a broken figure is follows from how well it is known (`Mark`): read in the platform's own source it blocks, heard
from others it warns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from composer.model.finding import Basis, Finding, Fix, Place, Severity
from composer.model.rendering import Count, Entity, EntityKind, Part
from composer.model.template import Body
from composer.model.words import tr, trn
from composer.platforms.folding import first_seen
from composer.platforms.order import Order
from composer.text import entities_x
from composer.text.counting import count_units

_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the findings look at: the order, the body taken, and the parts made of it."""

    order: Order
    body: Body
    parts: tuple[Part, ...]
    count: Count

    def finding(
        self, rule: str, severity: Severity, message: str, *, why: str = "", place: Place | None = None,
        fixes: tuple[Fix, ...] = (), basis: tuple[Basis, ...] = (),
    ) -> Finding:  # fmt: skip
        """A finding of this platform."""
        where = place if place is not None else self.text_place()
        return Finding(f"platform.{rule}", severity, message, where, why, fixes, basis, self.order.rules.id)

    def broken(self, key: str, rule: str, message: str, *, why: str = "", place: Place | None = None) -> Finding:
        """A finding about a figure of the data, as grave as the figure is sure."""
        origin = self.order.rules.origin(key)
        return self.finding(rule, origin.severity, message, why=why, place=place, basis=origin.basis())

    def text_place(self) -> Place:
        """The whole text: the override, or the post."""
        return Place(f"override:{self.order.rules.id}") if self.order.override is not None else Place()

    def place_of(self, start: int, end: int) -> Place:
        """Where words of the body stand in what the person typed."""
        if self.order.override is not None:
            shift = (self.order.override.text or "").replace("\r\n", "\n").find(self.body.text)
            return Place(f"override:{self.order.rules.id}", start + max(0, shift), end + max(0, shift))
        for span in self.body.spans:
            if span.start <= start and end <= span.end:
                return Place(f"slot:{span.slot}", start - span.start + span.offset, end - span.start + span.offset)
        return Place()


def find(shown: Shown) -> tuple[Finding, ...]:
    """Everything that does not fit."""
    found = [*_characters(shown), *_pictures(shown)]
    if shown.order.rules.text_shown:
        found += [*_length(shown), *_links(shown), *_tags(shown), *_sums(shown), *_fold(shown)]
    return tuple(found)


def over(name: str, by: int, limit: int) -> str:
    """The sentence for a text that is too long."""
    return tr("{name}: {by} over the limit of {limit}").format(name=name, by=f"{by:,}", limit=f"{limit:,}")


def _length(shown: Shown) -> Iterator[Finding]:
    order, rules, count = shown.order, shown.order.rules, shown.count
    fixes = (Fix(tr("Write its own text"), action="write_override"),)
    if count.limit is not None and count.length > count.limit:
        by_scheduler = rules.limit is None or count.limit < rules.limit
        severity = Severity.STOP if by_scheduler else rules.severity("text.limit")
        why = tr("The scheduler takes no more.") if by_scheduler else tr("It would be refused or cut.")
        basis = () if by_scheduler else rules.origin("text.limit").basis()
        message = over(rules.name, count.length - count.limit, count.limit)
        yield shown.finding("over_limit", severity, message, why=why, fixes=fixes, basis=basis)
    elif count.byte_limit is not None and count.byte_length > count.byte_limit:
        message = tr("{name}: {by} bytes over the limit of {limit}").format(
            name=rules.name, by=f"{count.byte_length - count.byte_limit:,}", limit=f"{count.byte_limit:,}"
        )
        yield shown.broken(
            "text.byte_limit", "over_bytes", message, why=tr("Emoji and accents take several bytes each.")
        )
    elif rules.soft_limit is not None and count.length > rules.soft_limit:
        message = tr("{name}: {by} over the advised {limit}").format(
            name=rules.name, by=f"{count.length - rules.soft_limit:,}", limit=f"{rules.soft_limit:,}"
        )
        why = tr("Some tools refuse more, and few people read it.")
        yield shown.finding(
            "long", Severity.WARN, message, why=why, fixes=fixes, basis=rules.origin("text.soft_limit").basis()
        )
    if len(shown.parts) > 1:
        message = tr("{name}: goes out as a thread of {n} posts").format(name=rules.name, n=len(shown.parts))
        why = tr("It is longer than {limit}. A shorter text is read by more people.").format(limit=order.limit)
        yield shown.finding("thread", Severity.TIP, message, why=why, fixes=fixes)


def _links(shown: Shown) -> Iterator[Finding]:
    rules = shown.order.rules
    if rules.links_click:
        if rules.max_links is not None:
            found = {e.text for part in shown.parts for e in part.entities if e.kind is EntityKind.URL}
            if len(found) > rules.max_links:
                message = tr("{name}: {n} links, it takes {most}").format(
                    name=rules.name, n=len(found), most=rules.max_links
                )
                yield shown.broken("text.max_links", "too_many_links", message)
        return
    dead = entities_x.find_links(shown.body.text)
    if dead:
        message = tr("{name}: this link will not be clickable").format(name=rules.name)
        if len(dead) > 1:
            message = tr("{name}: {n} links will not be clickable").format(name=rules.name, n=len(dead))
        why = tr("People would have to type it. Say where to find it instead.")
        place = shown.place_of(dead[0].start, dead[0].end)
        basis = rules.origin("text.links").basis()
        yield shown.finding("link_dead", Severity.WARN, message, why=why, place=place, basis=basis)


def _tags(shown: Shown) -> Iterator[Finding]:
    rules, order = shown.order.rules, shown.order
    if not rules.max_hashtags:
        return
    tags = entities_x.find_hashtags(shown.body.text)
    if len(tags) > rules.max_hashtags:
        extra = tags[rules.max_hashtags]
        message = tr("{name}: {n} hashtags in the text, it takes {most}").format(
            name=rules.name, n=len(tags), most=rules.max_hashtags
        )
        yield shown.broken("hashtags.max", "hashtags_cap", message, place=shown.place_of(extra.start, extra.end))
    elif left := len(order.hashtags) - len(order.tags_for(shown.body.text)) - len(_doubles(order, tags)):
        words = trn("{n} hashtag left out", "{n} hashtags left out", left)
        message = tr("{name}: {words}, it takes {most}").format(name=rules.name, words=words, most=rules.max_hashtags)
        place = Place("hashtags")
        yield shown.finding(
            "hashtags_cap", Severity.TIP, message, place=place, basis=rules.origin("hashtags.max").basis()
        )


def _doubles(order: Order, tags: tuple[Entity, ...]) -> set[str]:
    return {t.casefold() for t in order.hashtags} & {e.text[1:].casefold() for e in tags}


def _sums(shown: Shown) -> Iterator[Finding]:
    rules = shown.order.rules
    found = [e.kind for part in shown.parts for e in part.entities]
    cashtags, mentions = found.count(EntityKind.CASHTAG), found.count(EntityKind.MENTION)
    if rules.max_cashtags is not None and cashtags > rules.max_cashtags * len(shown.parts):
        message = tr("{name}: {n} cashtags, it takes {most}").format(
            name=rules.name, n=cashtags, most=rules.max_cashtags
        )
        yield shown.broken("text.max_cashtags", "too_many_cashtags", message)
    if rules.max_mentions is not None and mentions > rules.max_mentions:
        message = tr("{name}: {n} mentions, it takes {most}").format(
            name=rules.name, n=mentions, most=rules.max_mentions
        )
        yield shown.broken("text.max_mentions", "too_many_mentions", message)


def _fold(shown: Shown) -> Iterator[Finding]:
    """A myth that stands alone above the fold reads as if the practice believed it."""
    spans = [s for s in shown.body.spans if s.end > s.start]
    if not spans or "myth" not in shown.order.draft.template.kind:
        return
    seen = first_seen(shown.order.rules, shown.parts[0].text)
    if seen is None:
        return
    above = [s for s in spans if s.start < seen]
    below = [s for s in spans if s.start >= seen]
    if above and below and all("myth" in s.slot for s in above):
        message = tr("{name}: only the myth shows before the fold").format(name=shown.order.rules.name)
        why = tr("Many people read no further and would remember the myth. Put the fact first or shorten the myth.")
        place = Place(f"slot:{above[0].slot}")
        yield shown.finding("myth_only_before_fold", Severity.WARN, message, why=why, place=place)


def _pictures(shown: Shown) -> Iterator[Finding]:
    rules, draft = shown.order.rules, shown.order.draft
    has_card, media = bool(draft.card.layout), draft.post.media
    pictures = len(draft.post.loose_media) + has_card
    if pictures < rules.min_images:
        message = tr("{name}: needs a picture").format(name=rules.name)
        yield shown.broken("images.min", "needs_picture", message, place=Place("card"))
    if rules.prefers == "photo" and has_card and not media:
        message = tr("{name}: pictures full of words are often refused").format(name=rules.name)
        why = tr("Add a photo of your own; it takes the place of the card there.")
        basis = rules.origin("images.prefers").basis()
        yield shown.finding("card_text", Severity.WARN, message, why=why, place=Place("card"), basis=basis)
    elif pictures > rules.max_images and rules.max_images > 1:
        message = tr("{name}: shows {most} of {n} pictures").format(name=rules.name, most=rules.max_images, n=pictures)
        yield shown.finding("pictures_cap", Severity.TIP, message, place=Place("card"))
    if rules.alt_limit:
        texts = [("card", draft.post.card_alt), *((f"media:{i}", m.alt) for i, m in enumerate(media))]
        for field, alt in texts:
            if (length := count_units(alt, rules.unit)) > rules.alt_limit and len(alt) > rules.alt_limit:
                message = over(
                    tr("{name}, alt text").format(name=rules.name), length - rules.alt_limit, rules.alt_limit
                )
                yield shown.broken("images.alt_limit", "alt_too_long", message, place=Place(field))


@lru_cache(maxsize=4)
def _hidden(text: str) -> tuple[int, int]:
    """Where the first sign stands that can't be sent, and the first that turns the direction; -1 = there is none."""
    first, second = (found.search(text) for found in (_UNSENDABLE, _DIRECTION_MARKS))
    return first.start() if first else -1, second.start() if second else -1


def _characters(shown: Shown) -> Iterator[Finding]:
    """Characters that no platform can take, or that turn the reading order over unseen; said once, not per platform."""
    unsendable, marks = _hidden(shown.body.text)
    for rule, severity, at, message in (
        ("unsendable", Severity.STOP, unsendable, tr("Hidden characters that can't be sent")),
        ("hidden_marks", Severity.WARN, marks, tr("Hidden marks that change the reading direction")),
    ):
        if at >= 0:
            place = shown.place_of(at, at + 1)
            fixes = (Fix(tr("Remove it"), replacement=""),)
            yield Finding(f"platform.{rule}", severity, message, place, tr("They came in with a paste."), fixes)

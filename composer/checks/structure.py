"""Structure: what a post must have before it can go out, whatever it says."""

import re
from collections.abc import Iterator

from composer.checks.context import Context, finding
from composer.model.errors import BadInput
from composer.model.finding import Finding, Fix, Place, Severity
from composer.model.moment import at_wall, zone_of
from composer.model.template import Draft, Slot, SlotKind
from composer.model.words import tr, trn
from composer.text.graphemes import length

_ONE_CASE = re.compile(r"[a-z]{12,}\Z|[A-Z]{12,}\Z")
_LINK_IN_BIO = re.compile(r"\blinks? (?:is |are )?in (?:the |our |my )?(?:bio|profile)\b")


def check(context: Context) -> Iterator[Finding]:
    """Empty and overlong slots, events without a date, zone or place, hashtags nobody can hear, links that aren't there."""
    if context.own.trouble:
        yield finding(
            "structure.own_rules",
            Severity.WARN,
            tr("Your own rules are not in use"),
            Place(),
            context.own.trouble,
        )
    if context.draft is None:
        return
    yield from _slots(context.draft)
    yield from _event(context)
    yield from _hashtags(context.draft)
    yield from _link_in_bio(context, context.draft)


def _slots(draft: Draft) -> Iterator[Finding]:
    for slot in draft.template.slots:
        text = draft.post.answers.get(slot.name, "")
        if slot.required and not text.strip():
            yield finding(
                "structure.empty_slot",
                Severity.STOP,
                tr("\u201c{label}\u201d is empty").format(label=slot.label),
                Place(f"slot:{slot.name}"),
                tr("The card and every post need these words."),
                (Fix(tr("Write it"), action="go_to"),),
            )
        over = length(text.strip()) - slot.maximum
        if over > 0:
            yield finding(
                "structure.too_long",
                Severity.WARN,
                tr("\u201c{label}\u201d is {over} over").format(label=slot.label, over=over),
                _tail(slot, text),
                trn("It fits {n} character on the card.", "It fits {n} characters on the card.", slot.maximum),
            )


def _tail(slot: Slot, text: str) -> Place:
    end = len(text.rstrip())
    return Place(f"slot:{slot.name}", min(slot.maximum + len(text) - len(text.lstrip()), end), end)


def _event(context: Context) -> Iterator[Finding]:
    assert context.draft is not None
    draft = context.draft
    times = [s for s in draft.template.slots if s.kind is SlotKind.TIME]
    zones = [s for s in draft.template.slots if s.kind is SlotKind.ZONE]
    zone = next((draft.post.answers.get(s.name, "").strip() for s in zones), "")
    if times and zone:
        yield from _zone(zones[0], zone)
    for slot in times:
        text = draft.post.answers.get(slot.name, "").strip()
        if text:
            yield from _time(context, slot, text, zone)
    if times and not zone and not any(s.required for s in zones):
        yield finding(
            "structure.event_without_zone",
            Severity.STOP,
            tr("The event has no time zone"),
            Place(f"slot:{zones[0].name}" if zones else ""),
            tr("People elsewhere would come at the wrong hour."),
            (Fix(tr("Write it"), action="go_to"),),
        )
    if draft.template.kind == "event":
        yield from _event_words(draft)


def _zone(slot: Slot, zone: str) -> Iterator[Finding]:
    try:
        zone_of(zone)
    except BadInput:
        yield finding(
            "structure.bad_zone",
            Severity.STOP,
            tr("\u201c{zone}\u201d is not a time zone").format(zone=zone[:40]),
            Place(f"slot:{slot.name}"),
            tr("Use a name such as America/Chicago."),
        )


def _time(context: Context, slot: Slot, text: str, zone: str) -> Iterator[Finding]:
    place = Place(f"slot:{slot.name}")
    try:
        at_wall(text, "UTC")
    except BadInput:
        yield finding(
            "structure.bad_time",
            Severity.STOP,
            tr("\u201c{text}\u201d is not a date and time").format(text=text[:40]),
            place,
            tr("Write it like 2026-12-14T09:00."),
        )
        return
    if len(text) <= len("2026-12-14"):
        yield finding(
            "structure.event_without_time",
            Severity.WARN,
            tr("The event has a date but no time"),
            place,
            tr("People need to know when to come."),
        )
    if text[:10] < context.settings.today:
        yield finding(
            "structure.event_in_the_past",
            Severity.WARN,
            tr("The event is in the past"),
            place,
            tr("It was on {date}.").format(date=text[:10]),
        )


def _event_words(draft: Draft) -> Iterator[Finding]:
    answers = draft.post.answers
    places = [s for s in draft.template.slots if s.kind is SlotKind.PLACE]
    if not places:
        yield finding(
            "structure.event_without_place",
            Severity.WARN,
            tr("The event has no place"),
            Place(),
            tr("Say where it is."),
        )
    access = draft.template.slot("access")
    if access is not None and not answers.get("access", "").strip():
        yield finding(
            "structure.event_without_access",
            Severity.TIP,
            tr("Say who can get in"),
            Place("slot:access"),
            tr("Steps, parking and languages decide whether some people come."),
        )


def _hashtags(draft: Draft) -> Iterator[Finding]:
    at = 0
    for tag in draft.post.hashtags:
        if _ONE_CASE.match(tag):
            yield finding(
                "structure.hashtag_case",
                Severity.TIP,
                tr("#{tag} can't be read aloud").format(tag=tag),
                Place("hashtags", at, at + 1 + len(tag)),
                tr("Screen readers need a capital at each word: #DentalHealth."),
            )
        at += len(tag) + 2


def _link_in_bio(context: Context, draft: Draft) -> Iterator[Finding]:
    has_link = any(s.csl.get("URL") or s.csl.get("DOI") for s in draft.post.sources) or "http" in context.whole
    for passage in context.teaching():
        match = _LINK_IN_BIO.search(passage.folded.lower)
        if match and not has_link:
            yield finding(
                "structure.link_in_bio",
                Severity.ASK,
                tr("Is there a link in your profile?"),
                passage.place(*match.span()),
                tr("The post promises one and names none."),
            )

"""Google Business: text that links only through a button; an event or offer needs a title and its times. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from composer.model.finding import Finding, Fix, Place, Severity
from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.extras import place_of
from composer.platforms.order import Order
from composer.platforms.posts import without_links
from composer.platforms.titles import answer_link, times_of, title_of

UPDATE, EVENT, OFFER = "update", "event", "offer"
CALL, NO_BUTTON = "CALL", "NONE"
_DIGITS = re.compile(r"\d\d\d[ .-]\d\d\d\d")  # rare, and quick to look for
_PHONE = re.compile(r"(?<![\w/])(?:\+?\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)")


def render(order: Order) -> Rendering:
    """The update, event or offer on a Google Business profile."""
    kind = kind_of(order)
    link = order.field("button_url") or answer_link(order) or next((c.url for c in order.citations if c.url), "")
    button = button_of(order, link) if kind != OFFER else ""
    why = tr("The source's link goes on the button: links in the text don't work.")
    if kind == OFFER:
        why = tr("The source's link is left out: links in the text don't work, and an offer has no button.")
    made = without_links(order, why)
    options = {**made.options, "kind": kind if kind != UPDATE else "", "button_url": link if button != CALL else ""}
    title = ""
    if kind != UPDATE:
        title = title_of(order)
        start, end = _times(order)
        options |= {"event_title": title, "event_start": start, "event_end": end or start}
    if kind == OFFER:
        options |= {"coupon": order.field("coupon"), "terms": order.field("terms"), "offer_url": link, "button_url": ""}
    return replace(
        made,
        title=title,
        button=button,
        options=MappingProxyType({key: value for key, value in options.items() if value}),
        findings=(*made.findings, *_phone(order, made), *_event(order, kind)),
    )


def kind_of(order: Order) -> str:
    """What it is posted as: the person's choice, else an event when the template announces one."""
    chosen = order.field("kind")
    if chosen in {UPDATE, EVENT, OFFER}:
        return chosen
    return EVENT if is_event(order) else UPDATE


def button_of(order: Order, link: str) -> str:
    """The button's code: the person's choice, else the first the platform has; none without an address to go to."""
    chosen = order.field("button")
    if chosen == NO_BUTTON or not order.rules.buttons:
        return ""
    if chosen == CALL and CALL in order.rules.buttons:
        return CALL
    known = chosen if chosen in order.rules.buttons else order.rules.buttons[0]
    return known if link else ""


def is_event(order: Order) -> bool:
    """Whether the template announces an event."""
    return order.draft.template.kind == "event"


def _times(order: Order) -> tuple[str, str]:
    start, end = times_of(order)
    return order.field("start") or start, order.field("end") or end


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _phone(order: Order, made: Rendering) -> Iterator[Finding]:
    text = made.parts[0].text
    if _DIGITS.search(text) and _PHONE.search(text):
        message = tr("{name}: a phone number in the text is often refused").format(name=order.rules.name)
        why = tr("The profile has its own call button.")
        basis = order.rules.origin("hashtags.place").basis()
        yield Finding("platform.phone_refused", Severity.WARN, message, Place(), why, (), basis, order.rules.id)


def _event(order: Order, kind: str) -> Iterator[Finding]:
    if kind == UPDATE:
        return
    start, end = _times(order)
    fixes = (Fix(tr("Fill it in"), action="write_override"),)
    name, place = order.rules.name, place_of(order, "start")
    if not start:
        message = tr("{name}: an event needs its day") if kind == EVENT else tr("{name}: an offer needs its first day")
        why = tr("Without a start it is refused.")
        yield Finding(
            "platform.event_time", Severity.STOP, message.format(name=name), place, why, fixes, (), order.rules.id
        )
    elif wrong := next((moment for moment in (start, end) if moment and not _is_moment(moment)), ""):
        message = tr("{name}: “{text}” is no day and time")
        said = message.format(name=name, text=wrong[:40])
        yield Finding("platform.event_time", Severity.STOP, said, place, "", fixes, (), order.rules.id)
    elif end and end < start[: len(end)]:
        message = tr("{name}: it ends before it starts").format(name=name)
        yield Finding("platform.event_order", Severity.STOP, message, place, "", fixes, (), order.rules.id)

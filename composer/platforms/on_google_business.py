"""Google Business: text that links only through a button; an event needs a title and its times. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from composer.model.finding import Finding, Place, Severity
from composer.model.rendering import Rendering
from composer.model.words import tr
from composer.platforms.credits import named
from composer.platforms.order import Order
from composer.platforms.posts import as_post
from composer.platforms.titles import answer_link, times_of, title_of

_DIGITS = re.compile(r"\d\d\d[ .-]\d\d\d\d")  # rare, and quick to look for
_PHONE = re.compile(r"(?<![\w/])(?:\+?\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)")


def render(order: Order) -> Rendering:
    """The update or event on a Google Business profile."""
    link = answer_link(order) or next((c.url for c in order.citations if c.url), "")
    why = tr("The source's link goes on the button: links in the text don't work.")
    made = as_post(order, lambda body: named(order.citations, body, why))
    options = {"button_url": link} if link else {}
    title = ""
    if is_event(order):
        title = title_of(order)
        start, end = times_of(order)
        options |= {"event_title": title, "event_start": start, "event_end": end or start}
    return replace(
        made,
        title=title,
        button=order.rules.buttons[0] if link and order.rules.buttons else "",
        options=MappingProxyType({key: value for key, value in options.items() if value}),
        findings=(*made.findings, *_phone(order, made), *_event(order)),
    )


def is_event(order: Order) -> bool:
    """Whether the post announces an event."""
    return order.draft.template.kind == "event"


def _phone(order: Order, made: Rendering) -> Iterator[Finding]:
    text = made.parts[0].text
    if _DIGITS.search(text) and _PHONE.search(text):
        message = tr("{name}: a phone number in the text is often refused").format(name=order.rules.name)
        why = tr("The profile has its own call button.")
        basis = order.rules.origin("hashtags.place").basis()
        yield Finding("platform.phone_refused", Severity.WARN, message, Place(), why, (), basis, order.rules.id)


def _event(order: Order) -> Iterator[Finding]:
    if is_event(order) and not times_of(order)[0]:
        message = tr("{name}: an event needs its day").format(name=order.rules.name)
        why = tr("Without a start it is refused.")
        yield Finding("platform.event_time", Severity.STOP, message, Place(), why, platform=order.rules.id)

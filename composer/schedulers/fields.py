"""The fields a platform has beside text and pictures: their names in `Capabilities.fields`, and what a payload holds of them. Pure.

Names are "platform.field"; "*" stands for all. A scheduler that does not name a field drops it, so the window says so before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from composer.model.job import Payload
from composer.model.words import tr

ALL = ("*",)
FIRST_COMMENT = ("facebook.first_comment", "instagram.first_comment", "linkedin.first_comment")
PIN = ("pinterest.title", "pinterest.board", "pinterest.link")
BLOG = ("wordpress.title", "wordpress.slug", "wordpress.excerpt", "wordpress.tags")
BUTTON = ("google-business.button", "google-business.button_url")
EVENT = ("google-business.kind", "google-business.title", "google-business.start", "google-business.end")
OFFER = ("google-business.coupon", "google-business.terms")
GOOGLE = (*BUTTON, *EVENT, *OFFER)

_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?(?::\d\d)?$")


@dataclass(frozen=True, slots=True)
class Span:
    """When an event or offer begins and ends: ISO dates and "HH:MM", as the clock of the place shows it.

    Attributes:
        start_time, end_time: empty = the whole day.
    """

    start: str
    start_time: str
    end: str
    end_time: str


def span_of(payload: Payload) -> Span | None:
    """The times of a payload's event or offer; None when it has none that can be read."""
    start = _TIME.match(payload.options.get("event_start", ""))
    if start is None:
        return None
    end = _TIME.match(payload.options.get("event_end", "")) or start
    return Span(start[1], start[2] or "", end[1], end[2] or "")


def objection_to_times(payload: Payload) -> str:
    """Why an event or offer can't be planned as it is; empty = it can, or there is none."""
    if payload.platform != "google-business" or not payload.options.get("kind"):
        return ""
    if span_of(payload) is None:
        return tr("Google Business: write the start as 2026-12-14 or 2026-12-14 09:00.")
    end = payload.options.get("event_end", "")
    if end and _TIME.match(end) is None:
        return tr("Google Business: write the end as 2026-12-14 or 2026-12-14 17:00.")
    return ""


def values_of(payload: Payload) -> Iterator[tuple[str, str]]:
    """Name and value of each field of a payload that holds something, as a person filled it in."""
    options = payload.options
    usual = {"start": "event_start", "end": "event_end"}
    names = ("kind", "start", "end", "button", "button_url", "coupon", "terms", "board", "link", "first_comment")
    if payload.title and payload.platform in {"wordpress", "pinterest", "google-business", "tiktok", "youtube"}:
        yield "title", payload.title
    for name, value in (("slug", payload.slug), ("excerpt", payload.excerpt), ("tags", ", ".join(payload.tags))):
        if value:
            yield name, value
    for name in names:
        if value := options.get(usual.get(name, name), ""):
            yield name, value


def lines_of(payload: Payload) -> tuple[str, ...]:
    """The fields as lines to copy from, for a person who posts by hand."""
    return tuple(f"{label_of(name)}: {value}" for name, value in values_of(payload))


def label_of(name: str) -> str:
    """A field's name as people read it."""
    words = {
        "title": tr("Title"),
        "slug": tr("Last part of the web address"),
        "excerpt": tr("Excerpt"),
        "tags": tr("Tags"),
        "kind": tr("Posted as"),
        "start": tr("Starts"),
        "end": tr("Ends"),
        "button": tr("Button"),
        "button_url": tr("Address of the button"),
        "coupon": tr("Coupon code"),
        "terms": tr("Terms of the offer"),
        "board": tr("Board"),
        "link": tr("Link"),
        "first_comment": tr("First comment"),
    }
    return words.get(name, name)

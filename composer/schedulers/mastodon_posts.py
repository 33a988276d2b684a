"""Finds posts on a Mastodon server: among the scheduled ones by text and minute, among the published ones by text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from composer.model.moment import MINUTE
from composer.model.post import Json
from composer.model.scheduler import Outcome, Submission, Verdict
from composer.schedulers.rest import Call, Rest
from composer.schedulers.web import list_of, object_of, words_of

PAGE = 40
MOST_PAGES = 8  # 300 scheduled in all is Mastodon's cap
HOLDS_POSTS = frozenset({"mastodon", "hometown", "gotosocial", "pleroma", "akkoma"})
"""Servers known to list what they hold. On others "not in the list" proves nothing."""


@dataclass(frozen=True, slots=True)
class Held:
    """A scheduled post."""

    id: str
    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Status:
    """A published post."""

    id: str
    url: str
    text: str
    at: datetime | None


def instant(text: str) -> datetime | None:
    """An ISO time as aware UTC, or None."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo is not None else None


def held_in(value: Json) -> Held | None:
    """A ScheduledStatus; None when it is anything else (a Status may be public already)."""
    if not isinstance(value, dict) or not isinstance(value.get("params"), dict) or not words_of(value, "id"):
        return None
    if not words_of(value, "scheduled_at"):
        return None
    return Held(value["id"], words_of(value["params"], "text", "status"), instant(value["scheduled_at"]))


def status_in(value: Json) -> Status | None:
    """A Status; None when it is anything else."""
    if not isinstance(value, dict) or not words_of(value, "id") or "account" not in value:
        return None
    return Status(
        value["id"], words_of(value, "url", "uri"), words_of(value, "content"), instant(words_of(value, "created_at"))
    )


def find_held(rest: Rest, submission: Submission, now: datetime) -> Held | Outcome | None:
    """The scheduled post of that text and minute; None = not in the list."""
    for page in _pages(rest, "/api/v1/scheduled_statuses", now):
        if isinstance(page, Outcome):
            return page
        for value in page:
            held = held_in(value)
            if held is not None and held.at is not None and _is_ours(held, submission):
                return held
    return None


def read_held(rest: Rest, number: str, now: datetime) -> Held | Outcome | None:
    """The scheduled post of that number; None = published, or taken away."""
    answer = rest.ask(Call("GET", f"/api/v1/scheduled_statuses/{quote(number, safe='')}"), now)
    if isinstance(answer, Outcome):
        return None if answer.verdict is Verdict.DISCONNECTED else answer
    return held_in(object_of(answer)) or rest.unusable(answer)


def find_status(rest: Rest, submission: Submission, now: datetime) -> Status | Outcome | None:
    """The published post of that text since shortly before its due time; None = certainly not there."""
    me = rest.ask(Call("GET", "/api/v1/accounts/verify_credentials"), now)
    if isinstance(me, Outcome):
        return me
    account = words_of(object_of(me), "id")
    if not account:
        return rest.unusable(me)
    earliest = submission.due.utc - timedelta(minutes=10)
    for page in _pages(rest, f"/api/v1/accounts/{quote(account, safe='')}/statuses", now):
        if isinstance(page, Outcome):
            return page
        for value in page:
            status = status_in(value)
            if status is None or status.at is None:
                continue
            if status.at < earliest:
                return None
            if same_words(status.text, submission.payload.parts[0]):
                return status
    return None


def lists_what_it_holds(rest: Rest, now: datetime) -> bool:
    """Whether the server's software is known to list scheduled posts."""
    index = rest.ask(Call("GET", "/.well-known/nodeinfo"), now)
    links = None if isinstance(index, Outcome) else object_of(index)
    if links is None or not isinstance(links.get("links"), list):
        return False
    for link in links["links"]:
        address = words_of(link, "href")
        if not address.startswith(f"{rest.base}/"):
            continue
        answer = rest.ask(Call("GET", address.removeprefix(rest.base)), now)
        about = None if isinstance(answer, Outcome) else object_of(answer)
        return words_of((about or {}).get("software"), "name").lower() in HOLDS_POSTS
    return False


def same_words(html: str, text: str) -> bool:
    """Whether published HTML says what was sent: letters and digits only, links and mentions being shown differently."""
    from html import unescape  # its table of entities is large, and a start does not need it

    shown, sent = letters(unescape(re.sub(r"<[^>]*>", "", html))), letters(text)
    return bool(sent) and (shown == sent or (len(sent) > 60 and shown[:50] == sent[:50]))


def letters(text: str) -> str:
    """Letters and digits without case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_ours(held: Held, submission: Submission) -> bool:
    assert held.at is not None
    near = abs(held.at - submission.due.utc) < MINUTE
    return near and held.text.strip() == submission.payload.parts[0].strip()


def _pages(rest: Rest, path: str, now: datetime) -> Iterator[list[Json] | Outcome]:
    last = ""
    for _ in range(MOST_PAGES):
        query = {"limit": str(PAGE), **({"max_id": last} if last else {})}
        answer = rest.ask(Call("GET", path, query), now)
        if isinstance(answer, Outcome):
            yield answer
            return
        rows = list_of(answer)
        if rows is None:
            yield rest.unusable(answer)
            return
        yield rows
        last = words_of(rows[-1], "id") if rows else ""
        if not last:
            return

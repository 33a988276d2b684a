"""Buffer's queries, its error codes, and the names of its services. No traffic here."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from composer.model.job import Payload
from composer.model.moment import When
from composer.model.ports import Response
from composer.model.post import Json
from composer.model.scheduler import Outcome, Submission, Verdict
from composer.model.words import tr
from composer.schedulers.fields import objection_to_times, span_of
from composer.schedulers.web import retry_time, words_of

POST_FIELDS = "id status dueAt text channelId externalLink error { message }"
ORGANIZATIONS = "query { account { organizations { id name } } }"
CHANNELS = """query($i: ChannelsInput!) { channels(input: $i) {
  id name displayName service isLocked isDisconnected isQueuePaused } }"""
POSTS = f"query($i: PostsInput!) {{ posts(input: $i, first: 100) {{ edges {{ node {{ {POST_FIELDS} }} }} }} }}"
POST = f"query($i: PostInput!) {{ post(input: $i) {{ {POST_FIELDS} }} }}"
CREATE = """mutation($i: CreatePostInput!) { createPost(input: $i) { __typename
  ... on PostActionSuccess { post { id status dueAt text channelId externalLink } }
  ... on MutationError { message } } }"""
EDIT = """mutation($i: EditPostInput!) { editPost(input: $i) { __typename
  ... on PostActionSuccess { post { id status dueAt text channelId externalLink } }
  ... on MutationError { message } } }"""
DELETE = """mutation($i: DeletePostInput!) { deletePost(input: $i) { __typename
  ... on DeletePostSuccess { id }
  ... on MutationError { message } } }"""

PLATFORM_OF: Mapping[str, str] = {
    "twitter": "x",
    "facebook": "facebook",
    "instagram": "instagram",
    "linkedin": "linkedin",
    "threads": "threads",
    "bluesky": "bluesky",
    "mastodon": "mastodon",
    "pinterest": "pinterest",
    "googlebusiness": "google-business",
    "tiktok": "tiktok",
    "youtube": "youtube",
}
"""Buffer's word for a service -> our platform id."""

AROUND = timedelta(hours=2)
WHEN_FULL = timedelta(hours=6)


def around(organization: str, submission: Submission) -> dict[str, Json]:
    """The input that lists the channel's posts around the due time."""
    due = submission.due.utc
    span = {"startDate": iso(due - AROUND), "endDate": iso(due + AROUND)}
    return {"organizationId": organization, "filter": {"channelIds": [submission.channel], **span}}


def metadata_for(payload: Payload) -> dict[str, Json]:
    """What a service insists on, and the fields it has beside the text. LinkedIn takes no type, not even an empty object."""
    comment = payload.options.get("first_comment", "")
    said = {"firstComment": comment} if comment else {}
    made: dict[str, Json] = {}
    match payload.platform:
        case "instagram":
            made = {"instagram": {"type": "post", "shouldShareToFeed": True, **said}}
        case "facebook":
            made = {"facebook": {"type": "post", **said}}
        case "linkedin" if said:
            made = {"linkedin": said}
        case "pinterest":
            pin = {"boardServiceId": payload.options.get("board", ""), "title": payload.title[:100]}
            link = {"url": payload.options["link"]} if payload.options.get("link") else {}
            made = {"pinterest": {**pin, **link}}
        case "google-business":
            made = {"google": _google(payload)}
    return {"metadata": made} if made else {}


def objection(payload: Payload, due: When) -> str:
    """Why Buffer would refuse such a post; empty = it takes it."""
    if len(payload.parts) != 1:
        return tr("Threads can't be planned in Buffer from here.")
    if payload.platform == "pinterest" and not payload.options.get("board"):
        return tr("Buffer wants the id of the Pinterest board.")
    return objection_to_times(payload)


def _google(payload: Payload) -> dict[str, Json]:
    options, span = payload.options, span_of(payload)
    kind = options.get("kind", "")
    button = {"SIGN_UP": "signup"}.get(options.get("button", ""), options.get("button", "").lower() or "none")
    url = options.get("button_url", "")
    link = {"link": url} if url else {}
    if kind not in {"event", "offer"} or span is None:
        return {"type": "whats_new", "detailsWhatsNew": {"button": button, **link}}
    title = options.get("event_title", "") or payload.title
    if kind == "offer":  # an offer has days only
        given = {"code": options.get("coupon"), "link": options.get("offer_url"), "terms": options.get("terms")}
        days = {"startDate": _at(span.start, ""), "endDate": _at(span.end, "")}
        details: dict[str, Json] = {"title": title, **days, **{name: value for name, value in given.items() if value}}
        return {"type": "offer", "title": title, "detailsOffer": details}
    times = {"startDate": _at(span.start, span.start_time), "endDate": _at(span.end, span.end_time or span.start_time)}
    details = {"title": title, **times, "isFullDayEvent": not span.start_time, "button": button, **link}
    return {"type": "event", "title": title, "detailsEvent": details}


def _at(day: str, clock: str) -> str:
    """A wall clock as Buffer takes it for Google: the figures as they are, with a Z behind."""
    return f"{day}T{clock or '00:00'}:00.000Z"


def refused(made: Json, now: datetime) -> Outcome:
    """What a mutation's typed error means; only what is clearly about the request is certain to have made nothing.

    A full queue (ten posts a channel on the free plan) empties by itself: the post waits here and is tried again.
    """
    kind, said = words_of(made, "__typename"), words_of(made, "message")[:300]
    reason = tr("Buffer refused it: {words}").format(words=said or kind or "?")
    match kind:
        case "InvalidInputError":
            return Outcome(Verdict.CHANGE_CONTENT, reason)
        case "LimitReachedError":
            waits = tr("{reason}. It waits here until there is room.").format(reason=reason.rstrip(". "))
            return Outcome(Verdict.RETRY_AT, waits, retry_at=now + WHEN_FULL, this_alone=True)
        case "UnauthorizedError":
            return Outcome(Verdict.SIGN_IN_AGAIN, reason)
        case "NotFoundError":
            return Outcome(Verdict.DISCONNECTED, reason)
    return Outcome(Verdict.UNKNOWN, reason)


def failed(errors: Json, answer: Response, detail: str, now: datetime) -> Outcome:
    """What an error beside the data means, by its code."""
    first = errors[0] if isinstance(errors, list) and errors else None
    code = words_of(first.get("extensions"), "code") if isinstance(first, dict) else ""
    reason = tr("Buffer says: {words}").format(words=words_of(first, "message")[:300] or "?")
    match code:
        case "UNAUTHORIZED" | "UNAUTHENTICATED" | "FORBIDDEN":
            return Outcome(Verdict.SIGN_IN_AGAIN, reason, detail=detail)
        case "NOT_FOUND":
            return Outcome(Verdict.DISCONNECTED, reason, detail=detail)
        case "RATE_LIMIT_EXCEEDED":
            return Outcome(Verdict.RETRY_AT, reason, retry_at=retry_time(answer, now), detail=detail)
    return Outcome(Verdict.UNKNOWN, reason, detail=detail)


def not_planned(status: str) -> str:
    """Why a post that is there won't appear by itself."""
    return tr("In Buffer the post is “{status}”, so it won't appear by itself.").format(status=status[:40])


def iso(at: datetime) -> str:
    """The instant as Buffer writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

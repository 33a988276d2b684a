"""Postiz' posts: finding one in the list of its days, and the settings each kind of channel insists on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from composer.model.job import Payload
from composer.model.moment import MINUTE, When
from composer.model.post import Json
from composer.model.scheduler import Outcome, Submission
from composer.model.words import tr
from composer.schedulers.fields import objection_to_times, span_of
from composer.schedulers.mastodon_posts import instant, same_words
from composer.schedulers.rest import Call, Rest
from composer.schedulers.web import object_of, words_of

AROUND = timedelta(days=1)

PLATFORM_OF: Mapping[str, str] = {
    "x": "x",
    "facebook": "facebook",
    "instagram": "instagram",
    "instagram-standalone": "instagram",
    "linkedin": "linkedin",
    "linkedin-page": "linkedin",
    "threads": "threads",
    "bluesky": "bluesky",
    "mastodon": "mastodon",
    "pinterest": "pinterest",
    "gmb": "google-business",
    "tiktok": "tiktok",
    "youtube": "youtube",
    "wordpress": "wordpress",
}
"""Postiz' word for a kind of channel -> our platform id."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A post in Postiz' list."""

    id: str
    state: str
    url: str


def find(rest: Rest, submission: Submission, remote_id: str, now: datetime) -> Planned | Outcome | None:
    """The post in the list around its time; None = certainly not there."""
    due = submission.due.utc
    query = {"startDate": _iso(due - AROUND), "endDate": _iso(due + AROUND)}
    answer = rest.ask(Call("GET", "/posts", query), now)
    if isinstance(answer, Outcome):
        return answer
    rows = (object_of(answer) or {}).get("posts")
    if not isinstance(rows, list) or not all(isinstance(row, dict) and words_of(row, "id") for row in rows):
        return rest.unusable(answer)
    for row in rows:
        if words_of(row, "id") == remote_id or (not remote_id and _is_ours(row, submission)):
            return Planned(row["id"], words_of(row, "state"), words_of(row, "releaseURL"))
    return None


def settings_for(payload: Payload) -> dict[str, Json]:
    """What Postiz wants to know about a kind of channel; `__type` is filled in by the server."""
    options = payload.options
    match payload.platform:
        case "x":
            return {"who_can_reply_post": options.get("who_can_reply", "everyone")}
        case "instagram":
            return {"post_type": "post"}
        case "pinterest":
            link = {"link": options["link"]} if options.get("link") else {}
            return {"board": options.get("board", ""), "title": payload.title[:100], **link}
        case "google-business":
            return _google(payload)
        case "youtube":
            return {"title": payload.title[:100], "type": options.get("privacy", "public")}
        case "wordpress":
            beside = {"slug": payload.slug, "excerpt": payload.excerpt}
            return {"title": payload.title or "-", "type": "post", **{k: v for k, v in beside.items() if v}}
    return {}


def values_for(payload: Payload, media: Sequence[Json]) -> list[Json]:
    """The messages of a post: its parts, the pictures with the first, and the first comment as one more."""
    comment = payload.options.get("first_comment", "")
    texts = [*payload.parts, *([comment] if comment else [])]
    return [{"content": text, "image": list(media) if n == 0 else []} for n, text in enumerate(texts)]


def objection(payload: Payload, due: When) -> str:
    """Why Postiz would refuse such a post; empty = it takes it."""
    board = payload.options.get("board", "")
    if payload.platform == "pinterest" and not (board.isascii() and board.isdecimal()):
        return tr("Postiz wants the number of the Pinterest board, not its name: a long number from the board's list.")
    return objection_to_times(payload)


def _google(payload: Payload) -> dict[str, Json]:
    options, span = payload.options, span_of(payload)
    kind = {"event": "EVENT", "offer": "OFFER"}.get(options.get("kind", ""), "STANDARD")
    found = {"topicType": kind, "callToActionType": options.get("button", "")}
    found["callToActionUrl"] = options.get("button_url", "") if found["callToActionType"] else ""
    if kind != "STANDARD" and span is not None:
        found |= {
            "eventTitle": options.get("event_title", "") or payload.title,
            "eventStartDate": span.start,
            "eventStartTime": span.start_time,
            "eventEndDate": span.end,
            "eventEndTime": span.end_time,
        }
    if kind == "OFFER":
        found |= {
            "offerCouponCode": options.get("coupon", ""),
            "offerRedeemUrl": options.get("offer_url", ""),
            "offerTerms": options.get("terms", ""),
        }
    return {name: value for name, value in found.items() if value}


def _is_ours(row: Json, submission: Submission) -> bool:
    at = instant(words_of(row, "publishDate", "actualDate"))
    here = words_of(row.get("integration"), "id") == submission.channel
    near = at is not None and abs(at - submission.due.utc) < MINUTE
    return here and near and same_words(words_of(row, "content"), submission.payload.parts[0])


def _iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

"""Postiz' posts: finding one in the list of its days, and the settings each kind of channel insists on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from composer.model.job import Payload
from composer.model.moment import MINUTE
from composer.model.post import Json
from composer.model.scheduler import Outcome, Submission
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
            return {"board": options.get("board", ""), "title": payload.title[:100]}
        case "youtube":
            return {"title": payload.title[:100], "type": options.get("privacy", "public")}
        case "wordpress":
            return {"title": payload.title or "-", "type": "post"}
    return {}


def _is_ours(row: Json, submission: Submission) -> bool:
    at = instant(words_of(row, "publishDate", "actualDate"))
    here = words_of(row.get("integration"), "id") == submission.channel
    near = at is not None and abs(at - submission.due.utc) < MINUTE
    return here and near and same_words(words_of(row, "content"), submission.payload.parts[0])


def _iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

"""Mixpost Pro and Enterprise: wall-clock time with its zone, planned within the create (its separate call is broken).

Nothing of its list is documented well enough to prove absence, so an unknown outcome is for the person to decide.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.net.multipart import multipart
from composer.schedulers.guard import Loaded
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.rest import UPLOAD, WRITE, Call
from composer.schedulers.service import Service
from composer.schedulers.web import blind, harmless, json_of, object_of, words_of

OVERDUE_AFTER = timedelta(minutes=10)
PLATFORM_OF = {
    "twitter": "x",
    "facebook_page": "facebook",
    "instagram": "instagram",
    "instagram_direct": "instagram",
    "linkedin": "linkedin",
    "linkedin_page": "linkedin",
    "threads": "threads",
    "bluesky": "bluesky",
    "mastodon": "mastodon",
    "pinterest": "pinterest",
    "gbp": "google-business",
    "tiktok": "tiktok",
    "youtube": "youtube",
}

MIXPOST_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(PLATFORM_OF.values())),
    lead=timedelta(minutes=5),
    can_move=True,
    can_edit=True,
    needs_secret=True,
)


class MixpostScheduler(Service):
    """One workspace; a channel is an account's number."""

    kind = "mixpost"
    capabilities = MIXPOST_CAPABILITIES

    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        answer = self._rest.ask(Call("GET", "/accounts"), now)
        if isinstance(answer, Outcome):
            return answer
        value = json_of(answer)
        rows = value.get("data") if isinstance(value, dict) else value
        if not isinstance(rows, list):
            return self._rest.unusable(answer)
        return tuple(channel for row in rows if (channel := _channel(row)) is not None)

    def _no_secret(self) -> str:
        return tr("There is no token for Mixpost on this computer.")

    def _refuse(self, submission: Submission) -> Outcome | None:
        if submission.channel.isascii() and submission.channel.isdecimal():
            return None
        return Outcome(Verdict.DISCONNECTED, tr("That is no account number of Mixpost."))

    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its id only."""
        if not remote_id:
            return Sighting(Presence.CANT_TELL, reason=tr("Please look in Mixpost's calendar whether it is there."))
        answer = self._rest.ask(Call("GET", f"/posts/{quote(remote_id, safe='')}"), now)
        if isinstance(answer, Outcome):
            return Sighting(Presence.ABSENT) if answer.verdict is Verdict.DISCONNECTED else blind(answer)
        found = _inner(object_of(answer))
        status = words_of(found, "status").lower()
        if not status:
            return blind(self._rest.unusable(answer))
        return _sighting(status, remote_id, submission, now)

    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        """Into Mixpost's bin."""
        path = f"/posts/{quote(seen.remote_id, safe='')}"
        fields = {"trash": True, "delete_mode": "app_only"}
        answer = self._rest.ask(Call("DELETE", path, json=fields, deadline=WRITE), now)
        return answer if isinstance(answer, Outcome) else Outcome(Verdict.ACCEPTED)

    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        call = Call("POST", "/posts", json=_fields(submission, media), deadline=WRITE)
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            return answer
        number = words_of(_inner(object_of(answer)), "uuid")
        if not number:
            return self._rest.unusable(answer)
        return Outcome(Verdict.ACCEPTED, remote_id=number)

    def _change(self, before: Submission, after: Submission, seen: Sighting, now: datetime) -> Outcome:
        """The whole post again under its id; nothing says that a part of it may be sent alone."""
        media = self._media_of(after)
        if isinstance(media, Outcome):
            return media
        call = Call("PUT", f"/posts/{quote(seen.remote_id, safe='')}", json=_fields(after, media), deadline=WRITE)
        answer = self._rest.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        known = words_of(_inner(object_of(answer)), "uuid") == seen.remote_id
        return Outcome(Verdict.ACCEPTED) if known else self._rest.unusable(answer)

    def _upload(self, loaded: Loaded, key: str, number: int) -> Json | Outcome:
        name = f"{picture_stem(loaded.picture, key, number)}.{ending(loaded.picture)}"
        body, kind = multipart({}, [("file", name, loaded.data, loaded.picture.mime)])
        call = Call("POST", "/media", body=body, content_type=kind, deadline=UPLOAD, harmless=True)
        answer = self._rest.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        found = _inner(object_of(answer)) or {}
        media, uuid = found.get("id"), words_of(found, "uuid")
        if type(media) is not int:
            return harmless(self._rest.unusable(answer))
        if uuid and loaded.picture.alt:
            fields = {"alt_text": loaded.picture.alt}
            path = f"/media/{quote(uuid, safe='')}"
            told = self._rest.ask(Call("PUT", path, json=fields, harmless=True), self._clock.now())
            if isinstance(told, Outcome):
                return told
        return media


def _fields(submission: Submission, media: Sequence[Json]) -> dict[str, Json]:
    local, parts = submission.due.local(), submission.payload.parts
    blocks = [{"body": part, "media": list(media) if n == 0 else [], "url": None} for n, part in enumerate(parts)]
    return {
        "date": local.strftime("%Y-%m-%d"),
        "time": local.strftime("%H:%M"),
        "timezone": submission.due.zone,
        "schedule": True,
        "accounts": [int(submission.channel)],
        "tags": [],
        "versions": [{"account_id": 0, "is_original": True, "content": blocks, "options": {}}],
    }


def _inner(value: dict[str, Json] | None) -> dict[str, Json] | None:
    """Laravel wraps single things in "data", not always."""
    inner = (value or {}).get("data")
    return inner if isinstance(inner, dict) else value


def _channel(row: Json) -> Channel | None:
    platform = PLATFORM_OF.get(words_of(row, "provider"))
    if platform is None or type(row.get("id")) is not int:
        return None
    return Channel(
        str(row["id"]), platform, words_of(row, "name", "username"), usable=row.get("authorized") is not False
    )


def _sighting(status: str, number: str, submission: Submission, now: datetime) -> Sighting:
    late = now > submission.due.utc + OVERDUE_AFTER
    match status:
        case "published":
            return Sighting(Presence.LIVE, number)
        case "scheduled" | "publishing":
            return Sighting(Presence.OVERDUE if late else Presence.HELD, number)
        case "failed":
            return Sighting(Presence.OVERDUE, number, reason=tr("Mixpost could not publish it; look there why."))
        case "trash":
            return Sighting(Presence.ABSENT, reason=tr("In Mixpost it is in the bin."))
        case "draft" | "needs_approval":
            reason = tr("In Mixpost it is “{state}”, so it won't appear by itself.").format(state=status)
            return Sighting(Presence.OVERDUE if late else Presence.HELD, number, reason=reason)
    reason = tr("Mixpost says “{state}”, which this program does not know.").format(state=status[:40])
    return Sighting(Presence.CANT_TELL, number, reason=reason)

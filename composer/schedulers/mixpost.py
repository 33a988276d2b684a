"""Mixpost Pro and Enterprise: wall-clock time with its zone, planned within the create (its separate call is broken).

Nothing of its list is documented well enough to prove absence, so an unknown outcome is for the person to decide.
"""

from datetime import datetime, timedelta
from urllib.parse import quote

from composer.model.moment import Clock
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.net.multipart import multipart
from composer.schedulers.guard import Loaded, load_pictures, refuse_late
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.rest import UPLOAD, WRITE, Call, Rest
from composer.schedulers.web import blind, harmless, health_of, json_of, object_of, words_of

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
    needs_secret=True,
)


class MixpostScheduler:
    """One workspace (fulfils `model.scheduler.Scheduler`); a channel is an account's number."""

    kind = "mixpost"
    capabilities = MIXPOST_CAPABILITIES

    def __init__(self, rest: Rest, clock: Clock, *, has_secret: bool = True) -> None:
        self._rest = rest
        self._clock = clock
        self._has_secret = has_secret

    def check(self) -> Health:
        """Lists the accounts."""
        if not self._has_secret:
            return health_of(_no_secret())
        answer = self._rest.ask(Call("GET", "/accounts"), self._clock.now())
        if isinstance(answer, Outcome):
            return health_of(answer)
        value = json_of(answer)
        rows = value.get("data") if isinstance(value, dict) else value
        if not isinstance(rows, list):
            return health_of(self._rest.unusable(answer))
        channels = tuple(channel for row in rows if (channel := _channel(row)) is not None)
        return Health(HealthState.OK, channels=channels)

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Uploads and plans it in one create."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return _no_secret()
        if not (submission.channel.isascii() and submission.channel.isdecimal()):
            return Outcome(Verdict.DISCONNECTED, tr("That is no account number of Mixpost."))
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        media: list[int] = []
        for number, picture in enumerate(loaded, 1):
            uploaded = self._upload(picture, submission.key, number)
            if isinstance(uploaded, Outcome):
                return uploaded
            media.append(uploaded)
        return self._plan(submission, media)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its id only."""
        if not self._has_secret:
            return blind(_no_secret())
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

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Puts it into Mixpost's bin while it waits."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        if sighting.presence is Presence.LIVE:
            reason = tr("It is public already; delete it on the platform.")
            return Outcome(Verdict.CHANGE_CONTENT, reason, remote_id, live=True)
        if sighting.presence is Presence.CANT_TELL:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        fields = {"trash": True, "delete_mode": "app_only"}
        answer = self._rest.ask(Call("DELETE", f"/posts/{quote(remote_id, safe='')}", json=fields, deadline=WRITE), now)
        return answer if isinstance(answer, Outcome) else Outcome(Verdict.ACCEPTED)

    def _plan(self, submission: Submission, media: list[int]) -> Outcome:
        now = self._clock.now()
        local = submission.due.local()
        parts = submission.payload.parts
        blocks = [{"body": part, "media": media if n == 0 else [], "url": None} for n, part in enumerate(parts)]
        fields: dict[str, Json] = {
            "date": local.strftime("%Y-%m-%d"),
            "time": local.strftime("%H:%M"),
            "timezone": submission.due.zone,
            "schedule": True,
            "accounts": [int(submission.channel)],
            "tags": [],
            "versions": [{"account_id": 0, "is_original": True, "content": blocks, "options": {}}],
        }
        answer = self._rest.ask(Call("POST", "/posts", json=fields, deadline=WRITE), now)
        if isinstance(answer, Outcome):
            return answer
        number = words_of(_inner(object_of(answer)), "uuid")
        if not number:
            return self._rest.unusable(answer)
        return Outcome(Verdict.ACCEPTED, remote_id=number)

    def _upload(self, loaded: Loaded, key: str, number: int) -> int | Outcome:
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


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no token for Mixpost on this computer."))

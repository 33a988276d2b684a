"""Postiz, hosted or self-hosted, by its public API: the raw key (no "Bearer"), bytes for pictures, no idempotency.

A past date would be published at once, so the lead is ten minutes. There is no way to read one post: the list of a time
span is read, and posts are known by channel, minute and words.
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
from composer.schedulers.postiz_posts import PLATFORM_OF, Planned, find, settings_for
from composer.schedulers.rest import UPLOAD, WRITE, Call, Rest
from composer.schedulers.web import blind, harmless, health_of, list_of, object_of, words_of

LAST_MOMENT = timedelta(minutes=5)
OVERDUE_AFTER = timedelta(minutes=10)

POSTIZ_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(PLATFORM_OF.values())),
    lead=timedelta(minutes=10),
    reads_back=True,
    needs_secret=True,
)


class PostizScheduler:
    """One organisation's key (fulfils `model.scheduler.Scheduler`); a channel is an integration."""

    kind = "postiz"
    capabilities = POSTIZ_CAPABILITIES

    def __init__(self, rest: Rest, clock: Clock, *, has_secret: bool = True) -> None:
        self._rest = rest
        self._clock = clock
        self._has_secret = has_secret

    def check(self) -> Health:
        """Lists the channels; a disabled one is shown but not usable."""
        if not self._has_secret:
            return health_of(_no_secret())
        answer = self._rest.ask(Call("GET", "/integrations"), self._clock.now())
        if isinstance(answer, Outcome):
            return health_of(answer)
        rows = list_of(answer)
        if rows is None:
            return health_of(self._rest.unusable(answer))
        channels = tuple(channel for row in rows if (channel := _channel(row)) is not None)
        return Health(HealthState.OK, "" if channels else tr("No channel is connected in Postiz yet."), channels)

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Looks for it, uploads the pictures, plans it."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return _no_secret()
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        there = find(self._rest, submission, "", now)
        if isinstance(there, Outcome):
            return harmless(there)
        if there is not None:
            return Outcome(Verdict.ALREADY_THERE, remote_id=there.id, url=there.url)
        images: list[Json] = []
        for number, picture in enumerate(loaded, 1):
            uploaded = self._upload(picture, submission.key, number)
            if isinstance(uploaded, Outcome):
                return uploaded
            images.append(uploaded)
        return self._plan(submission, images)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """In the list of its days: by its id, or by channel, minute and words."""
        if not self._has_secret:
            return blind(_no_secret())
        found = find(self._rest, submission, remote_id, now)
        if isinstance(found, Outcome):
            return blind(found)
        return Sighting(Presence.ABSENT) if found is None else _sighting(found, submission, now)

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Deletes it while it waits. Its answers to that can't be believed, so the list is read again."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        if sighting.presence is Presence.LIVE:
            reason = tr("It is public already; delete it on the platform.")
            return Outcome(Verdict.CHANGE_CONTENT, reason, sighting.remote_id, sighting.url, live=True)
        if sighting.presence is Presence.CANT_TELL:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        answer = self._rest.ask(Call("DELETE", f"/posts/{quote(sighting.remote_id, safe='')}", deadline=WRITE), now)
        if self.look(submission, sighting.remote_id, now).presence is Presence.ABSENT:
            return Outcome(Verdict.ACCEPTED)
        if isinstance(answer, Outcome):
            return answer
        return self._rest.unusable(answer)

    def _plan(self, submission: Submission, images: list[Json]) -> Outcome:
        now = self._clock.now()
        if now > submission.due.utc - LAST_MOMENT:
            return Outcome(Verdict.CHANGE_CONTENT, tr("The pictures took so long that its time is too close now."))
        payload = submission.payload
        value = [{"content": part, "image": images if n == 0 else []} for n, part in enumerate(payload.parts)]
        post: dict[str, Json] = {"integration": {"id": submission.channel}, "value": value}
        post["settings"] = settings_for(payload)
        fields = {
            "type": "schedule",
            "date": submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "shortLink": False,
            "tags": [],
            "posts": [post],
        }
        answer = self._rest.ask(Call("POST", "/posts", json=fields, deadline=WRITE), now)
        if isinstance(answer, Outcome):
            gone = answer.verdict is Verdict.CHANGE_CONTENT and "Integration with id" in answer.detail
            return Outcome(Verdict.DISCONNECTED, answer.reason, detail=answer.detail) if gone else answer
        rows = list_of(answer) or []
        number = next((words_of(r, "postId") for r in rows if words_of(r, "integration") == submission.channel), "")
        return Outcome(Verdict.ACCEPTED, remote_id=number) if number else self._rest.unusable(answer)

    def _upload(self, loaded: Loaded, key: str, number: int) -> dict[str, Json] | Outcome:
        name = f"{picture_stem(loaded.picture, key, number)}.{ending(loaded.picture)}"
        body, kind = multipart({}, [("file", name, loaded.data, loaded.picture.mime)])
        call = Call("POST", "/upload", body=body, content_type=kind, deadline=UPLOAD, harmless=True)
        answer = self._rest.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        found = object_of(answer)
        media, path = words_of(found, "id"), words_of(found, "path")
        if not media or not path:
            return harmless(self._rest.unusable(answer))
        return {"id": media, "path": path, "alt": loaded.picture.alt}


def _channel(row: Json) -> Channel | None:
    number, identifier = words_of(row, "id"), words_of(row, "identifier")
    platform = PLATFORM_OF.get(identifier)
    if not number or platform is None:
        return None
    return Channel(number, platform, words_of(row, "name") or identifier, usable=not row.get("disabled"))


def _sighting(found: Planned, submission: Submission, now: datetime) -> Sighting:
    late = now > submission.due.utc + OVERDUE_AFTER
    waiting = Presence.OVERDUE if late else Presence.HELD
    match found.state:
        case "PUBLISHED":
            return Sighting(Presence.LIVE, found.id, found.url)
        case "QUEUE":
            return Sighting(waiting, found.id, reason=tr("Postiz has not published it.") if late else "")
        case "DRAFT":
            return Sighting(waiting, found.id, reason=tr("In Postiz it is a draft, so it won't appear by itself."))
        case "ERROR":
            reason = tr("Postiz could not publish it; its notifications say why.")
            return Sighting(Presence.OVERDUE, found.id, reason=reason)
    reason = tr("Postiz says “{state}”, which this program does not know.").format(state=found.state[:40])
    return Sighting(Presence.CANT_TELL, found.id, reason=reason)


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no API key for Postiz on this computer."))

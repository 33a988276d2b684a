"""Postiz, hosted or self-hosted, by its public API: the raw key (no "Bearer"), bytes for pictures, no idempotency.

A past date would be published at once, so the lead is ten minutes. There is no way to read one post: the list of a time
span is read, and posts are known by channel, minute and words.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    RateWindow,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.net.multipart import multipart
from composer.schedulers.fields import FIRST_COMMENT, GOOGLE, PIN
from composer.schedulers.guard import Loaded
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.postiz_posts import PLATFORM_OF, Planned, find, objection, settings_for, values_for
from composer.schedulers.rest import UPLOAD, WRITE, Call
from composer.schedulers.service import Service
from composer.schedulers.web import blind, harmless, list_of, object_of, words_of

LAST_MOMENT = timedelta(minutes=5)
OVERDUE_AFTER = timedelta(minutes=10)

POSTIZ_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(PLATFORM_OF.values())),
    lead=timedelta(minutes=10),
    reads_back=True,
    windows=(RateWindow(30, timedelta(hours=1)),),  # the floor of what its versions allow
    needs_secret=True,
    fields=(*FIRST_COMMENT, *PIN, *GOOGLE, "wordpress.title", "wordpress.slug", "wordpress.excerpt", "youtube.title"),
    needs=("pinterest.board",),
)


class PostizScheduler(Service):
    """One organisation's key; a channel is an integration."""

    kind = "postiz"
    capabilities = POSTIZ_CAPABILITIES
    last_moment = LAST_MOMENT

    def check(self) -> Health:
        """Lists the channels; a disabled one is shown but not usable."""
        health = super().check()
        if health.state is HealthState.OK and not health.channels:
            return replace(health, reason=tr("No channel is connected in Postiz yet."))
        return health

    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        answer = self._rest.ask(Call("GET", "/integrations"), now)
        if isinstance(answer, Outcome):
            return answer
        rows = list_of(answer)
        if rows is None:
            return self._rest.unusable(answer)
        return tuple(channel for row in rows if (channel := _channel(row)) is not None)

    def _no_secret(self) -> str:
        return tr("There is no API key for Postiz on this computer.")

    def _refuse(self, submission: Submission) -> Outcome | None:
        why = objection(submission.payload, submission.due)
        return Outcome(Verdict.CHANGE_CONTENT, why) if why else None

    def _there_already(self, submission: Submission, now: datetime) -> Outcome | None:
        there = find(self._rest, submission, "", now)
        if there is None or isinstance(there, Outcome):
            return there
        return Outcome(Verdict.ALREADY_THERE, remote_id=there.id, url=there.url)

    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """In the list of its days: by its id, or by channel, minute and words."""
        found = find(self._rest, submission, remote_id, now)
        if isinstance(found, Outcome):
            return blind(found)
        return Sighting(Presence.ABSENT) if found is None else _sighting(found, submission, now)

    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        """Deletes it. The answers to that can't be believed, so the list is read again."""
        answer = self._rest.ask(Call("DELETE", f"/posts/{quote(seen.remote_id, safe='')}", deadline=WRITE), now)
        if self.look(submission, seen.remote_id, now).presence is Presence.ABSENT:
            return Outcome(Verdict.ACCEPTED)
        if isinstance(answer, Outcome):
            return answer
        return self._rest.unusable(answer)

    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        payload = submission.payload
        post: dict[str, Json] = {"integration": {"id": submission.channel}, "value": values_for(payload, media)}
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

    def _upload(self, loaded: Loaded, key: str, number: int) -> Json | Outcome:
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

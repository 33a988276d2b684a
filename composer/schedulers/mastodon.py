"""Mastodon as a scheduler: its own `scheduled_at`. The answer is believed, not the request.

Its Idempotency-Key has faults for scheduled posts, so it is sent but never relied on: after a lost answer the list of
scheduled posts decides. Some servers that speak the same interface publish at once; their answer carries no
`scheduled_at`.
"""

import time
from collections.abc import Callable
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
from composer.schedulers.mastodon_posts import (
    Status,
    find_held,
    find_status,
    held_in,
    lists_what_it_holds,
    read_held,
    status_in,
)
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.rest import UPLOAD, WRITE, Call, Rest
from composer.schedulers.web import blind, harmless, health_of, object_of, words_of

LAST_MOMENT = timedelta(minutes=5, seconds=15)
OVERDUE_AFTER = timedelta(minutes=5)
SCHEDULED, PUBLISHED = "scheduled/", "status/"
PATIENCE = 10

MASTODON_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=("mastodon",),
    lead=timedelta(minutes=6),
    max_pictures=4,
    can_move=True,
    reads_back=True,
    needs_secret=True,
)


class MastodonScheduler:
    """One account on one server (fulfils `model.scheduler.Scheduler`).

    Args:
        rest: the server with the account's token.
        clock: asked again after uploads.
        has_secret: whether there is a token at all.
        pause: waits that many seconds while the server works on a picture.
    """

    kind = "mastodon"
    capabilities = MASTODON_CAPABILITIES

    def __init__(
        self, rest: Rest, clock: Clock, *, has_secret: bool = True, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._rest = rest
        self._clock = clock
        self._has_secret = has_secret
        self._pause = pause

    def check(self) -> Health:
        """Asks who we are."""
        if not self._has_secret:
            return health_of(_no_secret())
        answer = self._rest.ask(Call("GET", "/api/v1/accounts/verify_credentials"), self._clock.now())
        if isinstance(answer, Outcome):
            return health_of(answer)
        me = object_of(answer)
        if not words_of(me, "id"):
            return health_of(self._rest.unusable(answer))
        name = f"@{words_of(me, 'acct', 'username').split('@')[0]}@{self._rest.host}"
        reason = ""
        if not lists_what_it_holds(self._rest, self._clock.now()):
            reason = tr(
                "This server is not known to list planned posts; after trouble you may be asked to look yourself."
            )
        return Health(HealthState.OK, reason, (Channel(words_of(me, "id"), "mastodon", name),))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Looks for it, uploads the pictures, and plans it at its time."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return _no_secret()
        if len(submission.payload.parts) != 1:
            return Outcome(Verdict.CHANGE_CONTENT, tr("Mastodon can plan single posts only. Shorten it to one."))
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        there = find_held(self._rest, submission, now)
        if isinstance(there, Outcome):
            return harmless(there)
        if there is not None:
            return Outcome(Verdict.ALREADY_THERE, remote_id=f"{SCHEDULED}{there.id}")
        media: list[str] = []
        for number, picture in enumerate(loaded, 1):
            uploaded = self._upload(picture, submission.key, number)
            if isinstance(uploaded, Outcome):
                return uploaded
            media.append(uploaded)
        return self._plan(submission, media)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Among the planned posts, then among the published ones."""
        if not self._has_secret:
            return blind(_no_secret())
        if remote_id.startswith(PUBLISHED):
            return self._look_published(remote_id, now)
        held = (
            read_held(self._rest, remote_id.removeprefix(SCHEDULED), now)
            if remote_id.startswith(SCHEDULED)
            else find_held(self._rest, submission, now)
        )
        if isinstance(held, Outcome):
            return blind(held)
        if held is not None:
            late = now > submission.due.utc + OVERDUE_AFTER
            reason = tr("The server still holds it after its time.") if late else ""
            presence = Presence.OVERDUE if late else Presence.HELD
            return Sighting(presence, f"{SCHEDULED}{held.id}", reason=reason)
        status = find_status(self._rest, submission, now)
        if isinstance(status, Outcome):
            return blind(status)
        if status is not None:
            return Sighting(Presence.LIVE, f"{PUBLISHED}{status.id}", status.url)
        if not lists_what_it_holds(self._rest, now):
            reason = tr("This server does not list planned posts, so it can't be found out from here.")
            return Sighting(Presence.CANT_TELL, reason=reason)
        return Sighting(Presence.ABSENT)

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Deletes it while it is planned."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        if sighting.presence is Presence.LIVE:
            reason = tr("It is public already; delete it on Mastodon.")
            return Outcome(Verdict.CHANGE_CONTENT, reason, sighting.remote_id, sighting.url, live=True)
        kind, _, number = sighting.remote_id.partition("/")
        if sighting.presence is Presence.CANT_TELL or not number:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        table = "scheduled_statuses" if f"{kind}/" == SCHEDULED else "statuses"
        answer = self._rest.ask(Call("DELETE", f"/api/v1/{table}/{quote(number, safe='')}", deadline=WRITE), now)
        if not isinstance(answer, Outcome) or answer.verdict is Verdict.DISCONNECTED:
            return Outcome(Verdict.ACCEPTED)
        return answer

    def _look_published(self, remote_id: str, now: datetime) -> Sighting:
        number = quote(remote_id.removeprefix(PUBLISHED), safe="")
        answer = self._rest.ask(Call("GET", f"/api/v1/statuses/{number}"), now)
        if isinstance(answer, Outcome):
            gone = answer.verdict is Verdict.DISCONNECTED
            return Sighting(Presence.ABSENT) if gone else blind(answer)
        status = status_in(object_of(answer))
        if status is None:
            return blind(self._rest.unusable(answer))
        held = status.at is not None and status.at > now
        return Sighting(Presence.HELD if held else Presence.LIVE, remote_id, status.url)

    def _plan(self, submission: Submission, media: list[str]) -> Outcome:
        now = self._clock.now()
        if now > submission.due.utc - LAST_MOMENT:
            return Outcome(Verdict.CHANGE_CONTENT, tr("The pictures took so long that its time is too close now."))
        payload = submission.payload
        fields: dict[str, Json] = {
            "status": payload.parts[0],
            "scheduled_at": submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "visibility": "public",
            "language": payload.language.split("-")[0],
            "media_ids": media,
        }
        call = Call(
            "POST", "/api/v1/statuses", json=fields, headers={"Idempotency-Key": submission.key}, deadline=WRITE
        )
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            return answer
        held, status = held_in(object_of(answer)), status_in(object_of(answer))
        if held is not None:
            return Outcome(Verdict.ACCEPTED, remote_id=f"{SCHEDULED}{held.id}")
        return self._without_promise(status, now) if status is not None else self._rest.unusable(answer)

    def _without_promise(self, status: Status, now: datetime) -> Outcome:
        """An answer without `scheduled_at`: public already, unless it is dated ahead."""
        live = status.at is None or status.at <= now + timedelta(minutes=1)
        reason = tr("This server made it public at once.") if live else ""
        return Outcome(Verdict.ACCEPTED, reason, f"{PUBLISHED}{status.id}", status.url, live=live)

    def _upload(self, loaded: Loaded, key: str, number: int) -> str | Outcome:
        """The picture's id on the server, once it can be used. An upload shows nothing by itself."""
        name = f"{picture_stem(loaded.picture, key, number)}.{ending(loaded.picture)}"
        body, kind = multipart({"description": loaded.picture.alt}, [("file", name, loaded.data, loaded.picture.mime)])
        call = Call("POST", "/api/v2/media", body=body, content_type=kind, deadline=UPLOAD, harmless=True)
        answer = self._rest.ask(call, self._clock.now())
        for _ in range(PATIENCE):
            if isinstance(answer, Outcome):
                return answer
            media = words_of(object_of(answer), "id")
            if not media:
                return harmless(self._rest.unusable(answer))
            if answer.status not in {202, 206}:
                return media
            self._pause(1.0)
            answer = self._rest.ask(Call("GET", f"/api/v1/media/{quote(media, safe='')}"), self._clock.now())
        return Outcome(Verdict.RETRY_AT, tr("The server is still working on the picture."))


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no token for this account on this computer."))

"""Mastodon as a scheduler: its own `scheduled_at`. The answer is believed, not the request.

Its Idempotency-Key has faults for scheduled posts, so it is sent but never relied on: after a lost answer the list of
scheduled posts decides. Some servers that speak the same interface publish at once; their answer carries no
`scheduled_at`.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
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
from composer.schedulers.guard import Loaded
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
from composer.schedulers.service import Service
from composer.schedulers.web import blind, harmless, object_of, words_of

LAST_MOMENT = timedelta(minutes=5, seconds=15)
OVERDUE_AFTER = timedelta(minutes=5)
SCHEDULED, PUBLISHED = "scheduled/", "status/"
PATIENCE = 10

HORIZON = timedelta(days=12)
"""A server plans at most 25 posts a day and keeps at most 300 of an account: nearer than this the second can't be met."""
MASTODON_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=("mastodon",),
    lead=timedelta(minutes=6),
    horizon=HORIZON,
    max_pictures=4,
    can_move=True,
    reads_back=True,
    needs_secret=True,
)


class MastodonScheduler(Service):
    """One account on one server.

    Args:
        rest: the server with the account's token.
        clock: asked again after uploads.
        has_secret: whether there is a token at all.
        pause: waits that many seconds while the server works on a picture.
    """

    kind = "mastodon"
    capabilities = MASTODON_CAPABILITIES
    last_moment = LAST_MOMENT

    def __init__(
        self, rest: Rest, clock: Clock, *, has_secret: bool = True, pause: Callable[[float], None] = time.sleep
    ) -> None:
        super().__init__(rest, clock, has_secret=has_secret)
        self._pause = pause

    def _no_secret(self) -> str:
        return tr("There is no token for this account on this computer.")

    def check(self) -> Health:
        """Asks who we are, and says when the server is not known to list what it holds."""
        health = super().check()
        if health.state is not HealthState.OK or lists_what_it_holds(self._rest, self._clock.now()):
            return health
        reason = tr("This server is not known to list planned posts; after trouble you may be asked to look yourself.")
        return replace(health, reason=reason)

    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        answer = self._rest.ask(Call("GET", "/api/v1/accounts/verify_credentials"), now)
        if isinstance(answer, Outcome):
            return answer
        me = object_of(answer)
        if not words_of(me, "id"):
            return self._rest.unusable(answer)
        name = f"@{words_of(me, 'acct', 'username').split('@')[0]}@{self._rest.host}"
        return (Channel(words_of(me, "id"), "mastodon", name),)

    def _refuse(self, submission: Submission) -> Outcome | None:
        if len(submission.payload.parts) == 1:
            return None
        return Outcome(Verdict.CHANGE_CONTENT, tr("Mastodon can plan single posts only. Shorten it to one."))

    def _there_already(self, submission: Submission, now: datetime) -> Outcome | None:
        there = find_held(self._rest, submission, now)
        if there is None or isinstance(there, Outcome):
            return there
        return Outcome(Verdict.ALREADY_THERE, remote_id=f"{SCHEDULED}{there.id}")

    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Among the planned posts, then among the published ones."""
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
            late = now > (held.at or submission.due.utc) + OVERDUE_AFTER
            reason = tr("The server still holds it after its time.") if late else ""
            presence = Presence.OVERDUE if late else Presence.HELD
            return Sighting(presence, f"{SCHEDULED}{held.id}", reason=reason, due=held.at)
        status = find_status(self._rest, submission, now)
        if isinstance(status, Outcome):
            return blind(status)
        if status is not None:
            return Sighting(Presence.LIVE, f"{PUBLISHED}{status.id}", status.url)
        if not lists_what_it_holds(self._rest, now):
            reason = tr("This server does not list planned posts, so it can't be found out from here.")
            return Sighting(Presence.CANT_TELL, reason=reason)
        return Sighting(Presence.ABSENT)

    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        kind, _, number = seen.remote_id.partition("/")
        if not number:
            return Outcome(Verdict.UNKNOWN, seen.reason, detail=seen.detail)
        table = "scheduled_statuses" if f"{kind}/" == SCHEDULED else "statuses"
        answer = self._rest.ask(Call("DELETE", f"/api/v1/{table}/{quote(number, safe='')}", deadline=WRITE), now)
        if not isinstance(answer, Outcome) or answer.verdict is Verdict.DISCONNECTED:
            return Outcome(Verdict.ACCEPTED)
        return answer

    def _change(self, before: Submission, after: Submission, seen: Sighting, now: datetime) -> Outcome:
        """The time only; the words of a planned post can't be changed there."""
        if not seen.remote_id.startswith(SCHEDULED):
            return Outcome(
                Verdict.CHANGE_CONTENT, tr("This server can't move a planned post. Cancel it, then queue it again.")
            )
        if before.payload != after.payload:
            return Outcome(Verdict.CHANGE_CONTENT, tr("Mastodon can move a planned post, but not change its words."))
        number = quote(seen.remote_id.removeprefix(SCHEDULED), safe="")
        call = Call("PUT", f"/api/v1/scheduled_statuses/{number}", json={"scheduled_at": iso(after)}, deadline=WRITE)
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            return answer
        held = held_in(object_of(answer))
        moved = held is not None and held.at is not None and abs(held.at - after.due.utc) < timedelta(minutes=1)
        return Outcome(Verdict.ACCEPTED) if moved else self._rest.unusable(answer)

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

    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        payload = submission.payload
        fields: dict[str, Json] = {
            "status": payload.parts[0],
            "scheduled_at": iso(submission),
            "visibility": "public",
            "language": payload.language.split("-")[0],
            "media_ids": list(media),
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

    def _upload(self, loaded: Loaded, key: str, number: int) -> Json | Outcome:
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


def iso(submission: Submission) -> str:
    """The due time as Mastodon reads it."""
    return submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S.000Z")

"""BrightBean Studio: real idempotency keys, remembered for 24 hours; one account per post; bytes with alt text.

There is no delete: taking back makes the post a draft there.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from composer.model.job import Payload
from composer.model.moment import When
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Outcome,
    Presence,
    RateWindow,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.net.multipart import multipart
from composer.schedulers.fields import FIRST_COMMENT
from composer.schedulers.guard import Loaded
from composer.schedulers.mastodon_posts import instant
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.rest import UPLOAD, WRITE, Call
from composer.schedulers.service import Service
from composer.schedulers.web import blind, harmless, object_of, words_of

OVERDUE_AFTER = timedelta(minutes=10)
PLATFORM_OF = (
    ("facebook", "facebook"),
    ("instagram", "instagram"),
    ("linkedin", "linkedin"),
    ("threads", "threads"),
    ("bluesky", "bluesky"),
    ("mastodon", "mastodon"),
    ("pinterest", "pinterest"),
    ("google", "google-business"),
    ("tiktok", "tiktok"),
    ("youtube", "youtube"),
    ("twitter", "x"),
    ("x", "x"),
)
"""How BrightBean's word for a kind of account begins -> our platform id ("linkedin_company", "instagram_login")."""

BRIGHTBEAN_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(ours for _, ours in PLATFORM_OF)),
    lead=timedelta(minutes=5),
    can_move=True,
    can_edit=True,
    windows=(RateWindow(120, timedelta(minutes=1)),),
    idempotent=True,
    idempotent_for=timedelta(hours=24),
    needs_secret=True,
    fields=(*FIRST_COMMENT, "pinterest.title", "tiktok.title", "youtube.title"),
)


class BrightBeanScheduler(Service):
    """One workspace's key; a channel is a social account."""

    kind = "brightbean"
    capabilities = BRIGHTBEAN_CAPABILITIES

    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        answer = self._rest.ask(Call("GET", "/accounts/"), now)
        if isinstance(answer, Outcome):
            return answer
        rows = (object_of(answer) or {}).get("accounts")
        if not isinstance(rows, list):
            return self._rest.unusable(answer)
        return tuple(channel for row in rows if (channel := _channel(row)) is not None)

    def _no_secret(self) -> str:
        return tr("There is no key for BrightBean on this computer.")

    def _refuse(self, submission: Submission) -> Outcome | None:
        why = objection(submission.payload, submission.due)
        return Outcome(Verdict.CHANGE_CONTENT, why) if why else None

    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its id; posts can't be searched."""
        if not remote_id:
            return Sighting(Presence.CANT_TELL, reason=tr("BrightBean can't be searched from here."))
        answer = self._rest.ask(Call("GET", f"/posts/{quote(remote_id, safe='')}"), now)
        if isinstance(answer, Outcome):
            return Sighting(Presence.ABSENT) if answer.verdict is Verdict.DISCONNECTED else blind(answer)
        found = object_of(answer)
        if not words_of(found, "status"):
            return blind(self._rest.unusable(answer))
        return replace(_sighting(found, remote_id, submission, now), due=instant(words_of(found, "scheduled_at")))

    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        """Makes it a draft again, there."""
        call = Call("POST", f"/posts/{quote(seen.remote_id, safe='')}/cancel", json={}, deadline=WRITE)
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            return answer
        return Outcome(Verdict.ACCEPTED, tr("In BrightBean it is a draft now; drafts can be deleted there."))

    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        fields = {
            "social_account_id": submission.channel,
            **_words(submission, media),
            "action": "schedule",
            "scheduled_at": submission.due.iso_utc(),
        }
        call = Call("POST", "/posts/", json=fields, headers={"Idempotency-Key": submission.key}, deadline=WRITE)
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            # 403: the account was taken off the key's list, or the key's owner may not publish.
            return answer
        number = words_of(object_of(answer), "id")
        if not number or not words_of(object_of(answer), "status"):
            return self._rest.unusable(answer)
        return Outcome(Verdict.ACCEPTED if answer.status == 201 else Verdict.ALREADY_THERE, remote_id=number)

    def _change(self, before: Submission, after: Submission, seen: Sighting, now: datetime) -> Outcome:
        fields: dict[str, Json] = {"scheduled_at": after.due.iso_utc()}
        if before.payload != after.payload:
            media = self._media_of(after)
            if isinstance(media, Outcome):
                return media
            fields |= _words(after, media)
        call = Call("PATCH", f"/posts/{quote(seen.remote_id, safe='')}", json=fields, deadline=WRITE)
        answer = self._rest.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        return Outcome(Verdict.ACCEPTED) if words_of(object_of(answer), "id") else self._rest.unusable(answer)

    def _upload(self, loaded: Loaded, key: str, number: int) -> Json | Outcome:
        name = f"{picture_stem(loaded.picture, key, number)}.{ending(loaded.picture)}"
        fields = {"alt_text": loaded.picture.alt, "title": name, "idempotency_key": f"{key[:48]}-{number}"}
        body, kind = multipart(fields, [("file", name, loaded.data, loaded.picture.mime)])
        call = Call("POST", "/media/", body=body, content_type=kind, deadline=UPLOAD, harmless=True)
        answer = self._rest.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        return words_of(object_of(answer), "id") or harmless(self._rest.unusable(answer))


def _words(submission: Submission, media: Sequence[Json]) -> dict[str, Json]:
    payload = submission.payload
    fields: dict[str, Json] = {"caption": payload.text, "title": payload.title[:255], "media_asset_ids": list(media)}
    comment = payload.options.get("first_comment", "")
    return fields | ({"first_comment": comment} if comment else {})


def objection(payload: Payload, due: When) -> str:
    """Why BrightBean would refuse such a post; empty = it takes it."""
    return "" if len(payload.parts) == 1 else tr("BrightBean takes single posts only. Shorten it to one.")


def _channel(row: Json) -> Channel | None:
    number, word = words_of(row, "id"), words_of(row, "platform").lower()
    platform = next((ours for theirs, ours in PLATFORM_OF if word.startswith(theirs)), None)
    if not number or platform is None:
        return None
    connected = words_of(row, "connection_status").lower() in {"connected", "active", "ok"}
    return Channel(number, platform, words_of(row, "account_name", "account_handle") or word, usable=connected)


def _sighting(found: Json, number: str, submission: Submission, now: datetime) -> Sighting:
    status = words_of(found, "status").lower()
    late = now > submission.due.utc + OVERDUE_AFTER
    errors = [words_of(p, "publish_error") for p in found.get("platform_posts") or [] if isinstance(p, dict)]
    why = "; ".join(error for error in errors if error)[:300]
    if status == "published":
        return Sighting(Presence.LIVE, number)
    if status in {"scheduled", "approved", "publishing"}:
        return Sighting(Presence.OVERDUE if late else Presence.HELD, number, reason=why)
    if status == "failed" or why:
        reason = tr("BrightBean could not publish it: {why}").format(why=why or "?")
        return Sighting(Presence.OVERDUE, number, reason=reason)
    if status == "draft":
        return Sighting(Presence.ABSENT, reason=tr("In BrightBean it is a draft, so it won't appear by itself."))
    reason = tr("BrightBean says “{state}”, which this program does not know.").format(state=status[:40])
    return Sighting(Presence.CANT_TELL, number, reason=reason)

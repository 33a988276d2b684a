"""Buffer by its GraphQL interface: pictures by public address only, no idempotency (its vendor says so), 200 with errors inside.

After a lost answer the posts of the channel around the due time are listed and compared by words.
"""

from datetime import datetime, timedelta

from composer.model.moment import MINUTE, Clock
from composer.model.ports import Response
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
from composer.schedulers import buffer_words as words
from composer.schedulers.csv_profiles import picture_urls
from composer.schedulers.guard import refuse_late
from composer.schedulers.mastodon_posts import instant, letters
from composer.schedulers.rest import WRITE, Call, Rest
from composer.schedulers.web import blind, harmless, health_of, object_of, words_of

OVERDUE_AFTER = timedelta(minutes=15)

BUFFER_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(words.PLATFORM_OF.values())),
    takes_bytes=False,
    lead=timedelta(minutes=5),
    can_move=True,
    reads_back=True,
    needs_secret=True,
)


class BufferScheduler:
    """One account's key (fulfils `model.scheduler.Scheduler`)."""

    kind = "buffer"
    capabilities = BUFFER_CAPABILITIES

    def __init__(self, rest: Rest, clock: Clock, *, has_secret: bool = True) -> None:
        self._rest = rest
        self._clock = clock
        self._has_secret = has_secret

    def check(self) -> Health:
        """Lists the channels of every organization."""
        if not self._has_secret:
            return health_of(_no_secret())
        now = self._clock.now()
        organizations = self._organizations(now)
        if isinstance(organizations, Outcome):
            return health_of(organizations)
        channels: list[Channel] = []
        for organization in organizations:
            found = self._query(words.CHANNELS, {"organizationId": organization}, now)
            if isinstance(found, Outcome):
                return health_of(found)
            rows = found.get("channels")
            channels += [c for row in (rows if isinstance(rows, list) else []) if (c := _channel(row)) is not None]
        return Health(HealthState.OK, channels=tuple(channels))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Looks for it, then plans it at its time."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return _no_secret()
        pictures, urls = submission.payload.pictures, picture_urls(submission)
        if len(urls) < len(pictures):
            reason = tr("Buffer takes pictures by web address only. Lend them an address through your WordPress site.")
            return Outcome(Verdict.CHANGE_CONTENT, reason)
        if len(submission.payload.parts) != 1:
            return Outcome(Verdict.CHANGE_CONTENT, tr("Threads can't be planned in Buffer from here."))
        there = self._find(submission, now)
        if isinstance(there, Outcome):
            return harmless(there)
        if there is not None:
            return Outcome(Verdict.ALREADY_THERE, remote_id=there["id"], url=words_of(there, "externalLink"))
        return self._plan(submission, urls)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its id, or in the channel's list."""
        if not self._has_secret:
            return blind(_no_secret())
        found = self._read(remote_id, now) if remote_id else self._find(submission, now)
        if isinstance(found, Outcome):
            return blind(found)
        return Sighting(Presence.ABSENT) if found is None else _sighting(found, submission, now)

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Deletes it while it waits."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        if sighting.presence is Presence.LIVE:
            reason = tr("It is public already; delete it on the platform.")
            return Outcome(Verdict.CHANGE_CONTENT, reason, sighting.remote_id, sighting.url, live=True)
        if sighting.presence is Presence.CANT_TELL:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        found = self._query(words.DELETE, {"id": sighting.remote_id}, now, writes=True)
        if isinstance(found, Outcome):
            return found
        if words_of(found.get("deletePost"), "id"):
            return Outcome(Verdict.ACCEPTED)
        return words.refused(found.get("deletePost"))

    def _plan(self, submission: Submission, urls: tuple[str, ...]) -> Outcome:
        alts = [p.alt for p in submission.payload.pictures]
        assets = [{"image": {"url": u, "metadata": {"altText": a}}} for u, a in zip(urls, alts, strict=False)]
        fields: dict[str, Json] = {
            "channelId": submission.channel,
            "text": submission.payload.text,
            "schedulingType": "automatic",
            "mode": "customScheduled",
            "dueAt": submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "saveToDraft": False,
            **({"assets": assets} if assets else {}),
            **words.metadata_for(submission.payload),
        }
        found = self._query(words.CREATE, fields, self._clock.now(), writes=True)
        if isinstance(found, Outcome):
            return found
        made = found.get("createPost")
        post = made.get("post") if isinstance(made, dict) else None
        number = words_of(post, "id")
        if not number:
            return words.refused(made)
        status = words_of(post, "status")
        reason = "" if status in {"scheduled", ""} else words.not_planned(status)
        return Outcome(Verdict.ACCEPTED, reason, number, words_of(post, "externalLink"), live=status == "sent")

    def _organizations(self, now: datetime) -> list[str] | Outcome:
        found = self._query(words.ORGANIZATIONS, None, now)
        if isinstance(found, Outcome):
            return found
        rows = (found.get("account") or {}).get("organizations") if isinstance(found.get("account"), dict) else None
        ids = [words_of(row, "id") for row in rows] if isinstance(rows, list) else []
        if not ids or not all(ids):
            return Outcome(Verdict.UNKNOWN, tr("Buffer's answer can't be read."))
        return ids

    def _find(self, submission: Submission, now: datetime) -> dict[str, Json] | Outcome | None:
        organizations = self._organizations(now)
        if isinstance(organizations, Outcome):
            return organizations
        for organization in organizations:
            found = self._query(words.POSTS, words.around(organization, submission), now)
            if isinstance(found, Outcome):
                return found
            edges = found["posts"].get("edges") if isinstance(found.get("posts"), dict) else None
            if not isinstance(edges, list):
                return Outcome(Verdict.UNKNOWN, tr("Buffer's answer can't be read."))
            for edge in edges:
                node = edge.get("node") if isinstance(edge, dict) else None
                if isinstance(node, dict) and words_of(node, "id") and _is_ours(node, submission):
                    return node
        return None

    def _read(self, number: str, now: datetime) -> dict[str, Json] | Outcome | None:
        found = self._query(words.POST, {"id": number}, now)
        if isinstance(found, Outcome):
            return None if found.verdict is Verdict.DISCONNECTED else found
        post = found.get("post")
        if not isinstance(post, dict) or not words_of(post, "id"):
            return Outcome(Verdict.UNKNOWN, tr("Buffer's answer can't be read."))
        return post

    def _query(self, text: str, value: Json, now: datetime, *, writes: bool = False) -> dict[str, Json] | Outcome:
        """The `data` of an answer; errors come with status 200 and mean what their code says."""
        fields = {"query": text, **({"variables": {"i": value}} if value is not None else {})}
        answer = self._rest.ask(Call("POST", "", json=fields, deadline=WRITE, harmless=not writes), now)
        if isinstance(answer, Outcome):
            return answer
        return self._data(answer, now)

    def _data(self, answer: Response, now: datetime) -> dict[str, Json] | Outcome:
        body = object_of(answer)
        if body is None:
            return self._rest.unusable(answer)
        if body.get("errors"):
            return words.failed(body["errors"], answer, self._rest.detail(answer), now)
        data = body.get("data")
        return data if isinstance(data, dict) else self._rest.unusable(answer)


def _channel(row: Json) -> Channel | None:
    number, platform = words_of(row, "id"), words.PLATFORM_OF.get(words_of(row, "service").lower())
    if not number or platform is None:
        return None
    usable = not any(row.get(flag) for flag in ("isLocked", "isDisconnected", "isQueuePaused"))
    return Channel(number, platform, words_of(row, "displayName", "name"), usable=usable)


def _is_ours(node: dict[str, Json], submission: Submission) -> bool:
    due = instant(words_of(node, "dueAt"))
    near = due is not None and abs(due - submission.due.utc) < MINUTE
    here = words_of(node, "channelId") == submission.channel
    return here and near and letters(words_of(node, "text")) == letters(submission.payload.text)


def _sighting(node: dict[str, Json], submission: Submission, now: datetime) -> Sighting:
    number, link, status = words_of(node, "id"), words_of(node, "externalLink"), words_of(node, "status")
    late = now > submission.due.utc + OVERDUE_AFTER
    waiting = Presence.OVERDUE if late else Presence.HELD
    match status:
        case "sent":
            return Sighting(Presence.LIVE, number, link)
        case "scheduled" | "sending":
            return Sighting(waiting, number, link)
        case "error":
            why = words_of(node.get("error"), "message")[:300]
            reason = tr("Buffer could not publish it: {why}").format(why=why or "?")
            return Sighting(Presence.OVERDUE, number, link, reason)
        case "draft" | "needs_approval":
            return Sighting(waiting, number, link, words.not_planned(status))
    return Sighting(Presence.CANT_TELL, number, link, words.not_planned(status))


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no API key for Buffer on this computer."))

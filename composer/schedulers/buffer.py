"""Buffer by its GraphQL interface: pictures by public address only, no idempotency (its vendor says so), 200 with errors inside.

After a lost answer the posts of the channel around the due time are listed and compared by words.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from composer.model.moment import MINUTE
from composer.model.ports import Response
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
from composer.schedulers import buffer_words as words
from composer.schedulers.csv_profiles import picture_urls
from composer.schedulers.fields import FIRST_COMMENT, GOOGLE, PIN
from composer.schedulers.mastodon_posts import instant, letters
from composer.schedulers.rest import WRITE, Call
from composer.schedulers.service import Service
from composer.schedulers.web import blind, object_of, words_of

OVERDUE_AFTER = timedelta(minutes=15)

BUFFER_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=tuple(dict.fromkeys(words.PLATFORM_OF.values())),
    takes_bytes=False,
    lead=timedelta(minutes=5),
    can_move=True,
    can_edit=True,
    windows=(RateWindow(100, timedelta(minutes=15)), RateWindow(250, timedelta(hours=24))),
    reads_back=True,
    needs_secret=True,
    fields=(*FIRST_COMMENT, *PIN, *GOOGLE),
    needs=("pinterest.board",),
)


class BufferScheduler(Service):
    """One account's key."""

    kind = "buffer"
    capabilities = BUFFER_CAPABILITIES

    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        """Of every organization."""
        organizations = self._organizations(now)
        if isinstance(organizations, Outcome):
            return organizations
        channels: list[Channel] = []
        for organization in organizations:
            found = self._query(words.CHANNELS, {"organizationId": organization}, now)
            if isinstance(found, Outcome):
                return found
            rows = found.get("channels")
            channels += [c for row in (rows if isinstance(rows, list) else []) if (c := _channel(row)) is not None]
        return tuple(channels)

    def _no_secret(self) -> str:
        return tr("There is no API key for Buffer on this computer.")

    def _refuse(self, submission: Submission) -> Outcome | None:
        if len(picture_urls(submission)) < len(submission.payload.pictures):
            reason = tr("Buffer takes pictures by web address only. Lend them an address through your WordPress site.")
            return Outcome(Verdict.CHANGE_CONTENT, reason)
        why = words.objection(submission.payload, submission.due)
        return Outcome(Verdict.CHANGE_CONTENT, why) if why else None

    def _there_already(self, submission: Submission, now: datetime) -> Outcome | None:
        there = self._find(submission, now)
        if there is None or isinstance(there, Outcome):
            return there
        return Outcome(Verdict.ALREADY_THERE, remote_id=there["id"], url=words_of(there, "externalLink"))

    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its id, or in the channel's list."""
        found = self._read(remote_id, now) if remote_id else self._find(submission, now)
        if isinstance(found, Outcome):
            return blind(found)
        if found is None:
            return Sighting(Presence.ABSENT)
        return replace(_sighting(found, submission, now), due=instant(words_of(found, "dueAt")))

    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        found = self._query(words.DELETE, {"id": seen.remote_id}, now, writes=True)
        if isinstance(found, Outcome):
            return found
        if words_of(found.get("deletePost"), "id"):
            return Outcome(Verdict.ACCEPTED)
        return words.refused(found.get("deletePost"), now)

    def _change(self, before: Submission, after: Submission, seen: Sighting, now: datetime) -> Outcome:
        fields: dict[str, Json] = {"id": seen.remote_id, "dueAt": words.iso(after.due.utc), "mode": "customScheduled"}
        if before.payload != after.payload:
            fields |= {"text": after.payload.text, **_assets(after), **words.metadata_for(after.payload)}
        found = self._query(words.EDIT, fields, now, writes=True)
        if isinstance(found, Outcome):
            return found
        made = found.get("editPost")
        post = made.get("post") if isinstance(made, dict) else None
        return Outcome(Verdict.ACCEPTED) if words_of(post, "id") else words.refused(made, now)

    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        fields: dict[str, Json] = {
            "channelId": submission.channel,
            "text": submission.payload.text,
            "schedulingType": "automatic",
            "mode": "customScheduled",
            "dueAt": words.iso(submission.due.utc),
            "saveToDraft": False,
            **_assets(submission),
            **words.metadata_for(submission.payload),
        }
        found = self._query(words.CREATE, fields, now, writes=True)
        if isinstance(found, Outcome):
            return found
        made = found.get("createPost")
        post = made.get("post") if isinstance(made, dict) else None
        number = words_of(post, "id")
        if not number:
            return words.refused(made, now)
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


def _assets(submission: Submission) -> dict[str, Json]:
    alts = [p.alt for p in submission.payload.pictures]
    urls = picture_urls(submission)
    assets = [{"image": {"url": u, "metadata": {"altText": a}}} for u, a in zip(urls, alts, strict=False)]
    return {"assets": assets} if assets else {}


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

"""WordPress as a scheduler: `status=future` with `date_gmt`, found again by its slug, believed only by its answer.

WordPress has no idempotency: the same slug twice makes "slug-2". So it is looked for before it is made, and a copy
that came out under another slug is thrown away again. Less than a minute ahead it would publish at once.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

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
from composer.schedulers.fields import BLOG
from composer.schedulers.guard import load_pictures, refuse_late
from composer.schedulers.service import stopped
from composer.schedulers.web import blind, harmless, health_of, object_of, words_of
from composer.schedulers.wordpress_media import put_picture
from composer.schedulers.wordpress_posts import (
    Found,
    Uploaded,
    content,
    find_by_id,
    find_by_slug,
    made,
    not_planned,
    plain,
    post_slug,
    sighting_of,
)
from composer.schedulers.wordpress_site import WRITE_DEADLINE, Call, Site, json_body
from composer.schedulers.wordpress_tags import Tags, tags_on

CHANNEL = "site"
LAST_MOMENT = timedelta(seconds=90)
"""Checked again right before the post is made: pictures may have taken long, and below 60 s it would be public at once."""

WORDPRESS_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    platforms=("wordpress",),
    lead=timedelta(minutes=2),
    can_edit=True,
    can_move=True,
    reads_back=True,
    needs_secret=True,
    fields=BLOG,
)


class WordPressScheduler:
    """One site (fulfils `model.scheduler.Scheduler`)."""

    kind = "wordpress"
    capabilities = WORDPRESS_CAPABILITIES

    def __init__(self, site: Site, clock: Clock, *, has_secret: bool = True) -> None:
        self._site = site
        self._clock = clock
        self._has_secret = has_secret

    def check(self) -> Health:
        """Asks who we are; only a right password gets an answer to that, and it says what the account may do."""
        if not self._has_secret:
            return health_of(_no_secret())
        answer = self._site.ask(Call("GET", "/users/me", {"context": "edit"}), self._clock.now())
        if isinstance(answer, Outcome):
            return health_of(answer)
        me = object_of(answer)
        if me is None or type(me.get("id")) is not int:
            return health_of(self._site.unusable(answer))
        abilities = me.get("capabilities")
        if isinstance(abilities, dict) and not abilities.get("publish_posts"):
            reason = tr("This account may not publish posts. Use one with the role Author or higher.")
            return Health(HealthState.SIGN_IN_AGAIN, reason)
        return Health(HealthState.OK, channels=(Channel(CHANNEL, "wordpress", self._site.host),))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Looks for it, uploads the pictures, makes the post: `future` at its time."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return _no_secret()
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        before = find_by_slug(self._site, post_slug(submission), now)
        if isinstance(before, Outcome):
            return harmless(before)
        if before:
            return _accepted(before[0], Verdict.ALREADY_THERE, submission)
        uploaded: list[Uploaded] = []
        for number, picture in enumerate(loaded, 1):
            there = put_picture(self._site, picture, submission.key, number, self._clock.now())
            if isinstance(there, Outcome):
                return there
            uploaded.append(there)
        tags = tags_on(self._site, submission.payload.tags, self._clock.now())
        return tags if isinstance(tags, Outcome) else self._make(submission, uploaded, tags)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By its number; without one (or when that is gone) by its slug."""
        if not self._has_secret:
            return blind(_no_secret())
        if remote_id:
            by_id = find_by_id(self._site, remote_id, now)
            if isinstance(by_id, Outcome):
                return blind(by_id)
            if by_id is None:
                return Sighting(Presence.ABSENT, reason=tr("The post is no longer on the site."))
            return sighting_of(by_id, submission, now)
        found = find_by_slug(self._site, post_slug(submission), now)
        if isinstance(found, Outcome):
            return blind(found)
        return sighting_of(found[0], submission, now) if found else Sighting(Presence.ABSENT)

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Puts a post that is not public into the site's bin."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE, sighting.reason)
        if sighting.presence is Presence.LIVE:
            reason = tr("It is public already; delete it on the site.")
            return Outcome(Verdict.CHANGE_CONTENT, reason, sighting.remote_id, sighting.url, live=True)
        if sighting.presence is Presence.CANT_TELL:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        return self._bin(int(sighting.remote_id), now)

    def change(self, before: Submission, after: Submission, remote_id: str, now: datetime) -> Outcome:
        """Gives a waiting post another time or text, in place; looks first, so that nothing public is touched."""
        if (late := refuse_late(after, self.capabilities, now)) is not None:
            return late
        seen = self.look(before, remote_id, now)
        if seen.presence is Presence.ABSENT:
            return Outcome(Verdict.DISCONNECTED, seen.reason or tr("The post is no longer on the site."))
        if seen.presence is Presence.CANT_TELL:
            return Outcome(Verdict.RETRY_AT, seen.reason, detail=seen.detail)
        if (stop := stopped(seen)) is not None:
            return stop
        fields: dict[str, Json] = {"status": "future", "date_gmt": gmt(after)}
        tags = Tags()
        if before.payload != after.payload:
            uploaded = self._uploaded(after)
            if isinstance(uploaded, Outcome):
                return uploaded
            found = tags_on(self._site, after.payload.tags, self._clock.now())
            if isinstance(found, Outcome):
                return found
            tags = found
            fields |= _words(after, uploaded, tags)
        call = Call("POST", f"/posts/{int(seen.remote_id)}", body=json_body(fields), deadline=WRITE_DEADLINE)
        answer = self._site.ask(call, self._clock.now())
        if isinstance(answer, Outcome):
            return answer
        post = made(self._site, answer)
        return post if isinstance(post, Outcome) else _noted(_accepted(post, Verdict.ACCEPTED, after), tags)

    def _uploaded(self, submission: Submission) -> list[Uploaded] | Outcome:
        """The pictures of other words; named after the words, so that an earlier card is not taken for the new one."""
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        found: list[Uploaded] = []
        for number, picture in enumerate(loaded, 1):
            there = put_picture(self._site, picture, submission.payload.digest(), number, self._clock.now())
            if isinstance(there, Outcome):
                return there
            found.append(there)
        return found

    def _make(self, submission: Submission, pictures: list[Uploaded], tags: Tags) -> Outcome:
        now = self._clock.now()
        if now > submission.due.utc - LAST_MOMENT:
            return Outcome(Verdict.CHANGE_CONTENT, tr("The pictures took so long that its time is too close now."))
        fields = {
            **_words(submission, pictures, tags),
            "status": "future",
            "date_gmt": gmt(submission),
            "slug": post_slug(submission),
        }
        answer = self._site.ask(Call("POST", "/posts", body=json_body(fields), deadline=WRITE_DEADLINE), now)
        if isinstance(answer, Outcome):
            return answer
        post = made(self._site, answer)
        if isinstance(post, Outcome):
            return post
        if post.slug != post_slug(submission):
            return self._not_twice(post, submission)
        return _noted(_accepted(post, Verdict.ACCEPTED, submission), tags)

    def _not_twice(self, copy: Found, submission: Submission) -> Outcome:
        """It got another slug: if the first one is there, an earlier try did arrive, and this copy goes away again."""
        now = self._clock.now()
        first = find_by_slug(self._site, post_slug(submission), now)
        if isinstance(first, Outcome) or not first or first[0].id == copy.id:
            return _accepted(copy, Verdict.ACCEPTED, submission)
        gone = self._bin(copy.id, now)
        kept = _accepted(first[0], Verdict.ALREADY_THERE, submission)
        if gone.verdict in {Verdict.ACCEPTED, Verdict.ALREADY_THERE}:
            return kept
        reason = tr("A second copy (number {id}) is on the site; please delete it there.").format(id=copy.id)
        return Outcome(kept.verdict, reason, kept.remote_id, kept.url, detail=gone.detail, live=kept.live)

    def _bin(self, post_id: int, now: datetime) -> Outcome:
        answer = self._site.ask(Call("DELETE", f"/posts/{post_id}", deadline=WRITE_DEADLINE), now)
        if not isinstance(answer, Outcome):
            status = words_of(object_of(answer), "status")
            return Outcome(Verdict.ACCEPTED) if status == "trash" else self._site.unusable(answer)
        if answer.verdict is Verdict.DISCONNECTED and "rest_" in answer.detail:
            return Outcome(Verdict.ALREADY_THERE)  # gone, or in the bin already
        return answer


def _noted(outcome: Outcome, tags: Tags) -> Outcome:
    """The outcome with what became of the tags, when some were refused."""
    return replace(outcome, reason=f"{outcome.reason} {tags.note}".strip()) if tags.note else outcome


def _words(submission: Submission, pictures: Sequence[Uploaded], tags: Tags) -> dict[str, Json]:
    payload = submission.payload
    fields: dict[str, Json] = {
        "title": plain(payload.title or submission.title),
        "content": content(payload, pictures),
        "excerpt": plain(payload.excerpt),
        "tags": list(tags.ids),
    }
    return fields | ({"featured_media": pictures[0].id} if pictures else {})


def gmt(submission: Submission) -> str:
    """The due time as WordPress reads it without a zone of its own."""
    return submission.due.utc.strftime("%Y-%m-%dT%H:%M:%S")


def _accepted(post: Found, verdict: Verdict, submission: Submission) -> Outcome:
    """What the answer's own status says; the request's is no truth."""
    if post.status == "publish":
        reason = tr("WordPress made it public at once.")
        return Outcome(verdict, reason, str(post.id), post.link, live=True)
    reason = "" if post.status == "future" else not_planned(post.status)
    return Outcome(verdict, reason, str(post.id), post.link)


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no application password for this site on this computer."))

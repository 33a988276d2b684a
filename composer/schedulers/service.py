"""The one shape of Postiz, BrightBean, Mixpost, Buffer and Mastodon: what is asked in which order, and what stops it.

A service gives the steps; the order is here, because it is what keeps a post from going out twice or at once:
lead, secret, shape, pictures, a look for an earlier try, uploads, the last moment, and only then the one request that
makes the post. It keeps no state between calls and never retries.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from composer.model.moment import Clock
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.schedulers.guard import Loaded, load_pictures, refuse_late
from composer.schedulers.rest import Rest
from composer.schedulers.web import blind, harmless, health_of


class Service(ABC):
    """One account of a planning service (fulfils `model.scheduler.Scheduler`).

    Attributes:
        last_moment: least time before the due time at which the post is still made, checked after the uploads.
    """

    kind: ClassVar[str]
    capabilities: ClassVar[Capabilities]
    last_moment: ClassVar[timedelta] = timedelta(0)

    def __init__(self, rest: Rest, clock: Clock, *, has_secret: bool = True) -> None:
        self._rest = rest
        self._clock = clock
        self._has_secret = has_secret

    # --- the steps a service gives -----------------------------------------------------------------------------
    @abstractmethod
    def _channels(self, now: datetime) -> tuple[Channel, ...] | Outcome:
        """The profiles behind the account."""

    @abstractmethod
    def _plan(self, submission: Submission, media: Sequence[Json], now: datetime) -> Outcome:
        """The one request that makes the post."""

    @abstractmethod
    def _see(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """What a look finds, by the id or by what the post says."""

    @abstractmethod
    def _take_away(self, submission: Submission, seen: Sighting, now: datetime) -> Outcome:
        """Takes a post away that waits there."""

    @abstractmethod
    def _no_secret(self) -> str:
        """The sentence for a connection whose key is not on this computer."""

    def _upload(self, loaded: Loaded, key: str, number: int) -> Json | Outcome:
        """What the service calls a picture once it has it. Shows nothing to anybody."""
        return Outcome(Verdict.CHANGE_CONTENT, tr("This service takes no picture files."))

    def _refuse(self, submission: Submission) -> Outcome | None:
        """Why the service can't take such a post at all."""
        return None

    def _there_already(self, submission: Submission, now: datetime) -> Outcome | None:
        """The outcome when an earlier try is found, or when looking failed; None = not there, or it can't be searched."""
        return None

    def _change(self, before: Submission, after: Submission, seen: Sighting, now: datetime) -> Outcome:
        """The request that changes a waiting post in place."""
        return Outcome(Verdict.CHANGE_CONTENT, tr("This scheduler can't change a post."))

    # --- the order ---------------------------------------------------------------------------------------------
    def check(self) -> Health:
        """Lists the channels; changes nothing on the other side."""
        if not self._has_secret:
            return health_of(self._unsigned())
        found = self._channels(self._clock.now())
        return health_of(found) if isinstance(found, Outcome) else Health(HealthState.OK, channels=found)

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Looks for it where that is possible, uploads the pictures, makes the post."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return self._unsigned()
        if (refused := self._refuse(submission)) is not None:
            return refused
        loaded = load_pictures(submission) if self.capabilities.takes_bytes else ()
        if isinstance(loaded, Outcome):
            return loaded
        if (there := self._there_already(submission, now)) is not None:
            return harmless(there)
        media = self._uploaded(loaded, submission.key)
        if isinstance(media, Outcome):
            return media
        now = self._clock.now()
        if now > submission.due.utc - self.last_moment:
            return Outcome(Verdict.CHANGE_CONTENT, tr("The pictures took so long that its time is too close now."))
        return self._plan(submission, media, now)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Whether it is there."""
        return self._see(submission, remote_id, now) if self._has_secret else blind(self._unsigned())

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Takes it away while it waits; looks first, so that asking twice is harmless."""
        now = self._clock.now()
        seen = self.look(submission, remote_id, now)
        if seen.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        return stopped(seen) or self._take_away(submission, seen, now)

    def change(self, before: Submission, after: Submission, remote_id: str, now: datetime) -> Outcome:
        """Gives a waiting post another time or text, in place; looks first, so that nothing public is touched."""
        if (late := refuse_late(after, self.capabilities, now)) is not None:
            return late
        if not self._has_secret:
            return self._unsigned()
        if (refused := self._refuse(after)) is not None:
            return refused
        seen = self.look(before, remote_id, now)
        if seen.presence is Presence.ABSENT:
            return Outcome(Verdict.DISCONNECTED, seen.reason or tr("The post is no longer there."))
        if seen.presence is Presence.CANT_TELL:
            return Outcome(Verdict.RETRY_AT, seen.reason, detail=seen.detail)
        return stopped(seen) or self._change(before, after, seen, now)

    def _media_of(self, submission: Submission) -> list[Json] | Outcome:
        """The pictures of a post, uploaded."""
        loaded = load_pictures(submission)
        return loaded if isinstance(loaded, Outcome) else self._uploaded(loaded, submission.key)

    def _uploaded(self, loaded: Sequence[Loaded], key: str) -> list[Json] | Outcome:
        media: list[Json] = []
        for number, picture in enumerate(loaded, 1):
            there = self._upload(picture, key, number)
            if isinstance(there, Outcome):
                return there
            media.append(there)
        return media

    def _unsigned(self) -> Outcome:
        return Outcome(Verdict.SIGN_IN_AGAIN, self._no_secret())


def stopped(seen: Sighting) -> Outcome | None:
    """Why a post that was looked at can't be taken away or changed: it is public, or it can't be told; None = it can."""
    if seen.presence is Presence.LIVE:
        reason = tr("It is public already; delete it on the platform.")
        return Outcome(Verdict.CHANGE_CONTENT, reason, seen.remote_id, seen.url, live=True)
    if seen.presence is Presence.CANT_TELL:
        return Outcome(Verdict.UNKNOWN, seen.reason, detail=seen.detail)
    return None

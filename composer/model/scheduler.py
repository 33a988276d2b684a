"""The contract that every scheduler fulfils: one attempt, a classified answer, and an honest look.

A scheduler sees no job and keeps no state between calls. It never retries, never sends a past date, and says UNKNOWN
when a request left and no usable answer came.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable

from composer.model.job import Payload
from composer.model.moment import When


class Verdict(StrEnum):
    """A scheduler's answer to an attempt, classified."""

    ACCEPTED = "accepted"
    ALREADY_THERE = "already_there"
    RETRY_AT = "retry_at"  # certain that nothing was made; may be tried again
    SIGN_IN_AGAIN = "sign_in_again"
    CHANGE_CONTENT = "change_content"
    DISCONNECTED = "disconnected"  # the channel or account is gone
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt.

    Attributes:
        reason: plain words for the person.
        detail: the server's own words, redacted and cut to 2,000 characters.
        retry_at: aware UTC, for RETRY_AT when the server named a time.
        live: the post is public already.
        this_alone: waiting is for this post alone (its channel is full); others may go through the connection meanwhile.
    """

    verdict: Verdict
    reason: str = ""
    remote_id: str = ""
    url: str = ""
    retry_at: datetime | None = None
    detail: str = ""
    live: bool = False
    this_alone: bool = False


class Presence(StrEnum):
    """What a look found."""

    ABSENT = "absent"  # certain that it is not there
    HELD = "held"  # there, waiting for its time
    LIVE = "live"
    OVERDUE = "overdue"  # there, past its time, and not live
    CANT_TELL = "cant_tell"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a look found, with the remote id and address when there is one.

    Attributes:
        due: when the scheduler means to publish it, aware UTC, to the minute; None = it does not say.
    """

    presence: Presence
    remote_id: str = ""
    url: str = ""
    reason: str = ""
    detail: str = ""
    due: datetime | None = None


class HealthState(StrEnum):
    """How a connection is."""

    OK = "ok"
    EXPIRES = "expires"
    SIGN_IN_AGAIN = "sign_in_again"
    RATE_LIMITED = "rate_limited"
    GONE = "gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Channel:
    """One profile, page or site behind a connection. `platform` is one of the platform ids."""

    id: str
    platform: str
    name: str
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Health:
    """The answer of a connection test. `channels` is empty when it failed."""

    state: HealthState
    reason: str = ""
    channels: tuple[Channel, ...] = ()
    expires_at: datetime | None = None
    detail: str = ""


class HandOver(StrEnum):
    """When a scheduler wants a job."""

    AT_ONCE = "at_once"  # it keeps the post and publishes at the due time
    AT_DUE = "at_due"  # it acts the moment it is called


@dataclass(frozen=True, slots=True)
class RateWindow:
    """At most `most` hand-overs within `span`."""

    most: int
    span: timedelta


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a scheduler can do; the window only offers what is possible here.

    Attributes:
        platforms: platform ids it can serve; empty = all.
        takes_bytes: pictures as bytes; otherwise by public address only.
        lead: least time between hand-over and due time.
        horizon: most time ahead, None = no limit; until then a post waits on this computer.
        reads_back: `look` can find a post by what it says (not only by remote id).
        needs_secret: a key or password belongs to it.
        idempotent: the same submission twice makes one post, whatever happened in between.
        idempotent_for: how long the other side remembers a submission; None = for ever.
        can_edit, can_move: what was handed over can be given another text, another time, in place (`Changing`).
        can_cancel: what was handed over can be taken back.
        windows: how many hand-overs the other side takes in a span of time.
        tells_live: `look` knows whether the post is public (a folder or a reminder never does).
        fields: what it takes beside text and pictures, each "platform.field" ("facebook.first_comment"); "*" = all.
        needs: fields without which it refuses a post.
    """

    hand_over: HandOver
    platforms: tuple[str, ...] = ()
    takes_bytes: bool = True
    lead: timedelta = timedelta(0)
    horizon: timedelta | None = None
    max_pictures: int | None = None
    alt_text: bool = True
    can_edit: bool = False
    can_move: bool = False
    can_cancel: bool = True
    idempotent: bool = False
    reads_back: bool = False
    needs_secret: bool = False
    tells_live: bool = True
    idempotent_for: timedelta | None = None
    windows: tuple[RateWindow, ...] = ()
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def takes(self, platform: str, name: str) -> bool:
        """Whether it takes that field of that platform."""
        return "*" in self.fields or f"{platform}.{name}" in self.fields


@dataclass(frozen=True, slots=True)
class Submission:
    """What a scheduler is given: the frozen payload, its channel and time, the key, and a way to the picture bytes.

    Attributes:
        key: idempotency key, 64 hexadecimal digits; names on the remote side are derived from it.
        read_picture: digest -> bytes from the media store; raises StorageError when it is gone.
        job: id of the job; stays the same when it is moved, and differs between repeats of the same words.
    """

    payload: Payload
    channel: str
    due: When
    key: str
    title: str
    read_picture: Callable[[str], bytes]
    job: str = ""


class Scheduler(Protocol):
    """One place posts go to. Every method makes at most one logical attempt and has a deadline."""

    @property
    def kind(self) -> str:
        """The scheduler kind ("wordpress", "folder", "reminder", ...)."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...

    def check(self) -> Health:
        """Whether it works now, and its channels. Changes nothing on the other side."""
        ...

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Hands the post over, once. Refuses (CHANGE_CONTENT) when the least lead has gone."""
        ...

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Whether the post is there: by `remote_id`, or by what it says when that is empty."""
        ...

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Takes a handed-over post back before it is public."""
        ...


@runtime_checkable
class Changing(Protocol):
    """A scheduler that can change in place what it was given (`can_move`, `can_edit`)."""

    def change(self, before: Submission, after: Submission, remote_id: str, now: datetime) -> Outcome:
        """Makes the waiting post say what `after` says, at its time. The same again changes nothing more.

        `before` is what it said as far as is known; where only the time differs, no words are sent.

        Never touches a post that is public (CHANGE_CONTENT with `live`), never sets a past date.
        """
        ...


@dataclass(frozen=True, slots=True)
class Connection:
    """An account or place posts go to.

    Attributes:
        id: UUIDv7; also the name under which its secret lies in the keyring.
        kind: scheduler kind.
        url: address or folder; never holds a secret.
        user: account name where the kind has one.
        channels: as last seen.
        health: as last seen; None = never tested.
        enabled: whether Queue uses it.
    """

    id: str
    kind: str
    name: str
    url: str = ""
    user: str = ""
    channels: tuple[Channel, ...] = ()
    health: Health | None = None
    enabled: bool = True
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConnectionForm:
    """What a person fills in for a new connection."""

    kind: str
    name: str
    url: str = ""
    user: str = ""
    secret: str = field(default="", repr=False)
    this_run_only: bool = False

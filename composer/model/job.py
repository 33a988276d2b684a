"""A job: one frozen payload for one channel at one time, and what happened to it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from composer.model.job_state import JobState, Question
from composer.model.moment import When
from composer.model.post import EMPTY, Json

__all__ = [
    "Attempt", "Change", "Job", "JobState", "Payload", "Picture", "Question", "Record", "idempotency_key", "payload_from_json",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a payload; the bytes live in the media store under `digest` (SHA-256, hexadecimal)."""

    digest: str
    mime: str
    file_name: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Payload:
    """What goes out, frozen at approval.

    Attributes:
        platform: platform id.
        parts: plain texts; more than one makes a thread.
        title, html, slug, excerpt, tags: for platforms with such fields (WordPress); else empty.
        sources: the formatted source list, one entry a line of the list.
        options: further fields of a platform (button, event times, board), all text.
    """

    platform: str
    parts: tuple[str, ...]
    title: str = ""
    html: str = ""
    slug: str = ""
    excerpt: str = ""
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = "en-US"
    options: Mapping[str, str] = field(default_factory=lambda: EMPTY)

    @property
    def text(self) -> str:
        """All parts, joined by a blank line."""
        return "\n\n".join(self.parts)

    def to_json(self) -> dict[str, Json]:
        """The payload as plain JSON values; `payload_from_json` is the way back."""
        return {
            "platform": self.platform,
            "parts": list(self.parts),
            "title": self.title,
            "html": self.html,
            "slug": self.slug,
            "excerpt": self.excerpt,
            "tags": list(self.tags),
            "pictures": [
                {
                    "digest": p.digest,
                    "mime": p.mime,
                    "file_name": p.file_name,
                    "alt": p.alt,
                    "width": p.width,
                    "height": p.height,
                }
                for p in self.pictures
            ],
            "sources": list(self.sources),
            "language": self.language,
            "options": dict(self.options),
        }

    def digest(self) -> str:
        """SHA-256 of the canonical JSON: the same payload always has the same one."""
        canonical = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def payload_from_json(value: Mapping[str, Json]) -> Payload:
    """The payload that `Payload.to_json` wrote."""
    return Payload(
        platform=value["platform"],
        parts=tuple(value["parts"]),
        title=value.get("title", ""),
        html=value.get("html", ""),
        slug=value.get("slug", ""),
        excerpt=value.get("excerpt", ""),
        tags=tuple(value.get("tags", ())),
        pictures=tuple(Picture(**p) for p in value.get("pictures", ())),
        sources=tuple(value.get("sources", ())),
        language=value.get("language", "en-US"),
        options=dict(value.get("options", {})),
    )


def idempotency_key(payload: Payload, connection: str, channel: str, due: When) -> str:
    """The job's fingerprint: SHA-256 over payload, connection, channel and due minute, in hexadecimal."""
    text = "\n".join((payload.digest(), connection, channel, due.utc.strftime("%Y-%m-%dT%H:%MZ")))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """Another time or text that a person wants for a post its scheduler already has; kept until it is certain.

    Attributes:
        hand_over_at: when it is given to the scheduler again, should it have to be taken back first.
        in_place: the scheduler changes it; otherwise it is taken back and planned again.
        was_key: the job's key before; the job carries the new one meanwhile, so that no twin slips in.
    """

    due: When
    payload: Payload
    revision: int
    hand_over_at: datetime
    in_place: bool
    was_key: str


@dataclass(frozen=True, slots=True)
class Job:
    """One payload for one channel at one time. `outbox.machine` alone makes the next state.

    Attributes:
        post, revision: where the payload came from.
        title: for lists.
        connection: id of the connection it goes through; `channel` is the channel's id there.
        due: when the public shall see it.
        hand_over_at: when it is given to the scheduler, aware UTC; equals the due time for those that send themselves.
        wake_at: when the runner looks at it next, aware UTC; None = only a person or an event moves it.
        reason: why it is in this state, in plain words.
        question: what a person has to decide; the screen offers the ways out by it.
        detail: the server's own words, redacted and cut; may be empty.
        key: idempotency key.
        attempts: how many times a request may have left.
        looks: how many times it was looked for since the last attempt.
        owner, lease_until: which runner holds it while sending, and until when; empty and None otherwise.
        version: raised by one at each save; a save with an old one is refused.
        wanted: a change of what was handed over that is not certain yet; None = none.
    """

    id: str
    post: str
    revision: int
    title: str
    connection: str
    channel: str
    payload: Payload
    due: When
    hand_over_at: datetime
    key: str
    state: JobState = JobState.SCHEDULED
    wake_at: datetime | None = None
    reason: str = ""
    detail: str = ""
    remote_id: str = ""
    url: str = ""
    attempts: int = 0
    looks: int = 0
    owner: str = ""
    lease_until: datetime | None = None
    created_at: datetime | None = None
    version: int = 0
    question: Question = Question.NONE
    wanted: Change | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try (or one look), written down before the socket opens.

    Attributes:
        kind: "send", "look", "cancel" or "change".
        verdict: empty while it is under way.
    """

    id: str
    job: str
    kind: str
    started_at: datetime
    ended_at: datetime | None = None
    verdict: str = ""
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the append-only chain.

    Attributes:
        seq: 1, 2, ... without gaps.
        at: aware, UTC.
        kind: past tense ("approved", "handed_over", "seen_live", "cancelled", ...).
        body: plain JSON values: payload digest, channel, remote id, who.
        previous, hash: SHA-256 in hexadecimal; `hash` covers everything above and `previous`.
    """

    seq: int
    at: datetime
    kind: str
    job: str
    post: str
    body: Mapping[str, Json]
    previous: str
    hash: str

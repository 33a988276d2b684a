"""A signed POST to an address of the practice's own (n8n, Make, Zapier): our contract, described in docs/webhook.md.

The key travels along, but nobody knows whether the receiver minds it: without an answer the person is asked.
"""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

from composer.model.moment import Clock
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
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
from composer.schedulers.channels import for_every_platform
from composer.schedulers.fields import ALL, values_of
from composer.schedulers.guard import Loaded, load_pictures, refuse_late
from composer.schedulers.rest import UPLOAD, Call, Rest
from composer.schedulers.web import health_of, object_of, words_of
from composer.schedulers.wordpress_site import json_body

SCHEMA = 1
WEBHOOK_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE,
    lead=timedelta(minutes=1),
    needs_secret=True,
    tells_live=False,
    fields=ALL,
)


class WebhookScheduler:
    """One receiving address (fulfils `model.scheduler.Scheduler`).

    Args:
        rest: the address.
        secret: shared with the receiver; signs, never travels.
        clock: stamps each message.
    """

    kind = "webhook"
    capabilities = WEBHOOK_CAPABILITIES

    def __init__(self, rest: Rest, secret: str, clock: Clock) -> None:
        self._rest = rest
        self._secret = secret
        self._clock = clock

    def check(self) -> Health:
        """Sends a signed "ping"; any 2xx will do."""
        answer = self._tell({"schema": SCHEMA, "event": "ping"}, "ping")
        if answer.verdict is not Verdict.ACCEPTED:
            return health_of(answer)
        return Health(HealthState.OK, channels=for_every_platform(self._rest.host))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Tells the receiver about the post and its time."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        return self._tell(message("post.scheduled", submission, loaded), submission.key)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """A receiver can't be asked."""
        return Sighting(Presence.CANT_TELL, reason=tr("A webhook can't be asked; look where it sends posts to."))

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Tells the receiver that the post shall not go out."""
        return self._tell(message("post.cancelled", submission, ()), f"{submission.key}-cancel")

    def _tell(self, body: Json, key: str) -> Outcome:
        if not self._secret:
            return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no signing secret for this webhook on this computer."))
        now = self._clock.now()
        raw = json_body(body)
        stamp = str(int(now.timestamp()))
        headers = {
            "Idempotency-Key": key,
            "X-Chairside-Timestamp": stamp,
            "X-Chairside-Signature": signature(self._secret, stamp, raw),
        }
        answer = self._rest.ask(Call("POST", "", body=raw, headers=headers, deadline=UPLOAD), now)
        if isinstance(answer, Outcome):
            return answer
        if answer.body.lstrip()[:1] == b"<":
            return self._rest.unusable(answer)  # a hotel's or clinic's sign-in page, not the receiver
        said = object_of(answer)
        return Outcome(Verdict.ACCEPTED, remote_id=words_of(said, "remote_id")[:200], url=_https(words_of(said, "url")))


def signature(secret: str, stamp: str, raw: bytes) -> str:
    """HMAC-SHA-256 over the time stamp, a full stop and the raw body, in hexadecimal."""
    made = hmac.new(secret.encode(), stamp.encode() + b"." + raw, hashlib.sha256)
    return f"sha256={made.hexdigest()}"


def message(event: str, submission: Submission, pictures: tuple[Loaded, ...]) -> dict[str, Json]:
    """The body of a message, schema 1."""
    payload = submission.payload
    return {
        "schema": SCHEMA,
        "event": event,
        "id": submission.key,
        "target": {"channel": submission.channel, "platform": payload.platform},
        "title": payload.title or submission.title,
        "text": payload.text,
        "parts": list(payload.parts),
        "due_at": submission.due.iso_utc(),
        "time_zone": submission.due.zone,
        "language": payload.language,
        "citations": list(payload.sources),
        "fields": dict(values_of(payload)),
        "media": [
            {
                "filename": p.picture.file_name,
                "mime": p.picture.mime,
                "sha256": p.picture.digest,
                "alt": p.picture.alt,
                "data_base64": base64.b64encode(p.data).decode(),
            }
            for p in pictures
        ],
    }


def _https(untrusted_url: str) -> str:
    return untrusted_url[:2_000] if untrusted_url.startswith("https://") else ""

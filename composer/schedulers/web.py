"""What all web schedulers share: classifying failed answers, reading JSON that may be anything, and hiding secrets.

A write that got no usable answer is UNKNOWN. Only these are certain to have made nothing: a request that never left,
a clear refusal (4xx), 429, and 503 with a Retry-After.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Response
from composer.model.post import Json
from composer.model.scheduler import Health, HealthState, Outcome, Presence, Sighting, Verdict
from composer.model.words import tr
from composer.net.redaction import redact

DETAIL = 2_000
LONGEST_WAIT = timedelta(days=2)


def json_of(response: Response) -> Json:
    """The body as JSON, or None when it is not JSON (HTML, cut off, too deep)."""
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        return None


def object_of(response: Response) -> dict[str, Json] | None:
    """The body as a JSON object, or None when it is anything else."""
    value = json_of(response)
    return value if isinstance(value, dict) else None


def list_of(response: Response) -> list[Json] | None:
    """The body as a JSON list, or None when it is anything else."""
    value = json_of(response)
    return value if isinstance(value, list) else None


def words_of(value: Json, *names: str) -> str:
    """The first of these fields that holds text, or an empty text."""
    if not isinstance(value, dict):
        return ""
    return next((found for name in names if isinstance(found := value.get(name), str) and found), "")


def detail_of(text: str, secrets: Iterable[str]) -> str:
    """The server's own words with every secret hidden, however encoded, without control characters, cut."""
    hidden = redact(text, (secret for secret in secrets if secret))
    plain = "".join(c if c in "\n\t" or c.isprintable() else " " for c in hidden)
    return plain[:DETAIL]


def retry_time(response: Response, now: datetime) -> datetime | None:
    """The instant a Retry-After or a reset header names, aware UTC, at most two days ahead; None when there is none."""
    named = response.headers.get("retry-after", "").strip()
    if named.isascii() and named.isdecimal():
        return now + min(timedelta(seconds=int(named[:9])), LONGEST_WAIT)
    if named:
        from email.utils import parsedate_to_datetime  # brings much along that a start does not need

        try:
            at = parsedate_to_datetime(named)
        except ValueError:
            return None
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return min(max(at, now), now + LONGEST_WAIT)
    reset = response.headers.get("ratelimit-reset", "").strip()  # epoch seconds with some servers, else ignored
    if reset.isascii() and reset.isdecimal() and now.timestamp() < int(reset[:12]) <= (now + LONGEST_WAIT).timestamp():
        return datetime.fromtimestamp(int(reset[:12]), UTC)
    return None


def host_of(url: str) -> str:
    """Host and port of an address, for sentences and comparisons."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def refusal(response: Response, words: str, detail: str, now: datetime) -> Outcome:
    """The outcome of a write that did not succeed.

    Args:
        response: any answer but a usable success.
        words: what the server says in its own error format; empty when it is not in that format.
        detail: already redacted.
        now: aware, UTC.
    """
    status = response.status
    if status == 429 or (status == 503 and "retry-after" in response.headers):
        reason = tr("The server asks us to wait.")
        return Outcome(Verdict.RETRY_AT, reason, retry_at=retry_time(response, now), detail=detail)
    if status in {401, 403}:
        return Outcome(Verdict.SIGN_IN_AGAIN, _said(tr("The server did not accept the sign-in."), words), detail=detail)
    if status in {404, 410}:
        return Outcome(Verdict.DISCONNECTED, _said(tr("That is no longer there."), words), detail=detail)
    if status == 413:
        return Outcome(Verdict.CHANGE_CONTENT, tr("The server says that this is too big."), detail=detail)
    if status in {400, 402, 405, 406, 415, 422} and words:
        return Outcome(Verdict.CHANGE_CONTENT, _said(tr("The server refused the post."), words), detail=detail)
    return Outcome(
        Verdict.UNKNOWN, tr("The server gave no usable answer ({status}).").format(status=status), detail=detail
    )


def unreached(error: NetworkError, *, writes: bool) -> Outcome:
    """The outcome of a request that got no answer. Only a write that may have arrived is unknown."""
    certain = error.reach is Reach.NOT_SENT or not writes
    return Outcome(Verdict.RETRY_AT if certain else Verdict.UNKNOWN, error.sentence())


def harmless(outcome: Outcome) -> Outcome:
    """The same outcome for a step that makes nothing public by itself: not knowing is no danger, so it may be repeated."""
    if outcome.verdict is not Verdict.UNKNOWN:
        return outcome
    return Outcome(Verdict.RETRY_AT, outcome.reason, retry_at=outcome.retry_at, detail=outcome.detail)


def blind(outcome: Outcome) -> Sighting:
    """What a look that failed like this says: nothing."""
    return Sighting(Presence.CANT_TELL, reason=outcome.reason, detail=outcome.detail)


def health_of(outcome: Outcome) -> Health:
    """The health behind a failed test."""
    state = {
        Verdict.SIGN_IN_AGAIN: HealthState.SIGN_IN_AGAIN,
        Verdict.DISCONNECTED: HealthState.GONE,
        Verdict.RETRY_AT: HealthState.RATE_LIMITED if outcome.retry_at else HealthState.UNREACHABLE,
    }.get(outcome.verdict, HealthState.UNREACHABLE)
    return Health(state, outcome.reason, detail=outcome.detail)


def _said(ours: str, theirs: str) -> str:
    return f"{ours} {tr('It says: {words}').format(words=theirs[:300])}" if theirs else ours

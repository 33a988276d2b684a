"""One JSON interface over HTTP: base address, headers with the key, and answers sorted into success and outcome."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from composer.model.errors import NetworkError
from composer.model.ports import Http, Request, Response
from composer.model.post import EMPTY, Json
from composer.model.scheduler import Outcome, Verdict
from composer.model.units import Seconds
from composer.model.words import tr
from composer.schedulers.web import detail_of, host_of, json_of, refusal, unreached, words_of

READ, WRITE, UPLOAD = Seconds(30), Seconds(60), Seconds(120)

Words = Callable[[Json], str]
"""Takes the server's own sentence out of its error format; empty when it is not in that format."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request; `path` begins below the base address.

    Attributes:
        body: bytes as they are, or a JSON value when `content_type` is JSON.
        harmless: a write that makes nothing public, so that not knowing its outcome is no danger.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    json: Json = None
    body: bytes | None = None
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    deadline: Seconds = READ
    harmless: bool = False


class Rest:
    """One server and the key used on it.

    Args:
        http: the one client.
        base: address everything is below.
        headers: sent with each request; hold the key.
        secrets: what must never be told on.
        words: how this server words its errors.
        key_header: the name of the header that holds the key.
    """

    def __init__(
        self,
        http: Http,
        base: str,
        headers: Mapping[str, str],
        secrets: tuple[str, ...],
        words: Words | None = None,
        key_header: str = "authorization",
    ) -> None:
        self._http = http
        self.base = base.strip().rstrip("/")
        self._headers = dict(headers)
        self._secrets = secrets
        self._words = words or plain_words
        self._key_header = key_header

    @property
    def host(self) -> str:
        """Host and port."""
        return host_of(self.base)

    def ask(self, call: Call, now: datetime) -> Response | Outcome:
        """The answer if it is a success (2xx), else what the failure means."""
        headers = {**self._headers, "Accept": "application/json", **call.headers}
        body = call.body
        if call.json is not None:
            body = json.dumps(call.json, ensure_ascii=False).encode("utf-8", "replace")
        if body is not None:
            headers["Content-Type"] = call.content_type
        query = f"?{urlencode(call.query)}" if call.query else ""
        request = Request(
            call.method,
            f"{self.base}{call.path}{query}",
            headers,
            body,
            call.deadline,
            secret_headers=("authorization", self._key_header),
        )
        writes = call.method not in {"GET", "HEAD"} and not call.harmless
        try:
            response = self._http.send(request)
        except NetworkError as error:
            return unreached(error, writes=writes)
        if 200 <= response.status < 300:
            return response
        outcome = self._failure(response, now)
        if outcome.verdict is Verdict.UNKNOWN and not writes:
            return Outcome(Verdict.RETRY_AT, outcome.reason, detail=outcome.detail)
        return outcome

    def unusable(self, response: Response) -> Outcome:
        """What a success without the expected JSON means after a write."""
        reason = tr("The answer of {host} can't be read.").format(host=self.host)
        return Outcome(Verdict.UNKNOWN, reason, detail=self.detail(response))

    def detail(self, response: Response) -> str:
        """The answer's words with every secret hidden."""
        return detail_of(f"{response.status} {response.text()[:4_000]}", self._secrets)

    def _failure(self, response: Response, now: datetime) -> Outcome:
        detail = self.detail(response)
        if 300 <= response.status < 400:
            target = host_of(response.headers.get("location", "")) or "?"
            reason = tr("The server sends us on to {host}. Use that address for the connection, if it is yours.")
            return Outcome(Verdict.UNKNOWN, reason.format(host=target), detail=detail)
        words = detail_of(self._words(json_of(response)), self._secrets)
        return refusal(response, words, detail, now)


def plain_words(value: Json) -> str:
    """The sentence in the usual fields of an error."""
    if isinstance(value, dict) and isinstance(value.get("message"), list):
        return "; ".join(str(word) for word in value["message"])
    return words_of(value, "message", "error", "msg", "detail", "error_description")

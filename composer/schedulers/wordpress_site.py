"""Talks to one WordPress: addresses, application password, and what its answers mean. Makes no decision about posts."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from composer.model.errors import NetworkError
from composer.model.ports import Http, Request, Response
from composer.model.post import EMPTY, Json
from composer.model.scheduler import Outcome, Verdict
from composer.model.units import Seconds
from composer.model.words import tr
from composer.schedulers.web import detail_of, host_of, object_of, refusal, unreached, words_of

READ_DEADLINE = Seconds(30)
WRITE_DEADLINE = Seconds(60)
UPLOAD_DEADLINE = Seconds(120)
OUR_FAULT_CODES = frozenset({"rest_upload_sideload_error", "rest_upload_unknown_error", "rest_upload_no_data"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the REST interface; `path` begins below /wp/v2."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    body: bytes | None = None
    content_type: str = "application/json"
    deadline: Seconds = READ_DEADLINE

    @property
    def writes(self) -> bool:
        """Whether it may change something on the site."""
        return self.method not in {"GET", "HEAD"}


class Site:
    """One site and the account used on it.

    Args:
        http: the one client.
        url: the site's address, with or without /wp-json.
        user: account name.
        password: application password; spaces are fine.
    """

    def __init__(self, http: Http, url: str, user: str, password: str) -> None:
        self._http = http
        self._base = url.strip().split("/wp-json", 1)[0].rstrip("/")
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._authorization = f"Basic {token}"
        self._secrets = (password, token, password.replace(" ", ""))

    @property
    def host(self) -> str:
        """Host and port of the site."""
        return host_of(self._base)

    def send(self, call: Call) -> Response:
        """The answer, whatever its status.

        Raises:
            NetworkError: none came.
        """
        query = f"?{urlencode(call.query)}" if call.query else ""
        headers = {"Authorization": self._authorization, "Accept": "application/json"}
        if call.body is not None:
            headers["Content-Type"] = call.content_type
        url = f"{self._base}/wp-json/wp/v2{call.path}{query}"
        return self._http.send(Request(call.method, url, headers, call.body, call.deadline))

    def ask(self, call: Call, now: datetime) -> Response | Outcome:
        """The answer if it is a success (2xx), else what the failure means."""
        try:
            response = self.send(call)
        except NetworkError as error:
            return unreached(error, writes=call.writes)
        if 200 <= response.status < 300:
            return response
        return self.failure(response, now)

    def failure(self, response: Response, now: datetime) -> Outcome:
        """What an answer that is no success means."""
        error = object_of(response)
        code, words = words_of(error, "code"), words_of(error, "message")
        detail = self.detail(response)
        if 300 <= response.status < 400:
            target = host_of(response.headers.get("location", "")) or "?"
            reason = tr("The site sends us on to {host}. Use that address for the connection, if it is yours.")
            return Outcome(Verdict.UNKNOWN, reason.format(host=target), detail=detail)
        if code in OUR_FAULT_CODES:
            reason = tr("The site did not take the picture: {words}").format(words=words[:300])
            return Outcome(Verdict.CHANGE_CONTENT, reason, detail=detail)
        if response.status in {401, 403} and not code:
            reason = tr("Something in front of the site (a firewall or a password) turned us away.")
            return Outcome(Verdict.SIGN_IN_AGAIN, reason, detail=detail)
        if response.status == 404 and code in {"", "rest_no_route"}:
            reason = tr("There is no WordPress with its REST interface at {host}.").format(host=self.host)
            return Outcome(Verdict.DISCONNECTED, reason, detail=detail)
        return refusal(response, words if code else "", detail, now)

    def unusable(self, response: Response) -> Outcome:
        """What a success without the expected JSON means."""
        reason = tr("The site's answer can't be read; something other than WordPress may have answered.")
        return Outcome(Verdict.UNKNOWN, reason, detail=self.detail(response))

    def detail(self, response: Response) -> str:
        """The answer's words with the password hidden."""
        return detail_of(f"{response.status} {response.text()[:4_000]}", self._secrets)


def json_body(value: Json) -> bytes:
    """A value as the body of a request."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")

"""A client that never hands a known secret back: what a server repeats of it is hidden before anybody reads the answer.

So no scheduler can carry it into a reason, a detail, a record or a log, however it words its sentences.
"""

from collections.abc import Iterable

from composer.model.ports import Http, Request, Response
from composer.net.redaction import MARK, forms

_SHORTEST = 8  # a shorter one could be part of an id by chance, and an id must come back as it is


class Masking:
    """Fulfils `model.ports.Http` over another client, for one account."""

    def __init__(self, http: Http, secrets: Iterable[str]) -> None:
        self._http = http
        self._forms = sorted((f for f in forms(secrets) if len(f) >= _SHORTEST), key=len, reverse=True)
        self._bytes = [(form.encode("utf-8", "replace"), MARK.encode()) for form in self._forms]

    def send(self, request: Request) -> Response:
        """The answer, with every form of the secrets hidden in its body and headers.

        Raises:
            NetworkError: none came; `reach` says whether the request may have been carried out.
        """
        response = self._http.send(request)
        body = response.body
        for form, mark in self._bytes:
            if form in body:
                body = body.replace(form, mark)
        headers = {name: self._masked(value) for name, value in response.headers.items()}
        return Response(response.status, headers, body)

    def _masked(self, value: str) -> str:
        for form in self._forms:
            value = value.replace(form, MARK)
        return value

    def __repr__(self) -> str:
        """Never the secrets: this may end up in a report."""
        return f"<{type(self).__name__} over {self._http!r}>"

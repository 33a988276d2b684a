"""Redaction and forms: a secret never shows, a name never breaks out of its quotes."""

import base64
import email.parser
import email.policy
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from composer.model.ports import Request, Response
from composer.net.masking import Masking
from composer.net.multipart import multipart
from composer.net.redaction import MARK, redact

SECRETS = st.text(alphabet=st.characters(codec="utf-8"), min_size=6, max_size=40).filter(
    lambda s: len("".join(s.split())) >= 6
)


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer s3cr3t-t0ken",
        "authorization: Basic YWRhOnNlY3JldA==",
        'got {"access_token": "s3cr3t-t0ken", "n": 1}',
        "{'password': 's3cr3t-t0ken'}",
        "https://example.org/?api_key=s3cr3t-t0ken&x=1",
        "https://ada:s3cr3t-t0ken@example.org/",
        "Cookie: s3cr3t-t0ken",
        'X-API-Key = "s3cr3t-t0ken with \\" blanks"',
        "Proxy-Authorization: s3cr3t-t0ken",
        '{"accessJwt":"s3cr3t-t0ken","refreshJwt":"s3cr3t-t0ken"}',
    ],
)
def test_what_is_called_like_a_secret_is_hidden_without_being_known(text: str) -> None:
    """Servers repeat what they were sent."""
    hidden = redact(text)

    assert "s3cr3t" not in hidden
    assert "YWRhOnNlY3JldA" not in hidden
    assert MARK in hidden


@pytest.mark.parametrize(
    "text", ["Brush twice a day. The token of our thanks!", "It is 401: not allowed", "", "no secrets: none"]
)
def test_ordinary_words_stay(text: str) -> None:
    """A reason must remain readable."""
    assert redact(text, ["s3cr3t-t0ken"]) == text


@given(secret=SECRETS, before=st.text(max_size=10), after=st.text(max_size=10))
def test_a_known_secret_never_shows_in_any_of_its_disguises(secret: str, before: str, after: str) -> None:
    """As it is, percent-encoded, in base64 alone or inside "user:secret"."""
    assume(secret.strip() not in MARK)
    raw = secret.encode()
    for form in (
        secret,
        quote(raw, safe=""),
        base64.b64encode(raw).decode(),
        base64.b64encode(b"ada:" + raw).decode(),
        base64.b64encode(b"user1:" + raw).decode(),
        "".join(secret.split()),
    ):
        hidden = redact(f"{before} {form} {after}", [secret])
        assert form not in hidden


class Echo:
    """A client that answers with what it was asked."""

    def send(self, request: Request) -> Response:
        """As the port."""
        return Response(400, {"x-said": request.headers["Authorization"]}, request.headers["Authorization"].encode())


def test_a_masking_client_never_hands_a_known_secret_back() -> None:
    """Whatever sentence a scheduler makes of the answer, the key is not in it."""
    secret = "xK9 pl4nted+ä"
    client = Masking(Echo(), [secret])

    for form in (secret, quote(secret), base64.b64encode(f"ada:{secret}".encode()).decode()):
        response = client.send(Request("GET", "https://example.org", {"Authorization": f"no {form}!"}))
        assert form not in response.text()
        assert form not in response.headers["x-said"]
        assert response.text().startswith("no ")
    assert secret not in repr(client)


def test_a_masking_client_leaves_ids_alone() -> None:
    """A four-digit secret may be part of an id by chance."""
    response = Masking(Echo(), ["1234"]).send(
        Request("GET", "https://example.org", {"Authorization": '{"id": 912345}'})
    )

    assert response.body == b'{"id": 912345}'


def test_a_tiny_secret_does_not_tear_words_apart() -> None:
    """Three letters are no secret."""
    assert redact("the theory", ["the", ""]) == "the theory"


def parse(body: bytes, content_type: str) -> list[tuple[str | None, str | None, str, bytes]]:
    """The parts of a form, read by the standard library's own parser."""
    text = f"Content-Type: {content_type}\r\n\r\n".encode() + body
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(text)
    found = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        found.append((str(name), part.get_filename(), part.get_content_type(), part.get_payload(decode=True)))
    return found


def test_a_form_reads_back() -> None:
    """Fields first, then files, bytes untouched."""
    data = bytes(range(256)) * 4

    body, kind = multipart({"title": "Zähne 🦷", "empty": ""}, [("file", "card.jpg", data, "image/jpeg")])

    assert parse(body, kind) == [
        ("title", None, "text/plain", "Zähne 🦷".encode()),
        ("empty", None, "text/plain", b""),
        ("file", "card.jpg", "image/jpeg", data),
    ]


def test_a_name_cannot_break_out_of_its_line() -> None:
    """File names come from other people."""
    evil = 'a"; filename="b\r\nX-Evil: 1\r\n\r\n'

    body, _ = multipart({evil: "x"}, [("file", evil, b"", "text/plain\r\nX-Evil: 1")], boundary="mark")

    assert b"\r\nX-Evil" not in body
    assert b'name="a%22; filename=%22b%0D%0AX-Evil: 1%0D%0A%0D%0A"' in body


def test_every_form_has_its_own_boundary() -> None:
    """So that no content can contain it on purpose."""
    assert multipart({}, [])[1] != multipart({}, [])[1]

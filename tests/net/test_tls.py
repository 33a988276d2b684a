"""TLS is always verified: against a real TLS server with good, expired, future, wrong-name and self-signed certificates."""

import socket
import ssl
from collections.abc import Callable, Iterator

import pytest

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request
from composer.model.units import Seconds
from composer.net.client import Client
from tests.net.conftest import Certificates, Server, answer

Serve = Callable[..., Server]


@pytest.fixture
def trusting(certificates: Certificates) -> Iterator[Client]:
    """A client to which the practice's own authority was added."""
    made = Client("x", extra_ca=certificates.authority)
    yield made
    made.close()


def send(client: Client, server: Server, host: str = "localhost") -> int:
    """A post with a key."""
    url = server.url("/", host, "https")
    return client.send(Request("POST", url, {"Authorization": "Bearer k"}, b"words", deadline=Seconds(5))).status


def test_a_good_certificate_of_the_practices_own_authority_is_accepted(
    trusting: Client, serve: Serve, certificates: Certificates
) -> None:
    """Issue G: a practice's own CA can be added. Kept connections work over TLS too."""
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context("good"))

    assert [send(trusting, server), send(trusting, server, "127.0.0.1"), send(trusting, server)] == [200, 200, 200]
    assert server.connections == 2


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("expired", "has expired"),
        ("future", "not valid yet"),
        ("wrong-name", "another name"),
        ("self-signed", "not issued by anyone"),
    ],
)
def test_a_bad_certificate_is_a_sentence_and_nothing_was_sent(
    trusting: Client, serve: Serve, certificates: Certificates, kind: str, words: str
) -> None:
    """And there is no way to switch it off."""
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context(kind))

    with pytest.raises(NetworkError) as caught:
        send(trusting, server)

    assert words in caught.value.message
    assert caught.value.hint
    assert caught.value.reach is Reach.NOT_SENT
    assert server.seen == []


def test_an_authority_nobody_added_is_refused(client: Client, serve: Serve, certificates: Certificates) -> None:
    """The same server, without the practice's authority."""
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context("good"))

    with pytest.raises(NetworkError, match="not issued by anyone"):
        send(client, server)

    assert server.seen == []


def test_a_server_that_does_not_speak_tls_gets_nothing(client: Client) -> None:
    """Port 80 with https: the handshake fails before the request."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        import threading

        def play() -> None:
            sock, _ = listener.accept()
            with sock:
                sock.recv(1000)
                sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=play)
        thread.start()
        with pytest.raises(NetworkError) as caught:
            client.send(
                Request("POST", f"https://127.0.0.1:{listener.getsockname()[1]}/", body=b"x", deadline=Seconds(5))
            )
        thread.join()

    assert caught.value.reach is Reach.NOT_SENT
    assert "https" in caught.value.message


def test_a_handshake_that_never_comes_ends_at_the_deadline(client: Client) -> None:
    """A listener that accepts and is silent."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(NetworkError) as caught:
            client.send(Request("POST", url, body=b"x", deadline=Seconds(0.3)))

    assert caught.value.reach is Reach.NOT_SENT


def test_old_protocols_are_refused(client: Client) -> None:
    """TLS 1.2 is the least."""
    from composer.net.dial import tls_context

    context = tls_context()

    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname

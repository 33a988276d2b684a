"""The practice's own authority: added from a file while the program runs, taken away again, and never a private key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.app.accounts.trust import authority_of, distrust, trust, trusted
from composer.model.errors import BadInput, NetworkError, Reach
from composer.model.ports import Request
from composer.model.units import Seconds
from composer.net.client import Client
from tests.net.conftest import Certificates, Server, answer

Serve = Callable[..., Server]


def status(client: Client, server: Server) -> int:
    """What a look at the server says."""
    return client.send(Request("GET", server.url("/", "localhost", "https"), deadline=Seconds(5))).status


def test_an_authority_counts_from_the_next_request_and_is_forgotten_as_fast(
    tmp_path: Path, serve: Serve, certificates: Certificates
) -> None:
    """No restart: the person adds the file and presses Test."""
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context("good"))
    client = Client("x", extra_ca=authority_of(tmp_path))
    try:
        with pytest.raises(NetworkError, match="not issued by anyone"):
            status(client, server)

        assert trust(tmp_path, certificates.authority) == ("Practice CA",)
        assert status(client, server) == 200
        distrust(tmp_path)

        with pytest.raises(NetworkError, match="not issued by anyone"):
            status(client, server)
    finally:
        client.close()
    assert trusted(tmp_path) == ()
    distrust(tmp_path)


@pytest.mark.parametrize("kind", ["good", "self-signed"])
def test_a_file_with_a_private_key_is_refused(tmp_path: Path, certificates: Certificates, kind: str) -> None:
    """The key belongs on the server; a copy in a data folder is a theft waiting to happen."""
    with pytest.raises(BadInput, match="private key"):
        trust(tmp_path, certificates.folder / f"{kind}.pem")

    assert not authority_of(tmp_path).exists()


def test_a_servers_own_certificate_is_no_authority(tmp_path: Path, certificates: Certificates) -> None:
    """Trusting it would do nothing; the sentence says what to ask for."""
    pem = (certificates.folder / "good.pem").read_text(encoding="ascii")
    only = tmp_path / "server.pem"
    only.write_text(pem[pem.index("-----BEGIN CERTIFICATE") :].split("-----BEGIN PRIVATE")[0].split("-----BEGIN EC")[0])

    with pytest.raises(BadInput, match="server's certificate"):
        trust(tmp_path, only)


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe", b"x" * 300_000, b"-----BEGIN CERTIFICATE-----\nx\n"])
def test_rubbish_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    """Bad input."""
    file = tmp_path / "ca.pem"
    file.write_bytes(data)

    with pytest.raises(BadInput) as caught:
        trust(tmp_path, file)

    assert "ca.pem" in caught.value.sentence()
    with pytest.raises(BadInput):
        trust(tmp_path, tmp_path / "not there.pem")


def test_a_damaged_file_is_a_sentence_and_nothing_is_sent(tmp_path: Path, serve: Serve) -> None:
    """Someone edited it; the way out is named."""
    authority_of(tmp_path).write_text("rubbish", encoding="ascii")
    server = serve(lambda sock, _: sock.sendall(answer()))
    client = Client("x", extra_ca=authority_of(tmp_path))

    with pytest.raises(NetworkError, match="certificates") as caught:
        client.send(Request("GET", server.url("/")))

    assert caught.value.reach is Reach.NOT_SENT
    assert server.seen == []
    assert trusted(tmp_path) == ("a damaged file",)

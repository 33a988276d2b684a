"""Opening connections: several addresses, private networks, proxies."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Request
from composer.model.units import Seconds
from composer.net.client import Client
from tests.net.conftest import Certificates, Server, answer

Serve = Callable[..., Server]
Names = dict[str, list[str]]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """A name server that knows only these names."""
    known: Names = {}

    def ask(host: str, port: int, **_: object) -> list[object]:
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [
            (
                socket.AF_INET6 if ":" in ip else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (ip, port, 0, 0) if ":" in ip else (ip, port),
            )
            for ip in known[host]
        ]

    monkeypatch.setattr("composer.net.dial.socket.getaddrinfo", ask)
    return known


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own proxy is not part of these tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    "private", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1", "::ffff:10.0.0.1"]
)
def test_a_page_that_somebody_else_chose_never_leads_into_the_practice(names: Names, private: str) -> None:
    """DNS rebinding: the address that was checked is the address that is connected to; cloud metadata included."""
    names["innocent.example"] = [private]
    client = Client("x", public_only=True)

    with pytest.raises(NetworkError, match="private network") as caught:
        client.send(Request("GET", "https://innocent.example/", deadline=Seconds(2)))

    assert caught.value.reach is Reach.NOT_SENT


def test_an_ip_literal_into_the_practice_is_refused_too() -> None:
    """No name needed."""
    with pytest.raises(NetworkError, match="private network"):
        Client("x", public_only=True).send(Request("GET", "https://192.168.1.1/", deadline=Seconds(2)))


def test_a_dead_first_address_does_not_hide_a_living_second(
    names: Names, serve: Serve, certificates: Certificates
) -> None:
    """IPv6 that leads nowhere is common in practices."""
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context("wrong-name"))
    names["other.example"] = ["127.0.0.2", "127.0.0.1"]
    client = Client("x", extra_ca=certificates.authority)

    response = client.send(Request("GET", f"https://other.example:{server.port}/", deadline=Seconds(5)))

    client.close()
    assert response.status == 200


# --- proxies ---


@pytest.fixture
def proxy() -> Iterator[Callable[[bytes], tuple[int, list[bytes]]]]:
    """Starts a proxy that answers CONNECT with the given status line and, for 200, joins the two sides."""
    threads: list[threading.Thread] = []

    def start(status: bytes) -> tuple[int, list[bytes]]:
        listener = socket.create_server(("127.0.0.1", 0))
        seen: list[bytes] = []

        def play() -> None:
            sock, _ = listener.accept()
            listener.close()
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += sock.recv(1)
            seen.append(head)
            sock.sendall(status + b"\r\n\r\n")
            if b" 200 " not in status:
                sock.close()
                return
            port = int(head.split()[1].rpartition(b":")[2])
            far = socket.create_connection(("127.0.0.1", port))
            back = threading.Thread(target=pump, args=(far, sock), daemon=True)
            back.start()
            pump(sock, far)
            back.join()
            sock.close()
            far.close()

        thread = threading.Thread(target=play, daemon=True)
        threads.append(thread)
        thread.start()
        return listener.getsockname()[1], seen

    yield start
    for thread in threads:
        thread.join(5)


def pump(source: socket.socket, sink: socket.socket) -> None:
    """Everything from one side to the other."""
    try:
        while data := source.recv(65_536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def test_the_systems_proxy_is_used_and_the_key_stays_inside_the_tunnel(
    proxy: Callable[[bytes], tuple[int, list[bytes]]],
    serve: Serve,
    certificates: Certificates,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hospitals have them. TLS is verified end to end all the same."""
    port, seen = proxy(b"HTTP/1.1 200 Connection established")
    monkeypatch.setenv("https_proxy", f"http://ada:p%40ss@127.0.0.1:{port}")
    server = serve(lambda sock, _: sock.sendall(answer()), certificates.context("wrong-name"))
    client = Client("x", extra_ca=certificates.authority)

    response = client.send(
        Request("GET", f"https://other.example:{server.port}/", {"Authorization": "key"}, deadline=Seconds(5))
    )

    client.close()
    assert response.status == 200
    assert seen[0].startswith(f"CONNECT other.example:{server.port} HTTP/1.1\r\n".encode())
    assert b"Proxy-Authorization: Basic YWRhOnBAc3M=" in seen[0]
    assert b"Authorization: key" not in seen[0]


@pytest.mark.parametrize(
    "status", [b"HTTP/1.1 407 Proxy Authentication Required", b"HTTP/1.1 403 Forbidden", b"rubbish"]
)
def test_a_proxy_that_refuses_is_a_sentence(
    proxy: Callable[[bytes], tuple[int, list[bytes]]], monkeypatch: pytest.MonkeyPatch, client: Client, status: bytes
) -> None:
    """Nothing was sent."""
    port, _ = proxy(status)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")

    with pytest.raises(NetworkError, match="proxy") as caught:
        client.send(Request("POST", "https://other.example/", deadline=Seconds(5)))

    assert caught.value.reach is Reach.NOT_SENT


def test_a_proxy_of_an_unknown_kind_is_a_sentence(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    """SOCKS is not spoken."""
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:9")

    with pytest.raises(NetworkError, match="proxy"):
        client.send(Request("POST", "https://other.example/", deadline=Seconds(5)))


def test_this_computer_is_never_asked_for_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, client: Client, serve: Serve
) -> None:
    """A scheduler on the same computer."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server = serve(lambda sock, _: sock.sendall(answer()))

    assert client.send(Request("GET", server.url(), deadline=Seconds(5))).status == 200

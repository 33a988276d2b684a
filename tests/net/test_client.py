"""The client against servers that refuse, hang, drip, lie and redirect. The honest word on "was it sent?" matters most."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from composer.model.errors import NetworkError, Reach
from composer.model.ports import Http, Request, Response
from composer.model.units import ByteCount, Seconds
from composer.net.client import Client
from tests.net.conftest import Server, answer

Serve = Callable[..., Server]


def get(url: str, **changes: Any) -> Request:
    """A request with a short deadline."""
    return Request("GET", url, **{"deadline": Seconds(5), **changes})


def post(url: str, **changes: Any) -> Request:
    """A request that would make a post."""
    return Request("POST", url, **{"deadline": Seconds(5), "body": b"words", **changes})


def failure(client: Client, request: Request) -> NetworkError:
    """The error of a request that must fail; what a person reads must be proper."""
    with pytest.raises(NetworkError) as caught:
        client.send(request)
    assert "\n" not in caught.value.sentence()
    assert caught.value.message.endswith(".")
    return caught.value


def sends(data: bytes) -> Callable[[socket.socket, bytes], None]:
    """A server that answers so."""
    return lambda sock, _: sock.sendall(data)


def sends_and_closes(data: bytes) -> Callable[[socket.socket, bytes], None]:
    """A server that answers so and hangs up."""

    def play(sock: socket.socket, _: bytes) -> None:
        sock.sendall(data)
        sock.shutdown(socket.SHUT_RDWR)

    return play


# --- what works ---


def test_the_client_fulfils_the_port_and_is_made_in_no_time() -> None:
    """Checked by the type checker: the assignment is the test. ssl is loaded by the first request (DESIGN 7)."""
    port: Http = Client("x")

    assert isinstance(port, Client)
    assert port._exchange is None  # type: ignore[attr-defined]


def test_an_answer_comes_back_whatever_its_status(client: Client, serve: Serve) -> None:
    """A 404 or 500 is an answer, not an error."""
    server = serve(sends(answer(b'{"no": "such"}', "404 Not Found", "X-Thing: a", "x-thing: b")))

    response = client.send(get(server.url("/a%20b/ü?q=ä&p=%20")))

    assert response == Response(404, {"content-length": "14", "x-thing": "a, b"}, b'{"no": "such"}')
    assert server.seen[0].startswith(b"GET /a%20b/%C3%BC?q=%C3%A4&p=%20 HTTP/1.1\r\n")
    assert b"User-Agent: Chairside-Test/1\r\n" in server.seen[0]


def test_a_post_sends_its_body_and_headers(client: Client, serve: Serve) -> None:
    """With its length; nothing is added that the caller did not ask for."""
    server = serve(sends(answer(status="201 Created")))

    response = client.send(
        post(server.url(), headers={"Authorization": "Bearer k", "Content-Type": "text/plain", "Host": "evil"})
    )

    assert response.status == 201
    head = server.seen[0]
    assert b"Authorization: Bearer k\r\n" in head
    assert b"Content-Length: 5\r\n" in head
    assert head.count(b"Host:") == 1
    assert b"evil" not in head


@pytest.mark.parametrize("size", [0, 1, 65_537, 3_000_000])
def test_bodies_of_any_size_arrive_whole(client: Client, serve: Serve, size: int) -> None:
    """Also beyond every buffer."""
    got: list[int] = []

    def play(sock: socket.socket, head: bytes) -> None:
        rest = size - (len(head) - head.index(b"\r\n\r\n") - 4)
        while rest > 0:
            rest -= len(sock.recv(1_000_000))
        got.append(rest)
        sock.sendall(answer(b"x" * size))

    server = serve(play)

    assert client.send(post(server.url(), body=b"y" * size)).body == b"x" * size
    assert got == [0]


def test_a_connection_is_kept_for_the_next_request(client: Client, serve: Serve) -> None:
    """A picture and its post go over one connection."""
    server = serve(sends(answer()))

    for _ in range(3):
        client.send(post(server.url()))

    assert server.connections == 1


def test_a_connection_that_has_rested_is_not_trusted_with_a_post(
    client: Client, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that closes idle connections at that very moment would leave us not knowing; a new one costs little."""
    server = serve(sends(answer()))
    client.send(get(server.url()))
    monkeypatch.setattr("composer.net.exchange._IDLE_UNSAFE", 0.0)

    client.send(post(server.url()))
    client.send(get(server.url()))

    assert server.connections == 2


def test_a_kept_connection_that_the_server_closed_is_not_used(client: Client, serve: Serve) -> None:
    """Noticed before anything is sent."""
    closed = threading.Event()

    def play(sock: socket.socket, _: bytes) -> None:
        sock.sendall(answer())
        sock.shutdown(socket.SHUT_RDWR)
        closed.set()

    server = serve(play)

    for _ in range(3):
        closed.clear()
        assert client.send(post(server.url())).status == 200
        assert closed.wait(5)
    assert server.connections == 3


def test_interim_answers_are_skipped(client: Client, serve: Serve) -> None:
    """100 Continue and 103 Early Hints come before the answer."""
    early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    server = serve(sends(early + answer(b"at last")))

    assert client.send(get(server.url())).body == b"at last"


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_answers_are_unpacked(
    client: Client, serve: Serve, packing: str, pack: Callable[[bytes], bytes]
) -> None:
    """Servers pack JSON."""
    server = serve(sends(answer(pack(b"words " * 999), "200 OK", f"Content-Encoding: {packing}")))

    assert client.send(get(server.url())).body == b"words " * 999


def test_an_early_refusal_of_a_large_upload_is_read(client: Client, serve: Serve) -> None:
    """413 and hang up, while we are still sending."""

    def play(sock: socket.socket, _: bytes) -> None:
        sock.sendall(answer(b"too big", "413 Content Too Large", "Connection: close"))
        sock.shutdown(socket.SHUT_WR)
        while sock.recv(65_536):
            pass

    server = serve(play)

    assert client.send(post(server.url(), body=b"x" * 2_000_000)).status == 413


def test_many_threads_share_a_client(client: Client, serve: Serve) -> None:
    """The runner and a look-up at once."""
    server = serve(sends(answer()))
    statuses: list[int] = []

    def work() -> None:
        statuses.extend(client.send(get(server.url())).status for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [200] * 20


# --- certain that nothing was sent ---


def test_a_refused_connection_was_not_sent(client: Client) -> None:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    error = failure(client, post(f"http://127.0.0.1:{port}/"))

    assert error.reach is Reach.NOT_SENT
    assert "refused" in error.message


def test_a_name_that_does_not_exist_was_not_sent(client: Client) -> None:
    """The reserved top-level domain never resolves."""
    error = failure(client, post("https://no-such-host.invalid/"))

    assert error.reach is Reach.NOT_SENT
    assert "no-such-host.invalid" in error.message


def test_a_name_server_that_does_not_answer_ends_at_the_deadline(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's resolver can take half a minute; the deadline holds all the same."""
    release = threading.Event()
    monkeypatch.setattr("composer.net.dial.socket.getaddrinfo", lambda *_, **__: [release.wait(10)][1:])
    begin = time.monotonic()

    error = failure(client, post("https://slow.example/", deadline=Seconds(0.3)))

    release.set()
    assert error.reach is Reach.NOT_SENT
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("value", ["key\r\nHost: evil", "key\n", "ключ", "\0"])
def test_a_key_with_a_line_break_is_refused_before_anything_is_sent(client: Client, serve: Serve, value: str) -> None:
    """Else a pasted key could smuggle in a second request."""
    server = serve(sends(answer()))

    error = failure(client, post(server.url(), headers={"Authorization": value}))

    assert error.reach is Reach.NOT_SENT
    assert "key" in error.message
    assert server.connections == 0


# --- not known ---


def hang(sock: socket.socket, _: bytes) -> None:
    """Takes the request and says nothing until the other side goes away."""
    sock.recv(1)


def drip_head(sock: socket.socket, _: bytes) -> None:
    """One header byte at a time, for ever."""
    sock.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        sock.sendall(b"a")
        if sock_closed(sock, 0.05):
            return


def drip_body(sock: socket.socket, _: bytes) -> None:
    """One body byte at a time, for ever."""
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        sock.sendall(b"a")
        if sock_closed(sock, 0.05):
            return


def sock_closed(sock: socket.socket, wait: float) -> bool:
    """Whether the other side went away within the time."""
    sock.settimeout(wait)
    try:
        return not sock.recv(1)
    except TimeoutError:
        return False


@pytest.mark.parametrize("play", [hang, drip_head, drip_body], ids=lambda f: f.__name__)
def test_one_deadline_ends_every_kind_of_slowness(
    client: Client, serve: Serve, play: Callable[[socket.socket, bytes], None]
) -> None:
    """A timeout per read would never fire against a drip."""
    server = serve(play)
    begin = time.monotonic()

    error = failure(client, post(server.url(), deadline=Seconds(0.4)))

    assert time.monotonic() - begin < 2.5
    assert error.reach is Reach.MAYBE
    assert "in time" in error.message


def test_a_server_that_does_not_take_the_body_ends_at_the_deadline(client: Client, serve: Serve) -> None:
    """Sending has the same deadline."""
    server = serve(lambda sock, _: time.monotonic() and threading.Event().wait(1.5) and None)
    begin = time.monotonic()

    error = failure(client, post(server.url(), body=b"x" * 60_000_000, deadline=Seconds(0.5)))

    assert time.monotonic() - begin < 3
    assert error.reach is Reach.MAYBE


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(bytes(50_000_000))
BROKEN = [
    ("closes without a word", b"", "broke off"),
    ("half a status line", b"HTTP/1.1 2", "broke off"),
    ("not HTTP", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP"),
    ("half a head", b"HTTP/1.1 200 OK\r\nX-A: b\r\n", "broke"),
    ("half a body", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "broke off"),
    ("half a chunk", CHUNKED + b"64\r\nhalf", "broke off"),
    ("no last chunk", CHUNKED + b"4\r\nhalf\r\n", "broke off"),
    ("rubbish for a chunk size", CHUNKED + b"zz\r\nhalf\r\n", "broke off"),
    ("endless headers", b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200_000, "HTTP"),
    ("one endless header", b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 1_000_000, "HTTP"),
    ("endless interim answers", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100_000, "more than can be right"),
    ("larger than allowed", answer(b"x" * 2_000_000), "more than can be right"),
    (
        "larger than allowed, no length",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 2_000_000,
        "more than can be",
    ),
    ("larger than allowed, chunked", CHUNKED + b"1e8480\r\n" + b"x" * 2_000_000 + b"\r\n0\r\n\r\n", "more than can be"),
    ("a bomb", answer(BOMB, "200 OK", "Content-Encoding: gzip"), "more than can be right"),
    ("half a gzip", answer(gzip.compress(b"words" * 99)[:-9], "200 OK", "Content-Encoding: gzip"), "broke off"),
    ("bad gzip", answer(b"not gzip at all", "200 OK", "Content-Encoding: gzip"), "broke off"),
    ("unknown packing", answer(b"?", "200 OK", "Content-Encoding: zstd"), "broke off"),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_whatever_a_server_says_wrong_may_have_been_carried_out(
    client: Client, serve: Serve, data: bytes, words: str
) -> None:
    """The request reached it: look before sending again."""
    server = serve(sends_and_closes(data))

    error = failure(client, post(server.url(), max_bytes=ByteCount(1_000_000)))

    assert error.reach is Reach.MAYBE
    assert words in error.message
    assert server.connections == 1


def test_a_reset_half_way_may_have_been_carried_out(client: Client, serve: Serve) -> None:
    """The server died."""

    def play(sock: socket.socket, _: bytes) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Le")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        sock.close()

    error = failure(client, post(serve(play).url()))

    assert error.reach is Reach.MAYBE


def test_no_request_is_ever_repeated(client: Client, serve: Serve) -> None:
    """Not even a GET, not even on a kept connection: the outbox decides."""

    def play(sock: socket.socket, head: bytes) -> None:
        if b"/first" in head:
            sock.sendall(answer())
        else:
            sock.shutdown(socket.SHUT_RDWR)

    server = serve(play)
    client.send(get(server.url("/first")))

    failure(client, get(server.url("/second")))

    assert [head.split()[1] for head in server.seen] == [b"/first", b"/second"]


# --- redirects ---


def test_a_get_follows_a_redirect_within_the_same_place(client: Client, serve: Serve) -> None:
    """With its key, which stays where it was going anyway."""

    def play(sock: socket.socket, head: bytes) -> None:
        target = head.split()[1]
        sock.sendall(answer(b"", "302 Found", "Location: /there?a=1") if target == b"/" else answer(target))

    server = serve(play)

    assert client.send(get(server.url(), headers={"Authorization": "k"})).body == b"/there?a=1"
    assert b"Authorization: k" in server.seen[1]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_post_never_follows_a_redirect(client: Client, serve: Serve, status: str) -> None:
    """It could make a second post, or none; the caller sees the 3xx."""
    server = serve(sends(answer(b"", status, "Location: /there")))

    assert client.send(post(server.url())).status == int(status[:3])
    assert len(server.seen) == 1


def test_a_key_never_goes_to_another_place(client: Client, serve: Serve) -> None:
    """Another host, port or scheme is another place; the other side never hears of us."""
    thief = serve(sends(answer()))
    places = [thief.url("/"), f"//127.0.0.1:{thief.port}/", f"http://localhost:{thief.port}/", "https://127.0.0.1/", "file:///etc/passwd",
              "http://user:pass@127.0.0.1/", "javascript:alert(1)", "http://[::1"]  # fmt: skip

    def play(sock: socket.socket, head: bytes) -> None:
        number = int(head.split()[1].strip(b"/"))
        sock.sendall(answer(b"", "302 Found", f"Location: {places[number]}"))

    server = serve(play)
    statuses = [
        client.send(get(server.url(f"/{n}"), headers={"Authorization": "key"})).status for n in range(len(places))
    ]

    assert statuses == [302] * len(places)
    assert thief.connections == 0


def test_redirects_come_to_an_end(client: Client, serve: Serve) -> None:
    """A ring is handed back as it is."""
    server = serve(sends(answer(b"", "302 Found", "Location: /again")))

    assert client.send(get(server.url())).status == 302
    assert len(server.seen) == 6
    assert client.send(get(server.url(), follow=False)).status == 302
    assert len(server.seen) == 7

"""Hostile servers over real sockets, met by every kind that talks to one: cut off, said, nothing believed, nothing lost."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from composer.credentials.session import SessionSecrets
from composer.model.errors import NetworkError
from composer.model.ports import Request, Response
from composer.model.scheduler import Connection, HandOver, Health, HealthState, Outcome, Presence, Scheduler, Verdict
from composer.model.units import Seconds
from composer.net.client import Client
from composer.schedulers.registry import build, kind_of
from tests.outbox.fakes import SetClock
from tests.schedulers.contract import NOW, SECRET, submission

resource = pytest.importorskip("resource", reason="memory is measured the way of Linux and macOS")
KINDS = {
    "wordpress": ("wordpress", "site"),
    "mastodon": ("mastodon", "17"),
    "bluesky": ("bluesky", "did:plc:x"),
    "postiz": ("instagram", "c1"),
    "brightbean": ("instagram", "acc-1"),
    "buffer": ("instagram", "ch"),
    "mixpost": ("facebook", "7"),
    "webhook": ("facebook", "facebook"),
}
CHUNK = b"x" * 65_536
LONGEST = 0.3


def endless_body(sent: Callable[[bytes], None]) -> None:
    """A gigabyte of JSON that never closes."""
    sent(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{"a": "')
    for _ in range(16_000):
        sent(CHUNK)


def endless_chunks(sent: Callable[[bytes], None]) -> None:
    """The same without a length."""
    sent(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(16_000):
        sent(b"10000\r\n" + CHUNK + b"\r\n")


def endless_headers(sent: Callable[[bytes], None]) -> None:
    """Headers without an end."""
    sent(b"HTTP/1.1 200 OK\r\n")
    for number in range(1_000_000):
        sent(b"X-%d: %s\r\n" % (number, b"y" * 1_000))


def one_long_header(sent: Callable[[bytes], None]) -> None:
    """One header without an end."""
    sent(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(16_000):
        sent(CHUNK)


def slow_drip(sent: Callable[[bytes], None]) -> None:
    """A byte now and then, for ever."""
    sent(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        sent(b" ")
        time.sleep(0.05)


def says(body: bytes, head: bytes = b"200 OK", more: bytes = b"") -> Callable[[Callable[[bytes], None]], None]:
    """One whole answer."""

    def answer(sent: Callable[[bytes], None]) -> None:
        length = b"Content-Length: %d\r\n" % len(body)
        sent(b"HTTP/1.1 " + head + b"\r\nContent-Type: application/json\r\n" + length + more + b"\r\n" + body)

    return answer


HOSTILE = {
    "1 GB": endless_body,
    "1 GB in chunks": endless_chunks,
    "endless headers": endless_headers,
    "one long header": one_long_header,
    "slow drip": slow_drip,
    "deep JSON": says(b"[" * 2_000_000),
    "deep object": says(b'{"data":' * 300_000),
    "huge number": says(b"9" * 1_000_000),
    "HTML": says(b"<html>Welcome to the hotel</html>"),
    "not UTF-8": says(b'{"id": "\xff\xfe\x00"}'),
    "redirect to another host": says(b"", b"307 Temporary Redirect", b"Location: https://evil.test/\r\n"),
    "wrong JSON": says(b'{"id": {"id": []}, "status": 7, "data": {"id": null}, "postId": -1, "uri": [], "cid": {}}'),
    "list of rubbish": says(b'[null, 7, {"id": []}, {"postId": {}}, [[]]]'),
}


@dataclass
class Server:
    """Answers every request the same way."""

    answer: Callable[[Callable[[bytes], None]], None]
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    stopped: bool = False

    def serve(self) -> None:
        """Until stopped."""
        while not self.stopped:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._meet, args=(peer,), daemon=True).start()

    def _meet(self, peer: socket.socket) -> None:
        with peer:
            peer.settimeout(3)
            try:
                if peer.recv(65_536):
                    self.answer(peer.sendall)
            except OSError:
                return


class Impatient:
    """The real client with deadlines a test can wait for."""

    def __init__(self) -> None:
        self._client = Client("chairside-test")

    def send(self, request: Request) -> Response:
        """The Http port."""
        return self._client.send(replace(request, deadline=Seconds(min(request.deadline, LONGEST))))

    def close(self) -> None:
        """Closes kept connections."""
        self._client.close()


BY_THE_WIRE = {"1 GB", "1 GB in chunks", "endless headers", "one long header", "slow drip"}
"""These meet the one HTTP client, so three kinds stand for all in every run; the rest of them is slow."""
CASES = [
    pytest.param(
        name,
        kind,
        marks=[pytest.mark.slow] if name in BY_THE_WIRE and kind not in {"wordpress", "bluesky", "webhook"} else [],
    )
    for name in sorted(HOSTILE)
    for kind in sorted(KINDS)
]


@pytest.fixture
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A hostile server's address."""
    server = Server(HOSTILE[request.getfixturevalue("name")])
    threading.Thread(target=server.serve, daemon=True).start()
    yield f"http://127.0.0.1:{server.listener.getsockname()[1]}"
    server.stopped = True
    server.listener.close()


def scheduler(kind: str, url: str, http: Impatient) -> Scheduler:
    """The real scheduler of a kind, pointed at the server."""
    secrets = SessionSecrets()
    secrets.put("c1", SECRET)
    return build(Connection("c1", kind, "Test", url, "author"), secrets, http, clock=SetClock(NOW))


def told(act: Callable[[], Outcome | Health | Presence]) -> Outcome | Health | Presence:
    """What a call says; a NetworkError is an answer too, the outbox knows what it means."""
    try:
        return act()
    except NetworkError:
        return Presence.CANT_TELL


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_hostile_server_is_cut_off_and_nothing_it_says_is_believed(name: str, kind: str, url: str) -> None:
    """Within the deadline and a bounded memory; the post is neither called sent nor called absent."""
    platform, channel = KINDS[kind]
    http = Impatient()
    made = scheduler(kind, url, http)
    at_due = kind_of(kind).capabilities.hand_over is HandOver.AT_DUE
    post = submission(platform=platform, channel=channel, pictures=0, due=NOW if at_due else NOW + timedelta(days=2))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()

    handed_over = told(lambda: made.submit(post, NOW))
    seen = told(lambda: made.look(post, "7", NOW).presence)
    taken_back = told(lambda: made.cancel(post, "7"))
    health = told(made.check)
    http.close()

    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert isinstance(handed_over, Outcome)
    assert handed_over.verdict not in {Verdict.ACCEPTED, Verdict.ALREADY_THERE} or kind == "webhook", handed_over
    assert SECRET not in repr((handed_over, seen, taken_back, health))
    assert seen is Presence.CANT_TELL, seen
    assert (
        not isinstance(health, Health) or health.state is not HealthState.OK or not health.channels or kind == "webhook"
    )
    assert grown < 120, f"{grown:.0f} MB"
    assert time.monotonic() - began < 10

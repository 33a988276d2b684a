"""A hostile server: what it does with a connection is a plain function. And certificates of every bad kind."""

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.net.client import Client

Play = Callable[[socket.socket, bytes], None]
"""What the server does with a connection, given the first bytes of the request (head, and what came with it)."""


@dataclass
class Server:
    """A server in a thread that plays one part; `seen` holds the heads of all requests."""

    port: int = 0
    seen: list[bytes] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        """An address on this server."""
        return f"{scheme}://{host}:{self.port}{path}"


def read_request(sock: socket.socket) -> bytes:
    """The head, and a body that is not large; a large one is left to the part that is played."""
    got = b""
    while b"\r\n\r\n" not in got:
        piece = sock.recv(65_536)
        if not piece:
            return got
        got += piece
    length = re.search(rb"\r\nContent-Length: (\d+)", got)
    whole = got.index(b"\r\n\r\n") + 4 + (int(length.group(1)) if length else 0)
    while len(got) < whole < 10_000:
        got += sock.recv(whole - len(got))
    return got


def answer(body: bytes = b"ok", status: str = "200 OK", *head: str) -> bytes:
    """A proper answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *head, "", ""]
    return "\r\n".join(lines).encode() + body


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts servers that play a part; all are stopped at the end."""
    stop = threading.Event()
    threads: list[threading.Thread] = []
    listeners: list[socket.socket] = []
    sockets: list[socket.socket] = []

    def handle(server: Server, sock: socket.socket, play: Play, context: ssl.SSLContext | None) -> None:
        with contextlib.suppress(OSError, ssl.SSLError):
            sock.settimeout(10)
            sockets.append(sock)
            if context is not None:
                sock = context.wrap_socket(sock, server_side=True)
                sockets.append(sock)
            with sock:
                while head := read_request(sock):
                    server.seen.append(head)
                    play(sock, head)

    def listen(server: Server, listener: socket.socket, play: Play, context: ssl.SSLContext | None) -> None:
        while not stop.is_set():
            with contextlib.suppress(OSError):
                sock, _ = listener.accept()
                server.connections += 1
                thread = threading.Thread(target=handle, args=(server, sock, play, context), daemon=True)
                threads.append(thread)
                thread.start()

    def start(play: Play, context: ssl.SSLContext | None = None) -> Server:
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(0.05)
        listeners.append(listener)
        server = Server(listener.getsockname()[1])
        thread = threading.Thread(target=listen, args=(server, listener, play, context), daemon=True)
        threads.append(thread)
        thread.start()
        return server

    yield start
    stop.set()
    for listener in listeners:
        listener.close()
    for sock in sockets:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join(12)
        assert not thread.is_alive()


@pytest.fixture
def client() -> Iterator[Client]:
    """A client whose connections are closed at the end."""
    made = Client("Chairside-Test/1")
    yield made
    made.close()


@dataclass(frozen=True)
class Certificates:
    """Server contexts by the kind of their certificate, and the authority that issued most of them."""

    folder: Path
    authority: Path

    def context(self, kind: str) -> ssl.SSLContext:
        """A server's context: "good", "expired", "future", "wrong-name" or "self-signed"."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{kind}.pem")
        return context


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Made afresh with the cryptography package."""
    pytest.importorskip("cryptography")
    from tests.net.certificates import make_all

    folder = tmp_path_factory.mktemp("certificates")
    now = datetime.now(UTC)
    make_all(folder, now, timedelta(days=30))
    return Certificates(folder, folder / "authority.pem")

"""What the client adds to an upload: 200 kB in a form to a server on this computer, against bare urllib3, in turns.

    python -m tests.bench.net [uploads]

Budget (DESIGN 7): at most 1.5 times bare urllib3 (its own form, kept connection).
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import urllib3

from composer.model.ports import Request
from composer.net.client import Client
from composer.net.multipart import multipart

SERVER = """
import socket, sys, re
listener = socket.create_server(("127.0.0.1", 0)); print(listener.getsockname()[1], flush=True)
import threading
def play(sock):
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    buffer = b""
    while True:
        while b"\\r\\n\\r\\n" not in buffer:
            piece = sock.recv(1 << 20)
            if not piece: return
            buffer += piece
        head, _, rest = buffer.partition(b"\\r\\n\\r\\n")
        left = int(re.search(rb"(?i)content-length: (\\d+)", head).group(1)) - len(rest)
        while left > 0: left -= len(sock.recv(1 << 20))
        buffer = b""
        sock.sendall(b"HTTP/1.1 201 Created\\r\\nContent-Type: application/json\\r\\nContent-Length: 9\\r\\n\\r\\n{\\"id\\":77}")
while True: threading.Thread(target=play, args=(listener.accept()[0],), daemon=True).start()
"""
PICTURE = os.urandom(200_000)
FIELDS = {"title": "Brush twice a day", "alt_text": "A tooth"}


def with_client(url: str) -> Callable[[], object]:
    """Our way: form, client, answer."""
    client = Client("Chairside-Bench")

    def upload() -> object:
        body, kind = multipart(FIELDS, [("file", "card.jpg", PICTURE, "image/jpeg")])
        return client.send(Request("POST", url, {"Content-Type": kind, "Authorization": "Bearer k"}, body))

    return upload


def with_urllib3(url: str) -> Callable[[], object]:
    """urllib3's own form."""
    pool = urllib3.PoolManager()
    fields = {**FIELDS, "file": ("card.jpg", PICTURE, "image/jpeg")}
    return lambda: pool.request("POST", url, fields=fields).data


def with_urllib3_ready(url: str) -> Callable[[], object]:
    """urllib3 with a body that was made before."""
    pool = urllib3.PoolManager()
    body, kind = multipart(FIELDS, [("file", "card.jpg", PICTURE, "image/jpeg")])
    return lambda: pool.request("POST", url, body=body, headers={"Content-Type": kind}).data


def with_socket(port: int) -> Callable[[], object]:
    """The floor: ready-made bytes on one socket."""
    sock = socket.create_connection(("127.0.0.1", port))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    body, kind = multipart(FIELDS, [("file", "card.jpg", PICTURE, "image/jpeg")])
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return lambda: (sock.sendall(head + body), sock.recv(4096))


def main() -> int:
    """All of it."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        url = f"http://127.0.0.1:{port}/"
        cases = {
            "floor: one socket, ready bytes": with_socket(port),
            "urllib3, ready body": with_urllib3_ready(url),
            "urllib3, own form": with_urllib3(url),
            "the client": with_client(url),
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(runs + 20):
            for name, work in cases.items():
                begin = time.perf_counter()
                work()
                times[name].append((time.perf_counter() - begin) * 1000)
    finally:
        server.kill()
        server.wait()
    middle = {name: statistics.median(found[20:]) for name, found in times.items()}
    for name, value in middle.items():
        print(f"{name:<34} {value:7.3f} ms")
    for against in ("urllib3, own form", "urllib3, ready body"):
        ratio = middle["the client"] / middle[against]
        print(f"the client / {against:<22} {ratio:6.2f} x (limit 1.5) {'ok' if ratio <= 1.5 else 'OVER'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

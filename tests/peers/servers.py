"""Starts the real servers of the shared folder's `peers/` scripts, and a line to them that can be spoilt.

A server that can't be started here makes the test skip with its own words; with CHAIRSIDE_REQUIRE_PEERS=1 it fails
instead, so that CI can't pass by skipping.
"""

import contextlib
import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

PATIENCE = 300.0


class NotHere(Exception):
    """The server can't be started on this machine; the text says why."""


class Peer:
    """A running server.

    Attributes:
        info: what its READY line said (url, credentials, ...).
    """

    def __init__(self, process: subprocess.Popen[str], info: dict[str, str], log: IO[bytes]) -> None:
        self.process = process
        self.info = info
        self._log = log

    def stop(self) -> None:
        """Ends it and everything it started."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self._log.close()


def free_port() -> int:
    """A loopback port nobody listens on at the moment."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def start(shared: Path, name: str, state: Path | None = None, **settings: str) -> Peer:
    """Starts `peers/NAME.sh` and waits until it answers.

    Args:
        state: folder that keeps its data; None = a fresh one, removed at its end.
        settings: environment variables of the script.

    Raises:
        NotHere: no such script, not this system, or the script gave up.
    """
    script = shared / "peers" / f"{name}.sh"
    if sys.platform != "linux" or not script.is_file():
        raise NotHere(f"no {name} server to be started here ({script.name} of the shared folder is needed, on Linux)")
    env = {**os.environ, "PEER_FOLLOW_PID": str(os.getpid()), **settings}
    words = [str(script), str(free_port()), *([str(state)] if state else [])]
    log = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the server
    process = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=log, text=True)
    info = _ready(process)
    if info is None:
        process.kill()
        process.wait()
        log.seek(0)
        said = log.read().decode("utf-8", "replace").strip().splitlines()
        log.close()
        assert process.stdout is not None
        process.stdout.close()
        raise NotHere(f"{name} could not be started: {said[-1] if said else 'no word why'}")
    return Peer(process, info, log)


def _ready(process: subprocess.Popen[str]) -> dict[str, str] | None:
    assert process.stdout is not None
    end = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while time.monotonic() < end:
            if not selector.select(timeout=1.0):
                if process.poll() is not None:
                    return None
                continue
            line = process.stdout.readline()
            if not line:
                return None
            if line.startswith("READY "):
                found: dict[str, str] = json.loads(line.removeprefix("READY "))
                return found
    return None


class FaultLine:
    """The line to a server that spoils chosen requests; the words are in the script's own head."""

    def __init__(self, peer: Peer) -> None:
        self.url = peer.info["url"]
        self._control = peer.info["control"]

    def plan(self, *faults: dict[str, Any]) -> None:
        """Orders faults; none heals the line."""
        self._call("PUT", "/plan", json.dumps(faults).encode())

    def left(self) -> list[dict[str, Any]]:
        """The faults not met yet."""
        return list(self._call("GET", "/plan"))

    def log(self) -> list[dict[str, Any]]:
        """What happened to each request."""
        return list(self._call("GET", "/log"))

    def forget(self) -> None:
        """Empties the log."""
        self._call("DELETE", "/log")

    def _call(self, method: str, path: str, body: bytes | None = None) -> Sequence[dict[str, Any]]:
        request = urllib.request.Request(self._control + path, body, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            found: Sequence[dict[str, Any]] = json.loads(answer.read())
        return found


@contextlib.contextmanager
def running(shared: Path, name: str, state: Path | None = None, **settings: str) -> Iterator[Peer]:
    """A server for the length of a block."""
    peer = start(shared, name, state, **settings)
    try:
        yield peer
    finally:
        peer.stop()

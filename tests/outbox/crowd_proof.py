"""Thousands of jobs, two processes on one database, random faults and random kills: nothing doubled, nothing lost.

    python -m tests.outbox.crowd_proof [--jobs 2000] [--kills 60] [--workers 2] [--seed N]

The real store, runner, worker thread, scheduler and HTTP client in processes of their own; the server is a strict fake of
WordPress behind a real socket in this one, which spoils one request in six: the answer lost, the request cut, an error
after the deed, 429, a hotel's HTML, a deed done long after its caller gave up. While one process after the other is killed
with SIGKILL, one job in ten is moved to another time. At the end the server is healed and the rest is worked off. Prints one
JSON line; exit status 1 when a post is there twice or not at all, or at another time than its job says.
"""

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from composer.model.errors import ComposerError
from composer.model.job import Change, Job, JobState, Payload
from composer.model.moment import at_utc
from composer.model.ports import Request
from composer.outbox import events as e
from composer.outbox.commits import decide
from composer.outbox.queueing import new_job
from composer.schedulers.wordpress import WORDPRESS_CAPABILITIES
from composer.store.store import Store, open_store
from tests.schedulers.fake_wordpress import FakeWordPress

ROOT = Path(__file__).resolve().parents[2]
SPOILT = ("lost", "cut", "500 after", "502", "429", "html", "late")
CONNECTIONS = 20
MOVING = frozenset({JobState.SCHEDULED, JobState.DUE, JobState.SENDING, JobState.WAITING, JobState.UNKNOWN})


@dataclass
class Server:
    """The fake site behind a socket.

    Attributes:
        spoil: share of the requests that meet a fault.
    """

    site: FakeWordPress
    chance: random.Random
    spoil: float = 1 / 6
    lock: threading.Lock = field(default_factory=threading.Lock)
    met: collections.Counter[str] = field(default_factory=collections.Counter)

    def fault(self) -> str:
        """What the next request meets."""
        with self.lock:
            found = self.chance.choice(SPOILT) if self.chance.random() < self.spoil else ""
            self.met[found or "fine"] += 1
        return found

    def total(self) -> int:
        """How many requests came so far."""
        with self.lock:
            return sum(self.met.values())

    def carry_out(self, request: Request) -> tuple[int, bytes]:
        """The site's own answer."""
        with self.lock:
            self.site.now = datetime.now(UTC)
            response = self.site.handle(request)
        return response.status, response.body


def handler_for(server: Server) -> type[BaseHTTPRequestHandler]:
    """The request handler of one server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _meet(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = Request(self.command, f"http://{self.headers['Host']}{self.path}", dict(self.headers), body)
            fault = server.fault()
            if fault == "cut":
                self.close_connection = True
                return
            if fault == "late":
                threading.Timer(1.6, server.carry_out, (request,)).start()  # long after its caller gave up
                time.sleep(1.2)
                self.close_connection = True
                return
            if fault in {"429", "502", "html"}:
                self._say({"429": 429, "502": 502, "html": 200}[fault], b"<html>", {"Retry-After": "1"})
                return
            status, answer = server.carry_out(request)
            if fault == "lost":
                self.close_connection = True
                return
            self._say(500 if fault == "500 after" else status, b"oops" if fault == "500 after" else answer, {})

        do_GET = do_POST = do_DELETE = _meet  # noqa: N815 - the library's names

        def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Says nothing."""

    return Handler


@contextmanager
def serving(server: Server) -> Iterator[str]:
    """The server's address."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(server))
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_address[1]}"
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def prove(jobs: int, kills: int, workers: int, seed: int, patience: float = 600) -> dict[str, Any]:
    """The counts of one run."""
    chance = random.Random(seed)
    began = time.monotonic()
    server = Server(FakeWordPress("pass word", datetime.now(UTC)), random.Random(seed + 1))
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder, serving(server) as url, open_store(Path(folder)) as store:
        made = [add(store, number) for number in range(jobs)]
        crowd = [start(folder, url) for _ in range(workers)]
        try:
            for _ in range(kills):
                busy_moment(server, store, chance, 4 * jobs // kills)
                for job in chance.sample(made, max(1, jobs // (10 * kills))):
                    move(store, job.id, chance)
                victim = crowd.pop(chance.randrange(len(crowd)))
                victim.kill()
                faults += buried(victim)
                crowd.append(start(folder, url))
            with server.lock:
                server.spoil = 0.0
            end = time.monotonic() + patience
            while time.monotonic() < end and is_busy(store):
                time.sleep(0.3)
        finally:
            for process in crowd:
                process.kill()
                faults += buried(process)
        found = [store.jobs.get(job.id) for job in made]
    return {**counts(found, server.site), "kills": kills, "met": dict(server.met), "faults_in_program": faults[:5],
            "seed": seed, "seconds": round(time.monotonic() - began)}  # fmt: skip


def busy_moment(server: Server, store: Store, chance: random.Random, apart: int) -> None:
    """Waits until the processes are in the midst of it.

    On a busy machine they take seconds to come up, and killing one before its first request would prove nothing. A job
    takes some two requests, so kills up to `apart` requests from each other are spread over all of the work: what is
    left when the server is healed would prove nothing either.
    """
    goal, end = server.total() + chance.randrange(2, max(apart, 14)), time.monotonic() + 30
    while server.total() < goal and time.monotonic() < end and is_busy(store):
        time.sleep(0.05)
    time.sleep(chance.uniform(0, 0.3))


def add(store: Store, number: int) -> Job:
    """One more job, on one of twenty connections."""
    job = new_job(
        post=f"post-{number}", revision=1, title=f"Crowd {number}", connection=f"wp-{number % CONNECTIONS}",
        channel="site", payload=Payload("wordpress", (f"Part {number}.",), title=f"Crowd {number}"),
        due=at_utc(datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=20, minutes=number), "UTC"),
        capabilities=WORDPRESS_CAPABILITIES, now=datetime.now(UTC),
    )  # fmt: skip
    with store.jobs.transaction() as change:
        return change.add(job)


def move(store: Store, job_id: str, chance: random.Random) -> None:
    """A person gives a job another time, wherever it is."""
    job = store.jobs.get(job_id)
    due = at_utc(job.due.utc + timedelta(days=chance.randrange(1, 40)), "UTC")
    now = datetime.now(UTC)
    event: e.Event = e.Moved(due, now)
    if job.state is JobState.HANDED_OVER:
        event = e.ChangeWanted(Change(due, job.payload, 1, now, chance.random() < 0.7, job.key))
    try:
        decide(store.jobs, job_id, event, now)
    except ComposerError:
        return


def is_busy(store: Store) -> bool:
    """Whether something is still on its way."""
    return any(
        job.state in MOVING or job.wanted is not None for job in store.jobs.open_jobs() if job.wake_at is not None
    )


def start(home: str, url: str) -> "subprocess.Popen[str]":
    """One more process, ready to be killed."""
    words = [sys.executable, "-m", "tests.outbox.kill_worker", home]
    process = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    process.stdin.write(f"{url}\nauthor\npass word")
    process.stdin.close()
    return process


def buried(process: "subprocess.Popen[str]") -> list[str]:
    """What a process that ended said of faults of its own."""
    assert process.stderr is not None
    process.wait()
    said = process.stderr.read().splitlines()
    process.stderr.close()
    return [line for line in said if line.startswith(("FAULT", "Traceback"))]


def counts(jobs: list[Job], site: FakeWordPress) -> dict[str, Any]:
    """What stands on the site for each job, against what the job says."""
    standing = collections.Counter(p["title"] for p in site.posts.values() if p["status"] != "trash")
    due = {p["title"]: f"{p['date_gmt']}Z" for p in site.posts.values() if p["status"] != "trash"}
    certain = [job for job in jobs if job.state is JobState.HANDED_OVER and job.wanted is None]
    asks = [job for job in jobs if job.state is not JobState.HANDED_OVER and job.wake_at is None]
    return {
        "jobs": len(jobs),
        "doubled": sum(standing[job.title] > 1 for job in jobs),
        "lost": sum(standing[job.title] == 0 for job in certain),
        "at_another_time": sum(due[job.title] != job.due.iso_utc() for job in certain if job.title in due),
        "asks_a_person": len(asks),
        "still_moving": len(jobs) - len(certain) - len(asks),
        "states": dict(collections.Counter(job.state.value for job in jobs)),
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    words = parser.parse_args()
    found = prove(words.jobs, words.kills, words.workers, words.seed)
    print(json.dumps(found))
    bad = found["doubled"] + found["lost"] + found["at_another_time"] + found["still_moving"]
    return 1 if bad or found["faults_in_program"] else 0


if __name__ == "__main__":
    sys.exit(main())

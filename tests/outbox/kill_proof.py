"""Kills the sending process at random moments and counts: every post is on the real server once, or the proof fails.

    python -m tests.outbox.kill_proof [--kills 200] [--workers 2] [--seed N] [--shared FOLDER]

Starts a real WordPress and a line that spoils one request in five, queues one job per kill, and lets two processes work
on the one database while one of them is killed with SIGKILL again and again. At the end the line is healed and the rest
is worked off. Prints one JSON line with the counts; exit status 1 when anything was lost or doubled.
"""

import argparse
import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from composer.model.ids import new_id
from composer.model.job import JobState
from composer.store.store import Store, open_store
from tests.peers.outbox_on_wordpress import make_job
from tests.peers.servers import FaultLine, NotHere, Peer, running
from tests.peers.wordpress_eye import WordPressEye

ROOT = Path(__file__).resolve().parents[2]
SPOILT: tuple[dict[str, Any], ...] = (
    {"do": "lose"},
    {"do": "cut-up"},
    {"do": "cut-down"},
    {"do": "refuse"},
    {"do": "delay", "seconds": 0.5},
    {"do": "delay-down", "seconds": 0.5},
    {"do": "status", "status": 500, "body": "oops"},
    {"do": "status", "status": 502, "body": "<html>"},
    {"do": "status", "status": 429, "headers": {"Retry-After": "1"}},
    {"do": "status", "status": 200, "body": "<html>Wi-Fi</html>"},
    {"do": "status", "status": 201, "body": {}},
)


@dataclass
class Proof:
    """One run of the proof."""

    home: Path
    server: Peer
    line: FaultLine
    chance: random.Random
    workers: list[subprocess.Popen[str]] = field(default_factory=list)
    killed_while: collections.Counter[str] = field(default_factory=collections.Counter)
    faults: list[str] = field(default_factory=list)

    def start_worker(self) -> None:
        """One more process, ready to be killed."""
        words = [sys.executable, "-m", "tests.outbox.kill_worker", str(self.home)]
        process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        info = self.server.info
        process.stdin.write("\n".join((self.line.url, info["user"], info["app_password"])))
        process.stdin.close()
        self.workers.append(process)

    def kill_one(self, store: Store) -> None:
        """SIGKILL to one of them, remembering what the jobs were doing."""
        victim = self._wait_for_busy(store) or self.chance.choice(self.workers)
        time.sleep(self.chance.uniform(0.0, 0.35))
        self.workers.remove(victim)
        busy = [job.state.value for job in store.jobs.open_jobs() if job.owner.split("/")[1:2] == [str(victim.pid)]]
        victim.send_signal(signal.SIGKILL)
        self._bury(victim)
        self.killed_while[busy[0] if busy else "between"] += 1

    def _wait_for_busy(self, store: Store) -> subprocess.Popen[str] | None:
        """Three times out of four, a process that holds a job this moment; else any, whatever it does."""
        end = time.monotonic() + (2.0 if self.chance.random() < 0.75 else 0.0)
        while time.monotonic() < end:
            holders = {job.owner.split("/")[1] for job in store.jobs.open_jobs() if job.owner}
            for process in self.workers:
                if str(process.pid) in holders:
                    return process
            time.sleep(0.005)
        return None

    def stop(self) -> None:
        """Ends all of them."""
        for process in self.workers:
            process.kill()
            self._bury(process)
        self.workers.clear()

    def _bury(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        process.wait()
        self.faults += [said for said in process.stderr.read().splitlines() if said.startswith(("FAULT", "Traceback"))]
        process.stdout.close()
        process.stderr.close()

    def spoil(self) -> None:
        """A handful of faults for the requests to come, one request in five."""
        plan = []
        for _ in range(4):
            fault = dict(self.chance.choice(SPOILT))
            plan.append({**fault, "skip": self.chance.randrange(3, 8)})
        self.line.plan(*plan)


def prove(shared: Path, kills: int, workers: int, seed: int) -> dict[str, Any]:
    """The counts of one run.

    Raises:
        NotHere: the servers can't be started.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        running(shared, "wordpress", WP_CRON="manual") as server,
        running(shared, "fault-proxy", UPSTREAM=server.info["url"].rsplit(":", 1)[1]) as line,
        open_store(Path(folder)) as store,
    ):
        proof = Proof(Path(folder), server, FaultLine(line), random.Random(seed))
        try:
            titles = _kill_often(proof, store, kills, workers)
            _let_finish(proof, store, workers)
        finally:
            proof.stop()
        found = collections.Counter(post["title"]["raw"] for post in WordPressEye(server.info).posts())
        states = collections.Counter(job.state.value for job in store.jobs.list(limit=10 * kills + 10))
    return {
        "kills": kills,
        "jobs": len(titles),
        "lost": sum(found[title] == 0 for title in titles),
        "doubled": sum(found[title] > 1 for title in titles),
        "killed_while": dict(proof.killed_while),
        "states": dict(states),
        "faults_in_program": proof.faults[:5],
        "seed": seed,
    }


def _kill_often(proof: Proof, store: Store, kills: int, workers: int) -> list[str]:
    titles = []
    for _ in range(workers):
        proof.start_worker()
    for number in range(kills):
        titles.append(f"Kill {number} {new_id()}")
        with store.jobs.transaction() as tx:
            tx.add(make_job(store, titles[-1], pictures=1, days=20 + number))
        proof.spoil()
        proof.kill_one(store)
        proof.start_worker()
        if sys.stderr.isatty():
            print(f"\r{number + 1}/{kills}", end="", file=sys.stderr)
    return titles


def _let_finish(proof: Proof, store: Store, workers: int) -> None:
    """Heals the line and restarts, until nothing is on its way any more."""
    proof.line.plan()
    proof.stop()
    for _ in range(workers):
        proof.start_worker()
    end = time.monotonic() + 300
    moving = {JobState.SCHEDULED, JobState.DUE, JobState.SENDING, JobState.WAITING, JobState.UNKNOWN}
    while time.monotonic() < end:
        if not any(job.state in moving for job in store.jobs.open_jobs()):
            return
        time.sleep(0.5)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("CHAIRSIDE_SHARED", ROOT.parent / "shared")))
    words = parser.parse_args()
    try:
        counts = prove(words.shared, words.kills, words.workers, words.seed)
    except NotHere as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(counts))
    fine = counts["lost"] == counts["doubled"] == 0 and not counts["faults_in_program"]
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())

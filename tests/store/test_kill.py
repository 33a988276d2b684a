"""kill -9 of a writer at a random moment: what it had acknowledged is there, the file is whole, the chain unbroken."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from composer.store.store import open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX thing")

WRITER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from composer.model.ids import new_id
from composer.model.job import Attempt, Job, Payload, idempotency_key
from composer.model.moment import at_utc
from composer.model.post import Post
from composer.store.store import open_store

store = open_store(Path(sys.argv[1]))
now = datetime.now(UTC)
say = lambda *words: (sys.stdout.write(" ".join(map(str, words)) + "\\n"), sys.stdout.flush())
n = 0
while True:
    n += 1
    post = Post(new_id(), "tip", answers={"fact": f"words {n} " * 50})
    revision = store.drafts.save(post, f"Post {n}", now)
    say("draft", post.id, revision.number)
    revision = store.drafts.save(post.with_answer("fact", f"more {n}"), f"Post {n}", now)
    say("draft", post.id, revision.number)
    if n % 3 == 0:
        store.drafts.list("more")
    digest = store.media.put(b"picture %d " % n * 500, "image/png")
    say("media", digest, 0)
    payload = Payload("x", (f"text {post.id}",))
    due = at_utc(now + timedelta(minutes=n), "UTC")
    job = Job(new_id(), post.id, 1, "T", "c", "m", payload, due, due.utc, idempotency_key(payload, "c", "m", due))
    with store.jobs.transaction() as change:
        job = change.add(job)
        change.append_record("approved", job, now, {"n": n})
        change.begin_attempt(Attempt(f"attempt-{job.id}", job.id, "send", now))
    say("job", job.id, job.version)
"""


def write_and_kill(home: Path, rng: random.Random) -> list[list[str]]:
    """Starts a writer, kills it at a random moment after its first word, and returns what it had acknowledged."""
    child = subprocess.Popen([sys.executable, "-c", WRITER, str(home)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    lines = [child.stdout.readline()]
    lines += [child.stdout.readline() for _ in range(rng.randrange(1, 60))]
    for _ in range(rng.randrange(20_000)):  # into the middle of a statement, not only between them
        pass
    os.kill(child.pid, signal.SIGKILL)
    lines += child.stdout.readlines()
    child.stdout.close()
    child.wait()
    return [line.decode().split() for line in lines if line.endswith(b"\n")]


def assert_all_there(home: Path, acknowledged: list[list[str]]) -> None:
    """Every acknowledged row is there, and nothing else is wrong."""
    with open_store(home) as store:
        assert store.db.check() == []
        assert store.records.verify() is None
        assert store.drafts.list("words OR more") == store.drafts.list("words OR more")
        for kind, name, number in acknowledged:
            match kind:
                case "draft":
                    assert store.drafts.revision(name, int(number)).number == int(number)
                case "media":
                    assert store.media.read(name)
                case "job":
                    assert store.jobs.get(name).version == int(number)
                    assert len(store.jobs.attempts(name)) == 1
        assert store.records.list(limit=1)[0].seq >= sum(kind == "job" for kind, _, _ in acknowledged)


@pytest.mark.parametrize("kills", [4, pytest.param(200, marks=pytest.mark.slow)])
def test_no_acknowledged_row_is_lost_however_often_the_writer_is_killed(home: Path, kills: int) -> None:
    """Issue A: autosave within a second, nothing typed earlier is lost on kill -9."""
    rng = random.Random(20261121)
    acknowledged: list[list[str]] = []

    for _ in range(kills):
        acknowledged += write_and_kill(home, rng)

    assert acknowledged
    assert_all_there(home, acknowledged)


def test_two_writers_at_once_lose_nothing(home: Path) -> None:
    """The window autosaves while the command line queues; both get through, and the chain has no gap."""
    open_store(home).close()
    children = [subprocess.Popen([sys.executable, "-c", WRITER, str(home)], stdout=subprocess.PIPE) for _ in range(2)]
    acknowledged: list[list[str]] = []

    for child in children:
        assert child.stdout is not None
        acknowledged += [child.stdout.readline().decode().split() for _ in range(40)]
    for child in children:
        assert child.stdout is not None
        child.kill()
        rest = child.stdout.readlines()
        acknowledged += [line.decode().split() for line in rest if line.endswith(b"\n")]
        child.stdout.close()
        child.wait()

    assert_all_there(home, acknowledged)

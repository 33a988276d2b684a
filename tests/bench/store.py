"""What the store costs against the disk and against bare SQL: durable save, a calendar month, search as you type, opening.

    python -m tests.bench.store [posts] [folder on the disk to be measured]

Prints ratios within one run. Budgets (DESIGN 7): a durable save at most 3 times append + fdatasync; a month out of 100,000
jobs at most twice its raw query; a search at most 10 ms; opening an existing database at most 5 ms.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from composer.app.sending.desk_changes import ChangeDesk
from composer.model.job import Job, JobState, Payload, idempotency_key
from composer.model.moment import SystemClock, at_utc
from composer.model.post import Claim, Post, Source
from composer.outbox.reconcile import reconcile
from composer.store.drafts import Drafts
from composer.store.store import Store, open_store

WORDS = [
    "hand",
    "hygiene",
    "line",
    "dressing",
    "fever",
    "asthma",
    "inhaler",
    "spacer",
    "stroke",
    "pressure",
    "tablet",
    "clinic",
    "ward",
    "nurse",
    "visitor",
    "soap",
    "towel",
    "water",
    "rest",
    "walk",
    "breath",
    "pain",
    "swelling",
    "redness",
    "call",
    "doctor",
    "family",
    "child",
    "school",
    "plan",
    "medicine",
    "dose",
]
START = datetime(2024, 1, 1, tzinfo=UTC)
MONTH = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC)
RAW = "SELECT id, post, title, connection, channel, platform, due, zone, state FROM job WHERE due >= ? AND due < ? ORDER BY due"
SEARCHES = (
    "h",
    "hy",
    "hyg",
    "hygiene",
    "hygiene dr",
    "asthma inhaler code12",
    "code123",
    "zebra",
    "hygiene dressing water rest",
)


def milliseconds(work: Callable[[], object], runs: int = 30) -> tuple[float, float]:
    """Median and 95th percentile."""
    times = []
    for _ in range(runs + 3):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    times = sorted(times[3:])
    return statistics.median(times), times[int(len(times) * 0.95)]


def computing(work: Callable[[], object]) -> float:
    """Milliseconds of this process alone: what other programs do meanwhile does not count."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def post(number: int, rng: random.Random) -> Post:
    """A post of some sixty words with a source."""
    source = Source(f"s{number % 50}", {"id": f"s{number % 50}", "type": "article", "title": "A title of usual length"})
    words = " ".join(rng.choices(WORDS, k=60)) + f" code{number % 977}"
    return Post(
        f"{number:032x}", "health-tip", answers={"tip": words, "why": words[:80]}, sources=(source,),
        claims=(Claim("tip", source.id),), hashtags=("health",), platforms=("x", "facebook"),
    )  # fmt: skip


def job(number: int, rng: random.Random) -> Job:
    """A job somewhere within three years."""
    due = at_utc(START + timedelta(minutes=(number * 104_729) % (60 * 24 * 365 * 3)), "America/Chicago")
    payload = Payload("facebook", (f"words {number}",), title="T")
    title = " ".join(rng.choices(WORDS, k=9))
    key = idempotency_key(payload, "c", "m", due)
    return Job(
        f"{number:032x}",
        f"{number:032x}",
        1,
        title,
        "c",
        "m",
        payload,
        due,
        due.utc,
        key,
        state=rng.choice(list(JobState)),
    )


def fill(store: Store, count: int) -> None:
    """Posts and jobs, a thousand a transaction."""
    rng = random.Random(3)
    for first in range(0, count, 1000):
        with store.db.transaction(), store.jobs.transaction() as change:
            for number in range(first, min(first + 1000, count)):
                store.drafts.save(post(number, rng), "A title", START)
                change.add(job(number, rng))


def report(name: str, value: float, limit: float, unit: str, note: str = "") -> None:
    """One line of the result."""
    verdict = "ok" if value <= limit else "OVER"
    print(f"{name:<52} {value:8.2f} {unit:<2} (limit {limit:g}) {verdict} {note}")


def durable(store: Store, folder: Path) -> None:
    """A save of an edited post against one append + fdatasync, in turns."""
    handle = os.open(folder / "append", os.O_CREAT | os.O_RDWR)
    blob = os.urandom(4096)
    rng = random.Random(5)
    posts = [post(10_000_000 + n, rng) for n in range(20)]
    floor, saved = [], []
    sync = getattr(os, "fdatasync", os.fsync)
    for number in range(400):
        begin = time.perf_counter()
        os.pwrite(handle, blob, number * len(blob))
        sync(handle)
        floor.append(time.perf_counter() - begin)
        edited = posts[number % 20].with_answer("why", f"edit {number}")
        begin = time.perf_counter()
        store.drafts.save(edited, "A title", START)
        saved.append(time.perf_counter() - begin)
    os.close(handle)
    base = statistics.median(floor)
    note = f"append + fdatasync {base * 1e3:.3f} ms, save {statistics.median(saved) * 1e3:.3f} ms"
    report("durable save / append + fdatasync", statistics.median(saved) / base, 3, "x", note)


def month(store: Store) -> None:
    """The calendar's rows as values against the same rows as bare tuples, in turns."""
    start, end = (at.isoformat(timespec="microseconds") for at in MONTH)
    raw, values = [], []
    for _ in range(25):
        raw.append(computing(lambda: store.db.rows(RAW, (start, end))))
        values.append(computing(lambda: store.jobs.month(*MONTH)))
    note = f"{len(store.jobs.month(*MONTH))} rows, raw {statistics.median(raw):.2f} ms, values {statistics.median(values):.2f} ms"
    report("month / raw query", statistics.median(values) / statistics.median(raw), 2, "x", note)


def starting(home: Path, count: int) -> None:
    """What the program does with all jobs at its start, were each of them still to be sent."""
    clock = SystemClock()
    begin = time.perf_counter()
    with open_store(home) as store:
        store.db.run("UPDATE job SET state = 'scheduled', wake_at = due, hand_over_at = due WHERE state <> 'live'")
        print(
            f"{store.jobs.counts()[JobState.SCHEDULED]} of {count} jobs are open ({time.perf_counter() - begin:.1f} s)"
        )
        desk = ChangeDesk(store, lambda news: None, clock, lambda: None)
        looked, _ = milliseconds(lambda: reconcile(store.jobs, clock.now(), lambda owner: False), 5)
        report("start: jobs left behind by a runner", looked, 5, "ms")
        followed, _ = milliseconds(desk.follow_zones, 3)
        report("start: every open job against its zone's rules", followed, 2_500, "ms", "(on the outbox's thread)")
        report("the runner's next job", milliseconds(store.jobs.next_wake)[0], 1, "ms")
        month(store)


def main() -> int:
    """All of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        home = Path(name) / "home"
        with open_store(home) as store:
            begin = time.perf_counter()
            fill(store, count)
            print(f"{count} posts and jobs written in {time.perf_counter() - begin:.1f} s")
            begin = time.perf_counter()
            store.drafts.list("first")
            print(f"search index built in {time.perf_counter() - begin:.1f} s")
            durable(store, Path(name))
            store.drafts.list("catch up")
            month(store)
            for words in SEARCHES:
                middle, slow = milliseconds(lambda words=words: store.drafts.list(words, 50))  # type: ignore[misc]
                report(f"search “{words}”", middle, 10, "ms", f"95th percentile {slow:.2f} ms")
            report("list of 200 newest", milliseconds(lambda: Drafts(store.db).list(limit=200))[0], 10, "ms")
        starting(home, count)
        report("opening and closing", milliseconds(lambda: open_store(home).close())[0], 5, "ms")
        size = sum(p.stat().st_size for p in home.rglob("*") if p.is_file())
        print(f"size on disk {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

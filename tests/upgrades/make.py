"""Makes the saved database of the present schema: `python -m tests.upgrades.make`, once per released schema.

A saved database is never made again after its release. Everything in it is invented.
"""

import shutil
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from composer.model.card import Brand
from composer.model.job import Attempt, Job, JobState, Payload, Picture, idempotency_key
from composer.model.moment import at_wall
from composer.model.post import Claim, Media, Override, Post, Source
from composer.model.practice import Practice, Region
from composer.model.scheduler import Channel, Connection, Health, HealthState
from composer.store.schema import CURRENT
from composer.store.store import DATABASE, Store, open_store

HERE = Path(__file__).resolve().parent
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DIGEST = "ab" * 32
POST = Post(
    id="01932f0a-0000-7000-8000-000000000001",
    template="myth-buster",
    answers={"myth": "Fluoride is poison 🦷", "fact": "It protects"},
    sources=(Source("who", {"id": "who", "type": "report", "title": "Oral health", "custom": {"a": [1]}}),),
    claims=(Claim("fact", "who", "p. 4"),),
    hashtags=("Zähne",),
    media=(Media(digest=DIGEST, alt="A tooth", focus=(0.1, 0.9)),),
    overrides={"x": Override("Short", ("teeth",))},
    platforms=("x",),
    extra={"from_the_future": True},
)
BINNED = Post(id="01932f0a-0000-7000-8000-000000000002", template="event", answers={"what": "Open day"})
PAYLOAD = Payload(
    "wordpress",
    ("It protects",),
    "Title",
    "<p>It</p>",
    pictures=(Picture(DIGEST, "image/png", "a.png", "A tooth", 9, 9),),
)
PRACTICE = Practice(name="Park", region=Region.EU, zone="Europe/Berlin", brand=Brand("Park", logo=b"\0\xff"))
CONNECTION = Connection(
    "01932f0a-0000-7000-8000-000000000003", "wordpress", "Site", "https://example.org", "ada",
    (Channel("1", "wordpress", "Blog"),), Health(HealthState.OK, "", (Channel("1", "wordpress", "Blog"),)), True, AT,
)  # fmt: skip


def job() -> Job:
    """A handed-over job."""
    due, _ = at_wall("2026-12-14T09:00", "America/Chicago")
    key = idempotency_key(PAYLOAD, CONNECTION.id, "1", due)
    return Job(
        "01932f0a-0000-7000-8000-000000000004", POST.id, 2, "Fluoride", CONNECTION.id, "1", PAYLOAD, due, due.utc, key,
        state=JobState.HANDED_OVER, wake_at=due.utc, remote_id="77", attempts=1, created_at=AT,
    )  # fmt: skip


def attempt() -> Attempt:
    """What happened to it."""
    return Attempt(
        "01932f0a-0000-7000-8000-000000000005",
        job().id,
        "send",
        AT,
        AT + timedelta(seconds=1),
        "accepted",
        "Taken.",
        "201",
    )


def fill(store: Store) -> None:
    """One of everything."""
    store.drafts.save(POST.with_answer("fact", "first words"), "Fluoride", AT)
    store.drafts.save(POST, "Fluoride", AT + timedelta(seconds=1), kind="myth-buster")
    store.drafts.save(BINNED, "Open day", AT)
    store.drafts.trash(BINNED.id, AT)
    store.drafts.list("fluoride")
    store.sources.save(POST.sources[0], AT)
    store.sources.annotate("who", notes="Good", tags=["fluoride"], volatile=True, review_by=date(2027, 1, 1))
    store.db.run("INSERT INTO media VALUES (?, 'image/png', 9, ?)", (DIGEST, AT.isoformat(timespec="microseconds")))
    store.settings.save_practice(PRACTICE)
    store.connections.save(CONNECTION)
    with store.jobs.transaction() as change:
        change.append_record("approved", change.add(job()), AT, {"by": "Dr Ä"})
        change.begin_attempt(attempt())
        change.end_attempt(attempt())
        change.append_record("handed_over", job(), AT, {"remote_id": "77"})


def main() -> int:
    """Writes the file for the present schema."""
    target = HERE / f"{CURRENT}.sqlite"
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder)) as store:
            fill(store)
            store.db.run("PRAGMA wal_checkpoint(TRUNCATE)")
            copy = Path(folder) / "copy.sqlite"
            store.db.copy_into(copy)
        shutil.copyfile(copy, target)
    print(f"wrote {target.name} beside {Path(__file__).name} ({DATABASE})")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A fresh store, and posts and jobs to put into it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.model.ids import new_id
from composer.model.job import Job, Payload, idempotency_key
from composer.model.moment import at_utc
from composer.model.post import Claim, Media, Override, Post, Source
from composer.store.store import Store, open_store

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(home) as opened:
        yield opened


@pytest.fixture
def now() -> datetime:
    """The present of these tests."""
    return NOW


@pytest.fixture
def make_post() -> Callable[..., Post]:
    """A post with everything in it; keywords change fields."""

    def make(**changes: object) -> Post:
        post = Post(
            id=new_id(),
            template="myth-buster",
            answers={"myth": "Fluoride is poison", "fact": "Tiny amounts protect enamel"},
            sources=(Source("who-2023", {"id": "who-2023", "title": "Oral health", "type": "report", "x": [1]}),),
            claims=(Claim("fact", "who-2023", "p. 4"),),
            hashtags=("Fluoride", "Zähne"),
            media=(Media(digest="ab" * 32, alt="A smiling tooth", shows_person=False, focus=(0.2, 0.8)),),
            overrides={"x": Override("Short words")},
            platforms=("x", "instagram"),
        )
        return replace(post, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_job() -> Callable[..., Job]:
    """A job due in a day; keywords change fields, `hours` the due time, `text` the payload."""

    def make(text: str = "Brush twice a day", hours: float = 24, **changes: object) -> Job:
        payload = Payload("wordpress", (text,), title="Brushing", tags=("dental",), sources=("1. WHO",))
        due = at_utc(NOW + timedelta(hours=hours), "America/Chicago")
        job = Job(
            id=new_id(),
            post="post-1",
            revision=1,
            title="Brushing 🪥",
            connection="site",
            channel="main",
            payload=payload,
            due=due,
            hand_over_at=due.utc,
            wake_at=due.utc,
            key=idempotency_key(payload, "site", "main", due),
            created_at=NOW,
        )
        return replace(job, **changes)  # type: ignore[arg-type]

    return make

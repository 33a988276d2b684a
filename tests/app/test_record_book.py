"""Records as a person reads them: titles, what was frozen, who approved it."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.sending.record_book import RecordBook
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.moment import at_wall
from composer.model.practice import Practice

pytestmark = pytest.mark.paint
ZONE = "America/Chicago"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A program with one planned post for two channels."""
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), secrets=SessionSecrets()) as made:
        made.settings.put(Practice(zone=ZONE, platforms=("x", "bluesky")))
        post = replace(made.library.sample("health-tip"), platforms=("x", "bluesky"))
        made.library.save(post)
        made.queue(post, at_wall("2031-03-04T09:00", ZONE)[0])
        yield made


def test_every_entry_has_its_posts_title_and_channel(app: App) -> None:
    """A number of a post says nothing to anyone."""
    app.outbox.cancel(app.outbox.rows()[0].job.id)

    rows = RecordBook(app).rows()

    assert {row.record.kind for row in rows} == {"approved", "cancelled"}
    assert len({row.title for row in rows}) == 1
    assert rows[0].title == app.outbox.rows()[0].job.title
    assert {row.platform for row in rows} == {"x", "bluesky"}


def test_an_entry_holds_what_was_approved_though_the_post_changed_since(app: App) -> None:
    """The record is of what went out, not of what the post says today."""
    job = app.outbox.rows()[0].job
    post = app.library.open(job.post).post
    app.library.save(replace(post, hashtags=("Changed",)))
    record = next(row.record for row in RecordBook(app).rows() if row.record.job == job.id)

    kept = RecordBook(app).open(record)

    assert kept.payload == job.payload
    assert kept.approved is not None
    assert kept.approved.body["by"]
    assert kept.via


def test_an_entry_of_a_post_that_is_gone_still_opens(app: App) -> None:
    """Nothing in the records depends on what can be thrown away."""
    app.desks.store.records.append("finding_answered", "", "no-such-post", app.clock.now(), {"why": "checked"})

    row = RecordBook(app).rows()[0]

    assert row.title == "A post that is not here any more"
    assert RecordBook(app).open(row.record).payload is None

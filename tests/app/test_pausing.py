"""The crisis pause: at once for any number of posts, the same as the machine's step for each, and resumed after a kill."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.app.app import App
from composer.app.sending import pausing
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import StorageError
from composer.model.job import Job, JobState
from composer.model.scheduler import Channel, Connection
from composer.outbox import events as e
from composer.outbox.machine import step
from tests.outbox.fakes import SetClock, make_job
from tests.schedulers.fake_wordpress import FakeWordPress

NOW = datetime(2026, 12, 14, 14, 0, tzinfo=UTC)
SITE = Connection("c1", "wordpress", "Site", "https://site.test/", "author", (Channel("site", "wordpress", "Site"),))


@pytest.fixture
def clock() -> SetClock:
    """The program's clock."""
    return SetClock(NOW)


@pytest.fixture
def app(tmp_path: Path, clock: SetClock) -> Iterator[App]:
    """The program with a site that has a post of every number asked for."""
    secrets = SessionSecrets()
    secrets.put(SITE.id, "pass word")
    site = FakeWordPress("pass word", NOW)
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), clock=clock, secrets=secrets, http=site) as opened:
        opened.desks.store.connections.save(SITE)
        yield opened


def keep(app: App, *jobs: Job) -> list[Job]:
    """The jobs as they stand in the database."""
    with app.desks.store.jobs.transaction() as change:
        return [change.add(job) for job in jobs]


def handed(number: int) -> Job:
    """A post that its site holds."""
    return replace(
        make_job(number, due=NOW + timedelta(days=number), wake=None), state=JobState.HANDED_OVER, remote_id="1"
    )


@pytest.mark.parametrize("state", list(JobState))
def test_one_statement_does_to_every_job_what_the_machine_would(app: App, clock: SetClock, state: JobState) -> None:
    """The machine is the only one that knows the next state: the short cut must not say anything else."""
    wake = NOW + timedelta(hours=3)
    (job,) = keep(app, replace(make_job(wake=wake), state=state, reason="Before."))
    planned = state in pausing.PLANNED
    held = step(job, e.Held(), NOW)[0] if planned else job

    app.outbox.pausing.hold()
    paused = app.outbox.get(job.id)
    clock.pass_(timedelta(hours=5))
    app.outbox.pausing.release()
    gone_on = app.outbox.get(job.id)

    assert replace(paused, version=0) == replace(held, version=0)
    wanted = step(held, e.Released(), clock.now())[0] if planned else job
    assert replace(gone_on, version=0) == replace(wanted, version=0)
    assert (paused.version > job.version) is planned  # whoever saw the job before must not be able to claim it


def test_holding_writes_no_more_for_a_thousand_posts_than_for_one(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crisis does not wait: the number of statements does not grow with the plan."""
    counts = []
    run = app.desks.store.db.run
    for number in (1, 300):
        keep(app, *(make_job(number * 1000 + n, due=NOW + timedelta(hours=n + 1), wake=NOW) for n in range(number)))
        ran: list[str] = []
        monkeypatch.setattr(
            app.desks.store.db, "run", lambda sql, values=(), ran=ran: (ran.append(sql), run(sql, values))[1]
        )

        held = app.outbox.pausing.hold()

        monkeypatch.undo()
        counts.append((held, len(ran)))
        app.outbox.pausing.release()

    assert [held for held, _ in counts] == [1, 301]
    assert counts[0][1] == counts[1][1]


def test_what_accounts_hold_is_asked_back_bit_by_bit_the_soonest_first(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window must not wait for a hundred thousand wishes, and what goes out next counts most."""
    monkeypatch.setattr(pausing, "BATCH", 2)
    jobs = keep(app, *(handed(number) for number in (3, 1, 2)))

    count = app.outbox.pausing.hold()
    wished = []
    while app.outbox.pausing.ask_back():
        wished.append([app.outbox.get(job.id).wanted is not None for job in jobs])

    assert count == 3
    assert wished == [[False, True, True], [True, True, True]]


def test_a_program_killed_while_asking_back_goes_on_where_it_was(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """How far it came is in the database, in the same transaction as the wishes."""
    monkeypatch.setattr(pausing, "BATCH", 1)
    first, second = keep(app, handed(1), handed(2))
    app.outbox.pausing.hold()
    app.outbox.pausing.ask_back()
    monkeypatch.setattr(app.desks.store.settings, "put", _broken)
    with pytest.raises(StorageError):
        app.outbox.pausing.ask_back()
    monkeypatch.undo()
    before = app.outbox.get(second.id).wanted

    while app.outbox.pausing.ask_back():
        pass

    assert before is None
    assert app.outbox.get(first.id).wanted is not None
    assert app.outbox.get(second.id).wanted is not None


def test_the_end_of_the_pause_ends_asking_back(app: App) -> None:
    """What was not asked for yet stays at its account, where it was all along."""
    (job,) = keep(app, handed(1))

    app.outbox.pausing.hold()
    app.outbox.pausing.release()

    assert not app.outbox.pausing.ask_back()
    assert app.outbox.get(job.id).wanted is None


def _broken(_name: str, value: object = None) -> None:
    raise StorageError("The disk is full.")

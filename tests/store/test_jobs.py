"""Jobs: what the outbox leans on. Versions keep two programs apart, the key keeps a post from standing there twice."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.model.errors import NotFound, Refused, StaleWrite
from composer.model.ids import new_id
from composer.model.job import Attempt, Job, JobState, Payload, Question
from composer.model.ports import JobStore
from composer.store.jobs import Jobs
from composer.store.store import Store, open_store

MakeJob = Callable[..., Job]


def added(store: Store, job: Job) -> Job:
    """The job, written."""
    with store.jobs.transaction() as change:
        return change.add(job)


def test_the_store_fulfils_the_outbox_port(store: Store) -> None:
    """Checked by the type checker: the assignment is the test."""
    port: JobStore = store.jobs

    assert isinstance(port, Jobs)


def test_a_job_comes_back_as_it_was(store: Store, make_job: MakeJob, now: datetime) -> None:
    """Every field, also the ones that are mostly empty."""
    job = make_job(
        state=JobState.NEEDS_YOU,
        reason="Sign in again.",
        detail="401 \ud83e",
        remote_id="77",
        url="https://example.org/?p=77",
        attempts=2,
        looks=1,
        owner="me",
        lease_until=now,
        question=list(Question)[1],
    )

    kept = added(store, job)

    assert kept.version == 1
    assert store.jobs.get(job.id) == replace(job, version=1, detail="401 \N{REPLACEMENT CHARACTER}")


def test_a_save_with_an_old_version_is_refused(store: Store, make_job: MakeJob) -> None:
    """Two windows on one database: the second must look again."""
    job = added(store, make_job())
    with store.jobs.transaction() as change:
        change.save(replace(job, state=JobState.DUE))

    with pytest.raises(StaleWrite), store.jobs.transaction() as change:
        change.save(replace(job, state=JobState.CANCELLED))

    assert store.jobs.get(job.id).state is JobState.DUE


def test_saving_a_job_that_is_not_there_says_so(store: Store, make_job: MakeJob) -> None:
    """Not stale: never written."""
    with pytest.raises(NotFound), store.jobs.transaction() as change:
        change.save(make_job())


def test_the_same_words_for_the_same_channel_and_minute_stand_in_the_queue_once(
    store: Store, make_job: MakeJob, now: datetime
) -> None:
    """A double click on Queue must not send twice (DESIGN 5); cancelling frees the place."""
    job = added(store, make_job())

    with pytest.raises(Refused, match="already in the queue"):
        added(store, make_job())

    assert store.jobs.living_with_key(job.key)
    with store.jobs.transaction() as change:
        change.save(replace(job, state=JobState.CANCELLED))
    assert not store.jobs.living_with_key(job.key)
    assert added(store, make_job()).version == 1


def test_the_database_itself_keeps_twins_out(store: Store, make_job: MakeJob) -> None:
    """Even a program with another idea of the rule can't write the second one."""
    job = added(store, make_job())

    with pytest.raises(sqlite3.IntegrityError):
        store.db.run(
            "INSERT INTO job SELECT 'other', post, revision, title, connection, channel, platform, payload, due, zone,"
            " wall, hand_over_at, key, state, wake_at, reason, detail, remote_id, url, attempts, looks, owner,"
            " lease_until, created_at, version, question, wanted FROM job WHERE id = ?",
            (job.id,),
        )


def test_a_payload_never_changes_but_a_job_may_get_another(store: Store, make_job: MakeJob) -> None:
    """A person fixes the content: the old payload stays for the record."""
    job = added(store, make_job())
    fixed = Payload("wordpress", ("Better words",))

    with store.jobs.transaction() as change:
        change.save(replace(job, payload=fixed, key="k2"))

    assert store.jobs.get(job.id).payload == fixed
    assert store.db.row("SELECT count(*) FROM payload") == (2,)
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        store.db.run("UPDATE payload SET body = '{}'")


@pytest.mark.parametrize("column", ["post", "connection", "channel", "platform"])
def test_a_job_keeps_its_post_and_its_channel(store: Store, make_job: MakeJob, column: str) -> None:
    """One payload for one channel: another channel is another job."""
    added(store, make_job())

    with pytest.raises(sqlite3.IntegrityError, match="keeps"):
        store.db.run(f"UPDATE job SET {column} = 'other'")  # noqa: S608


def test_the_runner_gets_the_job_that_came_due_first(store: Store, make_job: MakeJob, now: datetime) -> None:
    """And none before its time."""
    later = added(store, make_job("later", hours=3))
    sooner = added(store, make_job("sooner", hours=2))
    added(store, make_job("a person's turn", hours=1, wake_at=None))

    with store.jobs.transaction() as change:
        assert change.next_ready(now + timedelta(hours=1.5)) is None
        first = change.next_ready(now + timedelta(hours=5))

    assert first is not None
    assert first.id == sooner.id
    assert store.jobs.next_wake() == sooner.wake_at
    assert [j.id for j in store.jobs.open_jobs()][1:] == [sooner.id, later.id]


def test_jobs_a_runner_holds_are_found_without_reading_the_others(store: Store, make_job: MakeJob) -> None:
    """Asked at every start; with 100,000 open jobs it once took seconds."""
    added(store, make_job("free"))
    held = added(store, make_job("held", owner="pc/1/x"))

    plan = store.db.rows("EXPLAIN QUERY PLAN SELECT id FROM job AS j WHERE j.owner <> '' ORDER BY j.owner")

    assert [job.id for job in store.jobs.held_jobs()] == [held.id]
    assert "job_held" in str(plan)


def test_plans_are_read_without_their_payloads(store: Store, make_job: MakeJob) -> None:
    """Id and time, by time, of the states asked for."""
    later, sooner = added(store, make_job("later", hours=3)), added(store, make_job("sooner", hours=2))
    added(store, make_job("over", state=JobState.LIVE))

    assert store.jobs.plans({JobState.SCHEDULED}) == [(sooner.id, sooner.due), (later.id, later.due)]
    assert store.jobs.plans(set()) == []


def test_an_empty_queue_has_no_wake_time(store: Store) -> None:
    """The runner then waits for an event."""
    assert store.jobs.next_wake() is None


def test_attempts_are_written_before_and_after(store: Store, make_job: MakeJob, now: datetime) -> None:
    """The intent is a row before the socket opens; a kill leaves it without an end."""
    job = added(store, make_job())
    attempt = Attempt(new_id(), job.id, "send", now)
    with store.jobs.transaction() as change:
        change.begin_attempt(attempt)
    assert store.jobs.attempts(job.id) == [attempt]

    ended = replace(attempt, ended_at=now + timedelta(seconds=2), verdict="accepted", reason="Taken.", detail="201")
    with store.jobs.transaction() as change:
        change.end_attempt(ended)

    assert store.jobs.attempts(job.id) == [ended]
    with pytest.raises(NotFound), store.jobs.transaction() as change:
        change.end_attempt(replace(attempt, id="never begun"))


def test_an_attempt_for_no_job_cannot_be_written(store: Store, now: datetime) -> None:
    """Foreign keys are on."""
    with pytest.raises(sqlite3.IntegrityError), store.jobs.transaction() as change:
        change.begin_attempt(Attempt(new_id(), "nothing", "send", now))


def test_a_failed_transaction_takes_the_record_back_too(store: Store, make_job: MakeJob, now: datetime) -> None:
    """State and proof are one."""
    job = make_job()

    def approve_and_fail() -> None:
        with store.jobs.transaction() as change:
            change.append_record("approved", change.add(job), now, {"by": "me"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        approve_and_fail()

    assert store.jobs.list() == []
    assert store.records.list() == []


def test_lists_by_state_post_connection_and_month(store: Store, make_job: MakeJob, now: datetime) -> None:
    """What the outbox screen and the calendar ask."""
    jobs = [added(store, make_job(f"t{n}", hours=24 * 20 * n)) for n in range(4)]
    with store.jobs.transaction() as change:
        change.save(replace(jobs[3], state=JobState.LIVE))

    assert [j.id for j in store.jobs.list()] == [j.id for j in jobs]
    assert [j.id for j in store.jobs.list(limit=2)] == [j.id for j in jobs[2:]]
    assert [j.id for j in store.jobs.list(JobState.LIVE)] == [jobs[3].id]
    assert len(store.jobs.by_post("post-1")) == 4
    assert len(store.jobs.by_connection("site")) == 3
    assert store.jobs.counts() == {JobState.SCHEDULED: 3, JobState.LIVE: 1}
    month = store.jobs.month(datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    assert [(row.id, row.due, row.state) for row in month] == [
        (jobs[1].id, jobs[1].due.utc, JobState.SCHEDULED),
        (jobs[2].id, jobs[2].due.utc, JobState.SCHEDULED),
    ]
    assert month[0].zone == "America/Chicago"
    assert store.jobs.due_times(now + timedelta(days=30)) == [j.due.utc for j in jobs[2:]]


def test_the_calendar_is_read_from_an_index_alone(store: Store, now: datetime) -> None:
    """A month out of 100,000 must not touch the jobs themselves (DESIGN 7)."""
    plan = store.db.rows(
        "EXPLAIN QUERY PLAN SELECT id, post, title, connection, channel, platform, due, zone, state"
        " FROM job WHERE due >= ? AND due < ? ORDER BY due",
        ("2026", "2027"),
    )

    assert "USING COVERING INDEX job_calendar" in plan[0][3]


def test_two_connections_never_get_the_same_job(home: Path, store: Store, make_job: MakeJob, now: datetime) -> None:
    """Window and command line: the claim is one transaction, so the second sees it taken."""
    added(store, make_job())
    at = now + timedelta(days=2)

    with open_store(home) as other:
        with store.jobs.transaction() as change:
            mine = change.next_ready(at)
            assert mine is not None
            change.save(replace(mine, state=JobState.SENDING, wake_at=at + timedelta(minutes=5)))
        with other.jobs.transaction() as change:
            assert change.next_ready(at) is None


def test_a_job_that_is_not_there_is_a_sentence(store: Store) -> None:
    """Whatever the id looks like."""
    with pytest.raises(NotFound):
        store.jobs.get("\ud800" * 200)

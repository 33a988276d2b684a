"""Jobs and their attempts: what the outbox does inside a transaction, and what lists and the calendar ask for.

A save with an old version is refused, so two programs on one database never act on the same job. The payload lies
apart under its digest and never changes there; a job whose content a person fixed points to another one.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import starmap

from composer.model.errors import NotFound, Refused, StaleWrite
from composer.model.job import Attempt, Job, JobState, Payload, payload_from_json
from composer.model.moment import When
from composer.model.post import Json
from composer.model.rows import CalendarJob
from composer.model.words import tr
from composer.store.database import Database
from composer.store.encoding import compact, instant, instant_or_none, stamp, stamp_or_none, storable
from composer.store.job_rows import COLUMNS, job_of, values_of
from composer.store.records import Records

_JOB = f"SELECT p.body, {', '.join('j.' + name for name in COLUMNS)} FROM job AS j JOIN payload AS p ON p.digest = j.payload"  # noqa: S608
_ADD = f"INSERT INTO job ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _ in COLUMNS)})"  # noqa: S608
_SAVE = f"UPDATE job SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE id = ? AND version = ?"  # noqa: S608
_FINAL = "('live', 'cancelled', 'skipped')"
_STATES: Mapping[str, JobState] = {state.value: state for state in JobState}


class JobChanges:
    """What may be done inside one transaction; made by `Jobs.transaction` (fulfils `model.ports.JobTransaction`)."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._records = Records(db)

    def next_ready(self, now: datetime) -> Job | None:
        """The job whose `wake_at` has come and came first, or None."""
        row = self._db.row(f"{_JOB} WHERE j.wake_at <= ? ORDER BY j.wake_at, j.id LIMIT 1", (stamp(now),))
        return job_of(row) if row else None

    def get(self, job_id: str) -> Job:
        """The job of that id.

        Raises:
            NotFound: there is none.
        """
        return _get(self._db, job_id)

    def save(self, job: Job) -> Job:
        """Writes the job and returns it with its new version.

        Raises:
            StaleWrite: it was changed since it was read.
            Refused: the same words for the same channel and minute stand in the queue already.
        """
        self._keep_payload(job)
        new = values_of(job, job.version + 1)
        self._not_twice(job)
        if not self._db.run(_SAVE, (*new, job.id, job.version)):
            self.get(job.id)
            raise StaleWrite(
                tr("“{title}” was changed in another window meanwhile; nothing was overwritten.").format(
                    title=job.title
                ),
                hint=tr("Look at it again and repeat what you wanted."),
            )
        return _with_version(job, job.version + 1)

    def add(self, job: Job) -> Job:
        """Writes a new job and returns it with its version.

        Raises:
            Refused: the same words for the same channel and minute stand in the queue already.
        """
        self._keep_payload(job)
        self._not_twice(job)
        self._db.run(_ADD, values_of(job, job.version + 1))
        return _with_version(job, job.version + 1)

    def begin_attempt(self, attempt: Attempt) -> None:
        """Writes the intent, before the socket opens."""
        self._db.run(
            "INSERT INTO attempt (id, job, kind, started_at, ended_at, verdict, reason, detail)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (attempt.id, attempt.job, attempt.kind, stamp(attempt.started_at), *_ending(attempt)),
        )

    def end_attempt(self, attempt: Attempt) -> None:
        """Completes an attempt's row.

        Raises:
            NotFound: it was never begun.
        """
        if not self._db.run(
            "UPDATE attempt SET ended_at = ?, verdict = ?, reason = ?, detail = ? WHERE id = ?",
            (*_ending(attempt), attempt.id),
        ):
            raise NotFound(tr("There is no such attempt."))

    def append_record(self, kind: str, job: Job, at: datetime, body: Mapping[str, Json]) -> None:
        """Adds an entry to the chain."""
        self._records.append(kind, job.id, job.post, at, body)

    def _keep_payload(self, job: Job) -> None:
        self._db.run(
            "INSERT INTO payload (digest, body) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
            (job.payload.digest(), compact(job.payload.to_json())),
        )

    def _not_twice(self, job: Job) -> None:
        if job.state in {JobState.CANCELLED, JobState.SKIPPED}:
            return
        twin = "SELECT 1 FROM job WHERE key = ? AND id <> ? AND state NOT IN ('cancelled', 'skipped')"
        if self._db.row(twin, (job.key, job.id)):
            raise Refused(
                tr("“{title}” is already in the queue for this channel and time.").format(title=job.title),
                hint=tr("Choose another time, or cancel the other one first."),
            )


class Jobs:
    """The jobs of one database (fulfils `model.ports.JobStore`).

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextmanager
    def transaction(self) -> Iterator[JobChanges]:
        """A write transaction (BEGIN IMMEDIATE), committed at the end, rolled back on an error."""
        with self._db.transaction():
            yield JobChanges(self._db)

    def get(self, job_id: str) -> Job:
        """The job of that id.

        Raises:
            NotFound: there is none.
        """
        return _get(self._db, job_id)

    def open_jobs(self) -> Iterator[Job]:
        """All jobs not in a final state, by due time."""
        return map(job_of, self._db.rows(f"{_JOB} WHERE j.state NOT IN {_FINAL} ORDER BY j.due, j.id"))

    def held_jobs(self) -> list[Job]:
        """The jobs that a runner holds (or held when it ended), by due time; read from an index of them alone."""
        rows = self._db.rows(f"{_JOB} WHERE j.owner <> '' ORDER BY j.owner")  # sorted there it would read every job
        return sorted(map(job_of, rows), key=lambda job: (job.due.utc, job.id))

    def plans(self, states: Collection[JobState]) -> list[tuple[str, When]]:
        """Id and due time of the jobs in those states, by due time; nothing else of them is read."""
        marks = ", ".join("?" for _ in states)
        sql = f"SELECT id, due, zone, wall FROM job WHERE state IN ({marks}) ORDER BY due, id"  # noqa: S608 - marks alone
        rows = self._db.rows(sql, [state.value for state in states])
        return [(job_id, When(instant(due), zone, wall)) for job_id, due, zone, wall in rows]

    def by_post(self, post_id: str) -> list[Job]:
        """All jobs of a post, by due time."""
        return [job_of(row) for row in self._db.rows(f"{_JOB} WHERE j.post = ? ORDER BY j.due, j.id", (post_id,))]

    def by_connection(self, connection: str) -> list[Job]:
        """The jobs of a connection that are not in a final state, by due time."""
        sql = f"{_JOB} WHERE j.connection = ? AND j.state NOT IN {_FINAL} ORDER BY j.due, j.id"
        return [job_of(row) for row in self._db.rows(sql, (connection,))]

    def near(self, connection: str, channel: str, start: datetime, end: datetime) -> list[tuple[When, str]]:
        """Due time and payload digest of a channel's living jobs due in a span (aware, `end` excluded), by due time."""
        sql = (
            "SELECT due, zone, wall, payload FROM job WHERE due >= ? AND due < ?"
            " AND state NOT IN ('cancelled', 'skipped') AND connection = ? AND channel = ? ORDER BY due, id"
        )
        rows = self._db.rows(sql, (stamp(start), stamp(end), connection, channel))
        return [(When(instant(due), zone, wall), digest) for due, zone, wall, digest in rows]

    def payload(self, digest: str) -> Payload:
        """The payload of that digest.

        Raises:
            NotFound: there is none.
        """
        row = self._db.row("SELECT body FROM payload WHERE digest = ?", (digest,))
        if row is None:
            raise NotFound(tr("There is no such payload."))
        return payload_from_json(json.loads(row[0]))

    def month(self, start: datetime, end: datetime) -> list[CalendarJob]:
        """What the calendar shows of a span of time (aware, `end` excluded), by due time; read from an index alone."""
        rows = self._db.rows(
            "SELECT id, post, title, connection, channel, platform, due, zone, state"
            " FROM job WHERE due >= ? AND due < ? ORDER BY due",
            (stamp(start), stamp(end)),
        )
        return [
            CalendarJob(i, post, title, via, channel, platform, instant(due), zone, _STATES[state])
            for i, post, title, via, channel, platform, due, zone, state in rows
        ]

    def due_times(self, since: datetime, connection: str = "", channel: str = "") -> list[datetime]:
        """The distinct times from `since` on at which something goes out, aware UTC; for the next free slot.

        Args:
            connection, channel: only this channel's; empty = everybody's.
        """
        sql = "SELECT DISTINCT due FROM job WHERE due >= ? AND state NOT IN ('cancelled', 'skipped') ORDER BY due"
        if not connection:
            return [instant(row[0]) for row in self._db.rows(sql, (stamp(since),))]
        sql = sql.replace("ORDER BY", "AND connection = ? AND channel = ? ORDER BY")
        return [instant(row[0]) for row in self._db.rows(sql, (stamp(since), connection, channel))]

    def living_with_key(self, key: str) -> bool:
        """Whether a job with that key is in the queue or went out."""
        sql = "SELECT 1 FROM job WHERE key = ? AND state NOT IN ('cancelled', 'skipped')"
        return self._db.row(sql, (key,)) is not None

    def counts(self) -> dict[JobState, int]:
        """How many jobs are in each state; states without a job are left out."""
        return {_STATES[s]: n for s, n in self._db.rows("SELECT state, count(*) FROM job GROUP BY state")}

    def attempts(self, job_id: str) -> list[Attempt]:
        """What happened to a job, oldest first."""
        sql = (
            "SELECT id, job, kind, started_at, ended_at, verdict, reason, detail"
            " FROM attempt WHERE job = ? ORDER BY started_at, id"
        )
        return list(starmap(_attempt, self._db.rows(sql, (job_id,))))

    def next_wake(self) -> datetime | None:
        """When the runner has to look next, or None."""
        row = self._db.row("SELECT min(wake_at) FROM job WHERE wake_at IS NOT NULL")
        return instant_or_none(row[0]) if row else None

    def list(self, state: JobState | None = None, limit: int = 500) -> list[Job]:
        """Jobs by due time, the earliest first.

        Args:
            state: only these; otherwise the `limit` jobs with the latest due times.
        """
        if state is not None:
            sql = f"{_JOB} WHERE j.state = ? ORDER BY j.due, j.id LIMIT ?"
            return [job_of(row) for row in self._db.rows(sql, (state.value, limit))]
        return [job_of(row) for row in self._db.rows(f"{_JOB} ORDER BY j.due DESC, j.id DESC LIMIT ?", (limit,))][::-1]


def _get(db: Database, job_id: str) -> Job:
    row = db.row(f"{_JOB} WHERE j.id = ?", (storable(job_id),))
    if row is None:
        raise NotFound(tr('There is no job "{id}".').format(id=storable(job_id)[:64]))
    return job_of(row)


def _with_version(job: Job, version: int) -> Job:
    return replace(job, version=version)


def _ending(attempt: Attempt) -> tuple[str | None, str, str, str]:
    return (
        stamp_or_none(attempt.ended_at),
        attempt.verdict,
        storable(attempt.reason),
        storable(attempt.detail),
    )


def _attempt(
    attempt_id: str, job: str, kind: str, started: str, ended: str | None, verdict: str, reason: str, detail: str
) -> Attempt:
    return Attempt(attempt_id, job, kind, instant(started), instant_or_none(ended), verdict, reason, detail)

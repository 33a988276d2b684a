"""The ports: what a package needs from the outside, fulfilled lower down or by the composition root."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from composer.model.job import Attempt, Job
from composer.model.post import EMPTY, Json
from composer.model.units import ByteCount, Seconds


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request.

    Attributes:
        url: https, or http on a loopback address.
        deadline: for the whole exchange, not per read.
        max_bytes: a longer answer is cut off with an error.
        secret_headers: header names whose values never reach a log or another host.
        follow: whether redirects within the same host are followed (GET and HEAD only).
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    body: bytes | None = None
    deadline: Seconds = Seconds(30)
    max_bytes: ByteCount = ByteCount(4_000_000)
    secret_headers: tuple[str, ...] = ("authorization",)
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def text(self) -> str:
        """The body as UTF-8 with errors replaced."""
        return self.body.decode("utf-8", "replace")


class Http(Protocol):
    """The one HTTP client."""

    def send(self, request: Request) -> Response:
        """The answer, whatever its status.

        Raises:
            NetworkError: none came; `reach` says whether the request may have been carried out.
        """
        ...


class Secrets(Protocol):
    """Where keys and passwords live: the system keyring, or memory for this run."""

    def get(self, name: str) -> str | None:
        """The secret of that name, or None.

        Raises:
            SecretsUnavailable: locked, absent or clear text.
        """
        ...

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret.

        Raises:
            SecretsUnavailable: it can't be kept safely; nothing was written.
        """
        ...

    def remove(self, name: str) -> None:
        """Wipes a secret; no error when there is none."""
        ...

    def describe(self) -> str:
        """The back end in plain words ("Windows Credential Manager").

        Raises:
            SecretsUnavailable: there is none that may be used.
        """
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How a connection fares.

    Attributes:
        troubles: failed answers in a row.
        closed_until: nothing is sent through it before, aware UTC; None = open.
    """

    troubles: int = 0
    closed_until: datetime | None = None


class Ledger(Protocol):
    """What is known about the connections' limits; survives restarts, shared by all programs on one database."""

    def get(self, connection: str) -> Standing:
        """How that connection fares; a fresh one where nothing is known."""
        ...

    def put(self, connection: str, standing: Standing) -> None:
        """Keeps how it fares."""
        ...

    def sent(self, connection: str, since: datetime, most: int) -> list[datetime]:
        """When hand-overs through it began after `since`, the latest first, at most `most` of them."""
        ...


class JobTransaction(Protocol):
    """What the outbox may do inside one database transaction."""

    def next_ready(self, now: datetime) -> Job | None:
        """The job whose `wake_at` has come and came first, or None."""
        ...

    def get(self, job_id: str) -> Job:
        """The job of that id.

        Raises:
            NotFound: there is none.
        """
        ...

    def save(self, job: Job) -> Job:
        """Writes the job and returns it with its new version.

        Raises:
            StaleWrite: it was changed since it was read.
        """
        ...

    def add(self, job: Job) -> Job:
        """Writes a new job and returns it with its version."""
        ...

    def begin_attempt(self, attempt: Attempt) -> None:
        """Writes the intent, before the socket opens."""
        ...

    def end_attempt(self, attempt: Attempt) -> None:
        """Completes an attempt's row."""
        ...

    def append_record(self, kind: str, job: Job, at: datetime, body: Mapping[str, Json]) -> None:
        """Adds an entry to the chain."""
        ...


class JobStore(Protocol):
    """The outbox's view of the database; safe for one thread, each thread opens its own."""

    def transaction(self) -> AbstractContextManager[JobTransaction]:
        """A write transaction (BEGIN IMMEDIATE), committed at the end, rolled back on an error."""
        ...

    def open_jobs(self) -> Iterator[Job]:
        """All jobs not in a final state, by due time."""
        ...

    def held_jobs(self) -> Iterable[Job]:
        """The jobs that a runner holds, or held when it ended."""
        ...

    def attempts(self, job_id: str) -> Iterable[Attempt]:
        """What happened to a job, oldest first."""
        ...

    def next_wake(self) -> datetime | None:
        """When the runner has to look next, or None."""
        ...

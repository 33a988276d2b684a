"""The planned posts as a calendar file that any calendar program opens; the same post keeps its entry in every export."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from composer.model.errors import BadInput
from composer.model.job import Job, JobState
from composer.model.scheduler import Submission
from composer.schedulers.ics import calendar, entry_of

GONE = frozenset({JobState.CANCELLED, JobState.SKIPPED})


def calendar_text(jobs: Iterable[Job], now: datetime) -> str:
    """The jobs that are still planned (or live) as one .ics text."""
    return calendar(entry_of(_as_submission(job), now) for job in jobs if job.state not in GONE)


def write_calendar(jobs: Iterable[Job], now: datetime, file: Path) -> int:
    """Writes the calendar file and says how many bytes it has.

    Raises:
        BadInput: the file can't be written.
    """
    data = calendar_text(jobs, now).encode("utf-8")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise BadInput(f"the file can't be written ({error.strerror}).", where=str(file)) from error
    return len(data)


def _as_submission(job: Job) -> Submission:
    return Submission(job.payload, job.channel, job.due, job.key, job.title, _no_picture, job.id)


def _no_picture(digest: str) -> bytes:
    raise BadInput("a calendar file holds no pictures.", where=digest)

"""Jobs as rows of the outbox: grouped, filtered, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from composer.gui.parts.badge import letters
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.status import of_job
from composer.gui.times import clock_time, day, instant_words
from composer.model.job import Job, JobState
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.sending.desk_outbox import JobRow

MOMENT = timedelta(minutes=1)
FIRST = (JobState.NEEDS_YOU, JobState.UNKNOWN, JobState.MISSED)
NEXT = (JobState.SENDING, JobState.DUE, JobState.WAITING, JobState.SCHEDULED, JobState.HANDED_OVER)
DONE = (JobState.LIVE, JobState.CANCELLED, JobState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Filter:
    """A chip above the list: its key, words and the states it lets through."""

    key: str
    words: str
    states: tuple[JobState, ...]


def filters() -> tuple[Filter, ...]:
    """The chips, in order."""
    return (
        Filter("all", tr("All"), tuple(JobState)),
        Filter("needs", tr("Needs you"), (JobState.NEEDS_YOU, JobState.MISSED)),
        Filter("unsure", tr("Not sure"), (JobState.UNKNOWN,)),
        Filter("scheduled", tr("Scheduled"), (JobState.SCHEDULED, JobState.DUE, JobState.SENDING, JobState.WAITING)),
        Filter("handed", tr("Handed over"), (JobState.HANDED_OVER,)),
        Filter("live", tr("Live"), (JobState.LIVE,)),
    )


def rows_of(jobs: "list[JobRow]", chosen: Filter, words: str, name_of: Callable[[str], str]) -> tuple[Row, ...]:
    """The rows of the list: group strips, and each group by due time (what is done, newest first)."""
    wanted = words.lower().split()
    shown = [j for j in jobs if j.job.state in chosen.states and _holds(j, wanted)]
    groups = ((tr("Look at these first"), FIRST, False), (tr("Next"), NEXT, False), (tr("Done"), DONE, True))
    found: list[Row] = []
    for title, states, newest_first in groups:
        members = [j for j in shown if j.job.state in states]
        members.sort(key=lambda j: j.job.due.utc, reverse=newest_first)
        if members:
            found.append(Row(title))
            found += [_row(member, name_of) for member in members]
    return tuple(found)


def _holds(row: "JobRow", words: list[str]) -> bool:
    text = f"{row.job.title} {row.job.payload.platform} {row.via}".lower()
    return all(word in text for word in words)


def _row(row: "JobRow", name_of: Callable[[str], str]) -> Row:
    job = row.job
    local = job.due.local()
    where = tr("{platform} · via {connection}").format(platform=name_of(job.payload.platform), connection=row.via)
    return Row(
        job.id,
        (
            Cell(clock_time(local), day(local)),
            Cell(job.title, where, lead=letters(job.payload.platform)),
            Cell(chip=of_job(job.state), sub=second_line(job)),
            Cell(icon="more"),
        ),
    )


def second_line(job: Job) -> str:
    """The reason in plain words, or what comes next."""
    if job.reason:
        return job.reason
    if job.state is JobState.SCHEDULED and job.wake_at is not None:
        if job.wake_at <= datetime.now(UTC) + MOMENT:
            return tr("Leaves in a moment")
        return tr("Leaves {time}").format(time=moment(job.wake_at, job.due.zone))
    if job.state is JobState.LIVE:
        return tr("Seen live") if job.url or job.remote_id else ""
    if job.state is JobState.HANDED_OVER:
        return tr("Held for {time}").format(time=moment(job.due.utc, job.due.zone))
    return ""


def moment(instant: datetime, zone: str) -> str:
    """An instant on the clocks of a zone, short."""
    return instant_words(instant, zone)

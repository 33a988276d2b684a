"""What the outbox tells the app, after the commit: plain values. Nobody answers."""

from dataclasses import dataclass

from composer.model.job import Job, JobState
from composer.model.scheduler import Outcome


@dataclass(frozen=True, slots=True)
class JobMoved:
    """A job's row changed and is committed; `was` is the state before."""

    job: Job
    was: JobState


@dataclass(frozen=True, slots=True)
class Notice:
    """The person should be told about this job; the sentence is ready to be shown."""

    job: Job
    text: str


@dataclass(frozen=True, slots=True)
class RunnerFault:
    """The program's own error while it worked on a job: to be reported, the job stays safe."""

    job: Job | None
    error: Exception


@dataclass(frozen=True, slots=True)
class Answer:
    """The other side answered about a job: what that says about its connection is for the app to keep.

    Attributes:
        kind: what was asked for: "send", "change" or "cancel".
        troubles: failed answers of that connection in a row, this one counted.
    """

    job: Job
    outcome: Outcome
    kind: str = "send"
    troubles: int = 0


News = JobMoved | Notice | RunnerFault | Answer

"""What every scheduler does before it acts: refuse past dates, and get the pictures together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from composer.model.errors import ComposerError
from composer.model.job import Picture
from composer.model.scheduler import Capabilities, HandOver, Outcome, Submission, Verdict
from composer.model.words import tr

LATEST = timedelta(hours=1)
"""How late a scheduler that acts when called still acts; the outbox's own grace is shorter."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A picture with its bytes."""

    picture: Picture
    data: bytes


def refuse_late(submission: Submission, capabilities: Capabilities, now: datetime) -> Outcome | None:
    """The refusal, when the least lead has gone (some would publish at once); None = go ahead."""
    if capabilities.hand_over is HandOver.AT_DUE:
        late = now > submission.due.utc + LATEST
    else:
        late = now > submission.due.utc - capabilities.lead
    if not late:
        return None
    return Outcome(Verdict.CHANGE_CONTENT, tr("Its time has gone, or is too close. Choose a later time."))


def load_pictures(submission: Submission) -> tuple[Loaded, ...] | Outcome:
    """The pictures with their bytes, or the refusal when one can't be read (nothing was sent yet)."""
    try:
        return tuple(Loaded(p, submission.read_picture(p.digest)) for p in submission.payload.pictures)
    except ComposerError as error:
        return Outcome(Verdict.CHANGE_CONTENT, error.sentence())

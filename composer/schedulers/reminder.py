"""Tells the person when to post. Telling twice does no harm, so a crash in between is simply told again."""

from collections.abc import Callable
from datetime import datetime

from composer.model.errors import ComposerError
from composer.model.scheduler import (
    Capabilities,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.schedulers.channels import for_every_platform
from composer.schedulers.guard import refuse_late

Remind = Callable[[Submission], None]
"""Shows the reminder (notification; text and picture to the clipboard). Called on the outbox's thread."""

REMINDER_CAPABILITIES = Capabilities(HandOver.AT_DUE, idempotent=True, tells_live=False)


class ReminderScheduler:
    """Calls `remind` at the due time; None means that nobody could see it now (fulfils `model.scheduler.Scheduler`)."""

    kind = "reminder"
    capabilities = REMINDER_CAPABILITIES

    def __init__(self, remind: Remind | None, name: str = "") -> None:
        self._remind = remind
        self._name = name

    def check(self) -> Health:
        """Always well: it needs nothing."""
        return Health(HealthState.OK, channels=for_every_platform(self._name or tr("Reminder")))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Reminds now; the person posts."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if self._remind is None:
            return Outcome(Verdict.RETRY_AT, tr("Nobody is there to be reminded; open the program's window."))
        try:
            self._remind(submission)
        except ComposerError as error:
            return Outcome(Verdict.RETRY_AT, error.sentence())
        return Outcome(Verdict.ACCEPTED, tr("You were reminded. Tell the outbox when it is live."))

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Never known from here: the person posts."""
        return Sighting(Presence.CANT_TELL, reason=tr("Only you know whether you have posted it."))

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Nothing has to be taken back."""
        return Outcome(Verdict.ACCEPTED)

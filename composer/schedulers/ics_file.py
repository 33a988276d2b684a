"""A calendar file per post, for the practice's own calendar. The UID stays; taking back writes a cancelled entry."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from composer.model.moment import Clock
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
from composer.schedulers.fields import ALL
from composer.schedulers.files import is_writable, write_whole
from composer.schedulers.guard import refuse_late
from composer.schedulers.ics import calendar, entry_of
from composer.schedulers.names import safe_name

CANCELLED = b"STATUS:CANCELLED"
ICS_CAPABILITIES = Capabilities(
    HandOver.AT_ONCE, takes_bytes=False, alt_text=False, idempotent=True, reads_back=True, tells_live=False, fields=ALL
)


class IcsScheduler:
    """Writes .ics files below `root` (fulfils `model.scheduler.Scheduler`)."""

    kind = "ics"
    capabilities = ICS_CAPABILITIES

    def __init__(self, root: Path, clock: Clock) -> None:
        self._root = root
        self._clock = clock

    def check(self) -> Health:
        """Whether the folder can be written to."""
        if not is_writable(self._root):
            reason = tr("The folder {folder} can't be written to.").format(folder=self._root)
            return Health(HealthState.GONE, reason)
        return Health(HealthState.OK, channels=for_every_platform(self._root.name))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Writes the file, or finds it there."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        try:
            there = self._find(submission)
            if there is not None and CANCELLED not in there.read_bytes():
                return Outcome(Verdict.ALREADY_THERE, remote_id=there.name, url=there.as_uri())
            path = there or self._root / f"{_stem(submission)}.ics"
            write_whole(path, calendar([entry_of(submission, now)]).encode())
        except OSError as error:
            return Outcome(Verdict.RETRY_AT, self._trouble(error))
        return Outcome(Verdict.ACCEPTED, remote_id=path.name, url=path.as_uri())

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """Whether the file is there; it never knows whether the post is public."""
        try:
            there = self._find(submission)
            if there is None or CANCELLED in there.read_bytes():
                return Sighting(Presence.ABSENT)
        except OSError as error:
            return Sighting(Presence.CANT_TELL, reason=self._trouble(error))
        return Sighting(Presence.HELD, there.name, there.as_uri())

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Turns the entry into a cancelled one, for calendars that have imported it already."""
        try:
            there = self._find(submission)
            if there is None:
                return Outcome(Verdict.ALREADY_THERE)
            entry = replace(entry_of(submission, self._clock.now()), cancelled=True)
            write_whole(there, calendar([entry]).encode())
        except OSError as error:
            return Outcome(Verdict.UNKNOWN, self._trouble(error))
        return Outcome(Verdict.ACCEPTED, tr("Import the file once more to take the entry out of your calendar."))

    def _find(self, submission: Submission) -> Path | None:
        return next(iter(sorted(self._root.glob(f"* {submission.key[:16]}.ics"))), None)

    def _trouble(self, error: OSError) -> str:
        why = error.strerror or type(error).__name__
        return tr("The folder {folder} can't be written to: {why}.").format(folder=self._root, why=why)


def _stem(submission: Submission) -> str:
    wall = submission.due.wall.replace("T", " ").replace(":", ".")
    return f"{safe_name(f'{wall} {submission.payload.platform} {submission.title}', 100)} {submission.key[:16]}"

"""Reminders on their way from the outbox's thread to whoever can show them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window listens from its first frame on
    from composer.model.scheduler import Submission


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """It is time for a person to post this. Text and pictures go to the clipboard.

    Attributes:
        pictures: encoded bytes, in order.
    """

    title: str
    platform: str
    text: str
    pictures: tuple[bytes, ...]
    alts: tuple[str, ...]


class Reminders:
    """Hands reminders to the one listener; without one, the outbox keeps them waiting."""

    def __init__(self) -> None:
        self._listener: Callable[[ReminderDue], None] | None = None

    def listen(self, listener: Callable[[ReminderDue], None]) -> None:
        """Sets the listener; it is called on the outbox's thread."""
        self._listener = listener

    def callback(self) -> "Callable[[Submission], None] | None":
        """What the scheduler calls; None while nobody could see a reminder."""
        return self._remind if self._listener is not None else None

    def _remind(self, submission: "Submission") -> None:
        payload = submission.payload
        reminder = ReminderDue(
            submission.title,
            payload.platform,
            payload.text,
            tuple(submission.read_picture(picture.digest) for picture in payload.pictures),
            tuple(picture.alt for picture in payload.pictures),
        )
        if self._listener is not None:
            self._listener(reminder)

"""Reminders on their way from the outbox's thread to whoever can show them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window listens from its first frame on
    from composer.model.job import Payload
    from composer.model.scheduler import Submission


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """It is time for a person to post this. Text and pictures go to the clipboard.

    Attributes:
        pictures: encoded bytes, in order; `names` are their file names.
        fields: what else the platform has room for (title, first comment, button), each as label and value.
        job: its id, to say that it is live.
    """

    title: str
    platform: str
    text: str
    pictures: tuple[bytes, ...]
    alts: tuple[str, ...]
    names: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    job: str = ""


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
        reminder = reminder_of(submission.payload, submission.title, submission.read_picture, submission.job)
        if self._listener is not None:
            self._listener(reminder)


def reminder_of(payload: "Payload", title: str, read_picture: Callable[[str], bytes], job: str) -> ReminderDue:
    """Everything a person needs to post a payload by hand.

    Args:
        read_picture: digest -> bytes; raises StorageError when it is gone.
    """
    from composer.schedulers.fields import label_of, values_of  # late: the window listens from its first frame on

    return ReminderDue(
        title,
        payload.platform,
        payload.text,
        tuple(read_picture(picture.digest) for picture in payload.pictures),
        tuple(picture.alt for picture in payload.pictures),
        tuple(picture.file_name for picture in payload.pictures),
        tuple((label_of(name), value) for name, value in values_of(payload)),
        job,
    )

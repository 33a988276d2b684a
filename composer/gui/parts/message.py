"""What the program says in passing."""

from collections.abc import Callable
from typing import NamedTuple


class Message(NamedTuple):
    """What a toast says.

    Attributes:
        verb: words of the one action; empty = none.
        act: called when it is pressed.
        is_error: marked as one, and stays until closed.
        stays: stays until closed, though it is none: the person may be with a patient.
    """

    text: str
    verb: str = ""
    act: Callable[[], None] | None = None
    is_error: bool = False
    stays: bool = False

    @property
    def is_lasting(self) -> bool:
        """Whether only the person takes it away."""
        return self.is_error or self.stays

"""What the program says in passing."""

from collections.abc import Callable
from typing import NamedTuple


class Message(NamedTuple):
    """What a toast says.

    Attributes:
        verb: words of the one action; empty = none.
        act: called when it is pressed.
        is_error: stays until closed.
    """

    text: str
    verb: str = ""
    act: Callable[[], None] | None = None
    is_error: bool = False

"""What has to be done about a step of the job machine: plain values. The commits and the runner carry them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from composer.model.post import EMPTY, Json


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand it over now, after the commit."""


@dataclass(frozen=True, slots=True)
class Look:
    """Look for it now, after the commit."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take it back now, after the commit."""


@dataclass(frozen=True, slots=True)
class AskForChange:
    """Ask the scheduler for the change now, after the commit."""


@dataclass(frozen=True, slots=True)
class AppendRecord:
    """Add an entry to the chain, in the same transaction."""

    kind: str
    body: Mapping[str, Json] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell the person, after the commit: the job needs them, or good news ended bad ones."""

    text: str


Effect = Submit | Look | TakeBack | AskForChange | AppendRecord | Notify

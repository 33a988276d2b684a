"""What can happen: the values that the bus (`app.bus`) hands to whoever listens.

The window carries these over to its own thread (`gui.bridge`); the command line prints some of them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame needs the events, not the values
    from composer.model.job import Job
    from composer.model.post import Post, Source


@dataclass(frozen=True, slots=True)
class DraftEdited:
    """The open post changed. `stamp` grows with every edit; `by` names who asked, so that they can skip their own echo."""

    post: "Post"
    stamp: int
    by: str


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """A revision of the open post is on disk."""

    post_id: str
    revision: int
    stamp: int


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """Posts were made, trashed, restored or brought in."""


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job has a new state."""

    job: "Job"


@dataclass(frozen=True, slots=True)
class JobNeedsYou:
    """A job asks the person something, or a reminder is due. `sentence` is ready to be shown."""

    job: "Job"
    sentence: str


@dataclass(frozen=True, slots=True)
class ConnectionsChanged:
    """Connections were added, tested, changed or removed."""


@dataclass(frozen=True, slots=True)
class SourceReplaced:
    """Every saved post now leans on `new` instead of the source of that id; the open post follows."""

    old: str
    new: "Source"


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The practice's settings changed."""


Event = (
    DraftEdited
    | DraftSaved
    | LibraryChanged
    | JobChanged
    | JobNeedsYou
    | ConnectionsChanged
    | SourceReplaced
    | SettingsChanged
)

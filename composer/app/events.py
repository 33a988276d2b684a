"""What happened, told to whoever listens. Plain callables; a listener is called on the thread that published.

The window carries these over to its own thread (`gui.bridge`); the command line prints some of them.
"""

import threading
from collections.abc import Callable
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
Listener = Callable[[Event], None]


class Bus:
    """Hands events to listeners in the order they joined. Callable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; the returned function takes it off again (twice is harmless)."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def leave() -> None:
            with self._lock:
                self._listeners = tuple(kept for kept in self._listeners if kept is not listener)

        return leave

    def publish(self, event: Event) -> None:
        """Calls every listener with the event."""
        for listener in self._listeners:
            listener(event)

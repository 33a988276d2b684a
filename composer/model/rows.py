"""Light rows for lists, searches and the calendar: what a screen shows without reading the whole thing.

`CalendarJob` is a named tuple, not a dataclass: a month holds thousands of them and a tuple is made five times faster.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from composer.model.job_state import JobState
from composer.model.moment import When
from composer.model.post import Source


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One post in the draft list.

    Attributes:
        kind: family of posts ("myth-buster"), or the template's id where the family was not given.
        updated_at: aware, UTC.
        revision: number of the latest revision.
    """

    id: str
    title: str
    kind: str
    updated_at: datetime
    revision: int
    trashed: bool = False


class CalendarJob(NamedTuple):
    """One job in the calendar or the outbox list.

    Attributes:
        due: aware, UTC; `zone` is the zone it was meant in.
    """

    id: str
    post: str
    title: str
    connection: str
    channel: str
    platform: str
    due: datetime
    zone: str
    state: JobState


class PlannedDraft(NamedTuple):
    """A draft with the time a plan (or a person) proposed for it; nothing of it is queued.

    Attributes:
        platforms: those it would go to, in order.
    """

    post: str
    title: str
    kind: str
    when: When
    platforms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LibrarySource:
    """A source of the practice's library.

    Attributes:
        notes: the practice's own words about it.
        volatile: its content changes (a web page), so it has to be looked at again.
        review_by: when; None = no date.
        checked_at: when a person or the program last saw it, aware UTC; None = never.
        used: how many posts (not in the bin) cite it.
    """

    source: Source
    added_at: datetime
    notes: str = ""
    tags: tuple[str, ...] = ()
    volatile: bool = False
    review_by: date | None = None
    checked_at: datetime | None = None
    used: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first entry of the record chain that is not as it was written.

    Attributes:
        seq: its number; the number of the missing entry when one is gone.
        reason: what is wrong with it, one sentence.
    """

    seq: int
    reason: str

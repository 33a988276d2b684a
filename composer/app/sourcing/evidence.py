"""What the Sources screen and the claim board show: a source with its standing, and where it is used. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from composer.model.post import Claim, Source


class State(StrEnum):
    """How a source stands, gravest first."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    SUPERSEDED = "superseded"
    GONE = "gone"
    CORRECTED = "corrected"
    LOOK = "look"  # look again: its date has come, or nobody has read the page for long
    OLD = "old"
    TO_LOOK_UP = "to_look_up"  # kept by its identifier alone
    CURRENT = "current"

    @property
    def needs_you(self) -> bool:
        """Whether a post that leans on it needs somebody to look."""
        return self not in {State.CURRENT, State.TO_LOOK_UP}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source of the library and how it stands today.

    Attributes:
        title: in words for a list; the identifier where there is no title yet.
        who: authors or publisher, short; `year`: empty when not known.
        strength: "guideline", "systematic review", "trial", "observational", "opinion" or "unknown".
        said: one sentence for each thing to know, gravest first.
        hint: what we know about the publisher, or empty; a hint, never a verdict.
        used: in how many posts.
        superseded_by: id of the source that takes its place, or empty.
    """

    source: Source
    title: str
    who: str
    year: str
    kind: str
    state: State
    strength: str
    said: tuple[str, ...] = ()
    hint: str = ""
    used: int = 0
    notes: str = ""
    tags: tuple[str, ...] = ()
    volatile: bool = False
    review_by: date | None = None
    checked_at: datetime | None = None
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A post that leans on a source.

    Attributes:
        claims: the ties of this post to the source.
        due: when it goes out next, aware UTC; None = nothing is planned.
    """

    post: str
    title: str
    claims: tuple[Claim, ...]
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class EvidenceDetail:
    """All about one source.

    Attributes:
        citations: style ("ama", "vancouver", "apa") -> the whole entry.
        url: https address, or empty.
        reason: of a retraction, in the table's words; or empty.
    """

    evidence: Evidence
    citations: Mapping[str, str]
    url: str
    uses: tuple[Use, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """A planned post that leans on a source somebody has to look at.

    Attributes:
        said: what is wrong with the source, one sentence.
    """

    post: str
    title: str
    due: datetime
    source: str
    source_title: str
    state: State
    said: str


@dataclass(frozen=True, slots=True)
class TableInfo:
    """The Retraction Watch table that is on this computer.

    Attributes:
        works: how many works it knows something about; 0 = none was brought in.
        newest: ISO date of its newest notice.
        notes: what was skipped when it was read.
    """

    works: int = 0
    newest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing files in gave.

    Attributes:
        sources: as they are in the library now.
        notes: one sentence for each thing that was skipped, with its file.
    """

    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()

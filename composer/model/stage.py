"""How far a post is, in one word: what lists of posts show."""

from enum import StrEnum
from typing import NamedTuple

from composer.model.moment import When


class Stage(StrEnum):
    """The stages, the one that asks most of the person first."""

    NEEDS_YOU = "needs_you"  # a job of it asks something, or can't say whether it went out
    RETURNED = "returned"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    OUT = "out"
    PLANNED = "planned"  # a draft with a proposed day
    DRAFT = "draft"


class PostStage(NamedTuple):
    """Where one post stands.

    Attributes:
        when: its next time where it is scheduled or planned, its last where it went out; None = it has none.
        platforms: those it is on its way to, or went out on; in order of time.
    """

    stage: Stage
    when: When | None = None
    platforms: tuple[str, ...] = ()

"""A reviewer's part in a post: asked, approved, returned. Values only."""

from dataclasses import dataclass
from enum import StrEnum


class ReviewState(StrEnum):
    """How far a review is."""

    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    CHANGED = "changed"  # approved, and then the post was changed

    @property
    def holds_back(self) -> bool:
        """Whether the post must not be queued while it is so."""
        return self is not ReviewState.APPROVED


@dataclass(frozen=True, slots=True)
class Review:
    """The newest review of one post.

    Attributes:
        mark: digest of what was approved, or of what was there when somebody asked.
        asked_by, asked_at: who asked for it and when (ISO instant).
        note: what the one who asked wants looked at; may be empty.
        decided_by, decided_at, answer: the reviewer, when, and the words; empty while in review.
    """

    post: str
    state: ReviewState
    mark: str
    asked_by: str = ""
    asked_at: str = ""
    note: str = ""
    decided_by: str = ""
    decided_at: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """What a practice decided about reviews.

    Attributes:
        is_required: no post is queued before a reviewer has approved it as it is.
        reviewers: who may approve or return; empty = whoever gives a name.
    """

    is_required: bool = False
    reviewers: tuple[str, ...] = ()

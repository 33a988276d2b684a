"""The three steps of a review as values: what each asks for, what it does, and what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.gui.compose.findings.signing import Asked
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.sourcing.desk_reviews import ReviewDesk
    from composer.model.post import Post
    from composer.model.review import Review


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        asked: the dialog.
        act: carries it out with (desk, post, name, words).
        said: afterwards.
        decides: it is a reviewer's step: signed by one on the practice's list.
    """

    asked: Asked
    act: "Callable[[ReviewDesk, Post, str, str], Review]"
    said: str
    decides: bool = True


def asking() -> Step:
    """Who asks, and what the reviewer should look at."""
    asked = Asked(
        tr("Ask for review"),
        tr("Ask for review"),
        tr("The post waits in the Library under In review. It can't be queued before it is approved."),
        tr("What should be looked at (optional)"),
        tr("Your name"),
    )
    return Step(asked, lambda desk, post, name, words: desk.ask(post, name, words), tr("In review."), decides=False)


def approving() -> Step:
    """Who approves."""
    asked = Asked(
        tr("Approve"),
        tr("Approve"),
        tr("The approval holds for the post as it is now. Name and note go into the permanent records."),
        tr("Note (optional)"),
        tr("Reviewer's name"),
    )
    done = tr("Approved. It can be queued.")
    return Step(asked, lambda desk, post, name, words: desk.approve(post, name, words), done)


def returning() -> Step:
    """Who returns it, and what has to change."""
    asked = Asked(
        tr("Return with a note"),
        tr("Return"),
        tr("The author sees the note above the form."),
        tr("What has to change"),
        tr("Reviewer's name"),
    )
    done = tr("Returned. The note stands above the form.")
    return Step(asked, lambda desk, post, name, words: desk.give_back(post, name, words), done)

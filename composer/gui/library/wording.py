"""The library's words: stages and their looks."""

from composer.gui.parts.status import Look
from composer.gui.times import day_and_time
from composer.model.stage import PostStage, Stage
from composer.model.words import tr


def look_of(stage: Stage) -> Look:
    """How a stage looks."""
    looks = {
        Stage.NEEDS_YOU: Look(tr("Needs you"), "bad", "must-fix"),
        Stage.RETURNED: Look(tr("Returned"), "warn", "undo"),
        Stage.IN_REVIEW: Look(tr("In review"), "info", "eye"),
        Stage.APPROVED: Look(tr("Approved"), "ok", "tick"),
        Stage.SCHEDULED: Look(tr("Scheduled"), "info", "clock"),
        Stage.OUT: Look(tr("Went out"), "ok", "tick-circle"),
        Stage.PLANNED: Look(tr("Planned"), "idle", "calendar"),
        Stage.DRAFT: Look(tr("Draft"), "idle", "compose"),
    }
    return looks[stage]


def filters() -> tuple[tuple[Stage | None, str], ...]:
    """What the list can be narrowed to, in the order of the chips."""
    return (
        (None, tr("All")),
        (Stage.NEEDS_YOU, tr("Needs you")),
        (Stage.DRAFT, tr("Drafts")),
        (Stage.PLANNED, tr("Planned")),
        (Stage.IN_REVIEW, tr("In review")),
        (Stage.RETURNED, tr("Returned")),
        (Stage.APPROVED, tr("Approved")),
        (Stage.SCHEDULED, tr("Scheduled")),
        (Stage.OUT, tr("Went out")),
    )


def when_words(at: PostStage, names: tuple[str, ...]) -> str:
    """The time and the platforms of a post in one line; empty when it has neither."""
    if at.when is None:
        return ""
    time = day_and_time(at.when)
    return tr("{time}, {platforms}").format(time=time, platforms=", ".join(names)) if names else time

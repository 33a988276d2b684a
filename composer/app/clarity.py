"""Clarity checklists for an open post: the questions with what can be seen filled in."""

from collections.abc import Mapping

from composer.app import resources
from composer.app.analysis import Analysis
from composer.checks.checklists import Answered, Checklist, PostFacts, fill, load_checklists
from composer.model.post import EMPTY

FILE = "clarity.json"


def checklists() -> tuple[Checklist, ...]:
    """The checklists that ship; read anew each time, they are asked for rarely.

    Raises:
        BadInput: the file can't be read.
    """
    return load_checklists(resources.assets() / "rules" / "lists" / FILE)


def answered(checklist: Checklist, analysis: Analysis, answers: Mapping[str, bool] = EMPTY) -> tuple[Answered, ...]:
    """Each question of a checklist with its answer for a post.

    Args:
        answers: item id -> what a person said.
    """
    return fill(checklist, facts_of(analysis), answers)


def facts_of(analysis: Analysis) -> PostFacts:
    """What the answers are computed from."""
    draft = analysis.draft
    alts = [media.alt for media in draft.post.media]
    if draft.template.card:
        alts.append(draft.post.card_alt or draft.proposed_alt)
    return PostFacts(
        text=draft.bodies["default"].text,
        headline=draft.title,
        reading=analysis.reading,
        findings=analysis.findings,
        pictures=len(alts),
        described=sum(bool(alt.strip()) for alt in alts),
    )

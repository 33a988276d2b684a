"""How states, strengths and kinds of sources read and look. Values only."""

from typing import TYPE_CHECKING

from composer.gui.parts.status import Look
from composer.gui.theme.tokens import Role
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence


def look_of(state: str) -> Look:
    """The chip of a state."""
    looks = {
        "retracted": Look(tr("Retracted"), "bad", "must-fix"),
        "concern": Look(tr("In doubt"), "bad", "must-fix"),
        "superseded": Look(tr("Replaced"), "warn", "please-check"),
        "gone": Look(tr("Page is gone"), "bad", "must-fix"),
        "corrected": Look(tr("Corrected"), "warn", "please-check"),
        "look": Look(tr("Look again"), "warn", "please-check"),
        "old": Look(tr("Getting old"), "warn", "please-check"),
        "to_look_up": Look(tr("To look up"), "info", "search"),
        "current": Look(tr("Current"), "ok", "tick-circle"),
    }
    return looks.get(state, looks["current"])


def strength_words(strength: str) -> str:
    """A strength of evidence in words."""
    names = {
        "guideline": tr("Guideline"),
        "systematic review": tr("Systematic review"),
        "trial": tr("Trial"),
        "observational": tr("Observational study"),
        "opinion": tr("Opinion"),
        "unknown": tr("Strength not known"),
    }
    return names.get(strength, strength)


def strengths() -> tuple[tuple[str, str], ...]:
    """The strengths a person may choose, strongest first; the first choice leaves it to the program."""
    keys = ("guideline", "systematic review", "trial", "observational", "opinion")
    return (("", tr("As the program reads it")), *((key, strength_words(key)) for key in keys))


def kind_words(kind: str) -> str:
    """A CSL type in words."""
    names = {
        "webpage": tr("Web page"),
        "article-journal": tr("Article"),
        "article": tr("Preprint"),
        "article-magazine": tr("Magazine article"),
        "article-newspaper": tr("Newspaper article"),
        "report": tr("Report or guideline"),
        "book": tr("Book"),
        "chapter": tr("Chapter"),
        "dataset": tr("Data"),
        "thesis": tr("Thesis"),
        "paper-conference": tr("Conference paper"),
        "post": tr("Post"),
        "post-weblog": tr("Blog post"),
        "software": tr("Software"),
        "standard": tr("Standard"),
        "document": tr("Document"),
    }
    return names.get(kind, kind.replace("-", " ").capitalize())


def line_of(evidence: "Evidence") -> str:
    """Who, year and kind on one line."""
    return " · ".join(filter(None, (evidence.who, evidence.year, kind_words(evidence.kind))))


def standing_words(evidence: "Evidence") -> tuple[str, Role]:
    """Kind of evidence and, when somebody has to look at it, why, with the colour of the state."""
    look = look_of(evidence.state)
    strength = strength_words(evidence.strength) if evidence.strength != "unknown" else ""
    if not evidence.state.needs_you:
        return strength, "text2"
    return " · ".join(filter(None, (look.text, strength))), look.tone

"""Kinds of posts in words, and the families they are shown in: two dozen kinds are too many for a row of chips."""

from composer.model.words import tr

_FAMILIES = {
    "facts": ("myth-buster", "health-tip", "question-answer", "number-of-the-week", "pass-on"),
    "quizzes": ("quiz", "quiz-answer"),
    "lists": ("checklist", "how-to", "before-your-visit", "after-your-visit"),
    "days": ("awareness-day", "campaign", "event"),
    "practice": ("meet-the-team", "new-service", "staff-pride", "job", "ask-feedback", "community-rules"),
    "notices": ("hours-notice", "crisis-notice", "correction", "review-reply"),
}


def kind_name(kind: str) -> str:
    """A kind in words ("question-answer" -> "Question and answer"); the words of its own name when nobody knows it."""
    names = {
        "myth-buster": tr("Myth-buster"),
        "question-answer": tr("Question and answer"),
        "how-to": tr("How-to"),
        "pass-on": tr("Passed on"),
        "job": tr("Job offer"),
        "hours-notice": tr("Hours and holidays"),
        "review-reply": tr("Answer to a review"),
        "staff-pride": tr("Team news"),
        "own-words": tr("Your own words"),
    }
    return names.get(kind) or kind.replace("-", " ").capitalize()


def family_of(kind: str) -> str:
    """The family a kind is shown in; a kind nobody knows is a family of its own."""
    return next((family for family, kinds in _FAMILIES.items() if kind in kinds), kind)


def rank(kind: str) -> int:
    """A kind's place in the gallery: what is made most often first, what nobody knows last."""
    known = [one for kinds in _FAMILIES.values() for one in kinds]
    return known.index(kind) if kind in known else len(known)


def family_name(family: str) -> str:
    """A family in words."""
    names = {
        "facts": tr("Facts and tips"),
        "quizzes": tr("Quizzes"),
        "lists": tr("Lists and steps"),
        "days": tr("Days and events"),
        "practice": tr("Your practice"),
        "notices": tr("Notices"),
    }
    return names.get(family) or kind_name(family)


def in_order(kinds: set[str]) -> tuple[str, ...]:
    """The families of some kinds, the known ones first."""
    found = {family_of(kind) for kind in kinds}
    return (*(f for f in _FAMILIES if f in found), *sorted(found - _FAMILIES.keys()))

"""The practice's rule on reviews: whether every post needs one, and who may decide. Kept as a settings document."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from composer.model.errors import BadInput
from composer.model.review import ReviewRule
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.store.settings import Settings

RULE = "reviews.rule"
MOST, LONGEST = 50, 100


def read_rule(settings: "Settings") -> ReviewRule:
    """The rule as it is kept; a damaged document asks for nothing."""
    kept = settings.get(RULE, {})
    if not isinstance(kept, Mapping):
        return ReviewRule()
    names = kept.get("reviewers")
    listed = names if isinstance(names, list) else []
    return ReviewRule(kept.get("required") is True, tidy_names(str(name) for name in listed))


def write_rule(settings: "Settings", rule: ReviewRule) -> ReviewRule:
    """Keeps another rule and returns it as it is kept."""
    tidy = ReviewRule(rule.is_required, tidy_names(rule.reviewers))
    settings.put(RULE, {"required": tidy.is_required, "reviewers": list(tidy.reviewers)})
    return tidy


def tidy_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names without double blanks, each once (capitals aside), in the order given."""
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join(name.split())[:LONGEST]
        if plain:
            found.setdefault(plain.casefold(), plain)
    return tuple(list(found.values())[:MOST])


def reviewer_in(rule: ReviewRule, name: str) -> str:
    """The reviewer as the practice writes the name; any name where it keeps no list.

    Raises:
        BadInput: there is a list, and the name is not on it.
    """
    if not rule.reviewers:
        return name
    for one in rule.reviewers:
        if one.casefold() == name.casefold():
            return one
    message = tr("{name} is not among your reviewers.").format(name=name)
    raise BadInput(message, hint=tr("The list stands under Settings, Sources and reviews."))

"""What kind of evidence a source is, as far as its own fields tell. A hint for the person, never a verdict."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from composer.model.post import Source
from composer.sources.item import Item


class Strength(StrEnum):
    """Strength of evidence, strongest first."""

    GUIDELINE = "guideline"
    REVIEW = "systematic review"
    TRIAL = "trial"
    OBSERVATIONAL = "observational"
    OPINION = "opinion"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Strength).index(self)


_GUIDELINE = re.compile(
    r"\bguidelines?\b|\brecommendation statement\b|\bconsensus (?:statement|report)\b|\bposition (?:paper|statement)\b|"
    r"\bclinical practice\b.*\bstandards?\b|\bbest practices?\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\bsystematic (?:literature )?review\b|\bmeta-?analys[ie]s\b|\bumbrella review\b|\bscoping review\b", re.IGNORECASE
)
_TRIAL = re.compile(r"\brandomi[sz]ed\b|\bcontrolled (?:clinical )?trial\b|\bclinical trial\b|\bRCT\b", re.IGNORECASE)
_OBSERVATIONAL = re.compile(
    r"\bcohort\b|\bcase[- ]control\b|\bcross-sectional\b|\bobservational\b|\bretrospective\b|\bprospective\b|\bregistry\b|"
    r"\bcase (?:series|report)\b|\bsurvey\b|\bprevalence\b|\bepidemiolog",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"^(?:letter|response|reply|comment(?:ary)?|editorial|opinion|viewpoint|perspective)\b", re.IGNORECASE
)
_BY_TYPE = (
    (Strength.GUIDELINE, ("guideline", "practice guideline", "consensus development conference")),
    (Strength.REVIEW, ("systematic review", "meta-analysis")),
    (
        Strength.TRIAL,
        ("randomized controlled trial", "controlled clinical trial", "clinical trial", "pragmatic clinical trial"),
    ),
    (
        Strength.OBSERVATIONAL,
        ("observational study", "multicenter study", "case reports", "comparative study", "twin study"),
    ),
    (Strength.OPINION, ("editorial", "comment", "letter", "news", "personal narrative", "biography")),
)


def strength(source: Source) -> Strength:
    """The kind of evidence, as far as the item tells: what a person set, then PubMed's types, then words of the title."""
    item = Item(source)
    custom = custom_of(source)
    if (said := str(custom.get("strength") or "").lower()) in list(Strength):
        return Strength(said)
    types = [str(t).lower() for t in custom.get("publication-types") or ()]
    for found, names in _BY_TYPE:
        if any(t.startswith(name) for t in types for name in names):
            return found
    title = item.text("title")
    if re.search(r"\bprotocol\b", title, re.IGNORECASE) and _REVIEW.search(title):
        return Strength.UNKNOWN
    if _OPINION.search(title):
        return Strength.OPINION
    if "cochrane database" in item.raw("container-title").lower() or _REVIEW.search(title):
        return Strength.REVIEW
    for pattern, found in (
        (_GUIDELINE, Strength.GUIDELINE),
        (_TRIAL, Strength.TRIAL),
        (_OBSERVATIONAL, Strength.OBSERVATIONAL),
    ):
        if pattern.search(title):
            return found
    if "guideline" in item.raw("genre").lower() or "preventiveservicestaskforce" in item.raw("URL"):
        return Strength.GUIDELINE
    return Strength.UNKNOWN


def custom_of(source: Source) -> Mapping[str, Any]:
    """What PubMed and the practice put under "custom"; empty when it holds anything else."""
    custom = source.csl.get("custom")
    return custom if isinstance(custom, Mapping) else {}

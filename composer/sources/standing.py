"""How a source stands: what kind of evidence it is, how old, whether it was corrected or retracted.

Facts and hints for the person; nothing here forbids anything. Reads what Crossref, PubMed and CSL put into the item.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from composer.model.post import Source
from composer.model.words import tr
from composer.sources import dates, publishers
from composer.sources.imported import find_doi
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


class NoticeKind(StrEnum):
    """What was published about a work after it, gravest first."""

    RETRACTION = "retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"
    SUPERSEDED = "superseded"
    REINSTATEMENT = "reinstatement"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice about a source.

    Attributes:
        on: ISO date as far as known, or empty.
        by: who says so ("publisher", "retraction-watch", "PubMed", "title").
        doi: of the notice, or empty.
        reason: in the words of the table, or empty.
    """

    kind: NoticeKind
    on: str = ""
    by: str = ""
    doi: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgePolicy:
    """After how many years a source is old, by strength; web pages count from the day they were last read.

    Attributes:
        years: strength -> years; 0 = never.
        page_months: how long a read of a web page holds.
        volatile_months: the same for a page that changes often.
    """

    years: Mapping[Strength, int] = field(
        default_factory=lambda: MappingProxyType(
            {
                Strength.GUIDELINE: 5,
                Strength.REVIEW: 7,
                Strength.TRIAL: 10,
                Strength.OBSERVATIONAL: 10,
                Strength.OPINION: 5,
                Strength.UNKNOWN: 10,
            }
        )
    )
    page_months: int = 12
    volatile_months: int = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands today.

    Attributes:
        years: since it was published or, for a page without a date, None.
        is_old: by the policy.
        needs_look: a page was not read for too long, or the review date has come.
        volatile: its pages change without notice.
        notices: gravest first; a retraction that was taken back is not among them.
        said: one sentence for each thing to know, gravest first; empty = nothing to say.
    """

    strength: Strength
    years: int | None
    is_old: bool
    needs_look: bool
    volatile: bool
    notices: tuple[Notice, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def is_retracted(self) -> bool:
        """Whether it must not be used as proof."""
        return any(n.kind is NoticeKind.RETRACTION for n in self.notices)


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
    custom = _custom(source)
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


def _custom(source: Source) -> Mapping[str, Any]:
    custom = source.csl.get("custom")
    return custom if isinstance(custom, Mapping) else {}


_KINDS = (
    ("concern", NoticeKind.CONCERN),
    ("reinstat", NoticeKind.REINSTATEMENT),
    ("retract", NoticeKind.RETRACTION),
    ("withdraw", NoticeKind.RETRACTION),
    ("removal", NoticeKind.RETRACTION),
    ("correct", NoticeKind.CORRECTION),
    ("errat", NoticeKind.CORRECTION),
    ("corrig", NoticeKind.CORRECTION),
    ("addend", NoticeKind.CORRECTION),
    ("clarif", NoticeKind.CORRECTION),
    ("new_version", NoticeKind.SUPERSEDED),
    ("new_edition", NoticeKind.SUPERSEDED),
    ("new version", NoticeKind.SUPERSEDED),
)


def kind_of(words: str) -> NoticeKind | None:
    """The kind a notice's type names ("expression_of_concern", "Retraction"), or None for one that changes nothing."""
    low = words.lower()
    return next((kind for mark, kind in _KINDS if mark in low), None)


def notices(source: Source) -> tuple[Notice, ...]:
    """What the item itself says was published about it, gravest first.

    Reads Crossref's "updated-by", PubMed's links and types, the CSL status and marks in the title. "update-to" is not
    read: it says that the item IS a notice about another work.
    """
    found = [*_from_crossref(source.csl.get("updated-by")), *_from_pubmed(_custom(source)), *_from_words(Item(source))]
    return in_force(found)


def in_force(found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Notices without repetitions, gravest first; a later reinstatement takes a retraction back."""
    every = list(found)
    back = max((n.on for n in every if n.kind is NoticeKind.REINSTATEMENT), default=None)
    kept: dict[NoticeKind, Notice] = {}
    for notice in every:
        if notice.kind is NoticeKind.RETRACTION and back is not None and notice.on <= back:
            continue
        old = kept.get(notice.kind)
        if old is None or _told(notice) > _told(old):
            kept[notice.kind] = notice
    return tuple(sorted(kept.values(), key=lambda n: list(NoticeKind).index(n.kind)))


def _told(notice: Notice) -> tuple[bool, bool, str]:
    return bool(notice.reason), bool(notice.doi), notice.on


def _from_crossref(value: Any) -> Iterable[Notice]:
    for entry in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        if not isinstance(entry, Mapping) or (kind := kind_of(str(entry.get("type") or ""))) is None:
            continue
        when = dates.read(entry.get("updated"))
        yield Notice(
            kind, when.iso if when else "", str(entry.get("source") or "publisher"), str(entry.get("DOI") or "")
        )


def _from_pubmed(custom: Mapping[str, Any]) -> Iterable[Notice]:
    types = [str(t).lower() for t in custom.get("publication-types") or ()]
    links = (
        ("retraction-in", NoticeKind.RETRACTION),
        ("concern-in", NoticeKind.CONCERN),
        ("erratum-in", NoticeKind.CORRECTION),
        ("update-in", NoticeKind.SUPERSEDED),
    )
    for name, kind in links:
        for words in custom.get(name) or ():
            yield Notice(kind, _year(str(words)), "PubMed", find_doi(str(words)))
    if "retracted publication" in types and not custom.get("retraction-in"):
        yield Notice(NoticeKind.RETRACTION, by="PubMed")


def _year(words: str) -> str:
    found = re.search(r"\b(?:19|20)\d{2}\b", words)
    return found[0] if found else ""


def _from_words(item: Item) -> Iterable[Notice]:
    if re.match(
        r"\W*(?:retracted|withdrawn)(?: article| paper| chapter)?\s*[:\]–—-]", item.text("title"), re.IGNORECASE
    ):
        yield Notice(NoticeKind.RETRACTION, by="title")
    if "retracted" in item.raw("status").lower():
        yield Notice(NoticeKind.RETRACTION, by="publisher")


def standing(
    source: Source,
    today: date,
    policy: AgePolicy | None = None,
    *,
    checked: date | None = None,
    review_by: date | None = None,
    volatile: bool = False,
    more: Iterable[Notice] = (),
) -> Standing:
    """How the source stands today.

    Args:
        checked: when somebody last saw that it still says so; a page's own "accessed" date counts too.
        review_by: when the practice wants to look again.
        volatile: what the practice itself says; a publisher known for changes counts too.
        more: notices from elsewhere (`retractions.Table.notices`).
    """
    rules = policy or AgePolicy()
    item = Item(source)
    kind = strength(source)
    changes = volatile or _publisher_changes(item)
    years = _years(item, today)
    limit = rules.years.get(kind, 0)
    old = years is not None and 0 < limit < years
    look = _needs_look(item, today, checked, rules.volatile_months if changes else rules.page_months)
    due = review_by is not None and review_by <= today
    found = in_force([*notices(source), *more])
    said = [_sentence(n) for n in found]
    if old:
        said.append(tr("It is {years} years old; look for newer evidence.").format(years=years))
    if look:
        said.append(tr("Nobody has read this page for a while: see whether it still says so."))
    if due:
        said.append(tr("Its review date has come."))
    return Standing(kind, years, old, look or due, changes, found, tuple(said))


def _publisher_changes(item: Item) -> bool:
    found = publishers.find(urlsplit(item.raw("URL")).hostname or "")
    return found is not None and found.volatile and item.kind in {"webpage", "post", "report"}


def _years(item: Item, today: date) -> int | None:
    when = item.date("issued")
    if when is None or when.first is None:
        return None
    day = when.last or when.first
    whole = today.year - day.year
    return max(0, whole - ((today.month, today.day) < (day.month or 1, day.day or 1)))


def _needs_look(item: Item, today: date, checked: date | None, months: int) -> bool:
    if item.kind not in {"webpage", "post"} or not months:
        return False
    read = item.date("accessed")
    seen = [date(d.year, d.month or 1, min(d.day or 1, 28)) for d in [read.first if read else None] if d]
    seen += [checked] if checked else []
    return not seen or (today - max(seen)).days > months * 30.5


def _sentence(notice: Notice) -> str:
    words = {
        NoticeKind.RETRACTION: tr("It was retracted: don't use it as proof."),
        NoticeKind.CONCERN: tr("The journal has published an expression of concern about it."),
        NoticeKind.CORRECTION: tr("It was corrected: see whether your sentence still holds."),
        NoticeKind.SUPERSEDED: tr("There is a newer version of it."),
        NoticeKind.REINSTATEMENT: tr("It was retracted and then reinstated."),
    }[notice.kind]
    return f"{words} ({notice.on})" if notice.on else words

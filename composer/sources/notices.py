"""What was published about a work after it: retraction, concern, correction, a newer version.

Reads what Crossref, PubMed and CSL put into the item.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from composer.model.post import Source
from composer.sources import dates
from composer.sources.imported import find_doi
from composer.sources.item import Item
from composer.sources.strength import custom_of


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
    found = [
        *_from_crossref(source.csl.get("updated-by")),
        *_from_pubmed(custom_of(source)),
        *_from_words(Item(source)),
    ]
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

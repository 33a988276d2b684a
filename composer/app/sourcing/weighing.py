"""What a source's facts come to: one state, the sentences to know, a hint on its publisher. Pure functions."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from composer.app.sourcing.evidence import State
from composer.app.sourcing.lookups import is_to_look_up
from composer.model.post import Source
from composer.model.words import tr
from composer.sources.format import short
from composer.sources.item import Item
from composer.sources.standing import AgePolicy, Standing
from composer.sources.strength import Strength
from composer.sources.trusted import Trusted


def policy_of(value: Any) -> AgePolicy:
    """The age policy kept in the settings ({"guideline": 5, ..., "page_months": 12}); defaults where it says nothing."""
    plain = AgePolicy()
    if not isinstance(value, dict):
        return plain
    years = {s: value[s.value] for s in Strength if isinstance(value.get(s.value), int) and value[s.value] >= 0}
    months = value.get("page_months")
    page = months if isinstance(months, int) and months >= 0 else plain.page_months
    return replace(plain, years=MappingProxyType({**plain.years, **years}), page_months=page)


def policy_numbers(policy: AgePolicy) -> dict[str, int]:
    """The policy as the settings keep it: kind -> years, and "page_months"."""
    return {**{s.value: policy.years.get(s, 0) for s in Strength}, "page_months": policy.page_months}


def state_of(source: Source, found: Standing, link: str, superseded_by: str) -> State:
    """The gravest thing to know about a source."""
    kinds = {n.kind.value for n in found.notices}
    reached = (
        (State.RETRACTED, found.is_retracted),
        (State.CONCERN, "expression of concern" in kinds),
        (State.SUPERSEDED, bool(superseded_by) or "superseded" in kinds),
        (State.GONE, link == "gone"),
        (State.TO_LOOK_UP, is_to_look_up(source)),
        (State.CORRECTED, "correction" in kinds),
        (State.LOOK, found.needs_look),
        (State.OLD, found.is_old),
    )
    return next((state for state, is_so in reached if is_so), State.CURRENT)


def sentences(state: State, found: Standing) -> tuple[str, ...]:
    """One sentence for each thing to know, gravest first."""
    own = {
        State.SUPERSEDED: tr("Another source takes its place."),
        State.GONE: tr("The page is gone: look where it went, or take another source."),
        State.TO_LOOK_UP: tr("Only its number is known yet; it is looked up when the network is there."),
    }.get(state, "")
    said = found.said if state is not State.TO_LOOK_UP else ()
    is_told = state is State.SUPERSEDED and any(n.kind.value == "superseded" for n in found.notices)
    return (own, *said) if own and not is_told else said


def changes(item: Item, trusted: Trusted) -> bool:
    """Whether it is a page of a publisher whose pages change without notice."""
    found = trusted.find(urlsplit(item.raw("URL")).hostname or "")
    return found is not None and found.volatile and item.kind in {"webpage", "post", "report"}


def hint_of(item: Item, trusted: Trusted) -> str:
    """What we know about the publisher of a page, for the person to weigh; empty = nothing."""
    found = trusted.find(urlsplit(item.raw("URL")).hostname or "")
    if found is None or item.doi:
        return ""
    kinds = {
        "government": tr("government agency"),
        "public body": tr("public body"),
        "professional body": tr("professional body"),
        "review group": tr("review group"),
        "charity": tr("charity"),
        "hospital": tr("hospital"),
        "journal": tr("journal"),
        "index": tr("index"),
        "other": tr("on your own list"),
    }
    return f"{found.name} ({kinds.get(found.kind, found.kind)}). {found.note}".strip()


def who(source: Source, item: Item) -> str:
    """Authors or publisher, short, without the year."""
    when = item.date("issued")
    year = str(when.first.year) if when and when.first else ""
    return short(source).removesuffix(f", {year}") if item.text("title") else ""

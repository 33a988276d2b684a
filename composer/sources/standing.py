"""How a source stands: how old, read when, corrected or retracted. Facts and hints; nothing here forbids anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from composer.model.post import Source
from composer.model.words import tr
from composer.sources.item import Item
from composer.sources.notices import Notice, NoticeKind, in_force, notices
from composer.sources.strength import Strength, strength


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
        volatile: its pages change without notice, as the practice says or its publisher is known for.
        more: notices from elsewhere (`retractions.Table.notices`).
    """
    rules = policy or AgePolicy()
    item = Item(source)
    kind = strength(source)
    years = _years(item, today)
    limit = rules.years.get(kind, 0)
    old = years is not None and 0 < limit < years
    look = _needs_look(item, today, checked, rules.volatile_months if volatile else rules.page_months)
    due = review_by is not None and review_by <= today
    found = in_force([*notices(source), *more])
    said = [_sentence(n) for n in found]
    if old:
        said.append(tr("It is {years} years old; look for newer evidence.").format(years=years))
    if look:
        said.append(tr("Nobody has read this page for a while: see whether it still says so."))
    if due:
        said.append(tr("Its review date has come."))
    return Standing(kind, years, old, look or due, volatile, found, tuple(said))


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

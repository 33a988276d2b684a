"""Awareness days as this practice has them: ours from the data file, dates a person entered, and days of their own.

What is entered is kept as one setting with its source. It never changes the data file: an update of the program keeps it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from composer.app import resources
from composer.app.calendar.awareness import FILE, Observance, load
from composer.model.errors import BadInput
from composer.model.words import tr
from composer.store.settings import Settings

SETTING = "awareness.own"
"""Name of the setting: {"dates": {id: {"years": {"2027": [first, last]}, "source", "on"}}, "days": [{...}]}."""
OWN = "own-"
"""How the ids of a practice's own days begin."""
LONGEST = 400
MOST = 200


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day the practice keeps itself.

    Attributes:
        first, last: in the first year; both included.
        yearly: kept on the same date every year.
        source: where it was read, or empty.
    """

    name: str
    first: date
    last: date
    yearly: bool = True
    about: str = ""
    source: str = ""


class OwnDays:
    """Reads and keeps them. Thread: the thread that owns `settings`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> tuple[Observance, ...]:
        """Every awareness day: ours, with the dates that were entered, then the practice's own."""
        kept = self._kept()
        ours = load(resources.assets() / FILE)
        mended = [_mended(day, kept["dates"].get(day.id)) for day in ours]
        own = (_observance(key, day) for key, day in kept["days"].items())
        return (*mended, *(day for day in own if day is not None))

    def announced(self, year: int, region: str, areas: tuple[str, ...]) -> tuple[Observance, ...]:
        """The days whose owner names the date each year and for which none was entered yet."""
        entered = self._kept()["dates"]
        return tuple(
            day
            for day in load(resources.assets() / FILE)
            if day.rule["type"] == "announced"
            and str(year) not in _years(entered.get(day.id))
            and day.area in areas
            and {"world", region} & set(day.regions)
        )

    def enter(self, day_id: str, first: date, last: date, source: str, today: date) -> None:
        """Keeps the date of an awareness day for the year of `first`, with where it was read.

        Raises:
            BadInput: the span is none, or the source is missing.
        """
        _check(first, last)
        if not source.strip():
            raise BadInput(tr("Say where you read the date."), hint=tr("The owner's web page, for example."))
        kept = self._kept()
        known = kept["dates"].get(day_id) or {}
        years = {**_years(known), str(first.year): [first.isoformat(), last.isoformat()]}
        kept["dates"][day_id] = {"years": years, "source": source.strip()[:500], "on": today.isoformat()}
        self._settings.put(SETTING, kept)

    def forget(self, day_id: str) -> None:
        """Takes an own day, or the entered dates of one of ours, away again."""
        kept = self._kept()
        kept["dates"].pop(day_id, None)
        kept["days"].pop(day_id, None)
        self._settings.put(SETTING, kept)

    def add(self, day: OwnDay) -> str:
        """Keeps a day of the practice's own and answers with its id.

        Raises:
            BadInput: it has no name, the span is none, or there are too many.
        """
        _check(day.first, day.last)
        if not day.name.strip():
            raise BadInput(tr("The day needs a name."))
        kept = self._kept()
        if len(kept["days"]) >= MOST:
            raise BadInput(tr("There are {n} days of your own already.").format(n=MOST))
        number = 1 + max((int(key[len(OWN) :]) for key in kept["days"] if key[len(OWN) :].isdigit()), default=0)
        kept["days"][f"{OWN}{number}"] = {
            "name": day.name.strip()[:80],
            "about": day.about.strip()[:300],
            "first": day.first.isoformat(),
            "last": day.last.isoformat(),
            "yearly": day.yearly,
            "source": day.source.strip()[:500],
        }
        self._settings.put(SETTING, kept)
        return f"{OWN}{number}"

    def _kept(self) -> dict[str, dict[str, Any]]:
        found = self._settings.get(SETTING, {})
        found = found if isinstance(found, dict) else {}
        parts = {name: found.get(name) for name in ("dates", "days")}
        return {name: dict(part) if isinstance(part, dict) else {} for name, part in parts.items()}


def is_own(day: Observance) -> bool:
    """Whether the practice added it."""
    return day.id.startswith(OWN)


def is_entered(day: Observance) -> bool:
    """Whether a person entered a date of one of ours."""
    return day.rule["type"] == "dates" and not is_own(day)


def _mended(day: Observance, entered: Mapping[str, Any] | None) -> Observance:
    years = _years(entered)
    if not years or entered is None:
        return day
    rule = {"type": "dates", "dates": years, "else": day.rule}
    return day._replace(rule=rule, source=str(entered.get("source", "")), checked_on=str(entered.get("on", "")))


def _years(entered: Mapping[str, Any] | None) -> dict[str, list[str]]:
    """The years with a date that can be read."""
    found = {}
    for year, span in (entered or {}).get("years", {}).items():
        try:
            _check(date.fromisoformat(span[0]), date.fromisoformat(span[1]))
        except (BadInput, ValueError, TypeError, IndexError):
            continue
        found[year] = list(span)
    return found


def _observance(key: str, day: Mapping[str, Any]) -> Observance | None:
    """An own day; None when it can't be read."""
    try:
        first, last = date.fromisoformat(day["first"]), date.fromisoformat(day["last"])
        _check(first, last)
    except (BadInput, KeyError, ValueError, TypeError):
        return None
    rule: dict[str, Any] = {"type": "dates", "dates": {str(first.year): [day["first"], day["last"]]}}
    if day.get("yearly"):
        rule = {"type": "range", "from": [first.month, first.day], "to": [last.month, last.day]}
    return Observance(
        key,
        str(day.get("name", "")),
        str(day.get("about", "")),
        rule,
        "both",
        ("world",),
        "",
        False,
        str(day.get("source", "")),
        "",
    )


def _check(first: date, last: date) -> None:
    if last < first or (last - first).days > LONGEST:
        raise BadInput(tr("The last day must not be before the first, and within a year of it."))

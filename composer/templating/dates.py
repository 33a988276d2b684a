"""The words of a date, a time and a zone on a post, per language. Pure; the clock is never read."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from composer.model.errors import BadInput
from composer.model.moment import zone_of
from composer.model.template import SlotKind


@dataclass(frozen=True, slots=True)
class _Names:
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date: str  # {day}, {month}
    zone: str  # {place}
    halves: tuple[str, str] | None = None  # 6:00 PM instead of 18:00


_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BY_LANGUAGE = {
    "en": _Names(_ENGLISH_MONTHS, _ENGLISH_DAYS, "{month} {day}", "{place} time", ("AM", "PM")),
    "en-gb": _Names(_ENGLISH_MONTHS, _ENGLISH_DAYS, "{day} {month}", "{place} time"),
    "es": _Names(
        (
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        "{day} de {month}",
        "hora de {place}",
        ("a.\u00a0m.", "p.\u00a0m."),  # as the Spanish academies write it; the Americas tell the time in halves
    ),
}


def part_of(text: str, kind: SlotKind, part: str, language: str) -> str:
    """One part of a date, time or zone answer in words; empty when the answer is not one (yet).

    Args:
        text: ISO date, ISO date and time, or IANA zone name, as typed.
        kind: what the slot holds.
        part: one of `pattern.DATE_PARTS` or `pattern.ZONE_PARTS`; empty for the usual form.
        language: BCP 47.
    """
    names = _names(language)
    if kind is SlotKind.ZONE:
        return _zone_words(text.strip(), names)
    moment = moment_of(text)
    if moment is None or (part == "time" and not has_time(text)):
        return ""
    return _date_words(moment, part or ("date" if kind is SlotKind.DATE else "time"), names)


def moment_of(text: str) -> datetime | None:
    """The date (at midnight) or date and time that was typed, without a zone; None when it is neither."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def has_time(text: str) -> bool:
    """Whether an answer says a time of day besides the date."""
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return moment_of(text) is not None
    return False


def _date_words(moment: datetime, part: str, names: _Names) -> str:
    month, weekday = names.months[moment.month - 1], names.weekdays[moment.weekday()]
    match part:
        case "weekday":
            return weekday
        case "day":
            return str(moment.day)
        case "month":
            return month
        case "month_short":
            return month[:3].upper()
        case "year":
            return str(moment.year)
        case "date":
            return names.date.format(day=moment.day, month=month)
        case _:
            return _clock(moment, names.halves)


def _clock(moment: datetime, halves: tuple[str, str] | None) -> str:
    if halves is None:
        return f"{moment.hour}:{moment.minute:02d}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02d} {halves[moment.hour >= 12]}"


def _zone_words(zone: str, names: _Names) -> str:
    try:
        zone_of(zone)
    except BadInput:
        return ""
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    return names.zone.format(place=zone.rsplit("/", 1)[-1].replace("_", " "))


def _names(language: str) -> _Names:
    tag = language.lower()
    if tag.split("-")[0] == "es":
        return _BY_LANGUAGE["es"] if tag != "es-es" else replace(_BY_LANGUAGE["es"], halves=None)
    uses_day_first = tag.startswith("en-") and tag not in {"en-us", "en-ca"}
    return _BY_LANGUAGE["en-gb" if uses_day_first else "en"]

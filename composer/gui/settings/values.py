"""Settings between text and value: posting times, closed days, zones."""

import re
from datetime import date

from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot
from composer.model.words import tr

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLOT = re.compile(r"\s*([A-Za-z]{3})[a-z]*\s+(\d{1,2}):(\d{2})\s*")


def slot_lines(slots: tuple[WeeklySlot, ...]) -> str:
    """Posting times as lines ("Mon 09:00")."""
    return "\n".join(f"{DAYS[slot.weekday].capitalize()} {slot.wall}" for slot in sorted(slots))


def slots_from(text: str) -> tuple[WeeklySlot, ...]:
    """The posting times that lines name.

    Raises:
        BadInput: a line is not a day and a time; the sentence shows it.
    """
    found = []
    for line in filter(str.strip, text.splitlines()):
        match = _SLOT.fullmatch(line)
        if match is None or match[1].lower() not in DAYS or int(match[2]) > 23 or int(match[3]) > 59:
            raise BadInput(tr("“{line}” is not a day and a time. Write it like Mon 09:00.").format(line=line.strip()))
        found.append(WeeklySlot(DAYS.index(match[1].lower()), f"{int(match[2]):02}:{match[3]}"))
    return tuple(sorted(set(found)))


def closed_lines(text: str) -> tuple[str, ...]:
    """Closed days as lines that begin with an ISO date.

    Raises:
        BadInput: a line does not begin with a date.
    """
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            date.fromisoformat(line.split()[0])
        except ValueError as error:
            words = tr("“{line}” does not begin with a date. Write it like 2026-12-25 Christmas.")
            raise BadInput(words.format(line=line)) from error
        found.append(line)
    return tuple(found)


def region_names() -> tuple[tuple[str, str], ...]:
    """The countries whose rules the checks know: (key, name)."""
    return (
        ("us", tr("United States")),
        ("uk", tr("United Kingdom")),
        ("au", tr("Australia")),
        ("eu", tr("European Union")),
        ("ca", tr("Canada")),
    )

"""Settings between text and value: posting times, countries."""

import re
from itertools import groupby

from composer.gui.calendar.times_words import walls_from, words_of
from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot
from composer.model.words import tr

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINE = re.compile(r"([A-Za-z]{3})[a-z]*\.?:?\s+(.+)")


def slot_lines(slots: tuple[WeeklySlot, ...]) -> str:
    """Posting times as lines, one a day ("Mon 9:00 AM, 1:00 PM")."""
    by_day = groupby(sorted(slots), key=lambda slot: slot.weekday)
    return "\n".join(f"{DAYS[day].capitalize()} {words_of(tuple(s.wall for s in some))}" for day, some in by_day)


def slots_from(text: str) -> tuple[WeeklySlot, ...]:
    """The posting times that lines name.

    Raises:
        BadInput: a line is not a day and a time; the sentence shows it.
    """
    found: set[WeeklySlot] = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.fullmatch(line)
        try:
            walls = walls_from(match[2]) if match is not None and match[1].lower() in DAYS else ()
        except BadInput:
            walls = ()
        if match is None or not walls:
            words = tr("“{line}” is not a day and a time. Write it like {example}.")
            raise BadInput(words.format(line=line[:40], example=example()))
        found |= {WeeklySlot(DAYS.index(match[1].lower()), wall) for wall in walls}
    return tuple(sorted(found))


def example() -> str:
    """A posting time as one writes it here."""
    return slot_lines((WeeklySlot(0, "09:00"),))


def region_names() -> tuple[tuple[str, str], ...]:
    """The countries whose rules the checks know: (key, name)."""
    return (
        ("us", tr("United States")),
        ("uk", tr("United Kingdom")),
        ("au", tr("Australia")),
        ("eu", tr("European Union")),
        ("ca", tr("Canada")),
    )

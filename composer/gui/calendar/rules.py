"""The ways a post can repeat, as a person says them and as RFC 5545 writes them. Pure."""

from datetime import datetime
from typing import NamedTuple

from composer.gui.times import locale
from composer.model.words import tr

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Way(NamedTuple):
    """One way to repeat: a key, the words, and the rule without its count."""

    key: str
    words: str
    rule: str


def ways(first: datetime) -> tuple[Way, ...]:
    """The ways to repeat something that goes out at that time first."""
    weekday = locale().dayName(first.weekday() + 1)
    nth = which(first)
    by_day = f"BYDAY={nth}{DAYS[first.weekday()]}"
    named = {1: tr("first"), 2: tr("second"), 3: tr("third"), 4: tr("fourth"), -1: tr("last")}[nth]
    return (
        Way("month_day", tr("Every month, on the {nth} {weekday}").format(nth=named, weekday=weekday), f"FREQ=MONTHLY;{by_day}"),
        Way("month", tr("Every month, on day {n}").format(n=first.day), f"FREQ=MONTHLY;{by_month_day(first.day)}"),
        Way("quarter", tr("Every three months, on the {nth} {weekday}").format(nth=named, weekday=weekday),
            f"FREQ=MONTHLY;INTERVAL=3;{by_day}"),
        Way("week", tr("Every week, on {weekday}").format(weekday=weekday), "FREQ=WEEKLY"),
        Way("two_weeks", tr("Every two weeks, on {weekday}").format(weekday=weekday), "FREQ=WEEKLY;INTERVAL=2"),
        Way("six_weeks", tr("Every six weeks, on {weekday}").format(weekday=weekday), "FREQ=WEEKLY;INTERVAL=6"),
        Way("year", tr("Every year, on this date"), "FREQ=YEARLY"),
    )  # fmt: skip


def which(day: datetime) -> int:
    """Which of its weekdays in the month a day is: 1 to 4, or -1 for a fifth (then it is the last)."""
    number = (day.day - 1) // 7 + 1
    return -1 if number == 5 else number


def by_month_day(day: int) -> str:
    """The rule part for a day of the month; from 29 on the last day of months that have no such day."""
    if day <= 28:
        return f"BYMONTHDAY={day}"
    days = ",".join(str(n) for n in range(28, day + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"

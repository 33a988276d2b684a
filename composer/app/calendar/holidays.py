"""Days on which a practice rests and nobody reads: a plan of ready posts leaves them free. Pure.

Only days that are the same for all of a region; a practice adds its own by leaving a proposal out.
"""

from collections.abc import Iterator
from datetime import date, timedelta

THURSDAY, MONDAY = 3, 0
_FIXED = {
    "": ((1, 1), (12, 25)),
    "us": ((7, 4),),
    "uk": ((12, 26),),
    "au": ((1, 26), (4, 25), (12, 26)),
    "eu": ((5, 1), (12, 26)),
    "ca": ((7, 1), (12, 26)),
}
_NTH = {"us": ((11, THURSDAY, 4),), "ca": ((10, MONDAY, 2),)}
"""Month, weekday and which of them: Thanksgiving."""


def quiet_days(region: str, first: date, last: date) -> frozenset[date]:
    """The public holidays of a span, both days included, that a practice of the region keeps."""
    days = (day for year in range(first.year, last.year + 1) for day in _of_year(region, year))
    return frozenset(day for day in days if first <= day <= last)


def _of_year(region: str, year: int) -> Iterator[date]:
    for month, day in (*_FIXED[""], *_FIXED.get(region, ())):
        yield date(year, month, day)
    for month, weekday, which in _NTH.get(region, ()):
        begins = date(year, month, 1)
        yield begins + timedelta(days=(weekday - begins.weekday()) % 7 + 7 * (which - 1))

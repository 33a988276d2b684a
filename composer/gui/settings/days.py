"""Days between text and value, as people write them: "Dec 25, 2026 Christmas", "12/25/2026", "2026-12-25". Pure."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from composer.gui.times import locale
from composer.model.errors import BadInput
from composer.model.words import tr

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b")
_SLASHES = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})\b")
_NAMED = re.compile(r"(?P<m>[A-Za-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})\b")


def closed_lines(text: str) -> tuple[str, ...]:
    """Closed days as they are kept: each begins with its ISO date, its reason follows.

    Raises:
        BadInput: a line does not begin with a date; the sentence shows it.
    """
    return tuple(_line(line) for line in map(str.strip, text.splitlines()) if line)


def closed_words(kept: tuple[str, ...]) -> str:
    """Kept days as the person's country writes them, one a line."""
    return "\n".join(_words(line) for line in kept)


def example() -> str:
    """A closed day as one writes it here."""
    return _words("2026-12-25 " + tr("Christmas"))


def _line(line: str) -> str:
    for form in (_ISO, _SLASHES, _NAMED):
        match = form.match(line)
        day = _day(match) if match is not None else None
        if match is not None and day is not None:
            return f"{day.isoformat()} {line[match.end() :].strip(' ,:;-')}".strip()
    words = tr("“{line}” does not begin with a date. Write it like {example}.")
    raise BadInput(words.format(line=line[:40], example=example()))


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "a" in parts:
        month, day = (parts["a"], parts["b"]) if _month_first() else (parts["b"], parts["a"])
    elif parts["m"].isdigit():
        month, day = parts["m"], parts["d"]
    else:
        name = parts["m"].lower()
        month, day = str(_MONTHS.index(name) + 1 if name in _MONTHS else 0), parts["d"]
    try:
        return date(int(parts["y"]), int(month), int(day))
    except ValueError:
        return None


def _words(line: str) -> str:
    head, _, reason = line.partition(" ")
    try:
        day = date.fromisoformat(head)
    except ValueError:
        return line
    if not _month_first():
        return line
    return f"{QLocale('en_US').toString(QDate(day.year, day.month, day.day), 'MMM d, yyyy')} {reason}".strip()


def _month_first() -> bool:
    return locale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M")

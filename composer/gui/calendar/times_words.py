"""Times of day between text and value, as people write them: "9", "9 AM", "12:30 pm", "17.45". Pure."""

import re

from PySide6.QtCore import QLocale, QTime

from composer.gui.times import locale
from composer.model.errors import BadInput
from composer.model.words import tr

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)
_APART = re.compile(r"[,;/\n]+|\s+(?:and|y|&)\s+", re.IGNORECASE)


def walls_from(text: str) -> tuple[str, ...]:
    """The times of a day as "HH:MM", in order, each once.

    Raises:
        BadInput: a part is no time of day; the sentence shows it.
    """
    parts = (part.strip() for part in _APART.split(text))
    return tuple(sorted({_wall(part) for part in parts if part}))


def _wall(text: str) -> str:
    match = _TIME.fullmatch(text)
    if match is not None:
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
            half = ""
        if not half and hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise BadInput(tr("“{text}” is no time of day. Write it like 9:00 AM or 14:30.").format(text=text[:20]))


def words_of(walls: tuple[str, ...]) -> str:
    """Times as the person's country writes them, with commas."""
    short = QLocale.FormatType.ShortFormat
    return ", ".join(locale().toString(QTime(int(wall[:2]), int(wall[3:5])), short) for wall in sorted(walls))

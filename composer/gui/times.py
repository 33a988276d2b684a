"""Times in words, as the person reads them."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from composer.model.moment import When, zone_of
from composer.model.words import tr


def locale() -> QLocale:
    """How the person writes times and days; where the system names no place, as in the United States."""
    found = QLocale()
    return found if found.name() != "C" else QLocale("en_US")


def clock_time(moment: datetime) -> str:
    """The time of day in the person's own manner ("9:00 AM")."""
    return locale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def day(moment: datetime) -> str:
    """The day ("Tue Dec 15"), with the year when it is another one than now."""
    words = locale().toString(QDate(moment.year, moment.month, moment.day), "ddd MMM d")
    return words if moment.year == datetime.now(moment.tzinfo).year else f"{words}, {moment.year}"


def day_and_time(when: When) -> str:
    """Day and time on the clocks of its zone ("Tue Dec 15, 9:00 AM")."""
    local = when.local()
    return f"{day(local)}, {clock_time(local)}"


def instant_words(moment: datetime, zone: str) -> str:
    """An instant on the clocks of a zone."""
    local = moment.astimezone(zone_of(zone))
    return f"{day(local)}, {clock_time(local)}"


def zone_name(zone: str) -> str:
    """The zone in words ("Chicago time" for "America/Chicago")."""
    return tr("{city} time").format(city=zone.rsplit("/", 1)[-1].replace("_", " "))

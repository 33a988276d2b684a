"""What the calendar says: how a pill reads aloud, what a drop target promises, how a span of days is called."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from composer.app.calendar.slots import Fit, Place
from composer.gui.calendar.month import Entry
from composer.gui.parts.status import Look, of_job
from composer.gui.times import clock_time, locale
from composer.model.words import tr, trn


def short_time(moment: datetime) -> str:
    """The time of day, without minutes on the hour where the day has two halves ("9 AM", "09:30")."""
    words = clock_time(moment)
    halves = locale().amText() in words or locale().pmText() in words
    return words.replace(":00", "", 1) if halves and moment.minute == 0 else words


def day_words(day: date) -> str:
    """A day in full ("Tuesday December 15")."""
    return locale().toString(QDate(day.year, day.month, day.day), "dddd MMMM d")


def short_day(day: date) -> str:
    """A day, short ("Wed Dec 16")."""
    return locale().toString(QDate(day.year, day.month, day.day), "ddd MMM d")


def long_day(day: date) -> str:
    """A day as the person's country writes it in full."""
    return locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def span_words(days: list[date]) -> str:
    """A week as a title ("Dec 13 – 19, 2026")."""
    first, last = days[0], days[-1]
    name = [locale().standaloneMonthName(d.month, QLocale.FormatType.ShortFormat) for d in (first, last)]
    end = str(last.day) if first.month == last.month else f"{name[1]} {last.day}"
    return f"{name[0]} {first.day} – {end}, {last.year}"


def look_of(entry: Entry) -> Look:
    """How an entry's state looks: its job's, or a draft's."""
    return Look(tr("Draft"), "idle", "compose") if entry.state is None else of_job(entry.state)


def aloud(entry: Entry, label: str = "") -> str:
    """What screen readers hear of an entry: title, day, time, channels, state."""
    channels = trn("{n} channel", "{n} channels", len(entry.platforms))
    parts = (entry.title, day_words(entry.at.date()), short_time(entry.at), channels, look_of(entry).text, label)
    return ", ".join(part for part in parts if part)


def place_lines(place: Place) -> tuple[str, str]:
    """Two lines for a drop target: what to do, and the time it means."""
    if place.when is None:
        return tr("Too late"), tr("this day is past")
    time = short_time(place.when.local())
    if place.fit is Fit.FREE:
        return tr("Drop here"), tr("{time} is free").format(time=time)
    if place.fit is Fit.CLOSED:
        return tr("Closed: {why}").format(why=place.closed or tr("closed day")), tr("drops at {time}").format(time=time)
    return tr("Drop here"), tr("at {time}").format(time=time)


def place_aloud(day: date, place: Place) -> str:
    """The same as one sentence for screen readers."""
    one, two = place_lines(place)
    return f"{day_words(day)}. {one}. {two}."

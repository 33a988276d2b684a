"""The posting times from the calendar: read on the store's lane, edited in the dialog, kept together."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.gui.calendar.times_dialog import PRACTICE, Times, TimesDialog, WeekTimes, key_of
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.times import day_and_time, locale
from composer.model.errors import NotFound
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App


class PostingTimes(QObject):
    """Opens the dialog; made anew for each time."""

    def __init__(self, context: Context, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._notices, self._parent = context, notices, parent
        first = locale().firstDayOfWeek().value - 1
        context.store(partial(_found, first), self._ask, notices.error)

    def _ask(self, found: WeekTimes) -> None:
        dialog = TimesDialog(found, self._parent)
        dialog.kept.connect(self._keep)
        dialog.ask()

    def _keep(self, wanted: dict[str, Times]) -> None:
        if wanted:
            self._context.store(partial(_keep, wanted), lambda _none: self._tell(), self._notices.error)

    def _tell(self) -> None:
        self._notices.tell(tr("The posting times are kept. Posts that are planned already stay where they are."))


def _found(first_weekday: int, app: "App") -> WeekTimes:
    """What is kept, and the next free time of each. Thread: the store's lane."""
    from composer.app.calendar.planner_view import Planner  # late, with all that stands behind it

    channels = tuple(app.desks.times.all())
    next_free = {}
    try:
        next_free[PRACTICE] = day_and_time(Planner(app).next_free(1)[0])
        for channel in channels:
            next_free[key_of(channel)] = day_and_time(app.desks.times.next_free(channel.connection, channel.channel))
    except NotFound:
        pass  # no times, or none free: the dialog then names none
    return WeekTimes(app.practice.slots, channels, next_free, first_weekday)


def _keep(wanted: dict[str, Times], app: "App") -> None:
    if PRACTICE in wanted:
        app.settings.put(replace(app.practice, slots=wanted[PRACTICE]))
    for channel in app.desks.times.all():
        if key_of(channel) in wanted:
            app.desks.times.keep(channel.connection, channel.channel, wanted[key_of(channel)])

"""A day and a time of day to set: in the person's own manner, with a calendar to pull down."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QTimeEdit, QToolButton, QWidget

from composer.gui.parts.endmark import paint_end_mark
from composer.gui.theme.icons import icon
from composer.gui.theme.theme import current, dress
from composer.gui.times import locale


class DayEdit(QDateEdit):
    """A day ("Sat, Feb 6, 2027"), typed, stepped with the arrow keys, or picked in a calendar. The wheel leaves it alone."""

    def __init__(self, moment: datetime, parent: QWidget | None = None) -> None:
        super().__init__(QDate(moment.year, moment.month, moment.day), parent)
        self.setLocale(locale())
        long = locale().dateFormat(QLocale.FormatType.LongFormat)
        self.setDisplayFormat(long.replace("dddd", "ddd").replace("MMMM", "MMM"))
        self.setCalendarPopup(True)
        self.setCalendarWidget(_calendar(self))

    def words(self) -> str:
        """The day in ISO form."""
        return self.date().toString("yyyy-MM-dd")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_end_mark(self, "calendar")


def _calendar(parent: QWidget) -> QCalendarWidget:
    """The month that is pulled down; weekends in the color of other days, for red means trouble here."""
    calendar = QCalendarWidget(parent)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setLocale(locale())
    calendar.setFirstDayOfWeek(locale().firstDayOfWeek())
    plain = QTextCharFormat()
    plain.setForeground(current().color("text"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, arrow in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        if (button := calendar.findChild(QToolButton, name)) is not None:
            button.setIcon(icon(arrow))
    dress(calendar, "calendar")
    return calendar


class ClockEdit(QTimeEdit):
    """A time of day ("10:00 AM"), typed or stepped with the arrow keys. The wheel leaves it alone."""

    def __init__(self, moment: datetime, parent: QWidget | None = None) -> None:
        super().__init__(QTime(moment.hour, moment.minute), parent)
        self.setLocale(locale())
        self.setDisplayFormat(locale().timeFormat(QLocale.FormatType.ShortFormat))

    def words(self) -> str:
        """The time in ISO form, to the minute."""
        return self.time().toString("HH:mm")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

"""All posts of one day, for days with more than the cell can show."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.calendar.cells import Pill
from composer.gui.calendar.month import Entry
from composer.gui.parts.dialog import Dialog
from composer.gui.times import locale
from composer.model.words import tr


class DayDialog(Dialog):
    """Lists a day's posts.

    Emits:
        opened(object): the Entry the person chose.
    """

    opened = Signal(object)

    def __init__(self, day: date, entries: list[Entry], parent: QWidget) -> None:
        words = locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        super().__init__(words, "", cancel=tr("Close"), parent=parent)
        for entry in entries:
            pill = Pill(entry)
            pill.clicked.connect(lambda _on=False, e=entry: self._open(e))
            self.body.addWidget(pill)

    def _open(self, entry: Entry) -> None:
        self.accept()
        self.opened.emit(entry)

"""Entering an awareness day's date with its source, or adding a day of the practice's own."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from composer.app.calendar.own_days import OwnDay
from composer.gui.compose.order import buttons_last
from composer.gui.parts.choices import Check, WidgetField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.moments import DayEdit
from composer.model.words import tr


class DateDialog(Dialog):
    """First and last day, and where they were read; stays open while something is missing.

    Emits:
        kept(object): an OwnDay; its name is empty where the day is one of ours.
    """

    kept = Signal(object)

    def __init__(self, name: str, first: date, last: date, source: str, parent: QWidget) -> None:
        """Args: name: of the awareness day; empty = a new one is added."""
        title = tr("When is {name}?").format(name=name) if name else tr("Add a day")
        super().__init__(title, tr("Keep this day"), closes=False, parent=parent)
        self._is_new = not name
        self.name = LineField(tr("Name"), limit=80)
        self.about = LineField(tr("What it is about"), optional=True, limit=300)
        self.first, self.last = DayEdit(_noon(first)), DayEdit(_noon(last))
        hint = tr("The owner’s web page or letter. Whoever looks later can find it again.")
        self.source = LineField(tr("Where did you read the date?"), hint=hint, optional=self._is_new)
        self.source.set_text(source)
        self.yearly = Check(tr("Every year on this date"), on=True)
        form = Form()
        if self._is_new:
            form.add(self.name)
            form.add(self.about)
        form.add_row(WidgetField(tr("First day"), self.first), WidgetField(tr("Last day"), self.last))
        if self._is_new:
            form.add(self.yearly)
        form.add(self.source)
        self.body.addWidget(form)
        self.first.dateChanged.connect(self._follow)
        self.agreed.connect(self._agree)
        buttons_last(self)

    def _follow(self, first: QDate) -> None:
        """A last day before the first one moves with it."""
        if self.last.date() < first:
            self.last.setDate(first)

    def _agree(self) -> None:
        self.name.set_error(tr("The day needs a name.") if self._is_new and not self.name.text().strip() else "")
        missing = not self._is_new and not self.source.text().strip()
        self.source.set_error(tr("Say where you read the date.") if missing else "")
        if self.name.error() or self.source.error():
            return
        self.kept.emit(
            OwnDay(
                self.name.text().strip(),
                _day(self.first),
                max(_day(self.first), _day(self.last)),
                self.yearly.isChecked(),
                self.about.text().strip(),
                self.source.text().strip(),
            )
        )
        self.accept()


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _day(edit: DayEdit) -> date:
    return date.fromisoformat(edit.words())

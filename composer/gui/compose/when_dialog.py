"""Choosing the time of a post: date, time, zone, and the way back to the next free slot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import WidgetField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.moments import ClockEdit, DayEdit
from composer.model.errors import BadInput
from composer.model.moment import Fold, When, at_wall
from composer.model.words import tr


class WhenDialog(Dialog):
    """Asks for a time on the clock of a zone.

    Emits:
        chosen(object): the When, or None for the next free slot.
    """

    chosen = Signal(object)

    def __init__(self, when: When, parent: QWidget) -> None:
        super().__init__(tr("When shall it go out?"), tr("Use this time"), closes=False, parent=parent)
        local = when.local()
        self.date, self.time = DayEdit(local), ClockEdit(local)
        self.zone = LineField(tr("Time zone"), hint=tr("A name such as America/Chicago."))
        self.zone.set_text(when.zone)
        form = Form()
        form.add_row(WidgetField(tr("Date"), self.date), WidgetField(tr("Time"), self.time))
        form.add(self.zone)
        self.body.addWidget(form)
        self.slot = Button(tr("Next free slot"), "quiet")
        self.slot.clicked.connect(self._next_slot)
        self.buttons.insertWidget(0, self.slot)
        self.agreed.connect(self._agree)

    def _next_slot(self) -> None:
        self.chosen.emit(None)
        self.accept()

    def _agree(self) -> None:
        try:
            when, fold = at_wall(f"{self.date.words()}T{self.time.words()}", self.zone.text().strip())
        except BadInput as error:
            self.zone.set_error(error.sentence())
            return
        if fold is Fold.GAP and self.zone.error() == "":
            shown = when.local().strftime("%H:%M")
            self.zone.set_error(
                tr("Clocks jump over that time; it will be {time}. Press again to use it.").format(time=shown)
            )
            return
        self.chosen.emit(when)
        self.accept()

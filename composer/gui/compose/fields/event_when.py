"""Choosing the day, the time and the zone of an event in one dialog; loaded when it is asked for."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.app import zones
from composer.gui.compose.fields.event_time import understood
from composer.gui.compose.order import buttons_last
from composer.gui.parts.choices import ChoiceField, WidgetField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import Form
from composer.gui.parts.moments import ClockEdit, DayEdit
from composer.gui.parts.textfield import TextField
from composer.model.template import Slot, SlotKind, Template
from composer.model.words import tr

NOON = 12


class EventWhen(Dialog):
    """Asks for the day, the time and, where the template has a slot for it, the zone of an event.

    Emits:
        chosen(str, str): the time in ISO form without an offset, and the zone (empty when it was not asked).
    """

    chosen = Signal(str, str)

    def __init__(self, moment: datetime, zone: str | None, parent: QWidget) -> None:
        super().__init__(tr("When is it?"), tr("Use this time"), parent=parent)
        self.day, self.clock = DayEdit(moment), ClockEdit(moment)
        form = Form()
        form.add_row(WidgetField(tr("Date"), self.day), WidgetField(tr("Time"), self.clock))
        self.zone: ChoiceField | None = None
        if zone is not None:
            self.zone = ChoiceField(tr("Time zone"), tuple((z, z.replace("_", " ")) for z in zones.names()))
            self.zone.combo.choose(zone)
            form.add(self.zone)
        self.body.addWidget(form)
        buttons_last(self)
        self.agreed.connect(self._agree)

    def _agree(self) -> None:
        self.chosen.emit(
            f"{self.day.words()}T{self.clock.words()}", self.zone.combo.key() if self.zone is not None else ""
        )


def ask(parent: QWidget, template: Template, fields: Mapping[str, TextField], slot: Slot) -> None:
    """Opens the dialog on the event's time and zone, and puts into their fields what is chosen.

    Args:
        slot: whose button was pressed; of several times it is the one that is asked for.
    """
    times = [fields[s.name] for s in template.slots if s.kind is SlotKind.TIME]
    places = [fields[s.name] for s in template.slots if s.kind is SlotKind.ZONE]
    time = fields[slot.name] if slot.kind is SlotKind.TIME else next(iter(times), None)
    moment = understood(time.text()) if time is not None else None
    zone = zones.meant(places[0].text()) if places else None
    dialog = EventWhen(moment or usual(datetime.now(UTC)), zone, parent)

    def chosen(at: str, where: str) -> None:
        if time is not None:
            time.put(at)
        if places and where:
            places[0].put(where)

    dialog.chosen.connect(chosen)
    dialog.ask()


def usual(today: datetime) -> datetime:
    """What the dialog offers before a time was given: noon of the same day."""
    return today.replace(hour=NOON, minute=0, second=0, microsecond=0, tzinfo=None)

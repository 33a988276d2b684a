"""The time and the zone of an event: typed in any usual manner or chosen; below stands what was understood."""

from datetime import datetime

from PySide6.QtCore import QDate, QEvent, QObject, Signal

from composer.app import zones
from composer.app.calendar.csv_times import Order, read_time
from composer.gui.parts.buttons import Button
from composer.gui.parts.textfield import TextField
from composer.gui.times import clock_time, locale, zone_name
from composer.model.template import Slot, SlotKind
from composer.model.words import tr

ISO = "%Y-%m-%dT%H:%M"


class MomentField(TextField):
    """A slot for a time or a zone. What is typed is put in the kept form when the field is left.

    Emits:
        wanted(): the person would rather choose.
    """

    wanted = Signal()

    def __init__(self, slot: Slot) -> None:
        self._is_zone = slot.kind is SlotKind.ZONE
        hint = tr("A city, such as Chicago.") if self._is_zone else tr("Such as Feb 6, 2027 10:00 AM.")
        super().__init__(
            slot.label, hint=hint, optional=not slot.required, least=1, single_line=True, outside_undo=True
        )
        self.choose = Button(tr("Choose"), "quiet", icon="clock" if self._is_zone else "calendar", small=True)
        self.choose.setAccessibleName(tr("Choose: {field}").format(field=slot.label))
        self.choose.clicked.connect(self.wanted)
        self.top.addWidget(self.choose)
        self.area.installEventFilter(self)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._say(text)

    def _tell(self, text: str) -> None:
        super()._tell(text)
        self._say(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """What was understood takes the place of what was typed; what was not stays, and the sentence says so."""
        text = self.text().strip()
        kept = self._kept(text)
        if kept:
            self.put(kept)
        elif text and not kept:
            self.set_error(self._not_understood())

    def _kept(self, text: str) -> str:
        if self._is_zone:
            return zones.meant(text)
        moment = understood(text)
        return moment.strftime(ISO) if moment else ""

    def _say(self, text: str) -> None:
        kept = self._kept(text.strip())
        self.set_error("")
        self.set_hint(self._meaning(kept) if kept else self._usual())

    def _meaning(self, kept: str) -> str:
        return zone_name(kept) if self._is_zone else in_words(datetime.fromisoformat(kept))

    def _usual(self) -> str:
        return tr("A city, such as Chicago.") if self._is_zone else tr("Such as Feb 6, 2027 10:00 AM.")

    def _not_understood(self) -> str:
        if self._is_zone:
            return tr("No time zone is called that. Choose one.")
        return tr("This is not a day and a time. Type it like Feb 6, 2027 10:00 AM, or choose it.")


def understood(text: str) -> datetime | None:
    """The moment on the wall clock that was typed; 3/4/2027 in the person's own order. None when it is none."""
    short = locale().dateFormat(locale().FormatType.ShortFormat)
    moment = read_time(text, Order(day_first=short.lstrip().startswith("d"), is_sure=False))
    return moment.replace(tzinfo=None) if moment else None


def in_words(moment: datetime) -> str:
    """The day and the time in full ("Saturday, February 6, 2027, 10:00 AM")."""
    day = locale().toString(QDate(moment.year, moment.month, moment.day), locale().FormatType.LongFormat)
    return f"{day}, {clock_time(moment)}"

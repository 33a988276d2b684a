"""A field for the first or last day of an event or offer, with or without a time of day; typed in any usual manner or chosen."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate

from composer.app.calendar.csv_times import split
from composer.gui.compose.fields.event_time import ISO, MomentField, in_words, understood
from composer.gui.compose.fields.event_when import EventWhen, usual
from composer.gui.times import locale
from composer.model.template import Slot, SlotKind
from composer.model.words import tr


class WhenField(MomentField):
    """A moment or a whole day. Below it stands what was understood.

    Args (constructor):
        left_empty: what goes out when nothing is typed, ISO; empty = nothing.
    """

    def __init__(self, label: str, left_empty: str = "") -> None:
        self._left_empty = left_empty
        super().__init__(Slot("when", label, required=False, maximum=0, kind=SlotKind.TIME))
        self.wanted.connect(self._choose)
        self._say("")

    def kept(self) -> str:
        """What goes into the post: ISO form of what was understood; as typed when nothing was."""
        text = self.text().strip()
        return self._kept(text) or text

    def _kept(self, text: str) -> str:
        if moment := understood(text):
            return moment.strftime(ISO)
        day = understood(f"{text} 12:00 AM") if text and not split(text)[1] else None
        return day.date().isoformat() if day else ""

    def _meaning(self, kept: str) -> str:
        if "T" in kept:
            return in_words(datetime.fromisoformat(kept))
        day = date.fromisoformat(kept)
        return locale().toString(QDate(day.year, day.month, day.day), locale().FormatType.LongFormat)

    def _usual(self) -> str:
        if not self.text().strip() and (kept := self._kept(self._left_empty)):
            return tr("Left empty: {usual}").format(usual=self._meaning(kept))
        return tr("Such as Feb 6, 2027 10:00 AM, or only the day.")

    def _not_understood(self) -> str:
        return tr("This is no day. Type it like Feb 6, 2027 10:00 AM, or choose it.")

    def _choose(self) -> None:
        dialog = EventWhen(understood(self.text()) or usual(datetime.now(UTC)), None, self.window())
        dialog.chosen.connect(lambda at, _zone: self.put(at))
        dialog.ask()

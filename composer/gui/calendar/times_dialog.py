"""The weekly posting times: of the practice, and of single channels that have their own. Seven fields, one a weekday."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.calendar.times_words import walls_from, words_of
from composer.gui.compose.order import buttons_last
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import locale
from composer.model.errors import BadInput
from composer.model.practice import WeeklySlot
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.calendar.channel_times import TimesOf

DAYS, LARGE = 7, 1.5
PRACTICE = ""
"""The key of the practice's own times."""
Times = tuple[WeeklySlot, ...]


class WeekTimes(NamedTuple):
    """What the dialog begins with.

    Attributes:
        practice: the practice's times; `channels` those of each channel.
        next_free: key -> the next free time in words.
        first_weekday: the week's first day, 0 = Monday.
    """

    practice: Times
    channels: "tuple[TimesOf, ...]"
    next_free: Mapping[str, str]
    first_weekday: int = 0


class TimesDialog(Dialog):
    """Edits the times of one after the other; all of them are kept together.

    Emits:
        kept(object): key ("" = the practice, else "connection/channel") -> its times; only what was changed. Empty
            times of a channel mean that it follows the practice.
    """

    kept = Signal(object)

    def __init__(self, found: WeekTimes, parent: QWidget) -> None:
        text = tr("Queue and Fill the gaps take the next free one. Write several with commas; empty = none that day.")
        wide = current().scale < LARGE
        super().__init__(tr("Posting times"), tr("Keep these times"), text=text, closes=False, wide=wide, parent=parent)
        self._next = found.next_free
        self._before: dict[str, Times] = {PRACTICE: found.practice} | {key_of(c): c.own for c in found.channels}
        self._now = dict(self._before)
        self._key = PRACTICE
        choices = [(PRACTICE, tr("The practice: every channel without times of its own"))]
        choices += [(key_of(c), tr("{channel}, via {via}").format(channel=c.name, via=c.via)) for c in found.channels]
        self.whose = ChoiceField(tr("Times of"), choices)
        self.same = Check(tr("The same times as the practice"))
        self.fields: dict[int, LineField] = {}
        self._week(found.first_weekday)
        self.say = Text("", "small", "text2", wrap=True)
        self.body.addWidget(self.say)
        self.whose.combo.picked.connect(self._turn_to)
        self.same.toggled.connect(self._show_same)
        self.agreed.connect(self._agree)
        self._show(PRACTICE)
        buttons_last(self)

    def _week(self, first_weekday: int) -> None:
        form = Form()
        form.add(self.whose)
        form.add(self.same)
        order = [(first_weekday + n) % DAYS for n in range(DAYS)]
        for day in order:
            self.fields[day] = LineField(locale().dayName(day + 1))
        for n in range(0, DAYS - 1, 2):
            form.add_row(*(self.fields[day] for day in order[n : n + 2]))
        form.add_row(self.fields[order[-1]], QWidget())
        self.body.addWidget(form)

    # --- one channel after the other ---------------------------------------------------------------------------
    def _turn_to(self, key: str) -> None:
        if not self._read():
            self.whose.combo.choose(self._key)
            return
        self._show(key)

    def _show(self, key: str) -> None:
        self._key = key
        times = self._now[key]
        self.same.setVisible(key != PRACTICE)
        self.same.blockSignals(True)
        self.same.setChecked(key != PRACTICE and not times)
        self.same.blockSignals(False)
        self._fill(times or self._now[PRACTICE])
        self._lock()
        when = self._next.get(key, "")
        self.say.setText(tr("Next free time: {when}.").format(when=when) if when else "")

    def _fill(self, times: Times) -> None:
        for day, field in self.fields.items():
            field.set_text(words_of(tuple(slot.wall for slot in times if slot.weekday == day)))
            field.set_error("")

    def _show_same(self, on: bool) -> None:
        if on:
            self._fill(self._now[PRACTICE])
        self._lock()

    def _lock(self) -> None:
        for field in self.fields.values():
            field.editor.setEnabled(not (self._key != PRACTICE and self.same.isChecked()))

    def _read(self) -> bool:
        """Takes what the fields say; False (and the sentence stands below the field) where one can't be read."""
        found: list[WeeklySlot] = []
        good = True
        for day, field in self.fields.items():
            field.set_error("")
            try:
                found += [WeeklySlot(day, wall) for wall in walls_from(field.text())]
            except BadInput as error:
                field.set_error(error.sentence())
                good = False
        if good:
            follows = self._key != PRACTICE and self.same.isChecked()
            self._now[self._key] = () if follows else tuple(sorted(found))
        return good

    def _agree(self) -> None:
        if not self._read():
            return
        self.kept.emit({key: times for key, times in self._now.items() if times != self._before[key]})
        self.accept()


def key_of(channel: "TimesOf") -> str:
    """A channel's key in the dialog."""
    return f"{channel.connection}/{channel.channel}"

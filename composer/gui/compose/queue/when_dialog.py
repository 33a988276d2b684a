"""Choosing the time of a post: date, time, zone, and the way back to the next free slot. What it means is said below."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from composer.app.calendar.slots import closed_days
from composer.gui.compose.order import buttons_last
from composer.gui.context import Context
from composer.gui.parts.announce import announce
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import WidgetField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.moments import ClockEdit, DayEdit
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import clock_time, locale, zone_name
from composer.model.errors import BadInput
from composer.model.moment import Fold, When, at_wall
from composer.model.planning import HouseRules
from composer.model.practice import Practice
from composer.model.words import tr


class WhenDialog(Dialog):
    """Asks for a time on the clock of a zone.

    Emits:
        chosen(object): the When, or None for the next free slot.
    """

    chosen = Signal(object)

    def __init__(self, when: When, parent: QWidget, practice: Practice | None = None) -> None:
        """Args: practice: whose closed days are named; None = none are."""
        super().__init__(tr("When should it go out?"), tr("Use this time"), closes=False, parent=parent)
        self._closed_days = closed_days(practice) if practice is not None else {}
        self._rules: HouseRules | None = None
        local = when.local()
        self.date, self.time = DayEdit(local), ClockEdit(local)
        self.zone = LineField(tr("Time zone"), hint=tr("A name such as America/Chicago."))
        self.zone.set_text(when.zone)
        form = Form()
        form.add_row(WidgetField(tr("Date"), self.date), WidgetField(tr("Time"), self.time))
        form.add(self.zone)
        self.meaning = Text("", "small", "text2", wrap=True)
        self.meaning.setMinimumHeight(2 * current().line("small"))
        self.body.addWidget(form)
        self.body.addWidget(self.meaning)
        self.slot = Button(tr("Next free slot"), "quiet")
        self.slot.clicked.connect(self._next_slot)
        self.buttons.insertWidget(0, self.slot)
        self.agreed.connect(self._agree)
        for changed in (self.date.dateChanged, self.time.timeChanged, self.zone.line.textChanged):
            changed.connect(lambda _value: self._say())
        self._say()
        buttons_last(self)

    def show_rules(self, rules: HouseRules) -> None:
        """Names the practice's quiet hours from now on, where a time lies in them."""
        self._rules = rules
        self._say()

    def _next_slot(self) -> None:
        self.chosen.emit(None)
        self.accept()

    def _asked(self) -> tuple[When, Fold]:
        return at_wall(f"{self.date.words()}T{self.time.words()}", self.zone.text().strip())

    def _say(self) -> None:
        """What the choice means: the day in full, and what the clocks, the calendar or the present say to it."""
        try:
            when, fold = self._asked()
        except BadInput:
            self.meaning.show_text(tr("That time zone is not known."), "bad")
            return
        look = meaning_of(when, fold, self._closed_days.get(when.local().date().isoformat()), self._rules)
        self.meaning.show_text(look.text, look.tone)
        if look.tone != "text2":
            announce(self, look.text)

    def _agree(self) -> None:
        try:
            when, _fold = self._asked()
        except BadInput as error:
            self.zone.set_error(error.sentence())
            return
        self.zone.set_error("")
        if when.utc <= datetime.now(UTC):
            self._say()
            return
        self.chosen.emit(when)
        self.accept()


def know_quiet_hours(dialog: WhenDialog, context: Context) -> None:
    """Lets a dialog name the practice's quiet hours, as soon as they are read."""
    context.store(lambda app: app.desks.rules.get(), dialog.show_rules)


def meaning_of(when: When, fold: Fold, closed: str | None, rules: HouseRules | None = None) -> Look:
    """A chosen time in words, and how grave it is.

    Args:
        closed: why the practice is closed that day; None = it is open.
        rules: whose quiet hours are named; None = none are.
    """
    local = when.local()
    time, zone = clock_time(local), zone_name(when.zone)
    if when.utc <= datetime.now(UTC):
        return Look(tr("That time is past: choose a later one."), "bad", "must-fix")
    if fold is Fold.GAP:
        words = tr("The clocks jump over that time that night. It goes out at {time}, {zone}.")
        return Look(words.format(time=time, zone=zone), "warn", "please-check")
    if fold is Fold.TWICE:
        words = tr("The clocks show that time twice that night. It goes out the first time, {time}, {zone}.")
        return Look(words.format(time=time, zone=zone), "warn", "please-check")
    if closed is not None:
        words = tr("You are closed that day: {why}. It goes out all the same.")
        return Look(words.format(why=closed or tr("closed day")), "warn", "please-check")
    if rules is not None and rules.quiet is not None and rules.quiet_until(when.utc) is not None:
        words = tr("That is in your quiet hours, {start} to {end}. It goes out all the same.")
        return Look(words.format(start=rules.quiet.start, end=rules.quiet.end), "warn", "please-check")
    day = locale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat)
    return Look(tr("{day}, {time}, {zone}.").format(day=day, time=time, zone=zone), "text2", "clock")

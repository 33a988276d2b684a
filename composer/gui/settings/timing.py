"""Settings of the outbox: what happens to posts whose time went by, and the hours in which nothing rings."""

import re
from typing import TYPE_CHECKING

from composer.gui.calendar.times_words import walls_from
from composer.gui.calendar.times_words import words_of as time_words
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.model.errors import BadInput
from composer.model.planning import HouseRules, LatePolicy, QuietHours
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

_BETWEEN = re.compile(r"\s*(?:\bto\b|-|–|—)\s*", re.IGNORECASE)
_CLEAR = re.compile(r"[:.h]|[ap]\.?\s*m", re.IGNORECASE)
"""What makes an hour clear: "8" alone may be morning or evening."""
EXAMPLE = QuietHours("20:00", "07:00")


class TimingFields:
    """Two fields of the form; each change is kept at once."""

    def __init__(self, form: Form, context: Context, notices: Notices) -> None:
        self._context, self._notices = context, notices
        self._rules = HouseRules()
        choices = (
            (LatePolicy.ASK.value, tr("Ask me")),
            (LatePolicy.SKIP.value, tr("Leave them out")),
            (LatePolicy.SEND.value, tr("Send them as soon as possible, up to a day late")),
        )
        why = tr("Posts whose time went by while this computer was off.")
        self.late = ChoiceField(tr("Late posts"), choices, hint=why)
        hint = tr("Like {example}: no notices then. Leave it empty to be told at any hour.")
        self.quiet = LineField(tr("Quiet hours"), hint=hint.format(example=words_of(EXAMPLE)), optional=True)
        self.late.combo.picked.connect(self._late_chosen)
        self.quiet.edited.connect(self._quiet_edited)
        form.add(self.late)
        form.add(self.quiet)
        context.store(lambda app: app.desks.rules.get(), self._show)

    def _show(self, rules: HouseRules) -> None:
        self._rules = rules
        self.late.combo.choose(rules.late.value)
        self.quiet.set_text(words_of(rules.quiet))

    def _late_chosen(self, key: str) -> None:
        self._keep(HouseRules(LatePolicy(key), self._rules.quiet, self._rules.zone, self._rules.is_held))

    def _quiet_edited(self, text: str) -> None:
        try:
            quiet = quiet_from(text)
        except BadInput as error:
            self.quiet.set_error(error.sentence())
            return
        self.quiet.set_error("")
        self._keep(HouseRules(self._rules.late, quiet, self._rules.zone, self._rules.is_held))

    def _keep(self, rules: HouseRules) -> None:
        self._rules = rules

        def work(app: "App") -> None:
            app.desks.rules.put(rules)
            app.work.wake()

        self._context.store(work, None, self._notices.error)


def words_of(quiet: QuietHours | None) -> str:
    """Quiet hours as the field shows them ("8:00 PM to 7:00 AM")."""
    if quiet is None:
        return ""
    return tr("{start} to {end}").format(start=time_words((quiet.start,)), end=time_words((quiet.end,)))


def quiet_from(text: str) -> QuietHours | None:
    """The quiet hours a text names; None = none.

    Raises:
        BadInput: it names no two different times of day.
    """
    if not text.strip():
        return None
    parts = [part.strip() for part in _BETWEEN.split(text)]
    try:
        walls = [wall for part in parts if _CLEAR.search(part) for wall in walls_from(part)]
    except BadInput:
        walls = []
    if len(parts) != 2 or len(walls) != 2:
        raise BadInput(tr("Write two times, like {example}.").format(example=words_of(EXAMPLE)))
    start, end = walls
    if start == end:
        raise BadInput(tr("The quiet hours begin and end at the same time."))
    return QuietHours(start, end)

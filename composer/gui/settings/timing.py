"""Settings of the outbox: what happens to posts whose time went by, and the hours in which nothing rings."""

import re
from typing import TYPE_CHECKING

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.model.errors import BadInput
from composer.model.planning import HouseRules, LatePolicy, QuietHours, clock_time
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App

_SPAN = re.compile(r"\s*(\d{1,2}:\d{2})\s*(?:to|-|–|—)\s*(\d{1,2}:\d{2})\s*", re.IGNORECASE)


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
        hint = tr("Like 20:00 to 07:00: no notices then. Empty = none.")
        self.quiet = LineField(tr("Quiet hours"), hint=hint, optional=True)
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
    """Quiet hours as the field shows them."""
    return tr("{start} to {end}").format(start=quiet.start, end=quiet.end) if quiet is not None else ""


def quiet_from(text: str) -> QuietHours | None:
    """The quiet hours a text names; None = none.

    Raises:
        BadInput: it names no two different times of day.
    """
    if not text.strip():
        return None
    found = _SPAN.fullmatch(text)
    if found is None:
        raise BadInput(tr("Write two times, like 20:00 to 07:00."))
    start, end = clock_time(found[1].zfill(5)), clock_time(found[2].zfill(5))
    if start == end:
        raise BadInput(tr("The quiet hours begin and end at the same time."))
    return QuietHours(f"{start:%H:%M}", f"{end:%H:%M}")

"""Plan a month from the window: proposals on the store's lane, the dialog, and the drafts that come of it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.app.calendar.planning import ContentPlan, Proposal, own_packs, span_of
from composer.gui.compose.gallery.plan_dialog import PlanDialog
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.model.errors import ComposerError
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App


class MonthPlanning(QObject):
    """Opens the dialog at once and fills it as soon as the plan is there. Made anew for each plan."""

    def __init__(self, context: Context, notices: Notices, parent: QWidget, span: str = "") -> None:
        """Args: span: the month to begin with ("2027-01"); empty = this one."""
        super().__init__(parent)
        self._span = span
        self._context = context
        self._notices = notices
        self._parent = parent
        self.dialog: PlanDialog | None = None
        context.when_ready(self._open)

    def _open(self, app: "App") -> None:
        packs = own_packs(app.tools.packs.all(), self._context.practice.language)
        self.dialog = PlanDialog(date.fromisoformat(app.tools.today()), packs, self._parent)
        self.dialog.begin_with(self._span)
        self.dialog.span_wanted.connect(self._propose)
        self.dialog.wanted.connect(self._make)
        self.dialog.ask()
        self._propose()

    def _propose(self) -> None:
        if self.dialog is None:
            return
        choice = span, pack = self.dialog.choice()
        first, last = span_of(span)
        self._context.store(
            lambda app: _planned(ContentPlan(app), first, last, [pack] if pack else []),
            partial(self._show, choice),
            partial(self._trouble, choice),
        )

    def _show(self, choice: tuple[str, str], found: tuple[tuple[Proposal, ...], int]) -> None:
        if self.dialog is not None and self.dialog.choice() == choice:
            self.dialog.show_proposals(found[0], left_free=found[1])

    def _trouble(self, choice: tuple[str, str], error: Exception) -> None:
        if isinstance(error, ComposerError) and self.dialog is not None and self.dialog.choice() == choice:
            self.dialog.show_proposals((), error.sentence())
        else:
            self._notices.error(error)

    def _make(self, proposals: tuple[Proposal, ...]) -> None:
        if proposals:
            first = proposals[0].when.local().date()
            self._context.store(
                lambda app: len(ContentPlan(app).accept(proposals)), partial(self._made, first), self._notices.error
            )

    def _made(self, first: date, number: int) -> None:
        words = trn("{n} draft is in the calendar.", "{n} drafts are in the calendar, each on its day.", number)
        self._notices.tell(words, tr("Look at them"), lambda: self._look(first))

    def _look(self, first: date) -> None:
        """Shows the month of the first draft."""
        open_screen = getattr(self._parent, "open_screen", None)
        if open_screen is not None:
            open_screen("calendar").presenter.go_day(first)


def _planned(plan: ContentPlan, first: date, last: date, packs: list[str]) -> tuple[tuple[Proposal, ...], int]:
    """The proposals for a span, and how many posting times they leave free."""
    proposals = plan.propose(first, last, packs)
    return proposals, len(plan.free_times(first, last)) - len(proposals)

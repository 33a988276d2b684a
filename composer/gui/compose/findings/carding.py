"""What the cards of the open post can't show, as findings beside the others: laid out off the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.gui.lanes import Stamp

if TYPE_CHECKING:
    from composer.app.writing.analysis import Analysis
    from composer.gui.compose.page import ComposePage
    from composer.gui.context import Context
    from composer.model.finding import Finding


class Carding(QObject):
    """Adds the cards' findings to an analysis as soon as its cards are laid out."""

    def __init__(self, context: "Context", page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._asked = 0
        self._found: tuple[Finding, ...] = ()
        page.presenter.analysed.connect(self._ask)

    def _ask(self) -> None:
        app, analysis = self._context.app(), self._page.presenter.analysis
        if app is None or analysis is None:
            return
        if self._found:  # until the new cards are laid out the old ones' findings stand: nothing flickers while typing
            self._put(analysis)
        self._asked += 1
        self._context.lanes.pool.run(
            lambda: app.tools.studio.findings(analysis, app.practice.card_brand),
            lambda found: self._show(analysis, found),
            stamp=Stamp("card.findings", self._asked),
        )

    def _show(self, analysis: "Analysis", found: tuple["Finding", ...]) -> None:
        if self._page.presenter.analysis is analysis and found != self._found:
            self._found = found
            self._put(analysis)

    def _put(self, analysis: "Analysis") -> None:
        """Shows them with the others, without those a person has answered."""
        from composer.app.writing.waivers import sift  # late: not for the first frame

        kept, _aside = sift(analysis.draft.post, self._found)
        self._page.checks.show_findings(in_order((*analysis.findings, *kept)))


def in_order(findings: tuple["Finding", ...]) -> tuple["Finding", ...]:
    """Gravest first, then by place, as an analysis orders its own."""
    return tuple(sorted(findings, key=lambda f: (f.severity.rank, f.place.field, f.place.start, f.rule)))

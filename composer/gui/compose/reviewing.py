"""Review mode: the claim board on the open post, kept up to date while it is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.claims import board
from composer.app.events import DraftEdited
from composer.gui.compose.claim_board import ClaimBoard
from composer.gui.context import Context

if TYPE_CHECKING:
    from composer.app.evidence import Evidence
    from composer.gui.compose.page import ComposePage
    from composer.gui.compose.sourcing import Sourcing


class Reviewing(QObject):
    """One opening of the board."""

    def __init__(self, context: Context, page: "ComposePage", sourcing: "Sourcing") -> None:
        names = {name: field.label.text() for name, field in page.write.fields.items()}
        title = sourcing.session.post.answers.get(next(iter(names), ""), "") if sourcing.session else ""
        shown = ClaimBoard(page, title, names)
        super().__init__(shown)
        self._board = shown
        self._context = context
        self._page = page
        self._sourcing = sourcing
        analysis = page.presenter.analysis
        facts = [s.name for s in analysis.draft.template.slots if s.states_facts] if analysis is not None else []
        self._slots = tuple(facts or names)
        self._board.change_wanted.connect(sourcing.tying.change_tie)
        self._board.untie_wanted.connect(sourcing.tying.untie)
        self._board.tie_wanted.connect(sourcing.tying.tie_words)
        self._board.go_wanted.connect(self._go)
        context.bridge.on(DraftEdited, self._edited)

    def open(self) -> None:
        """Opens the board and reads how the sources stand."""
        self._edited(None)
        self._board.ask()

    def _edited(self, _event: object) -> None:
        session = self._sourcing.session
        if session is None:
            return
        post = session.post

        def done(evidence: "dict[str, Evidence]") -> None:
            self._board.show_board(board(post, self._slots), evidence)

        self._context.store(lambda app: app.sources.evidence.strengths(post), done)

    def _go(self, slot: str, start: int, end: int) -> None:
        self._board.accept()
        self._page.show_panel("write")
        self._page.write.go_to(slot, start, end)

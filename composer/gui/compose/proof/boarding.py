"""Keeps a claim board right while it is open: reads how the sources stand, follows edits, carries out what is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from composer.app.events import DraftEdited
from composer.app.sourcing.claims import board
from composer.gui.compose.proof.claim_board import BoardView, ClaimBoard
from composer.gui.context import Context

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence
    from composer.gui.compose.page import ComposePage

SETTLE_MS = 250
"""A board is built anew when typing rests for so long."""


def slot_names(page: "ComposePage") -> dict[str, str]:
    """The slots of the open post's form and their labels."""
    return {name: field.label.text() for name, field in page.write.fields.items()}


class Boarding(QObject):
    """One board that is open; it ends with its view."""

    def __init__(self, context: Context, page: "ComposePage", view: BoardView) -> None:
        super().__init__(view)
        self._context = context
        self._page = page
        self._view = view
        sourcing = page.presenter.sourcing
        view.change_wanted.connect(sourcing.tying.change_tie)
        view.untie_wanted.connect(sourcing.tying.untie)
        view.tie_wanted.connect(sourcing.tying.tie_words)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self.refresh)
        context.bridge.on(DraftEdited, self._edited)
        self.refresh()

    def refresh(self) -> None:
        """Reads how the sources stand and shows the board of the open post."""
        session, analysis = self._page.presenter.session, self._page.presenter.analysis
        if session is None:
            return
        post = session.post
        facts = [s.name for s in analysis.draft.template.slots if s.states_facts] if analysis is not None else []
        slots = tuple(facts or slot_names(self._page))

        def done(evidence: "dict[str, Evidence]") -> None:
            if self._page.presenter.session is session:
                self._view.show_board(board(session.post, slots), evidence)

        self._context.store(lambda app: app.sources.evidence.strengths(post), done)

    def _edited(self, _event: object) -> None:
        self._later.start()


def show_claims(context: Context, page: "ComposePage") -> ClaimBoard:
    """Opens the board as a dialog."""
    session = page.presenter.session
    names = slot_names(page)
    title = session.post.answers.get(next(iter(names), ""), "") if session is not None else ""
    dialog = ClaimBoard(page, title, names)

    def go(slot: str, start: int, end: int) -> None:
        dialog.accept()
        page.show_panel("write")
        page.write.go_to(slot, start, end)

    dialog.view.go_wanted.connect(go)
    Boarding(context, page, dialog.view)
    dialog.ask()
    return dialog

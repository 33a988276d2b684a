"""Tying words of the open post to its sources: by menu, with their place in the source, and on the claim board."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from composer.app.session import OpenPost, with_tie_changed
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.menu import Menu
from composer.model.errors import NotFound
from composer.model.post import Claim
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.compose.page import ComposePage
    from composer.gui.compose.proof.sourcing import Sourcing

ME = "sources"
Selection = Callable[[], tuple[str, int, int] | None]


class Tying(QObject):
    """Carries out what the person wants with claims."""

    def __init__(
        self, context: Context, window: "ComposePage", notices: Notices, selection: Selection, sourcing: "Sourcing"
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._notices = notices
        self._selection = selection
        self._sourcing = sourcing
        window.sources.claims_wanted.connect(self.show_claims)
        window.bind("compose.claims", self.show_claims)

    @property
    def session(self) -> OpenPost | None:
        """The open post."""
        return self._sourcing.session

    def tie_selected(self) -> None:
        """Ties the selected words to a source the person picks from a menu."""
        if self.session is None:
            return
        sources = self.session.post.sources
        if not sources:
            self._sourcing.add_and_tie()
            return
        chosen = self._selection()
        menu = Menu(self._window)
        for source in sources:
            menu.addAction(source.title or tr("Untitled source")).triggered.connect(
                lambda _on=False, source_id=source.id: self.tie(source_id)
            )
        menu.addSeparator()
        menu.addAction(tr("Several, or with the place in the source…")).triggered.connect(
            lambda: self._tie_with_place(chosen)
        )
        menu.addAction(tr("Add a source…")).triggered.connect(self._sourcing.add_and_tie)
        menu.popup(QCursor.pos())

    def tie(self, source_id: str) -> None:
        """Ties the selected words (or the whole slot in use) to a source."""
        session, chosen = self.session, self._selection()
        if session is None or chosen is None:
            self._notices.tell(tr("Select the words first, then tie them to the source."))
            return
        self._tie_claims((Claim(chosen[0], source_id, quote=self._quote(chosen)),))

    def tie_words(self, slot: str, quote: str) -> None:
        """Asks which sources prove these words, where, and what they say there."""
        from composer.gui.compose.proof.tie_dialog import TieDialog

        if self.session is None:
            return
        if not self.session.post.sources:
            self._notices.tell(tr("Add a source to this post first."))
            return
        dialog = TieDialog(self._window, slot, quote, self.session.post.sources)
        dialog.tied.connect(self._tie_claims)
        dialog.ask()

    def change_tie(self, claim: Claim) -> None:
        """Asks for another place and quoted support of a tie."""
        from composer.gui.compose.proof.tie_dialog import TieDialog

        session = self.session
        if session is None:
            return

        def changed(made: tuple[Claim, ...]) -> None:
            if made[0] != claim:
                session.apply(with_tie_changed(session.post, claim, made[0]), ME)

        dialog = TieDialog(self._window, claim.slot, claim.quote, session.post.sources, claim)
        dialog.tied.connect(changed)
        dialog.ask()

    def untie(self, claim: Claim) -> None:
        """Takes a tie away; a toast takes it back."""
        if self.session is not None:
            session = self.session
            session.untie(claim, by=ME)
            self._notices.tell(tr("Untied."), tr("Undo"), lambda: session.undo(by=ME))

    def show_claims(self) -> None:
        """Opens the claim board."""
        from composer.gui.compose.proof.boarding import show_claims

        if self.session is not None:
            show_claims(self._context, self._window)

    def _tie_with_place(self, chosen: tuple[str, int, int] | None) -> None:
        if chosen is None:
            self._notices.tell(tr("Select the words first, then tie them to the source."))
            return
        self.tie_words(chosen[0], self._quote(chosen))

    def _quote(self, chosen: tuple[str, int, int]) -> str:
        slot, start, end = chosen
        return self.session.post.answers.get(slot, "")[start:end].strip() if self.session is not None else ""

    def _tie_claims(self, claims: tuple[Claim, ...]) -> None:
        session = self.session
        if session is None:
            return
        try:
            for claim in claims:
                session.tie(claim, by=ME)
        except NotFound as error:
            self._notices.error(error)
            return

        def back() -> None:
            for _ in claims:
                session.undo(by=ME)

        self._notices.tell(tr("Tied to the source."), tr("Undo"), back)

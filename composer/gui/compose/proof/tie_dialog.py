"""Tying words to sources: which ones, where in them, and what they say there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import FormDialog
from composer.gui.parts.choices import Check
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.model.post import Claim, Source
from composer.model.words import tr


class TieDialog(FormDialog):
    """The form.

    Emits:
        tied(object): tuple of claims, one for each chosen source.
    """

    tied = Signal(object)

    def __init__(
        self, parent: QWidget, slot: str, quote: str, sources: Sequence[Source], claim: Claim | None = None
    ) -> None:
        """Args: quote: empty = the whole slot; claim: the tie to change, then its source is the only choice."""
        title = tr("Change the tie") if claim else tr("Tie to sources")
        words = tr("“{words}”").format(words=quote) if quote else tr("The whole field")
        super().__init__(title, tr("Save") if claim else tr("Tie"), parent, text=words)
        self._slot, self._quote, self._claim = slot, quote, claim
        self._sources = tuple(s for s in sources if claim is None or s.id == claim.source)
        self.checks = {s.id: Check(s.title or tr("Untitled source"), on=claim is not None) for s in self._sources}
        if len(self._sources) == 1:
            next(iter(self.checks.values())).setChecked(True)
        self.problem = Text("", "small", "bad", wrap=True)
        self.problem.hide()
        form = Form(most=10_000)
        for check in self.checks.values():
            form.add(check)
        form.add(self.problem)
        self.place = form.add(LineField(tr("Where in the source"), hint=tr("p. 4, table 2, a heading"), optional=True))
        self.support = form.add(
            TextField(tr("What the source says there"), hint=tr("In its own words."), optional=True, least=3, most=8)
        )
        if claim is not None:
            self.place.set_text(claim.locator)
            self.support.set_text(claim.support)
        self.column.content.addWidget(form)
        self.agreed.connect(self._agree)

    def ask(self) -> None:
        """Opens with the focus on the first choice, or on the place where there is none to make."""
        super().ask()
        (self.place.line if len(self.checks) == 1 else next(iter(self.checks.values()))).setFocus()

    def _agree(self) -> None:
        chosen = [source_id for source_id, check in self.checks.items() if check.isChecked()]
        if not chosen:
            self.problem.show_text(tr("Choose at least one source."))
            self.problem.show()
            return
        place, support = self.place.text().strip(), self.support.text().strip()
        extra = self._claim.extra if self._claim is not None else {}
        self.tied.emit(tuple(Claim(self._slot, one, place, self._quote, support, extra) for one in chosen))
        self.accept()

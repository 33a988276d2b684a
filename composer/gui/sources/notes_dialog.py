"""What the practice itself says about a source: notes, tags, review date, kind of evidence."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import FormDialog
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.textfield import TextField
from composer.gui.sources.words import strengths
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence


class NotesDialog(FormDialog):
    """The form.

    Emits:
        saved(object): (notes, tags, volatile, review_by or None, strength key; empty = as the program reads it).
    """

    saved = Signal(object)

    def __init__(self, parent: QWidget, evidence: "Evidence") -> None:
        super().__init__(tr("Our notes on this source"), tr("Save"), parent)
        self.notes = TextField(tr("Notes"), hint=tr("Nothing about patients."), optional=True, least=3, most=6)
        self.notes.set_text(evidence.notes)
        self.tags = LineField(tr("Tags"), hint=tr("Separate several with a comma."), optional=True)
        self.tags.set_text(", ".join(evidence.tags))
        self.day = LineField(tr("Look again by"), placeholder="2027-01-31", optional=True)
        self.day.set_text(evidence.review_by.isoformat() if evidence.review_by else "")
        self.strength = ChoiceField(tr("Kind of evidence"), strengths())
        custom = evidence.source.csl.get("custom")
        self.strength.combo.choose(str(custom.get("strength") or "") if isinstance(custom, Mapping) else "")
        self.volatile = Check(tr("Its pages change without notice"), on=evidence.volatile)
        form = Form(most=10_000)
        form.add(self.notes)
        form.add(self.tags)
        form.add_row(self.day, self.strength)
        form.add(self.volatile)
        self.column.content.addWidget(form)
        self.agreed.connect(self._agree)

    def ask(self) -> None:
        """Opens with the focus in the notes."""
        super().ask()
        self.notes.area.setFocus()

    def _agree(self) -> None:
        words, day = self.day.text().strip(), None
        if words:
            try:
                day = date.fromisoformat(words)
            except ValueError:
                self.day.set_error(tr("Write the day as year-month-day: 2027-01-31."))
                self.day.line.setFocus()
                return
        tags = tuple(tag.strip() for tag in self.tags.text().split(","))
        kept = (self.notes.text().strip(), tags, self.volatile.isChecked(), day, self.strength.combo.key())
        self.saved.emit(kept)
        self.accept()

"""After how many years a source is getting old, by kind of evidence; the address the services are given."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.fitting import FormDialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.sources.words import strength_words
from composer.model.words import tr

LONGEST = 120


class PolicyDialog(FormDialog):
    """A number for each kind, and the months a read of a page holds.

    Emits:
        saved(object, str): kind -> years, and "page_months"; 0 = never; the address for Crossref, or empty.
    """

    saved = Signal(object, str)

    def __init__(self, parent: QWidget, policy: Mapping[str, int], contact: str = "") -> None:
        text = tr("Years after which a source is shown as getting old; 0 = never. Nothing is forbidden by it.")
        super().__init__(tr("Age and look-ups"), tr("Save"), parent, text=text)
        self.fields = {
            kind: LineField(tr("Months a look at a web page holds") if kind == "page_months" else strength_words(kind))
            for kind in policy
        }
        form = Form(most=10_000)
        fields = list(self.fields.values())
        for first in range(0, len(fields), 2):
            form.add_row(*fields[first : first + 2])
        for kind, number in policy.items():
            self.fields[kind].set_text(str(number))
        self.contact = LineField(
            tr("E-mail address given to Crossref"),
            optional=True,
            hint=tr("Sent with each look-up there, so that they can write instead of blocking. Empty: none is sent."),
        )
        self.contact.set_text(contact)
        form.add(self.contact)
        self.column.content.addWidget(form)
        self.agreed.connect(self._agree)

    def _agree(self) -> None:
        for field in self.fields.values():
            text = field.text().strip()
            wrong = not text.isdigit() or int(text) > LONGEST
            field.set_error(tr("Write a whole number up to {n}.").format(n=LONGEST) if wrong else "")
        address = self.contact.text().strip()
        is_one = not address or ("@" in address and "." in address.rpartition("@")[2] and " " not in address)
        self.contact.set_error("" if is_one else tr("This is no e-mail address."))
        if not is_one:
            self.contact.line.setFocus()
            return
        wrong_one = next((f for f in self.fields.values() if f.error()), None)
        if wrong_one is not None:
            wrong_one.line.setFocus()
            return
        self.saved.emit({kind: int(field.text()) for kind, field in self.fields.items()}, address)
        self.accept()

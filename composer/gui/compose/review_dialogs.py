"""What a review asks for: a name, and words where they are needed."""

from PySide6.QtWidgets import QWidget

from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.textfield import TextField
from composer.model.words import tr


class ReviewDialog(Dialog):
    """A name and a note. `agreed` is emitted when the verb is pressed; the caller accepts or refuses with a sentence."""

    def __init__(self, parent: QWidget, title: str, verb: str, text: str, *, name: str, note: str, who: str) -> None:
        """Args: name: typed last time; note: label of the words; who: label of the name."""
        super().__init__(title, verb, text=text, closes=False, parent=parent)
        self.name = LineField(who)
        self.name.set_text(name)
        self.note = TextField(
            note, least=3, most=8, limit=1_000, hint=tr("Write nothing that could identify a patient.")
        )
        self.body.addWidget(self.name)
        self.body.addWidget(self.note)

    def begin(self) -> None:
        """Opens; writing begins where something is missing."""
        self.ask()
        (self.note.area if self.name.text().strip() else self.name.line).setFocus()

    def refuse(self, sentence: str) -> None:
        """Says what is missing."""
        (self.note if self.name.text().strip() else self.name).set_error(sentence)


def ask_dialog(parent: QWidget, name: str) -> ReviewDialog:
    """Who asks, and what the reviewer should look at."""
    return ReviewDialog(
        parent,
        tr("Ask for review"),
        tr("Ask for review"),
        tr("The post waits in the Library under In review. It can't be queued before it is approved."),
        name=name,
        who=tr("Your name"),
        note=tr("What should be looked at (optional)"),
    )


def approve_dialog(parent: QWidget, name: str) -> ReviewDialog:
    """Who approves."""
    return ReviewDialog(
        parent,
        tr("Approve"),
        tr("Approve"),
        tr("The approval holds for the post as it is now. Name and note go into the permanent records."),
        name=name,
        who=tr("Reviewer's name"),
        note=tr("Note (optional)"),
    )


def return_dialog(parent: QWidget, name: str) -> ReviewDialog:
    """Who returns it, and what has to change."""
    return ReviewDialog(
        parent,
        tr("Return with a note"),
        tr("Return"),
        tr("The author sees the note above the form."),
        name=name,
        who=tr("Reviewer's name"),
        note=tr("What has to change"),
    )

"""A dialog in which somebody signs: a name and words, as the review and the answers to findings ask for them."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Kind
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.model.words import tr


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog asks for.

    Attributes:
        title, verb, text: of the dialog.
        words: label of the words.
        who: label of the name; empty = no name is asked for.
        about: what is signed, in bold above the fields; empty = nothing.
    """

    title: str
    verb: str
    text: str
    words: str
    who: str = ""
    about: str = ""


class SignDialog(Dialog):
    """A name and words. `agreed` is emitted when the verb is pressed; the caller accepts or refuses with a sentence.

    Attributes:
        name: the field of the name: a list where the practice keeps one, else a line; None where no name is asked for.
        words: the field of the words.
    """

    def __init__(
        self,
        parent: QWidget,
        asked: Asked,
        *,
        name: str = "",
        names: tuple[str, ...] = (),
        least: int = 3,
        kind: Kind = "primary",
    ) -> None:
        """Args: name: typed last time. names: who may sign; empty = anybody. least: lines of the words."""
        super().__init__(asked.title, asked.verb, text=asked.text, kind=kind, closes=False, parent=parent)
        self.name = _name_field(asked.who, name, names) if asked.who else None
        self.words = TextField(
            asked.words, least=least, most=8, limit=1_000, hint=tr("Write nothing that could identify a patient.")
        )
        if asked.about:
            self.body.addWidget(Text(asked.about, "strong", wrap=True))
        if self.name is not None:
            self.body.addWidget(self.name)
        self.body.addWidget(self.words)

    def signed(self) -> str:
        """The name; empty where none is asked for or none was given."""
        if isinstance(self.name, ChoiceField):
            return self.name.combo.key()
        return self.name.text().strip() if self.name is not None else ""

    def begin(self) -> None:
        """Opens; writing begins where something is missing."""
        self.ask()
        if isinstance(self.name, LineField) and not self.signed():
            self.name.line.setFocus()
        else:
            self.words.area.setFocus()

    def refuse(self, sentence: str) -> None:
        """Says what is missing."""
        (self.words if self.name is None or self.signed() else self.name).set_error(sentence)


def _name_field(label: str, name: str, names: tuple[str, ...]) -> LineField | ChoiceField:
    if not names:
        line = LineField(label)
        line.set_text(name)
        return line
    choice = ChoiceField(label, tuple((one, one) for one in names))
    choice.combo.choose(next((one for one in names if one.casefold() == name.casefold()), names[0]))
    return choice

"""What the forms share, and the first of them. Each shows a practice and says what the person changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.field import LineField
from composer.gui.parts.form import labelled
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.swatches import Swatches
from composer.gui.parts.text import Text
from composer.model.practice import Practice
from composer.model.words import tr

Change = Callable[[Practice], Practice]


class StepForm(QWidget):
    """What the forms share.

    Emits:
        changed(object): a function from the practice before to the practice after.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(20)

    def show_practice(self, practice: Practice) -> None:
        """Shows the values."""

    def first_field(self) -> QWidget:
        """Where the work begins."""
        return self

    def _say(self, change: Change) -> None:
        self.changed.emit(change)


class PracticeForm(StepForm):
    """Step 1: name, social name, logo, colours, the program's own look.

    Emits:
        logo_wanted(str): read this file as the logo.
        look_wanted(str): the program's look.
    """

    logo_wanted = Signal(str)
    look_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = LineField(tr("Practice name"))
        self.name.edited.connect(lambda text: self._say(lambda p: replace(p, name=text.strip())))
        self.handle = LineField(tr("Social name"), optional=True)
        self.handle.edited.connect(lambda text: self._say(lambda p: replace(p, handle=text.strip().lstrip("@"))))
        self.column.addWidget(self.name)
        self.column.addWidget(self.handle)
        self.column.addLayout(self._logo_row())
        self.main = self._colors(tr("Main color"), main_colors(), "primary")
        self.second = self._colors(tr("Second color"), second_colors(), "secondary")
        self.contrast = MarkedText(Look("", "ok", "tick"), text_role="text2")
        self.column.addWidget(self.contrast)
        looks = (("system", tr("Like my computer")), ("light", tr("Light")), ("dark", tr("Dark")), ("contrast", tr("High contrast")))  # fmt: skip
        self.look = Segmented(tr("How the program looks"), looks)
        self.look.changed.connect(self.look_wanted)
        self.column.addWidget(labelled(tr("How the program looks"), self.look))
        self.column.addStretch(1)

    def _logo_row(self) -> QHBoxLayout:
        self.logo = Button(tr("Choose a logo"), icon="picture")
        self.logo.clicked.connect(self._choose)
        self.logo_note = Text(tr("PNG or JPEG; a square one looks best."), "small", "text2", elide=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.logo)
        row.addWidget(self.logo_note, 1)
        return row

    def _colors(self, title: str, colors: tuple[tuple[str, str], ...], which: str) -> Swatches:
        swatches = Swatches(title, colors)

        def take(color: str) -> None:
            self._say(lambda p: replace(p, brand=replace(p.brand, **{which: color})))  # type: ignore[arg-type]

        swatches.chosen.connect(take)
        self.column.addWidget(labelled(title, swatches))
        return swatches

    def _choose(self) -> None:
        chooser = QFileDialog(self, tr("Choose a logo"), "", tr("Pictures (*.png *.jpg *.jpeg *.webp)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.logo_wanted)
        chooser.open()

    def show_practice(self, practice: Practice) -> None:
        """Shows the values."""
        self.name.set_text(practice.name)
        self.handle.set_text(practice.handle)
        self.show_colors(practice)

    def show_colors(self, practice: Practice) -> None:
        """Shows the colours alone: what is being typed stays as it is typed."""
        self.main.show_color(practice.brand.primary)
        self.second.show_color(practice.brand.secondary)

    def show_logo(self, name: str) -> None:
        """Says which logo was taken."""
        self.logo_note.show_text(tr("{name} is on your cards.").format(name=Path(name).name))

    def show_contrast(self, ratio: float) -> None:
        """Says how well the least readable words of a card can be read."""
        text = tr("Easy to read: contrast on the card is at least {n} to 1.").format(n=f"{ratio:.1f}")
        self.contrast.show_look(Look(text, "ok", "tick"))

    def first_field(self) -> QWidget:
        return self.name.editor


def main_colors() -> tuple[tuple[str, str], ...]:
    """The main colours offered, each with its name; every one carries white words."""
    return (
        ("#134E4A", tr("teal")), ("#1F5A8C", tr("blue")), ("#3F5B33", tr("green")), ("#7A3A14", tr("brown")),
        ("#5E3F99", tr("violet")), ("#8E2C4F", tr("berry")),
    )  # fmt: skip


def second_colors() -> tuple[tuple[str, str], ...]:
    """The second colours offered, each with its name."""
    return (
        ("#F3C77B", tr("amber")), ("#F4B6A0", tr("peach")), ("#D3E5B5", tr("leaf")), ("#C2DBF2", tr("sky")),
        ("#E4D5F4", tr("lilac")), ("#F4EEE2", tr("cream")),
    )  # fmt: skip

"""The four forms. Each shows a practice and says what the person changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.first_run.swatches import Swatches
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField, Radio
from composer.gui.parts.field import LineField
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.settings.values import region_names, zone_names
from composer.model.practice import Practice, Region
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
        self.column.addWidget(_labelled(tr("How the program looks"), self.look))
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
        self.column.addWidget(_labelled(title, swatches))
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


class PlacesForm(StepForm):
    """Step 2: the platforms."""

    def __init__(self) -> None:
        super().__init__()
        self.checks: dict[str, Check] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        note = tr("No password is asked for here. Posts go to a folder on this computer until you connect a scheduler.")
        self.column.addWidget(Text(note, "small", "text2", wrap=True))
        self.column.addStretch(1)

    def offer(self, platforms: tuple[tuple[str, str], ...], practice: Practice) -> None:
        """Shows the platforms there are: (id, name)."""
        if self.checks:
            return
        for key, name in platforms:
            check = self.checks[key] = Check(name)
            check.setChecked(key in practice.platforms)
            check.clicked.connect(self._toggled)
            self._rows.addWidget(check)

    def _toggled(self) -> None:
        chosen = tuple(key for key, check in self.checks.items() if check.isChecked())
        self._say(lambda p: replace(p, platforms=chosen))

    def first_field(self) -> QWidget:
        return next(iter(self.checks.values()), self)


class CountryForm(StepForm):
    """Step 3: the country's rules and the time zone."""

    def __init__(self) -> None:
        super().__init__()
        self.region = ChoiceField(tr("Country, for the rules"), region_names())
        self.region.combo.picked.connect(lambda key: self._say(lambda p: replace(p, region=Region(key))))
        self.zone = ChoiceField(tr("Time zone"), tuple((z, z.replace("_", " ")) for z in zone_names()))
        self.zone.combo.picked.connect(lambda key: self._say(lambda p: replace(p, zone=key)))
        self.column.addWidget(self.region)
        self.column.addWidget(self.zone)
        note = tr("The checks are help, not legal advice. Your board's own rules come first.")
        self.column.addWidget(Text(note, "small", "text2", wrap=True))
        self.column.addStretch(1)

    def show_practice(self, practice: Practice) -> None:
        """Shows the values."""
        self.region.combo.choose(practice.region.value)
        self.zone.combo.choose(practice.zone)

    def first_field(self) -> QWidget:
        return self.region.combo


class FirstPostForm(StepForm):
    """Step 4: the sample to begin with."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.choices: dict[str, Radio] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        note = tr(
            "Each sample is complete: words, sources, picture and alt text. Nothing is sent before you press Queue."
        )
        self.column.addWidget(Text(note, "small", "text2", wrap=True))
        self.column.addStretch(1)

    def offer(self, templates: tuple[tuple[str, str], ...]) -> None:
        """Shows the templates whose sample can be begun with: (id, title)."""
        if self.choices:
            return
        for key, title in templates:
            radio = self.choices[key] = Radio(title)
            radio.setChecked(len(self.choices) == 1)
            self._group.addButton(radio)
            self._rows.addWidget(radio)

    def chosen(self) -> str:
        """The id of the chosen template; empty before any is offered."""
        return next((key for key, radio in self.choices.items() if radio.isChecked()), "")

    def first_field(self) -> QWidget:
        return next((radio for radio in self.choices.values() if radio.isChecked()), self)


def _labelled(title: str, widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    label = Text(title, "label")
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget)
    return holder


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


def zone_here() -> str:
    """The IANA name of this computer's zone; empty when the system does not say one that can be chosen."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in zone_names() else ""

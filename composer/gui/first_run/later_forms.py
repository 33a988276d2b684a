"""The forms of steps 2 to 4, loaded when they are wanted: the first frame shows none of them."""

from dataclasses import replace

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from composer.app import zones
from composer.gui.first_run.forms import StepForm
from composer.gui.parts.choices import Check, ChoiceField, Radio
from composer.gui.parts.text import Text
from composer.gui.settings.channels import languages
from composer.gui.settings.values import region_names
from composer.model.practice import Practice, Region
from composer.model.words import tr


class PlacesForm(StepForm):
    """Step 2: the platforms."""

    def __init__(self) -> None:
        super().__init__()
        self.checks: dict[str, Check] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        note = tr("No password is asked for here. Posts go to a folder on this computer until you connect an account.")
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
    """Step 3: the country's rules, the language of posts and the time zone."""

    def __init__(self) -> None:
        super().__init__()
        self.region = ChoiceField(tr("Country, for the rules"), region_names())
        self.region.combo.picked.connect(lambda key: self._say(lambda p: replace(p, region=Region(key))))
        self.zone = ChoiceField(tr("Time zone"), tuple((z, z.replace("_", " ")) for z in zones.names()))
        self.zone.combo.picked.connect(lambda key: self._say(lambda p: replace(p, zone=key)))
        self.language = ChoiceField(tr("Language of your posts"), languages())
        self.language.combo.picked.connect(lambda key: self._say(lambda p: replace(p, language=key)))
        for field in (self.region, self.language, self.zone):
            self.column.addWidget(field)
        note = tr("The checks are help, not legal advice. Your board's own rules come first.")
        self.column.addWidget(Text(note, "small", "text2", wrap=True))
        self.column.addStretch(1)

    def show_practice(self, practice: Practice) -> None:
        """Shows the values."""
        self.region.combo.choose(practice.region.value)
        self.language.combo.choose(practice.language)
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

    def offer(self, templates: tuple[tuple[str, str, str], ...]) -> None:
        """Shows the templates whose sample can be begun with: (id, title, what it is for)."""
        if self.choices:
            return
        for key, title, about in templates:
            radio = self.choices[key] = Radio(title, note=about)
            radio.setChecked(len(self.choices) == 1)
            self._group.addButton(radio)
            self._rows.addWidget(radio)

    def chosen(self) -> str:
        """The id of the chosen template; empty before any is offered."""
        return next((key for key, radio in self.choices.items() if radio.isChecked()), "")

    def first_field(self) -> QWidget:
        return next((radio for radio in self.choices.values() if radio.isChecked()), self)


def zone_here() -> str:
    """The IANA name of this computer's zone; empty when the system does not say one that can be chosen."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in zones.names() else ""

"""The Settings screen: one column of fields, saved as they change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QWidget

from composer import __version__
from composer.app import zones
from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.settings.own_rules import OwnRulesEntry
from composer.gui.settings.timing import TimingFields
from composer.gui.settings.values import closed_lines, region_names, slot_lines, slots_from
from composer.gui.shell.page import Page
from composer.model.errors import BadInput
from composer.model.moment import zone_of
from composer.model.practice import Practice, Region
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

Change = Callable[[Practice, str], Practice]


class SettingsPage(Page):
    """Shows the practice's settings and writes each change."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Settings"), tr("Saved as you change them."))
        self._window = window
        self._context = context
        self._practice = context.practice
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(400)
        self._pending.timeout.connect(self.save)
        self.fields: dict[str, LineField | TextField] = {}
        self._form = Form(most=640)
        self._practice_fields()
        self._look_fields()
        self._posting_fields()
        self._window_fields()
        column = Column(margin=20)
        column.content.addWidget(self._form)
        column.content.addWidget(Text(tr("Chairside Composer {v}").format(v=__version__), "small", "text2"))
        panel = Panel()
        panel.setAccessibleName(tr("Settings"))
        panel.body.addWidget(column)
        self.set_body(panel)
        self.show_practice(self._practice)
        context.when_ready(lambda _app: self.show_practice(context.practice))

    # --- building ----------------------------------------------------------------------------------------------
    def _practice_fields(self) -> None:
        self._form.add_heading(tr("Practice"))
        self._line(
            "name", tr("Name"), tr("As patients know it; it stands on every card."), lambda p, t: replace(p, name=t)
        )
        self._line("handle", tr("Handle"), tr("Without the @ sign."), lambda p, t: replace(p, handle=t.lstrip("@")))
        self._line("phone", tr("Phone"), "", lambda p, t: replace(p, phone=t))
        self._line("address", tr("Address"), "", lambda p, t: replace(p, address=t))
        self._line("website", tr("Website"), "", lambda p, t: replace(p, website=t))
        hint = tr("One name a line. Names here are not taken for patients.")
        self._text("staff", tr("Staff"), hint, lambda p, t: replace(p, staff=_lines(t)))
        self.own_rules = OwnRulesEntry(self._form, self._context, self._window.notices, self)

    def _look_fields(self) -> None:
        self._form.add_heading(tr("Cards"))
        self._line("primary", tr("Main color"), tr("Like #134E4A."), self._color("primary"))
        self._line("secondary", tr("Second color"), tr("Like #F3C77B."), self._color("secondary"))
        self.logo = Button(tr("Choose a logo"), icon="picture")
        self.logo.clicked.connect(self._choose_logo)
        self.no_logo = Button(tr("Without a logo"), "quiet")
        self.no_logo.clicked.connect(lambda: self._set_logo(None))
        self._form.add_row(self.logo, self.no_logo)

    def _posting_fields(self) -> None:
        self._form.add_heading(tr("Posting"))
        self.region = ChoiceField(tr("Country, for the rules"), region_names())
        self.region.combo.picked.connect(lambda key: self._change(replace(self._practice, region=Region(key))))
        self.zone = ChoiceField(tr("Time zone"), tuple((z, z.replace("_", " ")) for z in zones.names()))
        self.zone.combo.picked.connect(lambda key: self._change(replace(self._practice, zone=key)))
        self._form.add(self.region)
        self._form.add(self.zone)
        hint = tr("One a line: Mon 09:00. Queue uses the next free one.")
        self._text("slots", tr("Posting times"), hint, lambda p, t: replace(p, slots=slots_from(t)))
        hint = tr("One a line: 2026-12-25 Christmas. No slot falls on these days.")
        self._text("closed", tr("Closed days"), hint, lambda p, t: replace(p, closed=closed_lines(t)))
        self.timing = TimingFields(self._form, self._context, self._window.notices)

    def _window_fields(self) -> None:
        self._form.add_heading(tr("Window"))
        looks = (
            ("system", tr("Like the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("contrast", tr("High contrast")),
        )
        self.look = ChoiceField(tr("Look"), looks)
        self.look.combo.choose(self._window.appearance.choice)
        self.look.combo.picked.connect(self._window.appearance.choose)
        sizes = tuple((str(s), f"{s} %") for s in (100, 125, 150, 175, 200))
        self.text_size = ChoiceField(tr("Text size"), sizes)
        self.text_size.combo.choose(str(round(self._window.appearance.scale * 100)))
        self.text_size.combo.picked.connect(lambda key: self._window.appearance.set_scale(int(key) / 100))
        self._form.add(self.look)
        self._form.add(self.text_size)

    def _line(self, key: str, label: str, hint: str, change: Change) -> None:
        field = LineField(label, hint=hint)
        self._keep(key, field, change)

    def _text(self, key: str, label: str, hint: str, change: Change) -> None:
        field = TextField(label, hint=hint, least=2, most=8)
        self._keep(key, field, change)

    def _keep(self, key: str, field: LineField | TextField, change: Change) -> None:
        self.fields[key] = field
        self._form.add(field)

        def edited(text: str) -> None:
            try:
                changed = change(self._practice, text.strip())
            except BadInput as error:
                field.set_error(error.sentence())
                return
            field.set_error("")
            self._change(changed)

        field.edited.connect(edited)

    # --- values ------------------------------------------------------------------------------------------------
    def show_practice(self, practice: Practice) -> None:
        """Shows the settings."""
        self._practice = practice
        texts = {
            "name": practice.name, "handle": practice.handle, "phone": practice.phone, "address": practice.address,
            "website": practice.website, "staff": "\n".join(practice.staff), "primary": practice.brand.primary,
            "secondary": practice.brand.secondary, "slots": slot_lines(practice.slots), "closed": "\n".join(practice.closed),
        }  # fmt: skip
        for key, text in texts.items():
            self.fields[key].set_text(text)
        self.region.combo.choose(practice.region.value)
        self.zone.combo.choose(practice.zone)
        self.no_logo.setEnabled(practice.brand.logo is not None)

    def _color(self, which: str) -> Change:
        def change(practice: Practice, text: str) -> Practice:
            if len(text) != 7 or not QColor.isValidColorName(text):
                raise BadInput(tr("Write a color like #134E4A."))
            return replace(practice, brand=replace(practice.brand, **{which: text.upper()}))  # type: ignore[arg-type]

        return change

    def _change(self, practice: Practice) -> None:
        zone_of(practice.zone)
        self._practice = practice
        self._pending.start()

    def save(self) -> None:
        """Writes the settings now."""
        self._pending.stop()
        practice = self._practice
        self._window.rail.set_practice(practice.name or tr("Your practice"), tr("Everything saved on this computer"))
        self._context.store(lambda app: app.settings.put(practice), None, self._window.notices.error)

    def left(self) -> None:
        if self._pending.isActive():
            self.save()

    # --- logo --------------------------------------------------------------------------------------------------
    def _choose_logo(self) -> None:
        chooser = QFileDialog(self, tr("Choose a logo"), "", tr("Pictures (*.png *.jpg *.jpeg *.webp)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_logo)
        chooser.open()

    def take_logo(self, name: str) -> None:
        """Reads, cleans and keeps a logo."""
        self._context.store(lambda app: app.pictures.logo(Path(name)), self._set_logo, self._window.notices.error)

    def _set_logo(self, logo: bytes | None) -> None:
        self._change(replace(self._practice, brand=replace(self._practice.brand, logo=logo)))
        self.no_logo.setEnabled(logo is not None)

    def opened(self) -> None:
        first: QWidget = self.fields["name"].editor
        first.setFocus()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

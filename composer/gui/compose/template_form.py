"""The form of a template: a labelled entry for each value, a group for each field; what is typed becomes the file's text."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column
from composer.gui.parts.textfield import TextField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.authoring.template_form import Part, Row, Steps


class TemplateForm(Column):
    """Shows parts and tells what is typed; knows no file.

    Emits:
        typed(object, str): the steps to a value, and its new words ("yes" or "" for a check).
        added(): one more field is wanted.
        dropped(str): the name of the field to take out.
    """

    typed = Signal(object, str)
    added = Signal()
    dropped = Signal(str)

    def __init__(self, layouts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(margin=4, spacing=16)
        self._layouts = layouts
        self._form: Form | None = None
        self.entries: dict[Steps, QWidget] = {}
        self.drops: dict[str, Button] = {}
        self.add = Button(tr("Add a field"), icon="plus")
        self.add.clicked.connect(self.added)
        self.content.addWidget(self.add)

    def show_parts(self, parts: "tuple[Part, ...]") -> None:
        """Shows a template's values, from the top; what was shown goes."""
        place = self.verticalScrollBar().value()
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        form = self._form = Form(most=2000)
        self.entries, self.drops = {}, {}
        for part in parts:
            form.add_heading(part.title)
            for row in part.rows:
                self.entries[row.steps] = form.add(self._entry(row))
            if part.slot:
                drop = self.drops[part.slot] = Button(tr("Take this field out"), "quiet")
                drop.setAccessibleName(tr("Take the field {name} out").format(name=part.slot))
                drop.clicked.connect(partial(self.dropped.emit, part.slot))
                form.add(drop)
        self.content.insertWidget(0, form)
        self.verticalScrollBar().setValue(place)

    def _entry(self, row: "Row") -> QWidget:
        tell = partial(self.typed.emit, row.steps)
        if row.entry == "check":
            box = Check(row.label, on=bool(row.value))
            box.toggled.connect(lambda on: tell("yes" if on else ""))
            return box
        if row.entry == "layout":
            choice = ChoiceField(row.label, self._layouts)
            choice.combo.choose(row.value)
            choice.combo.picked.connect(tell)
            return choice
        made = TextField if row.entry == "text" else LineField
        field = made(row.label, hint=row.hint)
        field.set_text(row.value)
        if isinstance(field, LineField):
            field.line.home(False)  # its beginning is read first
        field.edited.connect(tell)
        return field

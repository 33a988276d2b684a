"""The form of a template: a labelled entry for each value, a group for each field; what is typed becomes the file's text."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column
from composer.gui.parts.textfield import TextField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.authoring.template_rows import Part, Row, Steps


class TemplateForm(Column):
    """Shows parts and tells what is typed; knows no file.

    Emits:
        typed(object, str): the steps to a value, and its new words ("yes" or "" for a check).
        added(): one more field is wanted.
        dropped(str): the name of the field to take out.
        source_added(): one more source of the example is wanted.
        source_dropped(str): the id of the source to take out.
    """

    typed = Signal(object, str)
    added = Signal()
    dropped = Signal(str)
    source_added = Signal()
    source_dropped = Signal(str)

    def __init__(self, layouts: tuple[tuple[str, str], ...]) -> None:
        super().__init__(margin=4, spacing=16)
        self._layouts = layouts
        self._form: Form | None = None
        self.entries: dict[Steps, QWidget] = {}
        self.drops: dict[str, Button] = {}
        self.source_drops: dict[str, Button] = {}
        self.add_source: Button | None = None
        self.add = Button(tr("Add a field"), icon="plus")
        self.add.clicked.connect(self.added)
        self.content.addWidget(self.add)

    def show_parts(self, parts: "tuple[Part, ...]") -> None:
        """Shows a template's values; the place and the entry that was typed in stay, what was shown goes."""
        place, typed_in = self.verticalScrollBar().value(), self._typed_in()
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        form = self._form = Form(most=2000)
        self.entries, self.drops, self.source_drops, self.add_source = {}, {}, {}, None
        for part in parts:
            self._show_part(form, part)
        self.content.insertWidget(0, form)
        form.show()  # what is hidden takes no keyboard
        self.verticalScrollBar().setValue(place)
        if typed_in in self.entries:
            self.entries[typed_in].setFocus()

    def _show_part(self, form: Form, part: "Part") -> None:
        if part.title:
            form.add_heading(part.title)
        for row in part.rows:
            self.entries[row.steps] = form.add(self._entry(row))
        if part.slot:
            drop = self.drops[part.slot] = Button(tr("Take this field out"), "quiet")
            drop.setAccessibleName(tr("Take the field {name} out").format(name=part.slot))
            drop.clicked.connect(partial(self.dropped.emit, part.slot))
            form.add(drop)
        if part.source:
            drop = self.source_drops[part.source] = Button(tr("Take this source out"), "quiet")
            drop.setAccessibleName(tr("Take the source {name} out").format(name=part.source))
            drop.clicked.connect(partial(self.source_dropped.emit, part.source))
            form.add(drop)
        if part.adds:
            self.add_source = Button(tr("Add a source"), icon="plus")
            self.add_source.clicked.connect(self.source_added)
            form.add(self.add_source)

    def go_to_newest_source(self) -> None:
        """Puts the keyboard into the title of the source that was added last."""
        titles = [entry for steps, entry in self.entries.items() if "sources" in steps and steps[-1] == "title"]
        if titles:
            titles[-1].setFocus()
            QTimer.singleShot(0, titles[-1], lambda: self.ensureWidgetVisible(titles[-1]))  # once it is laid out

    def _typed_in(self) -> "Steps | None":
        """The value whose entry has the keyboard."""
        focused = self.focusWidget()
        return next((s for s, entry in self.entries.items() if focused in (entry, *entry.findChildren(QWidget))), None)

    def _entry(self, row: "Row") -> QWidget:
        tell = partial(self.typed.emit, row.steps)
        if row.entry == "check":
            box = Check(row.label, on=bool(row.value))
            box.toggled.connect(lambda on: tell("yes" if on else ""))
            return box
        if row.entry in {"layout", "choice"}:
            choice = ChoiceField(row.label, self._layouts if row.entry == "layout" else row.choices, hint=row.hint)
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

"""The Write panel: a field per slot, hashtags, pictures with their alt texts, and text per platform."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from composer.gui.compose.fields.overrides import OverrideRows, OverrideView
from composer.gui.compose.fields.pictures import PictureBox
from composer.gui.parts.chips import ChipEditor
from composer.gui.parts.form import in_order
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.textbox import Mark, SourceMark
from composer.gui.parts.textfield import TextField
from composer.model.post import Post
from composer.model.template import Slot, SlotKind, Template
from composer.model.words import tr

ONE_LINE = frozenset({SlotKind.LINE, SlotKind.DATE, SlotKind.LINK})
MOMENTS = frozenset({SlotKind.TIME, SlotKind.ZONE})


class WritePanel(Panel):
    """Shows one post as a form and says what the person changes.

    Emits:
        slot_edited(str, str): slot name and its words.
        place_moved(str, int): the caret stands in a slot, before this code point.
        hashtags_edited(tuple): without signs.
    """

    slot_edited = Signal(str, str)
    hashtags_edited = Signal(tuple)
    place_moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(tr("Write"), note=" ")
        self._template: Template | None = None
        self._before: QWidget | None = None
        self.fields: dict[str, TextField] = {}
        column = Column()
        self._slots = QVBoxLayout()
        self._slots.setSpacing(16)
        column.content.addLayout(self._slots)
        self.hashtags = ChipEditor(tr("Hashtags"), placeholder=tr("Add one"))
        self.hashtags.changed.connect(self.hashtags_edited)
        self.pictures = PictureBox()
        self.overrides = OverrideRows()
        for part in (self.hashtags, self.pictures, hairline(), self.overrides):
            column.content.addWidget(part)
        self.body.addWidget(column)

    def show_template(self, template: Template) -> None:
        """Builds the fields of a template, unless they are there already."""
        if self._template == template:
            return
        self._template = template
        for field in self.fields.values():
            self._slots.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {slot.name: self._field(slot) for slot in template.slots}
        self._thread()

    def show_post(self, post: Post) -> None:
        """Shows the words; nothing is emitted."""
        for name, field in self.fields.items():
            field.set_text(post.answers.get(name, ""))
        self.hashtags.set_tags(post.hashtags)
        self.pictures.show_post(post)
        self._thread()

    def show_marks(self, marks: Mapping[str, tuple[Mark, ...]], sources: Mapping[str, tuple[SourceMark, ...]]) -> None:
        """Underlines findings and shows source numbers, slot by slot."""
        for name, field in self.fields.items():
            field.set_marks(marks.get(name, ()), sources.get(name, ()))

    def show_grade(self, grade: float | None) -> None:
        """Shows the reading grade at the right of the header."""
        words = "" if grade is None else tr("Reading level: grade {n}").format(n=max(1, round(grade)))
        self.note.show_text(words)

    def show_tag_count(self, count: int, limit: int | None, of: str) -> None:
        """Shows how many hashtags there are against the strictest cap among the post's platforms."""
        self.hashtags.set_count(count, limit, of)

    def show_overrides(self, views: tuple[OverrideView, ...]) -> None:
        """Shows which platforms differ."""
        if self.overrides.show_rows(views):
            self._thread()

    def selection(self) -> tuple[str, int, int] | None:
        """Slot name and the selected words (code points, half-open) of the field in use; None when none is."""
        for name, field in self.fields.items():
            if field.area.hasFocus() or field.area.textCursor().hasSelection():
                start, end = field.area.selected()
                if end > start or field.area.hasFocus():
                    return name, start, end
        return None

    def go_to(self, slot: str, start: int, end: int) -> None:
        """Puts the focus on words of a slot."""
        field = self.fields.get(slot)
        if field is not None:
            field.area.setFocus()
            field.area.select(start, end)

    def first_field(self) -> QWidget | None:
        """Where writing begins: the first empty field, or the first."""
        areas = [field.area for field in self.fields.values()]
        return next((a for a in areas if not a.toPlainText()), areas[0] if areas else None)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, top down."""
        crosses = self.hashtags.findChildren(QAbstractButton)
        fields = [stop for field in self.fields.values() for stop in (field, *field.findChildren(QAbstractButton))]
        return [*fields, *crosses, self.hashtags, *self.pictures.stops(), *self.overrides.stops()]

    def set_before(self, widget: QWidget) -> None:
        """The last stop of Tab before this panel."""
        self._before = widget
        self._thread()

    def _thread(self) -> None:
        """Tab goes down the panel, whatever was made when."""
        in_order(*([self._before] if self._before is not None else []), *self.stops())

    def _field(self, slot: Slot) -> TextField:
        field = self._moment_field(slot) if slot.kind in MOMENTS else _text_field(slot)
        field.edited.connect(lambda text, name=slot.name: self.slot_edited.emit(name, text))
        field.area.moved.connect(lambda place, name=slot.name: self.place_moved.emit(name, place))
        self._slots.addWidget(field)
        return field

    def _moment_field(self, slot: Slot) -> TextField:
        from composer.gui.compose.fields.event_time import MomentField

        field = MomentField(slot)
        field.wanted.connect(lambda: self._choose_moment(slot))
        return field

    def _choose_moment(self, slot: Slot) -> None:
        """The time and the zone of an event belong together: one dialog asks for both."""
        from composer.gui.compose.fields.event_when import ask

        if self._template is not None:
            ask(self, self._template, self.fields, slot)


def _text_field(slot: Slot) -> TextField:
    return TextField(
        slot.label,
        hint=slot.hint,
        optional=not slot.required,
        limit=slot.maximum,
        least=1 if slot.kind in ONE_LINE or slot.maximum <= 100 else 2,
        single_line=slot.kind in ONE_LINE,
        outside_undo=True,
    )

"""The calendar's dialogs: a full day, filling the gaps, naming the labels."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.calendar.month import Entry
from composer.gui.calendar.pill import Pill
from composer.gui.calendar.wording import long_day
from composer.gui.compose.order import buttons_last
from composer.gui.parts.choices import Check
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time
from composer.model.moment import When
from composer.model.words import tr, trn

MOST = 400
"""How high a list in a dialog may get before it scrolls, px at 100 % text."""


class DayDialog(Dialog):
    """Lists a day's posts.

    Emits:
        opened(object): the Entry the person chose.
        menu_asked(Pill, QPoint): its menu.
    """

    opened = Signal(object)

    def __init__(
        self, day: date, entries: Sequence[Entry], dress: Callable[[Pill, Entry], None], parent: QWidget
    ) -> None:
        super().__init__(long_day(day), "", cancel=tr("Close"), parent=parent)
        column = _scrolling(self.body)
        for entry in entries:
            pill = Pill(entry)
            dress(pill, entry)
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            pill.clicked.connect(lambda _on=False, e=entry: self._open(e))
            pill.toggled_choice.connect(lambda e=entry: self._open(e))
            column.content.addWidget(pill)

    def _open(self, entry: Entry) -> None:
        self.accept()
        self.opened.emit(entry)


class FillDialog(Dialog):
    """Which posts go into which free times; the person takes off what shall wait.

    Emits:
        wanted(object): the chosen (post id, When) pairs.
    """

    wanted = Signal(object)

    def __init__(self, pairs: Sequence[tuple[str, str, When]], parent: QWidget) -> None:
        """Args: pairs: post id, title and time."""
        text = tr("These posts are ready. Each takes the next free posting time.")
        super().__init__(tr("Fill the gaps"), "", text=text, parent=parent)
        self._pairs = tuple(pairs)
        column = _scrolling(self.body)
        self.boxes = []
        for _post, title, when in self._pairs:
            box = Check(title, note=day_and_time(when), on=True)
            box.toggled.connect(lambda _on: self._count())
            column.content.addWidget(box)
            self.boxes.append(box)
        self.agreed.connect(lambda: self.wanted.emit(self.chosen()))
        self._count()
        buttons_last(self)

    def chosen(self) -> tuple[tuple[str, When], ...]:
        """The posts that are ticked, with their times."""
        pairs = zip(self.boxes, self._pairs, strict=True)
        return tuple((post, when) for box, (post, _title, when) in pairs if box.isChecked())

    def _count(self) -> None:
        number = len(self.chosen())
        self.verb.setText(trn("Queue {n} post", "Queue {n} posts", number))
        self.verb.setVisible(number > 0)


class LabelsDialog(Dialog):
    """The labels' names, each beside its colour.

    Emits:
        named(object): label id -> name.
    """

    named = Signal(object)

    def __init__(self, names: dict[str, str], parent: QWidget) -> None:
        super().__init__(tr("Labels"), tr("Keep these names"), parent=parent)
        form = Form()
        self.fields: dict[str, LineField] = {}
        for n, (key, name) in enumerate(names.items(), 1):
            field = LineField(tr("Label {n}, {color}").format(n=n, color=color_name(key)), limit=40)
            field.set_text(name)
            self.fields[key] = field
            form.add(field)
        column = _scrolling(self.body)
        column.content.addWidget(form)
        self.agreed.connect(lambda: self.named.emit({k: f.text().strip() for k, f in self.fields.items()}))
        buttons_last(self)


def color_name(label: str) -> str:
    """A label's colour in words."""
    names = {
        "accent": tr("teal"), "info": tr("blue"), "doubt": tr("violet"), "ok": tr("green"), "warn": tr("amber"),
        "bad": tr("red"),
    }  # fmt: skip
    return names.get(label, label)


def _scrolling(body: QVBoxLayout) -> Column:
    column = Column(margin=4, spacing=8)
    column.setMinimumHeight(min(current().px(320), MOST))
    body.addWidget(column, 1)
    return column

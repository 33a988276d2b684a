"""The calendar's dialogs: a full day, filling the gaps, naming the labels."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.app.calendar.free_times import Wish
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
        wanted(object): the Wishes of the chosen posts.
    """

    wanted = Signal(object)

    def __init__(self, offered: Sequence[tuple[str, Wish]], parent: QWidget) -> None:
        """Args: offered: titles and wishes."""
        text = tr("These posts are ready. Each takes the next free posting time of its channels.")
        super().__init__(tr("Fill the gaps"), "", text=text, parent=parent)
        self._wishes = tuple(wish for _title, wish in offered)
        column = _scrolling(self.body)
        self.boxes = []
        for title, wish in offered:
            box = Check(title, note=_times(wish), on=True)
            box.toggled.connect(lambda _on: self._count())
            column.content.addWidget(box)
            self.boxes.append(box)
        self.agreed.connect(lambda: self.wanted.emit(self.chosen()))
        self._count()
        buttons_last(self)

    def chosen(self) -> tuple[Wish, ...]:
        """The posts that are ticked, with their times."""
        return tuple(wish for box, wish in zip(self.boxes, self._wishes, strict=True) if box.isChecked())

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


def _times(wish: Wish) -> str:
    """The times of a wish, the earliest first."""
    times = [*wish.times.values(), *([wish.when] if wish.when is not None and not wish.times else [])]
    return ", ".join(dict.fromkeys(day_and_time(when) for when in sorted(times, key=lambda when: when.utc)))


def _scrolling(body: QVBoxLayout) -> Column:
    column = Column(margin=4, spacing=8)
    column.setMinimumHeight(min(current().px(320), MOST))
    body.addWidget(column, 1)
    return column

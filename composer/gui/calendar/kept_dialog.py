"""Awareness days: who keeps them, where that was looked up, which ready posts belong to them; and days of one's own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.app.calendar.awareness import Dated, Observance
from composer.app.calendar.own_days import is_entered, is_own
from composer.gui.calendar.wording import short_day
from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.compose.order import buttons_last
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.flow import Flow
from composer.gui.parts.menu import Menu
from composer.gui.parts.panel import Column
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.pack import PackPost

LARGE = 1.5


class Kept(NamedTuple):
    """What the dialog shows.

    Attributes:
        days: what is kept, with its dates.
        posts: awareness day -> the ready posts that belong to it.
        asked: days whose owner names the date each year, not entered yet.
        today: a post can't be made for what is over.
    """

    days: Sequence[Dated]
    posts: "Mapping[str, Sequence[PackPost]]"
    asked: Sequence[Observance] = ()
    today: date = date.min


class KeptDialog(Dialog):
    """Lists awareness days. Each choice closes it: what comes next opens over the calendar.

    Emits:
        areas_chosen(str): "dental", "all" or "none".
        post_chosen(str, Dated): make a draft of this ready post for that day.
        date_wanted(Observance, object): enter or correct the date; with the Dated shown, or None.
        add_wanted(), forget_wanted(str): an own day more, or what was entered away.
    """

    areas_chosen = Signal(str)
    post_chosen = Signal(str, object)
    date_wanted = Signal(object, object)
    add_wanted = Signal()
    forget_wanted = Signal(str)

    def __init__(self, title: str, kept: Kept, areas: str, parent: QWidget) -> None:
        super().__init__(title, "", cancel=tr("Close"), wide=current().scale < LARGE, parent=parent)
        self._kept = kept
        self._top(areas)
        column = Column(margin=4, spacing=18)
        column.setMinimumHeight(min(current().px(380), 440))
        for day in kept.days:
            column.content.addWidget(self._day(day))
        if not kept.days:
            column.content.addWidget(Text(tr("Nothing is kept here."), "body", "text2", wrap=True))
        if kept.asked:
            column.content.addWidget(Text(tr("Their owners name the date each year"), "section", wrap=True))
            for one in kept.asked:
                column.content.addWidget(self._asked(one))
        self.body.addWidget(column, 1)
        buttons_last(self)

    def _top(self, areas: str) -> None:
        choices = (("dental", tr("Dental")), ("all", tr("All health")), ("none", tr("None")))
        self.areas = Segmented(tr("Awareness days"), choices)
        self.areas.choose(areas)
        self.areas.changed.connect(self.areas_chosen)
        self.areas.changed.connect(self.accept)
        self.add = Button(tr("Add a day…"), icon="plus")
        self._closing(self.add, self.add_wanted.emit)
        row = QHBoxLayout()
        row.addWidget(self.areas, 0, Qt.AlignmentFlag.AlignLeading)
        row.addStretch(1)
        row.addWidget(self.add)
        self.body.addLayout(row)

    def _closing(self, button: Button, act: Callable[[], object]) -> None:
        def press() -> None:
            self.accept()
            act()

        button.clicked.connect(lambda _on=False: press())

    def _day(self, day: Dated) -> QWidget:
        """One awareness day: name and date, what it is about, who keeps it, and where it was looked up."""
        holder, lines = _block()
        lines.addWidget(Text(day.what.name, "strong", wrap=True))
        about = f"{dates_words(day)}. {day.what.about}".strip()
        lines.addWidget(Text(about, "small", wrap=True))
        lines.addWidget(Text(keeper_words(day.what), "meta", "text2", wrap=True))
        said, tone = checked_words(day.what)
        if said:
            lines.addWidget(Text(said, "meta", tone, wrap=True))
        buttons = QWidget()
        flow = Flow(buttons, gap=4)
        posts = self._kept.posts.get(day.what.id, ())
        if posts and day.last >= self._kept.today:
            flow.addWidget(self._posts_button(day, posts))
        if is_own(day.what) or is_entered(day.what):
            words = tr("Remove") if is_own(day.what) else tr("Forget the date entered")
            flow.addWidget(self._small(words, day.what.name, lambda: self.forget_wanted.emit(day.what.id)))
        if not is_own(day.what):
            words = tr("Correct the date…")
            flow.addWidget(self._small(words, day.what.name, lambda: self.date_wanted.emit(day.what, day)))
        lines.addWidget(buttons)
        return holder

    def _asked(self, what: Observance) -> QWidget:
        holder, lines = _block()
        lines.addWidget(Text(what.name, "strong", wrap=True))
        lines.addWidget(
            Text(tr("{owner} names the date. {about}").format(owner=what.owner, about=what.about), "small", wrap=True)
        )
        words = tr("Enter the date…")
        button = self._small(words, what.name, lambda: self.date_wanted.emit(what, None))
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return holder

    def _small(self, words: str, name: str, act: Callable[[], object]) -> Button:
        button = Button(words, "quiet", small=True)
        button.setAccessibleName(f"{words} {name}")
        self._closing(button, act)
        return button

    def _posts_button(self, day: Dated, posts: "Sequence[PackPost]") -> Button:
        words = trn("Use {n} ready post…", "Use one of {n} ready posts…", len(posts))
        button = Button(words, "quiet", small=True, icon="compose")
        button.setAccessibleName(f"{words} {day.what.name}")

        def show() -> None:
            menu = Menu(button)
            for post in posts:
                label = f"{post.title} · {kind_name(post.kind)}"
                menu.addAction(label).triggered.connect(lambda _on=False, key=post.key: self._use(key, day))
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

        button.clicked.connect(lambda _on=False: show())
        return button

    def _use(self, key: str, day: Dated) -> None:
        self.accept()
        self.post_chosen.emit(key, day)


def dates_words(day: Dated) -> str:
    """Its day, or its first and last."""
    if day.last == day.first:
        return short_day(day.first)
    return tr("{first} to {last}").format(first=short_day(day.first), last=short_day(day.last))


def keeper_words(what: Observance) -> str:
    """Who keeps it."""
    if is_own(what):
        return tr("Your practice’s own day.")
    if what.official:
        return tr("Kept by {owner}.").format(owner=what.owner)
    return tr("Informal: nobody owns it.")


def checked_words(what: Observance) -> tuple[str, Role]:
    """Where its date was looked up, and whether that is still to be done."""
    if is_own(what):
        return (tr("Read at {source}").format(source=what.source), "text2") if what.source else ("", "text2")
    if is_entered(what):
        words = tr("Date entered by you on {date}, read at {source}")
        return words.format(date=what.checked_on, source=what.source), "text2"
    if what.checked_on:
        return tr("Date rule checked on {date}: {source}").format(date=what.checked_on, source=what.source), "text2"
    if not what.official:
        return "", "text2"
    return tr("Not checked against its owner yet: look before you name the date."), "warn"


def _block() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2)
    return holder, lines


def on_day(days: Sequence[Dated], day: date) -> list[Dated]:
    """Those that are kept on a day and do not last longer than a week."""
    return [one for one in days if not one.is_long and one.first <= day <= one.last]

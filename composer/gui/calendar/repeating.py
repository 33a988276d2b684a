"""A post that goes out again and again: how often, which posts take turns, which dates are left out; seen before it is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.calendar.rules import Way, ways
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time
from composer.model.moment import Fold, When
from composer.model.planning import Occurrence, Series
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.desk_series import Planned
    from composer.model.rows import DraftRow

SHOWN = 8
OTHERS = 12
TIMES = (("0", ""), ("3", "3"), ("6", "6"), ("12", "12"), ("24", "24"))


class RepeatDialog(Dialog):
    """Asks how a post repeats.

    Emits:
        changed(): other dates are wanted; the owner shows them.
        ended(): the series shall end.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self, title: str, first: datetime, others: "Sequence[DraftRow]", *, known: bool, parent: QWidget
    ) -> None:
        """Args: others: posts that may take turns with it; known: whether it is a series already."""
        super().__init__(tr("Repeat “{title}”").format(title=title), tr("Keep this series"), wide=True, parent=parent)
        self._ways: tuple[Way, ...] = ways(first)
        self.way = ChoiceField(tr("How often"), tuple((w.key, w.words) for w in self._ways))
        self.times = ChoiceField(tr("How many times"), tuple((k, words or tr("Until I end it")) for k, words in TIMES))
        form = Form()
        form.add_row(self.way, self.times)
        self.body.addWidget(form)
        self.note = Text("", "small", "warn", wrap=True)
        self.note.hide()
        self.body.addWidget(self.note)
        column = Column(margin=4, spacing=6)
        column.setMinimumHeight(current().px(240))
        self._dates = QWidget()
        self._list = column.content
        self._list.addWidget(Text(tr("The next dates. Take the tick off to leave one out."), "label", wrap=True))
        self._list.addWidget(self._dates)
        self.turns = {row.id: Check(row.title) for row in others}
        if self.turns:
            self._list.addWidget(Text(tr("Take turns with, so that a repeat is not a copy:"), "label", wrap=True))
        for box in self.turns.values():
            self._list.addWidget(box)
            box.toggled.connect(lambda _on: self.changed.emit())
        self.body.addWidget(column, 1)
        self.cancel.setText(tr("Cancel"))
        self.way.combo.picked.connect(lambda _key: self._other_dates())
        self.times.combo.picked.connect(lambda _key: self._other_dates())
        self.skipped: set[str] = set()
        if known:
            self._offer_end()

    def show_series(self, series: Series) -> None:
        """Shows a series as it was kept."""
        rule, _, count = series.rule.partition(";COUNT=")
        way = next((w.key for w in self._ways if w.rule == rule), "")
        if way:
            self.way.combo.choose(way)
        times = str(int(count) - 1) if count.isdigit() else "0"
        if times in dict(TIMES):
            self.times.combo.choose(times)
        self.skipped = set(series.skip)
        for post in series.posts:
            if post in self.turns:
                self.turns[post].setChecked(True)

    def _offer_end(self) -> None:
        from composer.gui.parts.buttons import Button

        end = Button(tr("End the series"), "danger")
        end.clicked.connect(self.ended)
        end.clicked.connect(self.reject)
        self.buttons.insertWidget(0, end)

    def _other_dates(self) -> None:
        self.skipped = set()
        self.changed.emit()

    def rule(self) -> str:
        """The rule as it is chosen; the first time, which is planned already, counts."""
        way = next(w for w in self._ways if w.key == self.way.combo.key())
        times = int(self.times.combo.key())
        return f"{way.rule};COUNT={times + 1}" if times else way.rule

    def chosen_turns(self) -> tuple[str, ...]:
        """The posts that take turns."""
        return tuple(post for post, box in self.turns.items() if box.isChecked())

    def show_dates(self, dates: Sequence[Occurrence], advice: str) -> None:
        """Shows the next dates, and what speaks against the series."""
        self.note.show_text(advice)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for one in dates:
            day = one.when.wall[:10]
            box = Check(day_and_time(one.when), note=_about(one), on=not one.left_out and day not in self.skipped)
            box.setEnabled(not one.left_out or day in self.skipped)
            box.toggled.connect(lambda on, d=day: self._leave_out(d, on=on))
            column.addWidget(box)
        if not dates:
            column.addWidget(Text(tr("No date is left."), "small", "text2", wrap=True))
        self._list.replaceWidget(self._dates, holder)
        self._dates.hide()
        self._dates.deleteLater()
        self._dates = holder

    def _leave_out(self, day: str, *, on: bool) -> None:
        self.skipped = self.skipped - {day} if on else self.skipped | {day}
        self.changed.emit()


def _about(one: Occurrence) -> str:
    if one.left_out:
        return tr("Left out: {why}").format(why=one.left_out.partition(" ")[2] or one.left_out)
    if one.fold is Fold.GAP:
        return tr("Clocks jump over that time; it goes out at {time}.").format(time=f"{one.when.local():%H:%M}")
    if one.fold is Fold.TWICE:
        return tr("Clocks show that time twice; the first one is taken.")
    return ""


class Repeating(QObject):
    """Opens the dialog on a post, shows what its rule means, and keeps the series."""

    def __init__(self, context: Context, notices: Notices, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._notices, self._over = context, notices, over
        self._asked = 0

    def ask(self, post: str, title: str, when: When, job: str = "") -> None:
        """Asks how a post repeats that goes out at a time; `job` finds the series it may belong to."""

        def work(app: "App") -> "tuple[Series | None, list[DraftRow]]":
            known = app.desks.series.of_job(job) if job else None
            others = [row for row in app.library.find(limit=OTHERS + 1) if row.id != post][:OTHERS]
            return known, others

        self._context.store(work, lambda found: self._open(post, title, when, *found), self._notices.error)

    def _open(self, post: str, title: str, when: When, known: Series | None, others: "list[DraftRow]") -> None:
        first = when.local() if known is None else datetime.fromisoformat(known.first)
        dialog = RepeatDialog(title, first, others, known=known is not None, parent=self._over)
        if known is not None:
            dialog.show_series(known)

        def wanted() -> Series:
            if known is None:  # the first time is planned already
                skip = (when.wall[:10], *sorted(dialog.skipped))
                return Series("", title, (*dialog.chosen_turns(), post), when.wall, when.zone, dialog.rule(), skip)
            own = tuple(p for p in known.posts if p not in dialog.turns) or (post,)
            skip = tuple(sorted(dialog.skipped))
            return replace(known, posts=(*dialog.chosen_turns(), *own), rule=dialog.rule(), skip=skip)

        def show() -> None:
            self._asked += 1
            series, number = wanted(), self._asked

            def work(app: "App") -> tuple[list[Occurrence], str]:
                dates = app.desks.series.preview(series, SHOWN + 1)
                later = [d for d in dates if known is not None or d.when.wall != when.wall]
                return later[:SHOWN], app.desks.series.advice(series)

            def done(found: tuple[list[Occurrence], str]) -> None:
                if number == self._asked:
                    dialog.show_dates(*found)

            self._context.store(work, done, self._notices.error)

        dialog.changed.connect(show)
        dialog.agreed.connect(lambda: self._keep(post, title, when, wanted(), known))
        if known is not None:
            dialog.ended.connect(lambda: self._end(known))
        show()
        dialog.ask()

    def _keep(self, post: str, title: str, when: When, wanted: Series, known: Series | None) -> None:
        def work(app: "App") -> "Planned":
            series = app.desks.series
            kept = wanted if known is not None else replace(wanted, id=series.start(post, title, when, wanted.rule).id)
            done = series.save(kept)
            app.work.wake()
            return done

        def done(planned: "Planned") -> None:
            words = trn(
                "The series is kept; {n} post is planned.",
                "The series is kept; {n} posts are planned.",
                len(planned.jobs),
            )
            self._notices.tell(" ".join((words, *planned.problems)))

        self._context.store(work, done, self._notices.error)

    def _end(self, known: Series) -> None:
        def done(number: int) -> None:
            self._notices.tell(trn("The series ended; {n} planned post was cancelled.",
                                   "The series ended; {n} planned posts were cancelled.", number))  # fmt: skip

        self._context.store(lambda app: app.desks.series.end(known.id), done, self._notices.error)

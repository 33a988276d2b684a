"""What opens over the calendar: the menus of posts, and the dialogs they lead to."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from composer.app.calendar.free_times import Wish
from composer.gui.calendar.dialogs import DayDialog, FillDialog, LabelsDialog
from composer.gui.calendar.month import Entry
from composer.gui.calendar.wording import look_of
from composer.gui.compose.queue.when_dialog import WhenDialog, know_quiet_hours
from composer.gui.context import Context
from composer.gui.parts.menu import Menu
from composer.gui.theme.icons import icon
from composer.model.job_state import JobState
from composer.model.moment import When, at_utc
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.filling import Fitting
    from composer.gui.calendar.page import CalendarPage
    from composer.gui.calendar.presenter import Presenter
    from composer.gui.shell.main_window import MainWindow


class Menus(QObject):
    """Menus and dialogs of the calendar."""

    def __init__(self, window: "MainWindow", context: Context, page: "CalendarPage", presenter: "Presenter") -> None:
        super().__init__(presenter)
        self._window, self._context, self._page, self._do = window, context, page, presenter

    # --- menus -------------------------------------------------------------------------------------------------
    def of_entry(self, entry: Entry, at: QPoint) -> None:
        """The menu of a post on its day."""
        menu = Menu(self._page)
        _add(menu, "compose", tr("Open"), lambda: self._do.open_entry(entry))
        if entry.is_draft:
            self._of_draft(menu, entry)
        else:
            _add(menu, "outbox", tr("Show in the outbox"), lambda: self._show_in_outbox(entry))
        if entry.can_move and not entry.is_draft:
            menu.addSeparator()
            _add(menu, "clock", tr("Choose another time…"), lambda: self.ask_time(entry))
            _add(menu, "move", tr("To the next free time"), lambda: self._do.doing.spread((entry,)))
            _add(menu, "refresh", tr("Repeat…"), lambda: self.repeat(entry))
            _add(menu, "close", tr("Take out of the plan"), lambda: self._do.doing.cancel((entry,)))
        menu.addSeparator()
        labels = menu.addMenu(icon("label", "text2", 16), tr("Label"))
        for key, name in self._do.reader.labels.items():
            action = labels.addAction(name)
            action.setCheckable(True)
            action.setChecked(entry.label == key)
            action.triggered.connect(
                lambda _on=False, k=key: self._do.doing.label((entry,), "" if entry.label == k else k)
            )
        labels.addSeparator()
        labels.addAction(tr("Name the labels…")).triggered.connect(self.name_labels)
        menu.popup(at)

    def _of_draft(self, menu: QMenu, entry: Entry) -> None:
        doing = self._do.doing
        _add(menu, "outbox", tr("Queue it for this time"), lambda: doing.drafting.queue([entry.post]))
        menu.addSeparator()
        _add(menu, "clock", tr("Choose another time…"), lambda: self.ask_time(entry))
        _add(menu, "move", tr("To the next free time"), lambda: doing.spread((entry,)))
        _add(menu, "close", tr("Take off this day"), lambda: doing.cancel((entry,)))

    def of_waiting(self, post: str, at: QPoint) -> None:
        """The menu of a post without a time."""
        menu = Menu(self._page)
        _add(menu, "compose", tr("Open"), lambda: self._do.open_post(post))
        _add(menu, "outbox", tr("Queue at the next free time"), lambda: self._do.doing.queue(post, None))
        _add(menu, "clock", tr("Choose a time…"), lambda: self.ask_time_for(post))
        menu.popup(at)

    def _show_in_outbox(self, entry: Entry) -> None:
        page = self._window.open_screen("outbox")
        show = getattr(page, "show_job", None)
        if show is not None:
            show(entry.jobs[0])

    def say_stuck(self, entry: Entry) -> None:
        """Why a post can't be carried."""
        state = look_of(entry).text
        words = tr("“{title}” can't be moved: {state}.").format(title=entry.title, state=state)
        if entry.state in {JobState.UNKNOWN, JobState.MISSED}:
            self._window.notices.tell(words, tr("Show it"), lambda: self._show_in_outbox(entry))
        else:
            self._window.notices.tell(words)

    # --- dialogs -----------------------------------------------------------------------------------------------
    def ask_time(self, entry: Entry) -> None:
        """Asks for a post's other time."""
        when = at_utc(entry.at, self._do.reader.practice.zone)
        self._ask(when, lambda chosen: self._do.doing.move([(entry, (chosen,))]))

    def ask_time_for(self, post: str) -> None:
        """Asks when a post without a time shall go out."""

        def work(app: "App") -> list[When]:
            from composer.app.calendar.planner_view import Planner

            return Planner(app).next_free(1)

        def done(times: list[When]) -> None:
            self._ask(times[0], lambda chosen: self._do.doing.queue(post, chosen))

        self._context.store(work, done, self._window.notices.error)

    def repeat(self, entry: Entry) -> None:
        """Asks how a post repeats, or changes the series it belongs to."""
        from composer.gui.calendar.repeating import Repeating  # late: opens on demand

        when = at_utc(entry.at, self._do.reader.practice.zone)
        Repeating(self._context, self._window.notices, self._page).ask(entry.post, entry.title, when, entry.jobs[0])

    def _ask(self, when: When, act: Callable[[When], object]) -> None:
        dialog = WhenDialog(when, self._page, self._do.reader.practice)
        know_quiet_hours(dialog, self._context)
        dialog.slot.hide()
        dialog.chosen.connect(act)
        dialog.ask()

    def show_day(self, day: date) -> None:
        """Lists a day's posts."""
        cell = self._page.board.cell_of(day)
        if cell is None:
            return
        labels = self._do.reader.labels
        dialog = DayDialog(
            day, cell.shown.entries, lambda pill, e: pill.show_entry(e, labels.get(e.label, "")), self._page
        )
        dialog.opened.connect(self._do.open_entry)
        dialog.ask()

    def name_labels(self) -> None:
        """Asks for the labels' names."""
        dialog = LabelsDialog(self._do.reader.labels, self._page)
        dialog.named.connect(self._do.doing.name_labels)
        dialog.ask()

    def review(self) -> None:
        """Offers the drafts of what is shown to be queued."""
        days, anchor = self._do.days(), self._do.anchor
        if self._page.view() != "week":
            days = [day for day in days if day.month == anchor.month]
        self._do.doing.drafting.review(days, self._do.reader.practice.zone)

    def plan(self) -> None:
        """Fills the month shown with ready posts, as drafts."""
        from composer.gui.compose.gallery.planning import MonthPlanning  # late: opens on demand

        span = f"{self._do.anchor.year}-{self._do.anchor.month:02d}"
        self._planning = MonthPlanning(self._context, self._window.notices, self._window, span)

    def times(self) -> None:
        """Opens the weekly posting times."""
        from composer.gui.calendar.posting_times import PostingTimes  # late: opens on demand

        self._times = PostingTimes(self._context, self._window.notices, self._page)

    def fill(self) -> None:
        """Offers the posts that are ready for the next free times."""

        def work(app: "App") -> "list[Fitting]":
            from composer.app.calendar.filling import Filling

            return Filling(app).fill()

        def done(found: "list[Fitting]") -> None:
            if not found:
                self._window.notices.tell(tr("No post is ready yet: each of them has something to fix first."))
                return
            wishes = [(fit.row.title, Wish(fit.row.id, fit.when, fit.times)) for fit in found]
            dialog = FillDialog(wishes, self._page)
            dialog.wanted.connect(self._do.doing.queue_all)
            dialog.ask()

        self._context.store(work, done, self._window.notices.error)


def _add(menu: QMenu, mark: str, text: str, act: Callable[[], object]) -> None:
    menu.addAction(icon(mark, "text2", 16), text).triggered.connect(lambda _on=False: act())

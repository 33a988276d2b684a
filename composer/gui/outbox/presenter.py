"""Between the outbox's widgets and the program: reads jobs, shows them, carries out what the person says."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from composer.app.events import ConnectionsChanged, JobChanged, JobNeedsYou
from composer.gui.compose.queue.when_dialog import WhenDialog, know_quiet_hours
from composer.gui.context import Context
from composer.gui.moving import Moving
from composer.gui.outbox.answers import question_of, quiet_answers
from composer.gui.outbox.leading import post_by_hand, show_connection
from composer.gui.outbox.rewording import Rewording
from composer.gui.outbox.rows import FIRST, filters, rows_of
from composer.gui.parts.menu import Menu
from composer.gui.times import day_and_time
from composer.model.job import Attempt, Job
from composer.model.moment import When
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.planner_view import Moved
    from composer.app.sending.desk_outbox import JobRow
    from composer.gui.outbox.page import OutboxPage
    from composer.gui.shell.main_window import MainWindow

MOST = 2000


class Presenter(QObject):
    """Shows jobs and carries the person's answers to the outbox."""

    def __init__(self, window: "MainWindow", context: Context, page: "OutboxPage") -> None:
        super().__init__(page)
        self._window, self._context, self._page = window, context, page
        self._jobs: dict[str, JobRow] = {}
        self._filter = filters()[0]
        self._wanted = ""
        self._moving = Moving(context, window.notices, page)
        self._later = QTimer(self, singleShot=True, interval=100)
        self._later.timeout.connect(self.refresh)
        for kind in (JobChanged, JobNeedsYou, ConnectionsChanged):
            context.bridge.on(kind, lambda _event: begin(self._later))
        self._listen()

    def _listen(self) -> None:
        page = self._page
        page.search.searched.connect(lambda _words: self.show())
        for key, chip in page.chips.items():
            chip.clicked.connect(lambda _on=False, k=key: self._choose_filter(k))
        page.table.chosen.connect(self._show_details)
        page.table.menu_asked.connect(self._menu)
        page.table.many_changed.connect(self._count)
        page.details.answered.connect(self.answer)
        page.details.address_wanted.connect(open_address)
        page.empty.acted.connect(self._new_post)
        page.holding.changed.connect(self.refresh)
        page.files.clicked.connect(self._files_menu)
        many = page.many
        many.shifted.connect(self._shift)
        many.cancel_wanted.connect(self._cancel_many)
        many.cleared.connect(lambda: page.table.choose(page.table.key()))

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads the jobs again."""
        self._context.store(lambda app: (app.outbox.rows(MOST), app.outbox.pausing.is_held()), self._take)

    def _take(self, found: "tuple[list[JobRow], bool]") -> None:
        rows, held = found
        self._jobs = {row.job.id: row for row in rows}
        self._window.rail.set_badge("outbox", sum(row.job.state in FIRST for row in rows))
        for f in filters():
            self._page.chips[f.key].set_count(sum(row.job.state in f.states for row in rows))
        self._page.holding.show_held(held=held)
        self.show()
        self._page.data_shown()

    def show(self) -> None:
        """Shows what was read, filtered."""
        page = self._page
        rows = rows_of(list(self._jobs.values()), self._filter, page.search.text(), self._name_of)
        page.list.setCurrentIndex(1 if not self._jobs else 0 if rows else 2)
        page.beside.set_empty(on=not rows)
        page.table.set_rows(rows)
        wanted, self._wanted = self._wanted, ""
        if wanted and page.table.rows.row_of(wanted) >= 0:
            page.table.choose(wanted)
            page.show_details()
        elif not page.table.key():
            page.table.choose(next((r.key for r in rows if not r.is_strip), ""))
        self._show_details(page.table.key())

    def show_job(self, job_id: str) -> None:
        """Chooses a job, whatever is filtered, and shows its details."""
        self._wanted = job_id
        self._page.search.line.clear()
        self._page.chips["all"].setChecked(True)
        self._filter = filters()[0]
        self.refresh()

    def _name_of(self, platform: str) -> str:
        app = self._context.app()
        names = app.tools.platforms if app is not None else None
        return names[platform].name if names is not None and platform in names else platform

    def _choose_filter(self, key: str) -> None:
        self._filter = next(f for f in filters() if f.key == key)
        self.show()

    def _show_details(self, job_id: str) -> None:
        row = self._jobs.get(job_id)
        if row is None:
            self._page.details.show_job(None, "", "", ())
            return

        def done(attempts: list[Attempt]) -> None:
            if self._page.table.key() == job_id:
                name = self._name_of(row.job.payload.platform)
                self._page.details.show_job(row.job, name, row.via, attempts, by_hand=row.by_hand)

        self._context.store(lambda app: list(app.outbox.history(job_id)), done)

    def _count(self) -> None:
        number = len(self._page.table.keys())
        self._page.many.show_count(number if number > 1 else 0)

    # --- answers -----------------------------------------------------------------------------------------------
    def answer(self, job_id: str, action: str) -> None:
        """Carries out what the person said about a job."""
        own: dict[str, Callable[[], object]] = {
            "move": lambda: self._ask_time(job_id),
            "edit": lambda: self._open_post(job_id),
            "words": lambda: Rewording(self._context, self._window.notices, self._page).ask(job_id, self.refresh),
            "connections": lambda: show_connection(self._window, self._jobs.get(job_id)),
            "post": lambda: post_by_hand(self._context, self._window.notices, self._page, job_id, self.answer),
        }
        if action in own:
            own[action]()
            return
        ways: dict[str, Callable[[App], Job]] = {
            "look": lambda app: app.outbox.look_again(job_id),
            "live": lambda app: app.outbox.says_live(job_id),
            "again": lambda app: app.outbox.send_again(job_id),
            "mended": lambda app: app.outbox.mended(job_id),
            "now": lambda app: _send_now(app, job_id),
            "skip": lambda app: app.outbox.skip(job_id),
            "cancel": lambda app: app.outbox.cancel(job_id),
        }
        self._context.store(ways[action], lambda _job: self.refresh(), self._window.notices.error)

    def _menu(self, job_id: str, at: QPoint) -> None:
        row = self._jobs.get(job_id)
        if row is None:
            return
        menu = Menu(self._page)
        asked = question_of(row.job, self._name_of(row.job.payload.platform)).answers
        for answer in asked or quiet_answers(row.job, by_hand=row.by_hand):
            action = menu.addAction(answer.verb)
            action.triggered.connect(lambda _on=False, a=answer.action: self.answer(job_id, a))
        menu.addSeparator()
        menu.addAction(tr("Details")).triggered.connect(lambda _on=False: self._page.show_details())
        menu.popup(at)

    def _ask_time(self, job_id: str) -> None:
        row = self._jobs.get(job_id)
        if row is None:
            return
        dialog = WhenDialog(row.job.due, self._page, self._context.practice)
        know_quiet_hours(dialog, self._context)
        dialog.slot.hide()
        dialog.chosen.connect(lambda when: self._move([(job_id, when)]) if when is not None else None)
        dialog.ask()

    def _move(self, moves: Sequence[tuple[str, When]]) -> None:
        self._moving.move(moves, lambda moved: self._moved(moved, moves))

    def _moved(self, moved: "Moved", moves: Sequence[tuple[str, When]]) -> None:
        self.refresh()
        words = ""
        if len(moved.done) == 1 == len(moves):
            words = tr("Moved to {time}.").format(time=day_and_time(moves[0][1]))
        elif moved.done:
            words = trn("Moved {n} post.", "Moved {n} posts.", len(moved.done))
        words = " ".join(filter(None, (words, *moved.refused)))
        back = [(move.job, move.when) for move in moved.done]
        self._window.notices.tell(words, tr("Undo") if back else "", (lambda: self._move(back)) if back else None)

    def _shift(self, days: int) -> None:
        jobs = self._page.table.keys()

        def work(app: "App") -> list[tuple[str, When]]:
            found = app.desks.changes.preview_shift(jobs, days)
            return [(one.job, one.when) for one in found if one.when is not None]

        def done(moves: list[tuple[str, When]]) -> None:
            if moves:
                self._move(moves)
            else:
                self._window.notices.tell(tr("None of these can be moved any more."))

        self._context.store(work, done, self._window.notices.error)

    def _cancel_many(self) -> None:
        jobs = self._page.table.keys()

        def work(app: "App") -> "Moved":
            from composer.app.calendar.planner_view import Planner  # late, with all that stands behind it

            return Planner(app).cancel(jobs)

        def done(moved: "Moved") -> None:
            self.refresh()
            words = trn("Cancelled {n} post.", "Cancelled {n} posts.", len(moved.done)) if moved.done else ""
            self._window.notices.tell(" ".join(filter(None, (words, *moved.refused))))

        self._context.store(work, done, self._window.notices.error)

    # --- going elsewhere ---------------------------------------------------------------------------------------
    def _files_menu(self) -> None:
        from composer.gui.outbox.files import Files  # late: opens on demand

        Files(self._window, self._context, self._page, self.refresh).menu(self._page.files)

    def _open_post(self, job_id: str) -> None:
        row = self._jobs.get(job_id)
        if row is not None:
            self._window.open_screen("compose")
            self._context.post_wanted.emit(row.job.post)

    def _new_post(self) -> None:
        self._window.open_screen("compose")
        self._context.new_wanted.emit()


def _send_now(app: "App", job_id: str) -> Job:
    from composer.app.calendar.planner_view import Planner

    return Planner(app).send_now(job_id)


def open_address(address: str) -> None:
    """Opens a web address in the person's browser; anything else is ignored."""
    if address.startswith("https://"):
        QDesktopServices.openUrl(QUrl(address))


def begin(timer: QTimer) -> None:
    """Starts a timer unless it runs: a storm of changes does not put it off."""
    if not timer.isActive():
        timer.start()

"""The Outbox screen: chips, the list in groups, the details with the question first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from composer.app.events import ConnectionsChanged, JobChanged, JobNeedsYou
from composer.gui.compose.when_dialog import WhenDialog
from composer.gui.context import Context
from composer.gui.outbox.details import Details
from composer.gui.outbox.rows import FIRST, filters, rows_of
from composer.gui.parts.banner import Banner
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Panel
from composer.gui.parts.search import Search
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import Page
from composer.model.job import Attempt, Job
from composer.model.moment import When
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.desk_outbox import JobRow
    from composer.gui.shell.main_window import MainWindow

MOST = 2000


class OutboxPage(Page):
    """Shows jobs and carries the person's answers to the outbox."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Outbox"), tr("Each post goes out once. If we can’t tell, we ask you."))
        self._window = window
        self._context = context
        self._jobs: list[JobRow] = []
        self._filter = filters()[0]
        self._held = False
        self.is_ready = False
        self._head_parts()
        self._body_parts()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(50)
        self._later.timeout.connect(self.refresh)
        for kind in (JobChanged, JobNeedsYou, ConnectionsChanged):
            context.bridge.on(kind, lambda _event: self._later.start())
        context.when_ready(lambda _app: self.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        self.search = Search(tr("Search the outbox"))
        self.search.searched.connect(lambda _words: self._show())
        self.hold = Button(tr("Hold everything"), icon="hold")
        self.hold.clicked.connect(self.hold_or_resume)
        self.head.add_right(self.search, self.hold)
        self.bind("outbox.hold", self.hold_or_resume)
        self.banner = Banner(
            tr("Everything is held."), tr("Nothing leaves this computer."), tr("Resume"), tone="warn", icon="hold"
        )
        self.banner.acted.connect(self.hold_or_resume)
        self.banner.hide()
        self.add_banner(self.banner)

    def _body_parts(self) -> None:
        holder = QWidget()
        chips = Flow(holder, gap=8)
        self.chips = {f.key: Chip(f.words, count=0, on=f.key == "all") for f in filters()}
        for key, chip in self.chips.items():
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _on=False, key=key: self._choose_filter(key))
            chips.addWidget(chip)
        self.table = RowTable(
            tr("Posts on their way"),
            (Column(tr("When"), 128), Column(tr("Post and channel")), Column(tr("State"), 250)),
        )
        self.table.chosen.connect(self._show_details)
        self.details = Details()
        self.details.answered.connect(self.answer)
        panel = Panel()
        panel.setAccessibleName(tr("Posts on their way"))
        panel.body.addWidget(self.table)
        self.empty = Empty(tr("Nothing is waiting."), tr("Posts you queue appear here."), tr("New post"), icon="plus")
        self.empty.acted.connect(self._new_post)
        self._list = QStackedWidget()
        self._list.addWidget(panel)
        self._list.addWidget(self.empty)
        split = Splitter()
        split.add(self._list, width=720, least=420, grows=True)
        split.add(self.details, width=392, least=300)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(holder)
        column.addWidget(split, 1)
        self.set_body(body)

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads the jobs again."""
        self._context.store(lambda app: (app.outbox.rows(MOST), app.outbox.is_held()), self._take)

    def _take(self, found: "tuple[list[JobRow], bool]") -> None:
        self._jobs, self._held = found
        self._window.rail.set_badge("outbox", sum(j.job.state in FIRST for j in self._jobs))
        for f in filters():
            self.chips[f.key].set_count(sum(j.job.state in f.states for j in self._jobs))
        self.hold.setText(tr("Resume") if self._held else tr("Hold everything"))
        self.hold.set_icon("resume" if self._held else "hold")
        self.banner.setVisible(self._held)
        self._show()
        self.data_shown()

    def _show(self) -> None:
        app = self._context.app()
        if app is None:
            return
        self._list.setCurrentIndex(0 if self._jobs else 1)
        self.details.setVisible(bool(self._jobs))
        names = app.tools.platforms
        rows = rows_of(self._jobs, self._filter, self.search.text(), lambda p: names[p].name if p in names else p)
        self.table.set_rows(rows)
        if not self.table.key():
            first = next((r.key for r in rows if not r.is_strip), "")
            self.table.choose(first)
        self._show_details(self.table.key())

    def _choose_filter(self, key: str) -> None:
        self._filter = next(f for f in filters() if f.key == key)
        self._show()

    def _show_details(self, job_id: str) -> None:
        row = next((j for j in self._jobs if j.job.id == job_id), None)
        if row is None:
            self.details.show_job(None, "", "", ())
            return

        def done(attempts: list[Attempt]) -> None:
            app = self._context.app()
            if app is not None and self.table.key() == job_id:
                names = app.tools.platforms
                platform = row.job.payload.platform
                self.details.show_job(
                    row.job, names[platform].name if platform in names else platform, row.via, attempts
                )

        self._context.store(lambda app: list(app.outbox.history(job_id)), done)

    # --- answers -----------------------------------------------------------------------------------------------
    def answer(self, job_id: str, action: str) -> None:
        """Carries out what the person said about a job."""
        if action == "move":
            self._move(job_id)
            return
        ways: dict[str, Callable[[App], Job]] = {
            "look": lambda app: app.outbox.look_again(job_id),
            "live": lambda app: app.outbox.says_live(job_id),
            "again": lambda app: app.outbox.send_again(job_id),
            "mended": lambda app: app.outbox.mended(job_id),
            "skip": lambda app: app.outbox.skip(job_id),
            "cancel": lambda app: app.outbox.cancel(job_id),
        }
        self._context.store(ways[action], lambda _job: self.refresh(), self._window.notices.error)

    def hold_or_resume(self) -> None:
        """Holds everything that has not left, or ends the pause."""
        held = self._held
        self._context.store(
            lambda app: app.outbox.release() if held else app.outbox.hold(),
            lambda _count: self.refresh(),
            self._window.notices.error,
        )

    def _move(self, job_id: str) -> None:
        row = next((j for j in self._jobs if j.job.id == job_id), None)
        if row is None:
            return
        dialog = WhenDialog(row.job.due, self)
        dialog.slot.hide()

        def chosen(when: When | None) -> None:
            if when is not None:
                self._context.store(
                    lambda app: app.outbox.move(job_id, when), lambda _job: self.refresh(), self._window.notices.error
                )

        dialog.chosen.connect(chosen)
        dialog.ask()

    def _new_post(self) -> None:
        self._window.open_screen("compose")
        self._context.new_wanted.emit()

    def opened(self) -> None:
        self.table.setFocus()

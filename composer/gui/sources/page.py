"""The Sources screen: the list, the chosen source, and what the person does with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer

from composer.app.events import DraftSaved, JobChanged, LibraryChanged
from composer.gui.compose.preview.exporting import show_file
from composer.gui.compose.proof.source_adding import Adding
from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.gui.parts.banner import Banner
from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.search import Search
from composer.gui.parts.splitter import Splitter
from composer.gui.shell.page import Page
from composer.gui.sources.alerts import AlertBanner
from composer.gui.sources.choosing import Choosing
from composer.gui.sources.details import SourceDetails
from composer.gui.sources.doing import Doing
from composer.gui.sources.dropping import Dropping
from composer.gui.sources.list import SourceList
from composer.gui.sources.notes_list import NotesList
from composer.gui.sources.working import Working
from composer.gui.theme.theme import current
from composer.model.post import Source
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sourcing.evidence import Alert, Evidence, EvidenceDetail
    from composer.gui.shell.main_window import MainWindow

LEAST_DETAILS, WIDE_DETAILS = 300, 460
LARGE = 1.5
"""From this text size on the details need the wider panel."""
LATER_MS = 5 * 60_000
"""How often sources kept by their number alone are tried again while the screen is in front."""


class SourcesPage(Page):
    """Shows the library of sources and carries out what the person wants with it."""

    working: Working
    doing: Doing
    choosing: Choosing

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Sources"), tr("What proves your posts."))
        self._window = window
        self._context = context
        self._asked = 0
        self.is_ready = False
        self._head_parts()
        self._body_parts()
        self._work_parts()
        self._later = _timer(self, 50, self.refresh)
        for kind in (LibraryChanged, DraftSaved, JobChanged):
            context.bridge.on(kind, lambda _event: self._later.start())
        self._again = _timer(self, LATER_MS, self._try_waiting)
        context.when_ready(lambda _app: self.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        self.search = Search(tr("Search the sources"))
        self.search.searched.connect(lambda _words: self._later.start())
        self.check_all = Button(tr("Check all"), icon="refresh", tip=tr("Look at every source again"))
        self.bring = Button(tr("Import"), icon="import", tip=tr("Files, a folder, or a retraction table"))
        self.add = Button(tr("Add a source"), "primary", icon="plus", tip=tr("By DOI, PMID or address"))
        self.check_all.clicked.connect(self._check_all)
        self.bring.clicked.connect(lambda: self.choosing.show_menu(self.bring))
        self.add.clicked.connect(self.add_source)
        self.head.add_right(self.search, self.check_all, self.bring, self.add)
        self.alert = AlertBanner()
        self.alert.acted.connect(lambda: self.alert.show_list(self, self._open_post))
        self.busy = Banner(tr("Looking again"), "", tr("Stop"), tone="info", icon="refresh")
        self.unused = Banner(tr("Your list of publishers is not used."), "", tr("Show the file"))
        self.unused.acted.connect(self._show_publishers)
        for banner in (self.alert, self.busy, self.unused):  # before the body: Tab goes down the page
            banner.hide()
            self.add_banner(banner)
        self.bind("sources.add", self.add_source)
        self.bind("sources.import", lambda: self.choosing.files())  # noqa: PLW0108 - made later

    def _body_parts(self) -> None:
        self.list = SourceList()
        self.list.chosen.connect(self._show_details)
        self.list.opened.connect(lambda _id: self.doing.act("change"))
        self.list.add_wanted.connect(self.add_source)
        self.search.left.connect(self.list.table.setFocus)
        self.details = SourceDetails()
        self.details.set_style(self._context.practice.cite_style)
        self.details.post_wanted.connect(self._open_post)
        split = Splitter()
        split.add(self.list, width=720, least=360, grows=True)
        split.add(self.details, width=408, least=LEAST_DETAILS)
        self.set_body(split)
        self._fit_details()

    def _work_parts(self) -> None:
        window, context = self._window, self._context
        self.working = Working(context, self.busy, window.notices.error)
        self.working.changed.connect(self.refresh)
        self.working.told.connect(window.notices.tell)
        self.working.noted.connect(lambda heading, notes: NotesList(self, heading, notes).ask())
        self.choosing = Choosing(self, self.working)
        self.doing = Doing(self, context, window.notices, self.working)
        self.doing.changed.connect(self.refresh)
        self.list.policy_wanted.connect(self.doing.change_policy)
        self.details.acted.connect(self.doing.act)
        self.details.copied.connect(self.doing.copy)
        self.adding = Adding(context, self)
        drops = Dropping(self)
        drops.files.connect(self.working.bring)
        drops.words.connect(self.add_source)

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads the sources again with the words in the search field; late answers are dropped."""
        words = self.search.text()
        self._asked += 1
        stamp = Stamp("sources", self._asked)

        def work(app: "App") -> "tuple[list[Evidence], list[Alert], str]":
            desk = app.sources.evidence
            desk.adopt()
            return desk.rows(words), desk.alerts(), desk.publishers_problem()

        self._context.when_ready(
            lambda app: self._context.lanes.store.run(
                lambda: work(app), self._take, self._window.notices.error, stamp=stamp
            )
        )

    def _take(self, found: "tuple[list[Evidence], list[Alert], str]") -> None:
        rows, alerts, problem = found
        self.unused.setVisible(bool(problem))
        if problem:
            rest = tr("{problem} The program's own is used.").format(problem=problem)
            self.unused.show_words(tr("Your list of publishers is not used."), rest, tr("Show the file"))
        self._window.rail.set_badge("sources", len({alert.post for alert in alerts}))
        self.alert.show_alerts(alerts, self._context.practice.zone)
        self.list.show_rows(rows, searching=bool(self.search.text()))
        self.details.setVisible(bool(rows))
        self.head.line.show_text(trn("{n} source", "{n} sources", len(rows)) if rows else tr("What proves your posts."))
        self.data_shown()

    def _show_details(self, source_id: str) -> None:
        if not source_id:
            self._show_detail(None)
            return

        def done(detail: "EvidenceDetail") -> None:
            if self.list.table.key() == source_id:
                self._show_detail(detail)

        self._context.store(lambda app: app.sources.evidence.detail(source_id), done, lambda _gone: None)

    def _show_detail(self, detail: "EvidenceDetail | None") -> None:
        self.doing.take(detail)
        self.details.show_source(detail, self._context.practice.zone)

    # --- what the person wants ---------------------------------------------------------------------------------
    def add_source(self, words: object = "") -> None:
        """Opens the dialog for a new source; words that name it may be there already."""
        dialog = SourceDialog(self)
        self.adding.serve(dialog)
        dialog.saved.connect(self._keep)
        dialog.file_wanted.connect(dialog.reject)
        dialog.file_wanted.connect(self.choosing.files)
        dialog.ask()
        if isinstance(words, str) and words:  # a button's signal brings whether it is pressed
            dialog.fill(words)

    def _keep(self, source: Source) -> None:
        def done(kept: Source) -> None:
            self.refresh()
            self._window.notices.tell(tr("Kept in the library."))
            self.list.table.choose(kept.id)

        self._context.store(lambda app: app.sources.settle(source), done, self._window.notices.error)

    def _check_all(self) -> None:
        self.working.check(tuple(e.source for e in self.list.rows() if e.state != "to_look_up"))

    def _try_waiting(self) -> None:
        """The network may be back: what was kept by its number alone is looked up."""
        waiting = tuple(e.source for e in self.list.rows() if e.state == "to_look_up")
        if waiting and not self.working.is_busy():
            self.working.complete(waiting, quiet=True)
        self._again.start()

    def _show_publishers(self) -> None:
        """Opens the folder in which the practice's own list lies."""
        app = self._context.app()
        if app is not None:
            show_file(app.home)

    def _open_post(self, post_id: str) -> None:
        self._window.open_screen("compose")
        self._context.post_wanted.emit(post_id)

    def _fit_details(self) -> None:
        """Large text needs a wider panel: its longest button must not be cut."""
        self.details.setMinimumWidth(WIDE_DETAILS if current().scale >= LARGE else LEAST_DETAILS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "details"):
            self._fit_details()

    # --- life --------------------------------------------------------------------------------------------------
    def opened(self) -> None:
        self.refresh()
        self.list.table.setFocus()
        self._again.start()

    def left(self) -> None:
        self._again.stop()


def _timer(page: SourcesPage, ms: int, act: Callable[[], object]) -> QTimer:
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(act)
    return timer

"""The Outbox screen: chips, the list in groups, the details with the question first, beside the list or in a drawer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from composer.gui.calendar.many_bar import ManyBar
from composer.gui.context import Context
from composer.gui.holding import Holding
from composer.gui.outbox.details import Details
from composer.gui.outbox.presenter import Presenter
from composer.gui.outbox.rows import filters
from composer.gui.parts.beside import Beside
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.many import ManyTable
from composer.gui.parts.panel import Panel
from composer.gui.parts.search import Search
from composer.gui.parts.table import Column
from composer.gui.shell.focus import first_focus
from composer.gui.shell.page import ROOMY, Page
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

DETAILS = 392


class OutboxPage(Page):
    """The widgets, and where they stand at which width."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Outbox"), tr("Each post goes out once. If we can’t tell, we ask you."))
        self._window, self._context = window, context
        self.is_ready = False
        self.search = Search(tr("Search the outbox"))
        self.files = Button(tr("Import or export"), icon="export")
        self.holding = Holding(window, context, self)
        self.hold, self.banner = self.holding.button, self.holding.banner
        self.head.add_right(self.search, self.files, self.hold)
        self._list_parts()
        self._body_parts()
        self.presenter = Presenter(window, context, self)
        self.beside.arrange()
        context.when_ready(lambda _app: self.presenter.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _list_parts(self) -> None:
        self.chip_holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.chip_holder.setSizePolicy(policy)
        flow = Flow(self.chip_holder, gap=8)
        self.chips = {f.key: Chip(f.words, count=0, on=f.key == "all") for f in filters()}
        for chip in self.chips.values():
            chip.setAutoExclusive(True)
            flow.addWidget(chip)
        self.many = ManyBar()
        self.many.spread.hide()
        columns = (
            Column(tr("When"), 118),
            Column(tr("Post and channel")),
            Column(tr("State"), 250),
            Column("", 48, drops=1),
        )
        self.table = ManyTable(tr("Posts on their way"), columns)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(lambda _key: self.show_details())

    def _body_parts(self) -> None:
        self.details = Details()
        panel = Panel()
        panel.setAccessibleName(tr("Posts on their way"))
        panel.body.addWidget(self.table)
        self.empty = Empty(tr("Nothing is waiting."), tr("Posts you queue appear here."), tr("New post"), icon="plus")
        self.none = Empty(tr("No post is like that."), tr("Choose All, or search for other words."))
        self.list = QStackedWidget()
        for state in (panel, self.empty, self.none):
            self.list.addWidget(state)
        memory = self._window.memory
        self.beside = Beside(
            self,
            self.list,
            self.details,
            width=DETAILS,
            roomy=ROOMY,
            remember=lambda sizes: memory.put("outbox.split", sizes),
            kept=memory.get("outbox.split"),
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chip_holder)
        column.addWidget(self.many)
        column.addWidget(self.beside, 1)
        self.set_body(body)

    # --- showing -----------------------------------------------------------------------------------------------
    def show_details(self) -> None:
        """Brings the details of the chosen row to the person: opens the drawer, or moves the focus there."""
        if not self.beside.is_wide():
            self.beside.show_details()
            return
        target = first_focus(self.details)
        if target is not None:
            target.setFocus()

    def show_job(self, job_id: str) -> None:
        """Chooses a job, whatever is filtered, and shows its details."""
        self.presenter.show_job(job_id)

    def _clicked(self, index: QModelIndex) -> None:
        on_menu = index.column() == 3
        if not on_menu and len(self.table.keys()) == 1:
            self.beside.show_details()

    def opened(self) -> None:
        self.table.setFocus()

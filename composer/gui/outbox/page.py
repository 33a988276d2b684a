"""The Outbox screen: chips, the list in groups, the details with the question first, beside the list or in a drawer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from composer.gui.calendar.many_bar import ManyBar
from composer.gui.context import Context
from composer.gui.holding import Holding
from composer.gui.outbox.details import Details
from composer.gui.outbox.presenter import Presenter
from composer.gui.outbox.rows import filters
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.drawer import Drawer
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.many import ManyTable
from composer.gui.parts.panel import Panel
from composer.gui.parts.search import Search
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.table import Column
from composer.gui.shell.focus import first_focus
from composer.gui.shell.page import Page
from composer.gui.theme.theme import current
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

DETAILS = 392
ROOMY = 1280
"""Window width (divided by the text size) from which on there is room for the details beside the list."""


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
        self.arrange()
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
        self.list = QStackedWidget()
        self.list.addWidget(panel)
        self.list.addWidget(self.empty)
        self.split = Splitter(remember=lambda sizes: self._window.memory.put("outbox.split", sizes))
        self.split.add(self.list, width=720, least=420, grows=True)
        self.beside = QWidget()
        self._beside = QVBoxLayout(self.beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.details)
        self.split.add(self.beside, width=DETAILS, least=300)
        self.split.restore(self._window.memory.get("outbox.split"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chip_holder)
        column.addWidget(self.many)
        column.addWidget(self.split, 1)
        self.set_body(body)
        self.drawer = Drawer(self, DETAILS)
        self.drawer.hide()

    # --- where what stands -------------------------------------------------------------------------------------
    def is_wide(self) -> bool:
        """Whether the details stand beside the list."""
        return self._window.width() / current().scale >= ROOMY

    def arrange(self) -> None:
        """Puts the details beside the list, or into the drawer."""
        wide, inside = self.is_wide(), self._beside.indexOf(self.details) >= 0
        if wide and not inside:
            self.drawer.release()
            self._beside.addWidget(self.details)
            self.details.show()
        elif not wide and inside:
            self._beside.removeWidget(self.details)
            self.drawer.hold(self.details)
        self.beside.setVisible(wide)
        self.list.setMinimumWidth(420 if wide else 0)

    def show_details(self) -> None:
        """Brings the details of the chosen row to the person: opens the drawer, or moves the focus there."""
        if not self.is_wide():
            self.drawer.open_drawer()
            return
        target = first_focus(self.details)
        if target is not None:
            target.setFocus()

    def show_job(self, job_id: str) -> None:
        """Chooses a job, whatever is filtered, and shows its details."""
        self.presenter.show_job(job_id)

    def _clicked(self, index: QModelIndex) -> None:
        on_menu = index.column() == 3
        if not self.is_wide() and not on_menu and len(self.table.keys()) == 1:
            self.drawer.open_drawer()

    # --- events ------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "drawer"):
            self.arrange()

    def opened(self) -> None:
        self.table.setFocus()

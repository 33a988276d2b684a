"""The Library screen: search as you type, filter by how far a post is, look at one closer up, open it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from composer.app.events import ConnectionsChanged, DraftSaved, JobChanged, LibraryChanged
from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.context import Context
from composer.gui.library.details import Details
from composer.gui.library.presenter import SHOWN, Presenter
from composer.gui.library.wording import filters, look_of
from composer.gui.parts.beside import Beside
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.search import Search
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import ROOMY, Page
from composer.gui.times import instant_words
from composer.model.rows import DraftRow
from composer.model.stage import PostStage, Stage
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

DETAILS = 320
MENU_COLUMN = 4
REFRESH_MS = 30


class LibraryPage(Page):
    """The widgets; what they do is the presenter's."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Library"), tr("Posts you make are kept here."))
        self._window, self._context = window, context
        self._later = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._head_parts()
        self._list_parts()
        self._body_parts()
        self.presenter = Presenter(window, context, self)
        self._connect()
        for kind in (LibraryChanged, DraftSaved, JobChanged, ConnectionsChanged):
            context.bridge.on(kind, self._changed)
        self.show_rows(tuple((row, PostStage(Stage.DRAFT)) for row in context.glance.recent), staged=False)
        self.beside.arrange()
        context.when_ready(lambda _app: self.presenter.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        self.search = Search(tr("Search everything"))
        self.search.searched.connect(lambda _words: self._later.start())
        self.bring = Button(tr("Open a post file"), icon="import")
        self.new = Button(tr("New post"), "primary", icon="plus")
        self.head.add_right(self.search, self.bring, self.new)

    def _list_parts(self) -> None:
        self.chip_holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.chip_holder.setSizePolicy(policy)
        flow = Flow(self.chip_holder, gap=8)
        self.chips = {stage: Chip(words, on=stage is None) for stage, words in filters()}
        self.trash = Chip(tr("Trash"))
        for chip in (*self.chips.values(), self.trash):
            chip.setAutoExclusive(True)
            flow.addWidget(chip)
        columns = (
            Column(tr("Title")),
            Column(tr("Kind"), 150, drops=2),
            Column(tr("State"), 150),
            Column(tr("Changed"), 170, drops=1),
            Column("", 48),
        )
        self.table = RowTable(tr("Posts"), columns, row=40)

    def _body_parts(self) -> None:
        panel = Panel()
        panel.setAccessibleName(tr("Posts"))
        panel.body.addWidget(self.table)
        self.none = Empty(tr("No post is like that."), tr("Choose All, or search for other words."))
        self.empty = Empty(
            tr("Posts you make are kept here."), tr("Pick a template to start."), tr("New post"), icon="plus"
        )
        self.list = QStackedWidget()
        for state in (panel, self.none, self.empty):
            self.list.addWidget(state)
        self.details = Details()
        memory = self._window.memory
        self.beside = Beside(
            self,
            self.list,
            self.details,
            width=DETAILS,
            roomy=ROOMY,
            remember=lambda sizes: memory.put("library.split", sizes),
            kept=memory.get("library.split"),
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chip_holder)
        column.addWidget(self.beside, 1)
        self.set_body(body)

    def _connect(self) -> None:
        do = self.presenter
        self._later.timeout.connect(do.refresh)
        for chip in (*self.chips.values(), self.trash):
            chip.clicked.connect(lambda _on: do.refresh())
        self.bring.clicked.connect(do.choose_file)
        for new in (self.new.clicked, self.empty.acted):
            new.connect(do.new)
        self.bind("post.new", do.new)
        self.table.opened.connect(do.open_post)
        self.table.chosen.connect(do.look_at)
        self.table.menu_asked.connect(do.menu)
        self.table.clicked.connect(self._clicked)

    # --- showing -----------------------------------------------------------------------------------------------
    def stage(self) -> Stage | None:
        """What the list is narrowed to; None = nothing."""
        return next((stage for stage, chip in self.chips.items() if chip.isChecked()), None)

    def show_rows(self, found: tuple[tuple[DraftRow, PostStage], ...], *, staged: bool = True) -> None:
        """Shows the posts; `staged`: how far each is was looked up."""
        narrowed = bool(self.search.text()) or self.trash.isChecked() or self.stage() is not None
        self.list.setCurrentIndex(0 if found else 1 if narrowed else 2)
        self.chip_holder.setVisible(bool(found) or narrowed)
        self.beside.set_empty(on=not found)
        zone = self._context.practice.zone
        self.table.set_rows(tuple(_row(row, at if staged else None, zone) for row, at in found))
        count = trn("{n} post", "{n} posts", len(found))
        self.head.line.show_text(tr("The newest {n}").format(n=SHOWN) if len(found) >= SHOWN else count)

    def _changed(self, _event: object) -> None:
        if self.isVisible():  # every save tells; a list nobody sees is read when it is opened
            self._later.start()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() != MENU_COLUMN:
            self.beside.show_details()

    def opened(self) -> None:
        self.presenter.refresh()
        (self.table, self.search.line, self.empty.button)[self.list.currentIndex()].setFocus()


def _row(row: DraftRow, at: PostStage | None, zone: str) -> Row:
    return Row(
        row.id,
        (
            Cell(row.title),
            Cell(kind_name(row.kind), style="body", role="text2"),
            Cell(chip=look_of(at.stage) if at else None),
            Cell(instant_words(row.updated_at, zone), style="body", role="text2"),
            Cell(icon="more"),
        ),
    )

"""The Library screen: search as you type, newest first; a row opens its post, its menu copies or puts it away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from composer.app.events import DraftSaved, LibraryChanged
from composer.gui.compose.gallery import kind_name
from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.gui.parts.buttons import Button
from composer.gui.parts.chips import Chip
from composer.gui.parts.empty import Empty
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.search import Search
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import Page
from composer.gui.times import instant_words
from composer.model.post import Post
from composer.model.rows import DraftRow
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

SHOWN = 300


class LibraryPage(Page):
    """Shows the posts and carries out what the person wants with them."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Library"), tr("Posts you make are kept here."))
        self._window = window
        self._context = context
        self._asked = 0
        self._rows: tuple[DraftRow, ...] = context.glance.recent
        self._head_parts()
        self._body_parts()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(30)
        self._later.timeout.connect(self.refresh)
        for kind in (LibraryChanged, DraftSaved):
            context.bridge.on(kind, lambda _event: self._later.start())
        self._show()
        context.when_ready(lambda _app: self.refresh())

    def _head_parts(self) -> None:
        self.search = Search(tr("Search everything"))
        self.search.searched.connect(lambda _words: self._later.start())
        bring = Button(tr("Open a post file"), icon="import")
        bring.clicked.connect(self._choose_file)
        new = Button(tr("New post"), "primary", icon="plus")
        new.clicked.connect(self._new)
        self.head.add_right(self.search, bring, new)
        self.bind("post.new", self._new)

    def _body_parts(self) -> None:
        self.trash = Chip(tr("Trash"))
        self.trash.clicked.connect(lambda _on: self.refresh())
        chips = QHBoxLayout()
        chips.addWidget(self.trash)
        chips.addStretch(1)
        self.table = RowTable(
            tr("Posts"),
            (
                Column(tr("Title")),
                Column(tr("Kind"), 160, drops=2),
                Column(tr("Changed"), 200, drops=1),
                Column("", 48),
            ),
            row=40,
        )
        self.table.opened.connect(self.open_post)
        self.table.menu_asked.connect(self._menu)
        panel = Panel()
        panel.setAccessibleName(tr("Posts"))
        panel.body.addWidget(self.table)
        self.empty = Empty(
            tr("Posts you make are kept here."), tr("Pick a template to start."), tr("New post"), icon="plus"
        )
        self.empty.acted.connect(self._new)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        self._stack.addWidget(self.empty)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
        self.set_body(body)

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Searches again with the words in the search field; late answers of older searches are dropped."""
        words, trashed = self.search.text(), self.trash.isChecked()
        self._asked += 1
        stamp = Stamp("library", self._asked)
        self._context.when_ready(
            lambda app: self._context.lanes.store.run(
                lambda: tuple(app.library.find(words, SHOWN, trashed=trashed)), self._take, stamp=stamp
            )
        )

    def _take(self, rows: tuple[DraftRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        zone = self._context.practice.zone
        empty = not self._rows and not self.search.text() and not self.trash.isChecked()
        self._stack.setCurrentIndex(1 if empty else 0)
        self.table.set_rows(tuple(_row(row, zone) for row in self._rows))
        count = trn("{n} post", "{n} posts", len(self._rows))
        self.head.line.show_text(tr("The newest {n}").format(n=SHOWN) if len(self._rows) >= SHOWN else count)

    # --- what the person wants ---------------------------------------------------------------------------------
    def open_post(self, post_id: str) -> None:
        """Opens a post in Compose."""
        self._window.open_screen("compose")
        self._context.post_wanted.emit(post_id)

    def _new(self) -> None:
        self._window.open_screen("compose")
        self._context.new_wanted.emit()

    def _menu(self, post_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.trash.isChecked():
            menu.addAction(tr("Put back")).triggered.connect(lambda: self._restore(post_id))
        else:
            menu.addAction(tr("Open")).triggered.connect(lambda: self.open_post(post_id))
            menu.addAction(tr("Duplicate")).triggered.connect(lambda: self._duplicate(post_id))
            menu.addAction(tr("Put in the trash")).triggered.connect(lambda: self.put_away(post_id))
        menu.popup(at)

    def _duplicate(self, post_id: str) -> None:
        def done(post: Post) -> None:
            self.open_post(post.id)

        self._context.store(lambda app: app.library.duplicate(post_id), done, self._window.notices.error)

    def put_away(self, post_id: str) -> None:
        """Puts a post into the trash; a toast brings it back."""

        def done(_none: None) -> None:
            self._window.notices.tell(tr("Put in the trash."), tr("Undo"), lambda: self._restore(post_id))

        self._context.store(lambda app: app.library.trash(post_id), done, self._window.notices.error)

    def _restore(self, post_id: str) -> None:
        self._context.store(lambda app: app.library.restore(post_id), None, self._window.notices.error)

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, tr("Open a post file"), "", tr("Post files (*.json);;All files (*)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.bring_in)
        chooser.open()

    def bring_in(self, name: str) -> None:
        """Reads a post file into the library and opens it."""

        def done(post: Post) -> None:
            self.open_post(post.id)

        self._context.store(lambda app: app.library.bring_in(Path(name)), done, self._window.notices.error)

    def opened(self) -> None:
        self.refresh()
        self.table.setFocus()


def _row(row: DraftRow, zone: str) -> Row:
    return Row(
        row.id,
        (
            Cell(row.title),
            Cell(kind_name(row.kind), style="body", role="text2"),
            Cell(instant_words(row.updated_at, zone), style="body", role="text2"),
            Cell(icon="more"),
        ),
    )

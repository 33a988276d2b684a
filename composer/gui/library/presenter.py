"""What the Library does: reads the list, looks at the chosen post, carries out what the person wants."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog

from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.gui.parts.menu import Menu
from composer.model.post import Post
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.shelf import CloseUp, Seen, Shelved
    from composer.gui.library.page import LibraryPage
    from composer.gui.shell.main_window import MainWindow

T = TypeVar("T")
SHOWN = 300
"""Posts in the list at most; a search finds the others."""


class Presenter(QObject):
    """Events and wishes to use cases, and what comes back to the widgets. Late answers are dropped."""

    def __init__(self, window: "MainWindow", context: Context, page: "LibraryPage") -> None:
        super().__init__(page)
        self._window, self._context, self._page = window, context, page
        self._asked = 0
        self._rows: dict[str, Shelved] = {}
        self._looked_at = ""
        do = page.details
        do.open_wanted.connect(lambda: self.open_post(self._looked_at))
        do.duplicate_wanted.connect(lambda: self.duplicate(self._looked_at))
        do.trash_wanted.connect(lambda: self.put_away(self._looked_at))
        do.restore_wanted.connect(lambda: self.restore(self._looked_at))

    # --- the list ----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads the list again, as it is searched and narrowed now."""
        page = self._page
        words, stage, trashed = page.search.text(), page.stage(), page.trash.isChecked()
        self._asked += 1
        stamp = Stamp("library", self._asked)

        def work(app: "App") -> "tuple[Shelved, ...]":
            from composer.app.writing.shelf import Shelf

            return Shelf(app).rows(words, SHOWN, stage=stage, trashed=trashed)

        self._context.when_ready(lambda app: self._context.lanes.store.run(partial(work, app), self._take, stamp=stamp))

    def _take(self, found: "tuple[Shelved, ...]") -> None:
        self._rows = {shelved.row.id: shelved for shelved in found}
        self._page.show_rows(tuple((shelved.row, shelved.at) for shelved in found))
        if found and not self._page.table.key():
            self._page.table.choose(found[0].row.id)  # the details beside it begin with something to see
        self.look_at(self._page.table.key())

    # --- closer up ---------------------------------------------------------------------------------------------
    def look_at(self, post_id: str) -> None:
        """Shows a post in the details: at once what the list knows, then the rest, then its card."""
        found = self._rows.get(post_id)
        if found is None:
            self._looked_at = ""
            self._page.details.clear()
            return
        is_other = post_id != self._looked_at
        self._looked_at = post_id
        self._context.when_ready(lambda app: self._look_at(app, found, is_other=is_other))

    def _look_at(self, app: "App", found: "Shelved", *, is_other: bool) -> None:
        row, trashed = found.row, self._page.trash.isChecked()
        names = tuple(app.tools.platforms[p].name for p in found.at.platforms)
        self._page.details.show_head(row.title, row.kind, found.at, names, trashed=trashed, is_other=is_other)
        stamp = Stamp("library.close", self._asked)

        def work() -> "CloseUp":
            from composer.app.writing.shelf import Shelf

            return Shelf(app).close_up(row.id)

        self._context.lanes.store.run(work, partial(self._show, app, row.id, row.kind), stamp=stamp)

    def _show(self, app: "App", post_id: str, kind: str, close: "CloseUp") -> None:
        if post_id != self._looked_at:
            return
        self._page.details.show_close(close, kind)

        def work() -> "Seen":
            from composer.app.writing.shelf import seen

            return seen(app.tools, close.post)

        def done(found: "Seen") -> None:
            if post_id == self._looked_at:
                self._page.details.show_seen(found)

        self._context.lanes.pool.run(work, done, lambda _error: None)  # a template that is gone: there is no card

    # --- what the person wants ---------------------------------------------------------------------------------
    def open_post(self, post_id: str) -> None:
        """Opens a post in Compose."""
        self._window.open_screen("compose")
        self._context.post_wanted.emit(post_id)

    def new(self) -> None:
        """Opens the gallery of templates."""
        self._window.open_screen("compose")
        self._context.new_wanted.emit()

    def menu(self, post_id: str, at: QPoint) -> None:
        """What can be done with a post."""
        menu = Menu(self._page)
        if self._page.trash.isChecked():
            menu.addAction(tr("Put back"), partial(self.restore, post_id))
        else:
            menu.addAction(tr("Open"), partial(self.open_post, post_id))
            menu.addAction(tr("Duplicate"), partial(self.duplicate, post_id))
            menu.addAction(tr("Put in the trash"), partial(self.put_away, post_id))
        menu.popup(at)

    def duplicate(self, post_id: str) -> None:
        """Opens a copy."""
        self._store(lambda app: app.library.duplicate(post_id), self._open)

    def put_away(self, post_id: str) -> None:
        """Puts a post into the trash; a toast brings it back."""

        def done(_none: None) -> None:
            self._window.notices.tell(tr("Put in the trash."), tr("Undo"), lambda: self.restore(post_id))

        self._store(lambda app: app.library.trash(post_id), done)

    def restore(self, post_id: str) -> None:
        """Takes a post out of the trash."""
        self._store(lambda app: app.library.restore(post_id), lambda _none: None)

    def choose_file(self) -> None:
        """Asks for a post file."""
        chooser = QFileDialog(self._page, tr("Open a post file"), "", tr("Post files (*.json);;All files (*)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.bring_in)
        chooser.open()

    def bring_in(self, name: str) -> None:
        """Reads a post file into the library and opens it."""
        self._store(lambda app: app.library.bring_in(Path(name)), self._open)

    def _open(self, post: Post) -> None:
        self.open_post(post.id)

    def _store(self, work: "Callable[[App], T]", done: "Callable[[T], None]") -> None:
        self._context.store(work, done, self._window.notices.error)

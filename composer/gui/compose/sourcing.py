"""Sources of the open post: adding by paste, file or hand, changing, and tying words to them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from composer.app.session import OpenPost
from composer.gui.compose.source_dialog import SourceDialog
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.model.errors import ComposerError
from composer.model.post import Claim, Source
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App

ME = "sources"
Selection = Callable[[], tuple[str, int, int] | None]


class Sourcing(QObject):
    """Carries out what the person wants with sources."""

    def __init__(self, context: Context, window: QWidget, notices: Notices, selection: Selection) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._notices = notices
        self._selection = selection
        self.session: OpenPost | None = None

    def add(self) -> None:
        """Opens the dialog for a new source."""
        self._dialog(None, self._keep)

    def change(self, source_id: str) -> None:
        """Opens the dialog on a source of the post."""
        source = self.session.post.source(source_id) if self.session is not None else None
        if source is not None:
            self._dialog(source, self._keep)

    def remove(self, source_id: str) -> None:
        """Takes a source and its ties off the post; a toast takes it back."""
        if self.session is not None:
            session = self.session
            session.detach_source(source_id, by=ME)
            self._notices.tell(tr("Source taken off this post."), tr("Undo"), lambda: session.undo(by=ME))

    def tie_selected(self) -> None:
        """Ties the selected words to a source the person picks from a menu."""
        if self.session is None:
            return
        sources = self.session.post.sources
        if not sources:
            self._dialog(None, self._keep_and_tie)
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for source in sources:
            menu.addAction(source.title or tr("Untitled source")).triggered.connect(
                lambda _on=False, source_id=source.id: self.tie(source_id)
            )
        menu.addSeparator()
        menu.addAction(tr("Add a source…")).triggered.connect(lambda: self._dialog(None, self._keep_and_tie))
        menu.popup(QCursor.pos())

    def tie(self, source_id: str) -> None:
        """Ties the selected words (or the whole slot in use) to a source."""
        session, chosen = self.session, self._selection()
        if session is None or chosen is None:
            self._notices.tell(tr("Select the words first, then tie them to the source."))
            return
        slot, start, end = chosen
        quote = session.post.answers.get(slot, "")[start:end].strip()
        session.tie(Claim(slot, source_id, quote=quote), by=ME)
        self._notices.tell(tr("Tied to the source."), tr("Undo"), lambda: session.undo(by=ME))

    def _keep_and_tie(self, source: Source) -> None:
        self._keep(source)
        self.tie(source.id)

    def _keep(self, source: Source) -> None:
        if self.session is not None:
            self.session.attach_source(source, by=ME)
            self._context.store(lambda app: app.sources.keep(source), None, self._notices.error)

    def _dialog(self, source: Source | None, saved: Callable[[Source], object]) -> None:
        dialog = SourceDialog(self._window, source)
        dialog.saved.connect(saved)
        dialog.paste_wanted.connect(lambda text: self._paste(dialog, text))
        dialog.file_wanted.connect(lambda: self._file(dialog))
        dialog.ask()

    def _paste(self, dialog: SourceDialog, text: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, ComposerError):
                dialog.show_problem(error.sentence())
            else:
                self._notices.error(error)

        self._context.store(lambda app: app.sources.from_paste(text), dialog.show_source, failed)

    def _file(self, dialog: SourceDialog) -> None:
        kinds = tr("Sources (*.ris *.nbib *.txt *.bib *.json *.xml *.enw);;All files (*)")
        chooser = QFileDialog(self._window, tr("Open a source file"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.open_file(name, dialog))
        chooser.open()

    def open_file(self, name: str, dialog: SourceDialog | None = None) -> None:
        """Reads a source file and attaches what it holds."""

        def done(found: tuple[Source, ...]) -> None:
            if dialog is not None:
                dialog.reject()
            for source in found:
                if self.session is not None:
                    self.session.attach_source(source, by=ME)
            self._notices.tell(trn("{n} source added.", "{n} sources added.", len(found)))

        def work(app: "App") -> tuple[Source, ...]:
            return app.sources.take(app.sources.read(Path(name)).items)

        self._context.store(work, done, self._notices.error)

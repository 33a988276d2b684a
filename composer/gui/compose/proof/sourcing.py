"""Sources of the open post: adding by paste, look-up, file or hand, changing; how they stand. `tying` ties words to them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from composer.app.events import DraftEdited, SourceReplaced
from composer.app.session import OpenPost, with_source_replaced
from composer.gui.compose.proof.tying import Selection, Tying
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.sources.dropping import Dropping
from composer.model.post import Source
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sourcing.evidence import Brought, Evidence
    from composer.gui.compose.page import ComposePage
    from composer.gui.compose.proof.source_dialog import SourceDialog

ME = "sources"


class Sourcing(QObject):
    """Carries out what the person wants with sources."""

    def __init__(self, context: Context, window: "ComposePage", notices: Notices, selection: Selection) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._notices = notices
        self._session: OpenPost | None = None
        self.tying = Tying(context, window, notices, selection, self)
        self.tie, self.tie_selected = self.tying.tie, self.tying.tie_selected
        context.bridge.on(SourceReplaced, self._replaced)
        drops = Dropping(window.sources)
        drops.files.connect(self.open_files)
        drops.words.connect(self.add)
        self._weighed: tuple[Source, ...] = ()
        context.bridge.on(DraftEdited, lambda _event: self._weigh())

    @property
    def session(self) -> OpenPost | None:
        """The open post; how its sources stand is read when another one is opened."""
        return self._session

    @session.setter
    def session(self, session: OpenPost | None) -> None:
        self._session, self._weighed = session, ()
        self._weigh()

    # --- sources -----------------------------------------------------------------------------------------------
    def add(self, words: object = "") -> None:
        """Opens the dialog for a new source; words that name it may be there already."""
        dialog = self._dialog(None, self._keep)
        if isinstance(words, str) and words:
            dialog.fill(words)

    def add_and_tie(self) -> None:
        """Opens the dialog for a new source, which the selected words are then tied to."""
        self._dialog(None, lambda source: self._keep(source, then=lambda kept: self.tie(kept.id)))

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

    def _weigh(self) -> None:
        """Reads how the post's sources stand, when they are others than before."""
        session = self.session
        if session is None or session.post.sources == self._weighed:
            return
        post = session.post
        self._weighed = post.sources

        def done(found: "dict[str, Evidence]") -> None:
            from composer.gui.sources.words import standing_words

            self._window.sources.show_standing({key: standing_words(e) for key, e in found.items()})

        self._context.store(lambda app: app.sources.evidence.strengths(post), done)

    # --- inside ------------------------------------------------------------------------------------------------
    def _keep(self, source: Source, then: Callable[[Source], object] | None = None) -> None:
        """Attaches a source; in the library a work that is there already is completed, never doubled."""
        session = self.session
        if session is None:
            return
        is_new = session.post.source(source.id) is None

        def settled(kept: Source) -> None:
            session.attach_source(kept, by=ME)
            if then is not None:
                then(kept)

        def work(app: "App") -> Source:
            return app.sources.settle(source) if is_new else app.sources.keep(source)

        self._context.store(work, settled, self._notices.error)

    def _dialog(self, source: Source | None, saved: Callable[[Source], object]) -> "SourceDialog":
        from composer.gui.compose.proof.source_adding import Adding
        from composer.gui.compose.proof.source_dialog import SourceDialog

        dialog = SourceDialog(self._window, source)
        Adding(self._context, dialog).serve(dialog)
        dialog.saved.connect(saved)
        dialog.file_wanted.connect(lambda: self._file(dialog))
        dialog.ask()
        return dialog

    def _file(self, dialog: "SourceDialog") -> None:
        kinds = tr("Sources (*.ris *.nbib *.txt *.bib *.json *.xml *.enw *.ciw *.csv);;All files (*)")
        chooser = QFileDialog(self._window, tr("Open a source file"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.open_file(name, dialog))
        chooser.open()

    def open_file(self, name: str, dialog: "SourceDialog | None" = None) -> None:
        """Reads a source file and attaches what it holds; what was skipped is said."""
        self.open_files((Path(name),), dialog)

    def open_files(self, paths: tuple[Path, ...], dialog: "SourceDialog | None" = None) -> None:
        """The same for several."""

        def done(brought: "Brought") -> None:
            if dialog is not None:
                dialog.reject()
            for source in brought.sources:
                if self.session is not None:
                    self.session.attach_source(source, by=ME)
            words = trn("{n} source added.", "{n} sources added.", len(brought.sources))
            if not brought.notes:
                self._notices.tell(words)
                return
            from composer.gui.sources.notes_list import NotesList

            NotesList(self._window, words, brought.notes).ask()

        self._context.store(lambda app: app.sources.bring(paths), done, self._notices.error)

    def _replaced(self, event: object) -> None:
        """Another source took a source's place in every post: the open one follows, as a step that can be undone."""
        session = self.session
        if isinstance(event, SourceReplaced) and session is not None and session.post.source(event.old) is not None:
            session.apply(with_source_replaced(session.post, event.old, event.new), ME)

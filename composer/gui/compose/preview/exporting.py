"""Export from Compose: every card and text into a folder the person chooses, with what is written so far and a way to stop.

The hand-out, the slide and single cards go to paper by `composer.gui.cards.printing`, which is loaded when it is wanted.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from composer.gui.context import Context
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.export import ExportedFile
    from composer.app.progress import Progress
    from composer.gui.compose.page import ComposePage


class Exporting(QObject):
    """Writes files from the open post.

    Emits:
        exported(object): the paths that were written; those of a stopped export too.
    """

    exported = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, context: Context, page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._progress: Progress | None = None
        self._stepped.connect(self._step)
        page.queue_foot.export_wanted.connect(self.cards)
        page.hand_out.clicked.connect(self.hand_out)

    def is_busy(self) -> bool:
        """Whether files are being written."""
        return self._progress is not None

    def cards(self) -> None:
        """Asks for a folder and writes everything into it; while files are being written it stops them."""
        if self._progress is not None:
            self._progress.cancel()
            return
        if self._page.presenter.session is None:
            return
        chooser = QFileDialog(self._page, tr("Choose a folder for the files"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self.write_into(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def hand_out(self) -> None:
        """Shows the hand-out, to print or to save it; the slide and the cards are one choice away."""
        app, analysis = self._context.app(), self._page.presenter.analysis
        if app is None or analysis is None:  # the window is younger than a second: as soon as the post is read
            self._page.presenter.analysed.connect(self.hand_out, Qt.ConnectionType.SingleShotConnection)
            return
        from composer.gui.cards.printing import Printing

        Printing(self._context, self._page, app, analysis).begin()

    def write_into(self, folder: Path, kind: str | None = None) -> None:
        """Writes the files; all of them, or one kind."""
        session = self._page.presenter.session
        if session is None or self._progress is not None:
            return
        from composer.app.progress import Progress

        post = session.post
        progress = self._progress = Progress(self._stepped.emit)

        def work(app: "App", list_page: str) -> "tuple[ExportedFile, ...]":
            from composer.app.picturing.export import export_all

            studio, practice = app.tools.studio, app.practice
            return export_all(app.tools.analyse(post), studio, practice, folder, kind, progress, list_page)

        def begin(found: "tuple[App, str]") -> None:
            self._context.lanes.pool.run(lambda: work(*found), self._done, self._fail)

        self._context.store(
            lambda app: (app, app.sources.list_page(post.id, app.practice.sources_page).url), begin, self._fail
        )

    def _step(self, done: int, total: int) -> None:
        if self._progress is not None:
            button = self._page.queue_foot.export
            button.setText(tr("Stop, {n} of {total}").format(n=done, total=total))
            button.set_icon("close")

    def _end(self) -> None:
        self._progress = None
        button = self._page.queue_foot.export
        button.setText(tr("Export cards"))
        button.set_icon("export")

    def _done(self, files: "tuple[ExportedFile, ...]") -> None:
        stopped = self._progress is not None and self._progress.is_cancelled()
        self._end()
        self.exported.emit([file.path for file in files])
        if not files:
            self._page.notices.tell(tr("Stopped. Nothing was written."))
            return
        place = files[0].path.parent
        text = trn("{n} file written.", "{n} files written.", len(files))
        if stopped:
            text = trn("Stopped. {n} file is kept.", "Stopped. {n} files are kept.", len(files))
        self._page.notices.tell(text, tr("Show them"), lambda: show_file(place))

    def _fail(self, error: Exception) -> None:
        self._end()
        self._page.notices.error(error)


def show_file(place: Path) -> None:
    """Shows a folder in the system's own file window, or opens a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

"""Export from Compose: every card and text into a folder the person chooses, or the hand-out alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from composer.gui.context import Context
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.export import ExportedFile
    from composer.gui.compose.page import ComposePage


class Exporting(QObject):
    """Writes files from the open post.

    Emits:
        exported(object): the paths that were written.
    """

    exported = Signal(object)

    def __init__(self, context: Context, page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        page.queue_foot.export_wanted.connect(self.cards)
        page.hand_out.clicked.connect(self.hand_out)

    def cards(self) -> None:
        """Asks for a folder and writes everything into it."""
        self._ask(None)

    def hand_out(self) -> None:
        """Asks for a folder and writes the hand-out into it."""
        self._ask("handout")

    def _ask(self, kind: str | None) -> None:
        if self._page.presenter.session is None:
            return
        chooser = QFileDialog(self._page, tr("Choose a folder for the files"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self.write_into(Path(name), kind))
        chooser.open()

    def write_into(self, folder: Path, kind: str | None = None) -> None:
        """Writes the files; all of them, or one kind."""
        session = self._page.presenter.session
        if session is None:
            return
        post = session.post

        def work(app: "App") -> "list[ExportedFile]":
            return list(app.export(post, folder, kind))

        def done(files: "list[ExportedFile]") -> None:
            self.exported.emit([file.path for file in files])
            place = files[0].path.parent
            self._page.notices.tell(
                trn("{n} file written.", "{n} files written.", len(files)),
                tr("Show them"),
                lambda: show_folder(place),
            )

        self._context.when_ready(
            lambda app: self._context.lanes.pool.run(lambda: work(app), done, self._page.notices.error)
        )


def show_folder(place: Path) -> None:
    """Shows a folder in the system's own file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

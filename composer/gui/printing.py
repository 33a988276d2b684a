"""Saves pages to print (safety sheets, filled-in checklists) as files: the sheet is made on the store's lane, painted on the pool's."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.gui.context import Context
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.notices import Notices
    from composer.model.safety import SafetySheet


class Printing:
    """Asks for a file and writes a sheet into it."""

    def __init__(self, page: QWidget, notices: "Notices", context: Context) -> None:
        self._page, self._notices, self._context = page, notices, context

    def save(self, name: str, make: "Callable[[App], SafetySheet]") -> None:
        """Asks where; `name` is what the file is called at first."""
        kinds = tr("PDF to print (*.pdf);;Web page to edit (*.html);;Plain text (*.txt)")
        chooser = QFileDialog(self._page, tr("Save as"), name, kinds)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.fileSelected.connect(lambda path: self.write(Path(path), make))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def write(self, path: Path, make: "Callable[[App], SafetySheet]") -> None:
        """Writes it and offers to open it."""

        def made(sheet: "SafetySheet") -> None:
            app = self._context.app()
            if app is not None:
                practice, studio = app.practice, app.tools
                self._context.lanes.pool.run(
                    lambda: _write(sheet, path, practice, studio), self._written, self._notices.error
                )

        self._context.store(make, made, self._notices.error)

    def _written(self, path: Path) -> None:
        address = QUrl.fromLocalFile(str(path))

        def show() -> None:
            QDesktopServices.openUrl(address)

        self._notices.tell(tr("{name} is written.").format(name=path.name), tr("Open"), show)


def _write(sheet: "SafetySheet", path: Path, practice: object, tools: object) -> Path:
    from composer.app.accounts.papers import write_sheet

    return write_sheet(sheet, path, practice, tools.studio)  # type: ignore[arg-type, attr-defined]  # App's own

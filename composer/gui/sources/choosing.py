"""Choosing what to bring in: files, a folder, or a retraction table."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.gui.parts.menu import Menu
from composer.gui.sources.working import Working
from composer.model.words import tr


class Choosing(QObject):
    """Asks which files, then hands them over."""

    def __init__(self, page: QWidget, working: Working) -> None:
        super().__init__(page)
        self._page = page
        self._working = working

    def show_menu(self, button: QWidget) -> None:
        """Opens the menu below the button."""
        menu = Menu(self._page)
        menu.addAction(tr("Source files…")).triggered.connect(self.files)
        menu.addAction(tr("A folder of source files…")).triggered.connect(self.folder)
        menu.addSeparator()
        menu.addAction(tr("Retraction Watch table…")).triggered.connect(self.table)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def files(self) -> None:
        """Asks for source files."""
        kinds = tr("Sources (*.ris *.nbib *.txt *.bib *.json *.xml *.enw *.ciw *.csv);;All files (*)")
        chooser = QFileDialog(self._page, tr("Import sources"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self._working.bring(tuple(Path(n) for n in names)))
        chooser.open()

    def folder(self) -> None:
        """Asks for a folder of source files."""
        chooser = QFileDialog(self._page, tr("Import a folder of sources"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self._working.bring((Path(name),)))
        chooser.open()

    def table(self) -> None:
        """Asks for a Retraction Watch table."""
        kinds = tr("Tables (*.csv);;All files (*)")
        chooser = QFileDialog(self._page, tr("Import the Retraction Watch table"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self._working.bring_table(Path(name)))
        chooser.open()

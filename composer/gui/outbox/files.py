"""Posts in from a CSV file; the plan out as a calendar or a table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.gui.context import Context
from composer.gui.outbox.importing import ImportDialog, Importing
from composer.gui.parts.menu import Menu
from composer.gui.theme.icons import icon
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow


class Files(QObject):
    """Import and export from a screen."""

    def __init__(self, window: "MainWindow", context: Context, over: QWidget, done: Callable[[], object]) -> None:
        super().__init__(over)
        self._window, self._context, self._over, self._done = window, context, over, done

    def menu(self, below: QWidget) -> None:
        """Offers what can be done."""
        menu = Menu(self._over)
        ways = (
            ("import", tr("Import posts from a CSV file…"), self._choose),
            ("calendar", tr("Export the plan as a calendar (ICS)…"), lambda: self._save("ics")),
            ("export", tr("Export the plan as a table (CSV)…"), lambda: self._save("csv")),
        )
        for mark, words, act in ways:
            menu.addAction(icon(mark, "text2", 16), words).triggered.connect(lambda _on=False, a=act: a())
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    # --- in ----------------------------------------------------------------------------------------------------
    def _choose(self) -> None:
        chooser = QFileDialog(self._over, tr("Import posts"), "", tr("Tables (*.csv *.tsv *.txt);;All files (*)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.bring_in(Path(name)))
        chooser.open()

    def bring_in(self, file: Path) -> ImportDialog:
        """Reads a file and shows the report; the dialog makes nothing before the person agrees."""
        return Importing(self._window, self._context, self._over, self._done).begin(file)

    # --- out ---------------------------------------------------------------------------------------------------
    def _save(self, ending: str) -> None:
        title = tr("Export the plan")
        kinds = {"ics": tr("Calendar files (*.ics)"), "csv": tr("Tables (*.csv)")}
        chooser = QFileDialog(self._over, title, f"chairside-plan.{ending}", kinds[ending])
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(ending)
        chooser.fileSelected.connect(lambda name: self.give_out(Path(name)))
        chooser.open()

    def give_out(self, file: Path) -> None:
        """Writes the plan; the file's ending says what it becomes."""

        def work(app: "App") -> int:
            from composer.app.calendar.plan_files import write_plan  # late, with all that stands behind it

            return write_plan(app, file)

        def done(number: int) -> None:
            posts = trn("{n} post", "{n} posts", number)
            self._window.notices.tell(tr("Wrote {posts} to {file}.").format(posts=posts, file=file.name))

        self._context.store(work, done, self._window.notices.error)

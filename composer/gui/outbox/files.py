"""Posts in from a CSV file, with a report row by row before anything is made; the plan out as a calendar or a table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from composer.gui.context import Context
from composer.gui.parts.badge import letters
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.menu import Menu
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.status import Look
from composer.gui.parts.table import Column, RowTable
from composer.gui.parts.text import Text
from composer.gui.theme.icons import icon
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time
from composer.model.errors import ComposerError
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.csv_import import Wanted
    from composer.app.calendar.desk_import import Preview
    from composer.gui.shell.main_window import MainWindow

STEP = 500
"""How often reading a long file tells where it is, rows."""


class ImportDialog(Dialog):
    """The report: what each row would become, and why some would not.

    Emits:
        wanted(object): the rows to be made.
    """

    wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(tr("Posts from {file}").format(file=name), "", wide=True, parent=parent)
        self.verb.hide()
        self.line = Text(tr("Reading the file…"), "body", "text2", wrap=True)
        columns = (Column(tr("Row"), 56), Column(tr("Post")), Column(tr("What happens"), 270))
        self.table = RowTable(tr("Rows of the file"), columns)
        self.table.setMinimumHeight(current().px(320))
        self.body.addWidget(self.line)
        self.body.addWidget(self.table, 1)
        self._good: tuple[Wanted, ...] = ()
        self.agreed.connect(lambda: self.wanted.emit(self._good))

    def show_progress(self, done: int, rows: int) -> None:
        """Says how far the reading is."""
        self.line.setText(tr("Reading row {n} of {all}…").format(n=done, all=rows))

    def show_preview(self, preview: "Preview") -> None:
        """Shows the report; nothing is made yet."""
        self._good = preview.good
        bad = len(preview.rows) - len(self._good)
        words = [trn("{n} row can be made into a post.", "{n} rows can be made into posts.", len(self._good))]
        if bad:
            words.append(trn("{n} row is left out.", "{n} rows are left out.", bad))
        self.line.setText(" ".join((*words, *preview.notes)))
        self.table.set_rows(tuple(_row(row) for row in preview.rows))
        self.verb.setText(trn("Make {n} post", "Make {n} posts", len(self._good)))
        self.verb.setVisible(bool(self._good))


def _row(wanted: "Wanted") -> Row:
    if wanted.problems:
        look, below = Look(tr("Left out"), "bad", "must-fix"), " ".join(wanted.problems)
    elif wanted.notes:
        look, below = Look(tr("Please check"), "warn", "please-check"), " ".join(wanted.notes)
    else:
        look, below = Look(tr("Ready"), "ok", "tick-circle"), ""
    when = day_and_time(wanted.when) if wanted.when is not None else tr("no time")
    to = ", ".join(letters(channel) for channel in wanted.channels)
    words = " ".join((wanted.title or wanted.text).split())[:120]
    return Row(
        f"{wanted.row}",
        (
            Cell(str(wanted.row)),
            Cell(words, " · ".join(filter(None, (when, to)))),
            Cell(chip=look, sub=below),
        ),
    )


class Files(QObject):
    """Import and export from a screen."""

    _read = Signal(int, int)

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
        dialog = ImportDialog(file.name, self._over)
        self._read.connect(dialog.show_progress)
        dialog.wanted.connect(self._make)

        def told(done: int, rows: int) -> None:
            if done % STEP == 0:
                self._read.emit(done, rows)

        def failed(error: Exception) -> None:
            dialog.reject()
            self._window.notices.error(error)

        self._context.store(lambda app: app.desks.imports.preview(file, told=told), dialog.show_preview, failed)
        dialog.ask()
        return dialog

    def _make(self, rows: "tuple[Wanted, ...]") -> None:
        def work(app: "App") -> tuple[int, list[str]]:
            made, problems = 0, []
            for row in rows:
                try:
                    made += bool(app.desks.imports.make(row, by=tr("this computer")))
                except ComposerError as error:
                    problems.append(tr("Row {n}: {why}").format(n=row.row, why=error.sentence()))
            app.work.wake()
            return made, problems

        def done(found: tuple[int, list[str]]) -> None:
            made, problems = found
            words = trn("Made and queued {n} post.", "Made and queued {n} posts.", made)
            self._window.notices.tell(" ".join((words, *problems[:2])))
            self._done()

        self._context.store(work, done, self._window.notices.error)

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

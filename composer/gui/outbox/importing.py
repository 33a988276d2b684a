"""Posts in from a CSV file: the report row by row before anything is made, then the posts, a few at a time.

A long file keeps nobody waiting: between two handfuls of rows the store's lane is free for whatever else is asked of it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.context import Context
from composer.gui.parts.badge import letters
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.status import Look
from composer.gui.parts.table import Column, RowTable
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time, locale
from composer.model.errors import ComposerError
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.csv_import import Setting, Wanted
    from composer.app.calendar.csv_reading import Preview, Reading
    from composer.gui.shell.main_window import MainWindow

CHECKED_AT_ONCE, MADE_AT_ONCE = 100, 5
"""Rows in one piece of work on the store's lane: a quarter of a second each."""
MOST_SHOWN = 1_000


class ImportDialog(Dialog):
    """The report: what each row would become, and why some would not.

    Emits:
        wanted(object): the rows to be made.
    """

    wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(tr("Posts from {file}").format(file=name), "", wide=True, closes=False, parent=parent)
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
        """Says how far the checks are."""
        self.line.setText(tr("Checking row {n} of {all}…").format(n=_number(done), all=_number(rows)))

    def show_making(self, done: int, rows: int) -> None:
        """Says how far making the posts is; from here on the dialog only stops."""
        self.verb.hide()
        self.cancel.setText(tr("Stop"))
        self.line.setText(tr("Making post {n} of {all}…").format(n=_number(done), all=_number(rows)))

    def show_rows(self, rows: "Sequence[Wanted]") -> None:
        """Lists the rows; of a long file those that are left out come first, and not all are listed."""
        some = rows if len(rows) <= MOST_SHOWN else sorted(rows, key=lambda row: not row.problems)[:MOST_SHOWN]
        self.table.set_rows(tuple(_row(row) for row in some))

    def show_preview(self, preview: "Preview") -> None:
        """Shows the report; nothing is made yet."""
        self._good = preview.good
        bad = len(preview.rows) - len(self._good)
        words = [trn("{n} row can be made into a post.", "{n} rows can be made into posts.", len(self._good))]
        if bad:
            words.append(trn("{n} row is left out.", "{n} rows are left out.", bad))
        if len(preview.rows) > MOST_SHOWN:
            words.append(tr("The list shows {n} rows, those left out first.").format(n=_number(MOST_SHOWN)))
        self.line.setText(" ".join((*words, *preview.notes)))
        self.show_rows(preview.rows)
        self.verb.setText(trn("Make {n} post", "Make {n} posts", len(self._good)))
        self.verb.setVisible(bool(self._good))


class Importing(QObject):
    """One file from the first byte to the last post; closing the dialog stops it where it is."""

    def __init__(self, window: "MainWindow", context: Context, over: QWidget, done: Callable[[], object]) -> None:
        super().__init__(over)
        self._window, self._context, self._over, self._done = window, context, over, done
        self._stopped = False
        self._made, self._problems = 0, list[str]()
        self._rows: tuple[Wanted, ...] = ()

    def begin(self, file: Path) -> ImportDialog:
        """Opens the dialog and reads the file."""
        dialog = self._dialog = ImportDialog(file.name, self._over)
        dialog.wanted.connect(self._make)
        dialog.rejected.connect(self._stop)
        self._context.store(lambda app: app.desks.imports.setting(), lambda setting: self._read(file, setting))
        dialog.ask()
        return dialog

    def _stop(self) -> None:
        self._stopped = True

    # --- the report --------------------------------------------------------------------------------------------
    def _read(self, file: Path, setting: "Setting") -> None:
        def work() -> "Reading":
            from composer.app.calendar.csv_reading import read  # late, with all that stands behind it

            return read(file, setting)

        self._context.lanes.pool.run(work, self._check, self._failed)

    def _check(self, reading: "Reading") -> None:
        """Checks the next rows; with none left, the report is there."""
        if self._stopped:
            return
        if reading.is_done:
            self._dialog.show_preview(reading.preview())
            return
        if reading.checked == 0 and len(reading.rows) > CHECKED_AT_ONCE:
            self._dialog.show_rows([row for row in reading.rows if row.problems])
        self._dialog.show_progress(reading.checked, len(reading.rows))

        def work(app: "App") -> "Reading":
            app.desks.imports.check(reading, CHECKED_AT_ONCE)
            return reading

        self._context.store(work, self._check, self._failed)

    def _failed(self, error: Exception) -> None:
        self._dialog.reject()
        self._window.notices.error(error)

    # --- the posts ---------------------------------------------------------------------------------------------
    def _make(self, rows: "tuple[Wanted, ...]") -> None:
        self._rows = rows
        self._make_next(0)

    def _make_next(self, at: int) -> None:
        """Makes the next few posts; a row that fails now does not keep the others."""
        if self._stopped or at >= len(self._rows):
            self._tell()
            return
        self._dialog.show_making(at + 1, len(self._rows))
        some = self._rows[at : at + MADE_AT_ONCE]

        def work(app: "App") -> tuple[int, list[str]]:
            made, problems = 0, []
            for row in some:
                try:
                    made += bool(app.desks.imports.make(row, by=tr("this computer")))
                except ComposerError as error:
                    problems.append(tr("Row {n}: {why}").format(n=row.row, why=error.sentence()))
            app.work.wake()
            return made, problems

        def done(found: tuple[int, list[str]]) -> None:
            self._made += found[0]
            self._problems += found[1]
            self._make_next(at + len(some))

        self._context.store(work, done, self._failed)

    def _tell(self) -> None:
        if not self._stopped:
            self._dialog.accept()
        words = trn("Made and queued {n} post.", "Made and queued {n} posts.", self._made)
        stopped = (tr("Stopped; the other rows were not made."),) if self._stopped else ()
        self._window.notices.tell(" ".join((words, *stopped, *self._problems[:2])))
        self._done()


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


def _number(count: int) -> str:
    return locale().toString(count)

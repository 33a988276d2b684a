"""The Records screen: a timeline of what was approved and went out, each as it was frozen, and whether the chain is whole."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from composer.app.events import JobChanged
from composer.gui.context import Context
from composer.gui.parts.badge import letters
from composer.gui.parts.beside import Beside
from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.table import Column, RowTable
from composer.gui.records.entry import Entry
from composer.gui.records.words import look_of, record_words
from composer.gui.shell.page import ROOMY, Page
from composer.gui.times import instant_words
from composer.model.rows import BadRow
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sending.record_book import Kept, RecordRow
    from composer.gui.shell.main_window import MainWindow


__all__ = ["RecordsPage", "record_words"]
DETAILS = 392


class RecordsPage(Page):
    """Shows the newest records, and the chosen one in full."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Records"), tr("What goes out is written down here."))
        self._window = window
        self._context = context
        self.is_ready = False
        self._rows: dict[str, RecordRow] = {}
        self.state = MarkedText(
            Look(tr("Each entry is sealed by the next, so a later change would show."), "idle", "records")
        )
        verify, export = Button(tr("Verify now"), icon="records"), Button(tr("Export"), icon="export")
        verify.clicked.connect(self.verify)
        export.clicked.connect(self._choose_file)
        self.head.add_right(verify, export)
        self.verify_button = verify
        self.bind("records.verify", self.verify)
        self.bind("records.export", self._choose_file)
        self._parts()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(200)
        self._later.timeout.connect(self.refresh)
        context.bridge.on(JobChanged, lambda _event: self._later.start())
        context.when_ready(lambda _app: self.refresh())

    def _parts(self) -> None:
        columns = (
            Column(tr("When"), 190),
            Column(tr("What"), 210),
            Column(tr("Post")),
            Column(tr("Channel"), 90, drops=2),
            Column(tr("Number"), 90, drops=1),
        )
        self.table = RowTable(tr("Records"), columns, row=40)
        panel = Panel()
        panel.setAccessibleName(tr("Records"))
        panel.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        self.empty = Empty(
            tr("What goes out is written down here."), tr("Queue a post to begin."), tr("New post"), icon="plus"
        )
        self.empty.acted.connect(self._new_post)
        self._stack.addWidget(self.empty)
        self._entry_parts()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self.beside, 1)
        self.set_body(body)
        self.beside.arrange()

    def _entry_parts(self) -> None:
        self.entry = Entry()
        self.entry.address_wanted.connect(open_address)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _key: self.beside.show_details())
        self.table.clicked.connect(lambda _index: self.beside.show_details())
        memory = self._window.memory
        self.beside: Beside = Beside(
            self,
            self._stack,
            self.entry,
            width=DETAILS,
            roomy=ROOMY,
            remember=lambda sizes: memory.put("records.split", sizes),
            kept=memory.get("records.split"),
        )

    def opened(self) -> None:
        (self.table if self._stack.currentIndex() == 0 else self.empty.button).setFocus()

    def _new_post(self) -> None:
        self._window.open_screen("compose")
        self._context.new_wanted.emit()

    def _choose(self, key: str) -> None:
        row = self._rows.get(key)
        if row is None:
            self.entry.show_entry(None, "")
            return

        def work(app: "App") -> "Kept":
            from composer.app.sending.record_book import RecordBook  # late, with all that stands behind it

            return RecordBook(app).open(row.record)

        def done(kept: "Kept") -> None:
            if self.table.key() == key:
                self.entry.show_entry(kept, self._context.practice.zone)

        self._context.store(work, done, self._window.notices.error)

    def refresh(self) -> None:
        """Reads the newest records."""

        def work(app: "App") -> "list[RecordRow]":
            from composer.app.sending.record_book import RecordBook  # late, with all that stands behind it

            return RecordBook(app).rows()

        self._context.store(work, self._take)

    def _take(self, rows: "list[RecordRow]") -> None:
        zone = self._context.practice.zone
        self._stack.setCurrentIndex(0 if rows else 1)
        self._rows = {str(row.record.seq): row for row in rows}
        self.table.set_rows(tuple(_row(row, zone) for row in rows))
        self.beside.set_empty(on=not rows)
        if rows and not self.table.key():
            self.table.choose(str(rows[0].record.seq))
        self.data_shown()

    def verify(self) -> None:
        """Reads the whole chain."""

        def work(app: "App") -> tuple[BadRow | None, int]:
            newest = app.outbox.records(1)
            return app.first_bad_record(), newest[0].seq if newest else 0

        def done(found: tuple[BadRow | None, int]) -> None:
            bad, count = found
            rows = trn("{n} row", "{n} rows", count)
            good = Look(tr("{rows} read just now, none altered").format(rows=rows), "ok", "tick-circle")
            wrong = tr("Row {n}: {why}").format(n=bad.seq, why=bad.reason) if bad else ""
            self.state.show_look(Look(wrong, "bad", "must-fix") if bad else good)

        self._context.store(work, done, self._window.notices.error)

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, tr("Export the records"), "records.jsonl")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(self.export_to)
        chooser.open()

    def export_to(self, name: str) -> None:
        """Writes every record as one JSON object a line."""

        def work(app: "App") -> int:
            lines = [json.dumps(line, ensure_ascii=False) for line in app.records_lines()]
            Path(name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
            return len(lines)

        def done(count: int) -> None:
            self._window.notices.tell(trn("{n} record written.", "{n} records written.", count))

        self._context.store(work, done, self._window.notices.error)


def _row(row: "RecordRow", zone: str) -> Row:
    record = row.record
    badges = (letters(row.platform),) if row.platform else ()
    return Row(
        str(record.seq),
        (
            Cell(instant_words(record.at, zone), style="body"),
            Cell(chip=look_of(record.kind)),
            Cell(row.title, style="body"),
            Cell(badges=badges),
            Cell(str(record.seq), style="body", role="text2"),
        ),
    )


def open_address(address: str) -> None:
    """Opens a web address in the person's browser; anything else is ignored."""
    if address.startswith("https://"):
        QDesktopServices.openUrl(QUrl(address))

"""The Records screen: a timeline of what was approved and went out, and whether the chain is whole."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from composer.app.events import JobChanged
from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import Page
from composer.gui.times import instant_words
from composer.model.job import Record
from composer.model.rows import BadRow
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow


class RecordsPage(Page):
    """Shows the newest records."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Records"), tr("What goes out is written down here."))
        self._window = window
        self._context = context
        self.is_ready = False
        self.state = MarkedText(Look(tr("Not verified yet"), "idle", "records"))
        verify, export = Button(tr("Verify now"), icon="records"), Button(tr("Export"), icon="export")
        verify.clicked.connect(self.verify)
        export.clicked.connect(self._choose_file)
        self.head.add_right(verify, export)
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
            Column(tr("What"), 220),
            Column(tr("Post")),
            Column(tr("Number"), 90, drops=1),
        )
        self.table = RowTable(tr("Records"), columns, row=40)
        panel = Panel()
        panel.setAccessibleName(tr("Records"))
        panel.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        self._stack.addWidget(Empty(tr("What goes out is written down here."), tr("Queue a post to begin.")))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self._stack, 1)
        self.set_body(body)

    def refresh(self) -> None:
        """Reads the newest records."""
        self._context.store(lambda app: app.outbox.records(), self._take)

    def _take(self, records: list[Record]) -> None:
        zone = self._context.practice.zone
        self._stack.setCurrentIndex(0 if records else 1)
        self.table.set_rows(tuple(_row(record, zone) for record in records))
        self.data_shown()

    def verify(self) -> None:
        """Reads the whole chain."""

        def work(app: "App") -> tuple[BadRow | None, int]:
            newest = app.outbox.records(1)
            return app.first_bad_record(), newest[0].seq if newest else 0

        def done(found: tuple[BadRow | None, int]) -> None:
            bad, count = found
            rows = trn("{n} row", "{n} rows", count)
            good = Look(tr("{rows}, none altered").format(rows=rows), "ok", "tick-circle")
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


def _row(record: Record, zone: str) -> Row:
    return Row(
        str(record.seq),
        (
            Cell(instant_words(record.at, zone), style="body"),
            Cell(record_words(record.kind)),
            Cell(str(record.body.get("title") or record.post), style="body", role="text2"),
            Cell(str(record.seq), style="body", role="text2"),
        ),
    )


def record_words(kind: str) -> str:
    """A record's kind as words."""
    names = {
        "approved": tr("Approved"),
        "handed_over": tr("Handed over"),
        "seen_live": tr("Seen live"),
        "cancelled": tr("Cancelled"),
        "skipped": tr("Left out"),
        "taken_back": tr("Taken back"),
        "finding_overruled": tr("A finding was overruled"),
        "finding_answered": tr("A finding was answered"),
    }
    return names.get(kind, kind.replace("_", " ").capitalize())

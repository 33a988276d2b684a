"""One record in full: what went out, word for word, who approved it, where it can be seen, and its place in the chain."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.status import StatusChip
from composer.gui.parts.text import Text
from composer.gui.records.words import look_of, platform_name
from composer.gui.times import instant_words, zone_name
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sending.record_book import Kept
    from composer.model.job import Payload

SHORT = 16
"""How much of a fingerprint is shown; the export has all of it."""


class Entry(Panel):
    """The chosen record.

    Emits:
        address_wanted(str): open this page.
    """

    address_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(tr("What went out"))
        self._column = Column(margin=0, spacing=0)
        self._inner = QWidget()
        self._column.content.addWidget(self._inner)
        self._empty = Empty(tr("No record is chosen."), tr("Choose one in the list to see what went out."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._column.hide()

    def show_entry(self, kept: "Kept | None", zone: str) -> None:
        """Shows a record; None clears the panel."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        if kept is not None:
            self._head(column, kept, zone)
            if kept.payload is not None:
                column.addWidget(hairline())
                self._words(column, kept.payload)
            column.addWidget(hairline())
            self._proof(column, kept, zone)
        self._column.content.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        self._column.setVisible(kept is not None)
        self._empty.setVisible(kept is None)

    def _head(self, column: QVBoxLayout, kept: "Kept", zone: str) -> None:
        record = kept.row.record
        column.addWidget(StatusChip(look_of(record.kind)))
        column.addWidget(Text(kept.row.title, "section", wrap=True))
        when = tr("{time}, {zone}").format(time=instant_words(record.at, zone), zone=zone_name(zone))
        where = platform_name(kept.row.platform)
        if where and kept.via:
            where = tr("{platform} · via {connection}").format(platform=where, connection=kept.via)
        for words in (where, when):
            if words:
                column.addWidget(Text(words, "small", "text2", wrap=True))
        if kept.address.startswith("https://"):
            button = Button(tr("Open it where it is public"), icon="open")
            button.clicked.connect(lambda _on=False: self.address_wanted.emit(kept.address))
            column.addWidget(button)

    def _words(self, column: QVBoxLayout, payload: "Payload") -> None:
        column.addWidget(Text(tr("As it was approved"), "strong"))
        for part in payload.parts:
            column.addWidget(Text(part, "body", wrap=True))
        if payload.pictures:
            words = trn("{n} picture", "{n} pictures", len(payload.pictures))
            column.addWidget(Text(words, "label"))
            for picture in payload.pictures:
                alt = picture.alt or tr("without a description")
                size = tr("{width} by {height}: {alt}")
                said = size.format(width=picture.width, height=picture.height, alt=alt)
                column.addWidget(Text(said, "small", "text2", wrap=True))
        if payload.sources:
            column.addWidget(Text(tr("Sources"), "label"))
            for source in payload.sources:
                column.addWidget(Text(source, "small", "text2", wrap=True))

    def _proof(self, column: QVBoxLayout, kept: "Kept", zone: str) -> None:
        record = kept.row.record
        column.addWidget(Text(tr("What proves it"), "strong"))
        if kept.approved is not None:
            by = str(kept.approved.body.get("by") or tr("this computer"))
            words = tr("Approved by {who} on {time}.").format(who=by, time=instant_words(kept.approved.at, zone))
            column.addWidget(Text(words, "small", wrap=True))
        why = str(record.body.get("reason") or record.body.get("why") or "")
        if why:
            column.addWidget(Text(why, "small", wrap=True))
        words = tr("Entry {n} of the chain. Its fingerprint covers all of this and the entry before it.")
        column.addWidget(Text(words.format(n=record.seq), "small", "text2", wrap=True))
        for name, mark in ((tr("This entry"), record.hash), (tr("The one before"), record.previous)):
            column.addWidget(Text(f"{name}: {mark[:SHORT]}…", "meta", "text2", wrap=True))

"""One source: how it stands, its entry in three styles, where it is used, what the practice says about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.ground import Ground
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look, StatusChip
from composer.gui.parts.text import Text
from composer.gui.sources.words import line_of, look_of, strength_words
from composer.gui.times import instant_words
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.sourcing.evidence import Evidence, EvidenceDetail, Use

STYLES = (("ama", "AMA"), ("vancouver", "NLM"), ("apa", "APA"))


class SourceDetails(Panel):
    """The chosen source.

    Emits:
        acted(str): "look", "seen", "open", "change", "notes", "replace" or "remove".
        copied(str): the entry to put on the clipboard.
        post_wanted(str): open this post.
    """

    acted = Signal(str)
    copied = Signal(str)
    post_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(tr("The source"))
        self._shown: object = None
        self._style = "ama"
        self._column = Column(margin=0, spacing=0)
        self._inner = QWidget()
        self._column.content.addWidget(self._inner)
        self._empty = Empty(tr("No source is chosen."), tr("Choose one in the list to see where it is used."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._column.hide()

    def set_style(self, style: str) -> None:
        """Which style is shown first."""
        self._style = style if style in dict(STYLES) else "ama"

    def show_source(self, detail: "EvidenceDetail | None", zone: str) -> None:
        """Shows a source; None clears the panel. What has not changed stays, with the focus in it."""
        if self._shown == detail:
            return
        self._shown = detail
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if detail is not None:
            self._head(_section(whole), detail)
            self._entry(_section(whole), detail)
            self._uses(_section(whole), detail, zone)
            self._practice(_section(whole, last=True), detail.evidence, zone)
        self._column.content.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        self._column.setVisible(detail is not None)
        self._empty.setVisible(detail is None)

    def _head(self, column: QVBoxLayout, detail: "EvidenceDetail") -> None:
        evidence = detail.evidence
        chips = QWidget()
        row = Flow(chips, gap=8)
        row.addWidget(StatusChip(look_of(evidence.state)))
        row.addWidget(StatusChip(Look(strength_words(evidence.strength), "idle", "sources")))
        column.addWidget(chips)
        column.addWidget(Text(evidence.title, "section", wrap=True))
        column.addWidget(Text(line_of(evidence), "small", "text2", wrap=True))
        said = (*evidence.said, *((tr("Why: {reason}.").format(reason=detail.reason),) if detail.reason else ()))
        if said:
            box = Ground("sunken")
            inside = QVBoxLayout(box)
            inside.setContentsMargins(12, 10, 12, 10)
            inside.setSpacing(4)
            for sentence in said:
                inside.addWidget(Text(sentence, "small", wrap=True))
            column.addWidget(box)
        self._buttons(column, detail)
        if evidence.hint:
            column.addWidget(Text(tr("Publisher: {hint}").format(hint=evidence.hint), "meta", "text2", wrap=True))

    def _buttons(self, column: QVBoxLayout, detail: "EvidenceDetail") -> None:
        holder = QWidget()
        row = Flow(holder, gap=8)
        page = detail.evidence.kind in {"webpage", "post", "post-weblog"}
        wanted = [
            ("look", tr("Look it up") if detail.evidence.state == "to_look_up" else tr("Look again"), "refresh"),
            ("open", tr("Open the page"), "web"),
            ("seen", tr("It still says so"), "tick"),
            ("change", tr("Change"), "compose"),
            ("replace", tr("Replace everywhere"), "retry"),
            ("remove", tr("Remove"), "trash"),
        ]
        for key, words, icon in wanted:
            if (key == "open" and not detail.url) or (key == "seen" and not page):
                continue
            button = Button(words, "danger" if key == "remove" else "plain", icon=icon, small=True)
            button.clicked.connect(lambda _on=False, key=key: self.acted.emit(key))
            row.addWidget(button)
        column.addWidget(holder)

    def _entry(self, column: QVBoxLayout, detail: "EvidenceDetail") -> None:
        column.addWidget(Text(tr("Citation"), "strong"))
        style = Segmented(tr("Citation style"), STYLES)
        style.choose(self._style)
        entry = Text(detail.citations.get(self._style, ""), "body", wrap=True)
        copy = Button(tr("Copy"), "plain", icon="copy", tip=tr("Copy the citation"))

        def show(key: str) -> None:
            self._style = key
            entry.setText(detail.citations.get(key, ""))

        style.changed.connect(show)
        copy.clicked.connect(lambda: self.copied.emit(detail.citations.get(self._style, "")))
        holder = QWidget()
        row = Flow(holder, gap=8)
        row.addWidget(style)
        row.addWidget(copy)
        column.addWidget(entry)
        column.addWidget(holder)

    def _uses(self, column: QVBoxLayout, detail: "EvidenceDetail", zone: str) -> None:
        count = len(detail.uses)
        words = trn("Used in {n} post", "Used in {n} posts", count) if count else tr("Not used in a post yet")
        column.addWidget(Text(words, "strong"))
        for use in detail.uses:
            self._use(column, use, zone)

    def _use(self, column: QVBoxLayout, use: "Use", zone: str) -> None:
        button = Button(use.title or tr("Untitled post"), "link", small=True, flush=True)
        button.clicked.connect(lambda: self.post_wanted.emit(use.post))
        line = QWidget()
        row = Flow(line, gap=4)
        row.addWidget(button)
        column.addWidget(line)
        if use.due is not None:
            goes = tr("Goes out {when}").format(when=instant_words(use.due, zone))
            column.addWidget(Text(goes, "meta", "info", wrap=True))
        for claim in use.claims:
            words = (
                tr("“{words}”").format(words=claim.quote)
                if claim.quote
                else tr("The whole of {slot}").format(slot=claim.slot)
            )
            column.addWidget(Text(" · ".join(filter(None, (words, claim.locator))), "small", wrap=True))
            if claim.support:
                said = tr("The source says: “{words}”").format(words=claim.support)
                column.addWidget(Text(said, "meta", "text2", wrap=True))
        if not use.claims:
            column.addWidget(Text(tr("Not tied to any words yet"), "meta", "text2"))

    def _practice(self, column: QVBoxLayout, evidence: "Evidence", zone: str) -> None:
        column.addWidget(Text(tr("Our notes"), "strong"))
        never = tr("Never")
        seen = instant_words(evidence.checked_at, zone) if evidence.checked_at else never
        lines = [tr("Last looked at: {when}").format(when=seen)]
        if evidence.review_by is not None:
            lines.append(tr("Look again by {day}").format(day=evidence.review_by.isoformat()))
        if evidence.volatile:
            lines.append(tr("Its pages change without notice."))
        if evidence.tags:
            lines.append(tr("Tags: {tags}").format(tags=", ".join(evidence.tags)))
        if evidence.notes:
            lines.append(evidence.notes)
        for line in lines:
            column.addWidget(Text(line, "small", "text2", wrap=True))
        edit = Button(tr("Edit notes"), "plain", small=True, tip=tr("Notes, tags, review date, kind of evidence"))
        edit.clicked.connect(lambda: self.acted.emit("notes"))
        holder = QWidget()
        Flow(holder, gap=8).addWidget(edit)
        column.addWidget(holder)


def _section(whole: QVBoxLayout, *, last: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(8)
    whole.addLayout(column)
    if not last:
        whole.addWidget(hairline())
    return column

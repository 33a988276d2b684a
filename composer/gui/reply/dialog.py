"""Answer a review: saved replies left, the reply with its findings right. It can be copied only when nothing blocks it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.compose.order import buttons_last, stops_in
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.findings import FindingList, FindingView
from composer.gui.parts.form import in_order
from composer.gui.parts.marks import Mark
from composer.gui.parts.panel import Column
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.theme.theme import current
from composer.model.finding import Finding, Severity
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.writing.replies import SavedReply

LEAST_HEIGHT = 420
LARGE = 1.5
"""From this text size on, the saved replies stand below the reply."""


class ReplyDialog(Dialog):
    """The words only; `presenter` checks, keeps and fills.

    Emits:
        edited(str): the reply's words.
        keep_wanted(str): keep the reply under this title.
        forget_wanted(str): the id of one of the practice's own replies.
    """

    edited = Signal(str)
    keep_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            tr("Answer a review"),
            tr("Copy the reply"),
            text=tr("Never confirm or deny that someone is a patient, even when the review says so. "
                    "Don't copy the review in here."),
            cancel=tr("Close"), wide=True, closes=False, parent=parent,
        )  # fmt: skip
        self._findings: dict[str, Finding] = {}
        large = current().scale >= LARGE
        body = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        body.setSpacing(20)
        left, right = self._left(), self._right()
        for part, share in ((right, 6), (left, 4)) if large else ((left, 4), (right, 6)):
            body.addWidget(part, share)
        self._is_large = large
        if large:  # beside each other, titles would be cut: one below the other, and the whole scrolls
            around = Column(margin=4)
            around.content.addLayout(body)
            self._list.setMinimumHeight(current().px(130))
            self.list.setMinimumHeight(current().px(110))
            self.body.addWidget(around, 1)
        else:
            self.body.addLayout(body, 1)
        window = parent.window().size()
        self.setMinimumSize(min(920, window.width() - 40), min(max(LEAST_HEIGHT, 620), window.height() - 40))
        self.agreed.connect(self._copy)
        self.show_findings((), "")

    def _left(self) -> QWidget:
        self._list = Column(margin=0, spacing=4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        holder, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(tr("Begin with a saved reply"), "label"))
        self._list.content.addLayout(self._rows)
        column.addWidget(self._list, 1)
        holder.setLayout(column)
        return holder

    def _right(self) -> QWidget:
        self.reply = TextField(tr("Your reply"), least=5, most=9, limit=4_000)
        self.reply.edited.connect(self.edited)
        self.state = MarkedText(Look("", "idle", "tip"), text_role="text2")
        self.list = FindingList()
        self.list.chosen.connect(self._select)
        self.list.acted.connect(lambda key, _action: self._select(key))
        found = Column(margin=0, spacing=0)
        found.content.addWidget(self.list)
        self.name = LineField(tr("Keep it as"), optional=True, placeholder=tr("A short title"))
        self.keep = Button(tr("Keep this reply"), "plain")
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.name.text()))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.name, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        holder, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.reply, self.state):
            column.addWidget(part)
        column.addWidget(found, 1)
        column.addLayout(row)
        holder.setLayout(column)
        return holder

    # --- showing -----------------------------------------------------------------------------------------------
    def show_replies(self, replies: "tuple[SavedReply, ...]") -> None:
        """Lists what can be begun with."""
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for reply in replies:
            self._rows.addWidget(self._row(reply))
        buttons_last(self)  # the ring of Tab must not end with the rows, or Qt takes them for in order already
        begin, words = stops_in(self._list), [self.reply, *stops_in(self.list), self.name, self.keep]
        in_order(*((*words, *begin) if self._is_large else (*begin, *words)))
        buttons_last(self)

    def _row(self, reply: "SavedReply") -> QWidget:
        holder, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        use = Button(reply.title, "quiet", flush=True)
        use.setToolTip(reply.text)
        use.setAccessibleName(tr("Begin with: {title}").format(title=reply.title))
        use.clicked.connect(lambda: self.begin(reply.text))
        row.addWidget(use)
        row.addStretch(1)
        if reply.is_own:
            forget = Button("", "quiet", icon="trash", small=True, tip=tr("Forget this reply"))
            forget.setAccessibleName(tr("Forget: {title}").format(title=reply.title))
            forget.clicked.connect(lambda: self.forget_wanted.emit(reply.id))
            row.addWidget(forget)
        holder.setLayout(row)
        return holder

    def begin(self, text: str) -> None:
        """Puts a saved reply into the field."""
        self.reply.set_text(text)
        self.reply.area.setFocus()
        self.edited.emit(text)

    def show_findings(self, findings: tuple[Finding, ...], text: str) -> None:
        """Shows what was noticed, and whether the reply can be copied."""
        self._findings = {str(n): f for n, f in enumerate(findings)}
        self.list.set_findings(
            tuple(
                FindingView(k, f.severity, f.message, f.why, (("go", tr("Show")),)) for k, f in self._findings.items()
            )
        )
        marks = (Mark(f.place.start, f.place.end, f.severity) for f in findings if f.place.end > f.place.start)
        self.reply.set_marks(tuple(marks))
        stops = sum(f.severity is Severity.STOP for f in findings)
        self.verb.setText(trn("Fix {n} to copy", "Fix {n} to copy", stops) if stops else tr("Copy the reply"))
        self.verb.setEnabled(bool(text.strip()))
        self.keep.setEnabled(bool(text.strip()) and not stops)
        if not text.strip():
            self.state.show_look(Look(tr("Checks run while you type."), "idle", "tip"))
        elif findings:
            self.state.show_look(Look(trn("{n} thing to look at", "{n} things to look at", len(findings)),
                                      "bad" if stops else "warn", "must-fix" if stops else "please-check"))  # fmt: skip
        else:
            self.state.show_look(Look(tr("Nothing here says that anyone is a patient."), "ok", "tick"))

    def show_error(self, sentence: str) -> None:
        """Says why the reply was not kept."""
        self.name.set_error(sentence)

    # --- doing -------------------------------------------------------------------------------------------------
    def _select(self, key: str) -> None:
        finding = self._findings.get(key)
        if finding is not None:
            self.list.select(key)
            self.reply.area.setFocus()
            self.reply.area.select(finding.place.start, finding.place.end)

    def _copy(self) -> None:
        first = next((k for k, f in self._findings.items() if f.severity is Severity.STOP), None)
        if first is not None:
            self._select(first)
            return
        QGuiApplication.clipboard().setText(self.reply.text().strip())
        self.accept()

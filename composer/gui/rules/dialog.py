"""The dialog with the practice's own words and rules: what to flag, plainer words, what is never flagged, and a place to try."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.compose.order import buttons_last, stops_in
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import in_order
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.status import MarkedText, of_severity
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.rules.trial import TrialPart
from composer.gui.theme.theme import current
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.own_rules import OwnBook, OwnRule


TALL = 760
"""Height it would like, at 100 % text."""


class RulesDialog(Dialog):
    """The whole book.

    Emits:
        add_wanted(), edit_wanted(int), remove_wanted(int): about the words to flag, by their place in the list.
        edited(): plainer words, what passes, or the sample changed; answer with `trial.show_trial`.
        keep_wanted(): all is to be kept; the caller closes once it is.
        anew_wanted(): a file that can't be used is to be put aside.
    """

    add_wanted = Signal()
    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    edited = Signal()
    keep_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        text = tr("Kept on this computer. The checks use them from the next key press on.")
        super().__init__(tr("Your own words and rules"), tr("Save"), text=text, wide=True, closes=False, parent=parent)
        self.room = parent.window().height() - 32
        self.setMinimumWidth(min(max(current().px(720), 820), parent.window().width() - 48))
        self.setMaximumWidth(max(self.minimumWidth(), 1000))
        self._list = QWidget()
        self._rows: list[QWidget] = []
        self.add = Button(tr("Add words to flag"), icon="plus", small=True)
        self.add.clicked.connect(self.add_wanted)
        hint = tr("One a line: restoration: filling; crown. Offered as one-key fixes.")
        self.words = TextField(tr("Plainer words"), hint=hint, least=2, most=8, optional=True)
        hint = tr("One a line: names, phone numbers, addresses, handles. What stands under Settings passes already.")
        self.allow = TextField(tr("Never taken for a patient"), hint=hint, least=2, most=8, optional=True)
        self.trial = TrialPart()
        self.problem = Text("", "body", "bad", wrap=True)
        self.problem.hide()
        self.anew = Button(tr("Put that file aside and begin anew"), small=True)
        self.anew.hide()
        self.anew.clicked.connect(self.anew_wanted)
        self._assemble()
        for field in (self.words, self.allow):
            field.edited.connect(lambda _text: self.trial.soon())
        self.trial.changed.connect(self.edited)
        self.agreed.connect(self.keep_wanted)

    def _assemble(self) -> None:
        self._scroll = Column(margin=4, spacing=16)
        self._scroll.setMinimumHeight(140)
        content = self._scroll.content
        content.addWidget(self.problem)
        content.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(Text(tr("Words to flag"), "section"))
        whole.addWidget(self._list)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.words, self.allow, self.trial):
            whole.addWidget(part)
        self._inside = whole
        content.addWidget(self._whole)
        self.body.addWidget(self._scroll, 1)

    def ask(self) -> None:
        """Opens as tall as the window allows; the rest scrolls."""
        super().ask()
        self.resize(self.width(), max(min(current().px(TALL), self.room), self.minimumSizeHint().height()))

    def show_book(self, book: "OwnBook", word_lines: str) -> None:
        """Shows everything anew; with a file that can't be used, only why."""
        self.words.set_text(word_lines)
        self.allow.set_text("\n".join(book.allow))
        self.show_problem(book.trouble)
        self.anew.setVisible(bool(book.trouble))
        self._whole.setVisible(not book.trouble)
        self.verb.setVisible(not book.trouble)
        self.show_rules(book.rules)

    def show_rules(self, rules: "tuple[OwnRule, ...]") -> None:
        """Shows the words to flag."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for n, rule in enumerate(rules):
            column.addWidget(self._row(n, rule))
            column.addWidget(hairline())
        if not rules:
            column.addWidget(Text(tr("None yet. Add words your team decided not to use."), "body", "text2", wrap=True))
        self._inside.replaceWidget(self._list, holder)
        self._list.hide()
        self._list.deleteLater()
        self._list = holder
        buttons_last(self)  # the ring of Tab must not end with the rows, or Qt takes them for in order already
        in_order(*stops_in(holder), self.add, self.words, self.allow, self.trial.sample)
        buttons_last(self)

    def _row(self, n: int, rule: "OwnRule") -> QWidget:
        holder, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
        look = of_severity(rule.severity)
        words.setSpacing(2)
        words.addWidget(Text("; ".join(rule.find), "strong", wrap=True))
        words.addWidget(MarkedText(look, text_role=look.tone))
        instead = tr("Instead: {words}").format(words="; ".join(rule.replacements)) if rule.replacements else ""
        for line in (rule.message, rule.why, instead):
            if line:
                words.addWidget(Text(line, "meta", "text2", wrap=True))
        row.setContentsMargins(0, 0, 8, 0)
        row.addLayout(words, 1)
        for verb, signal in ((tr("Change"), self.edit_wanted), (tr("Remove"), self.remove_wanted)):
            button = Button(verb, "quiet", small=True)
            button.setAccessibleName(f"{verb}: {rule.find[0]}")
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(n))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(row)
        return holder

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong; what was typed stays."""
        self.problem.show_text(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self._scroll.verticalScrollBar().setValue(0)

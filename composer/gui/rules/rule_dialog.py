"""Asks for words the practice wants to be told about: which, how grave, what to say, what to write instead."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.order import buttons_last
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.panel import Column
from composer.gui.parts.textfield import TextField
from composer.gui.rules.trial import TrialPart
from composer.gui.theme.theme import current
from composer.model.severity import Severity
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.own_rules import OwnRule

LONGEST_SENTENCE = 300
TALL = 720
"""Height it would like, in px at 100 % text."""
_BETWEEN = str.maketrans(dict.fromkeys('-–—,.;:!?/"“”', " "))
"""What may stand between two words anyway, so it is no part of a phrase."""


class RuleDialog(Dialog):
    """One rule, new or known.

    Emits:
        trial_wanted(object, str): the rule as it is now and the sample; answer with `trial.show_trial`.
        kept(object): the OwnRule to keep; the caller closes, or says what is wrong with `show_problem`.
    """

    trial_wanted = Signal(object, str)
    kept = Signal(object)

    def __init__(self, rule: "OwnRule", room: int, parent: QWidget) -> None:
        """Args: room: how tall it may be, in px."""
        super().__init__(tr("Words to flag"), tr("Keep"), wide=True, closes=False, parent=parent)
        self._rule, self._room = rule, room
        hint = tr("One a line. “whiten*” finds every ending; “(spa|beauty) day” either word.")
        self.phrases = TextField(tr("Words or phrases"), hint=hint, least=2, most=6)
        grave = (
            (Severity.TIP.value, tr("Tip")),
            (Severity.WARN.value, tr("Please check")),
            (Severity.ASK.value, tr("Please check, asks for an answer")),
            (Severity.STOP.value, tr("Must fix: Queue waits")),
        )
        self.severity = ChoiceField(tr("How grave"), grave)
        self.message = LineField(
            tr("What it says"), optional=True, hint=tr("{words} stands for what was found."), limit=LONGEST_SENTENCE
        )
        self.why = LineField(tr("Why"), optional=True, limit=LONGEST_SENTENCE)
        self.instead = LineField(
            tr("Write instead"), optional=True, hint=tr("Offered as a one-key fix. Several: with a semicolon between.")
        )
        self.trial = TrialPart()
        form = Form(most=10_000)
        for field in (self.phrases, self.severity, self.message, self.why, self.instead):
            form.add(field)
        column = Column(margin=2, spacing=16)
        column.setMinimumHeight(180)
        column.content.addWidget(form)
        column.content.addWidget(self.trial)
        self.body.addWidget(column, 1)
        buttons_last(self)
        self._fill(rule)
        self.phrases.edited.connect(lambda _text: self.trial.soon())
        self.message.edited.connect(lambda _text: self.trial.soon())
        self.severity.combo.picked.connect(lambda _key: self.trial.soon())
        self.trial.changed.connect(lambda: self.trial_wanted.emit(self.rule(), self.trial.sample.text()))
        self.agreed.connect(self._agree)

    def _fill(self, rule: "OwnRule") -> None:
        self.phrases.set_text("\n".join(rule.find))
        self.severity.combo.choose(rule.severity.value)
        self.message.set_text(rule.message)
        self.why.set_text(rule.why)
        self.instead.set_text("; ".join(rule.replacements))

    def rule(self) -> "OwnRule":
        """The rule as it is filled in now."""
        return replace(
            self._rule,
            find=tuple(
                words
                for line in self.phrases.text().splitlines()
                if (words := " ".join(line.translate(_BETWEEN).split()))
            ),
            severity=Severity(self.severity.combo.key()),
            message=" ".join(self.message.text().split()),
            why=" ".join(self.why.text().split()),
            replacements=tuple(words.strip() for words in self.instead.text().split(";") if words.strip()),
        )

    def ask(self) -> None:
        """Opens as tall as the window allows; the fields scroll."""
        super().ask()
        self.resize(self.width(), max(min(current().px(TALL), self._room), self.minimumSizeHint().height()))
        self.phrases.area.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Says what can't be used; what was typed stays."""
        self.phrases.set_error(sentence)
        self.phrases.area.setFocus()

    def _agree(self) -> None:
        rule = self.rule()
        if not rule.find:
            self.show_problem(tr("Write at least one word."))
            return
        for field in (self.message, self.why):
            if field.has_trouble():
                field.line.setFocus()
                return
        self.phrases.set_error("")
        self.kept.emit(rule)

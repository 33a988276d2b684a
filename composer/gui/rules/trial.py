"""The part of a dialog where a rule is tried: a sample to write in, and what would be found in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.status import Look, MarkedText, of_severity
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.own_rules import RuleTrial

PAUSE_MS = 400
SHOWN = 8


class TrialPart(QWidget):
    """Sample and findings.

    Emits:
        changed(): try again; after a pause in typing.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sample = TextField(
            tr("Try it on a sentence"), least=2, most=5, hint=tr("Never a patient's words: what you try is not kept.")
        )
        self._results = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.sample.edited.connect(lambda _text: self.soon())
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(8)
        self._whole.addWidget(self.sample)
        self._whole.addWidget(self._results)

    def soon(self) -> None:
        """Asks for a trial after a pause."""
        self._pause.start()

    def show_trial(self, trial: "RuleTrial") -> None:
        """Shows what is found in the sample, or why nothing can be tried."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if trial.problem:
            column.addWidget(Text(trial.problem, "body", "bad", wrap=True))
        elif self.sample.text().strip() and not trial.findings:
            column.addWidget(MarkedText(Look(tr("Nothing is found in it."), "ok", "tick")))
        for finding in trial.findings[:SHOWN]:
            look = of_severity(finding.severity)
            column.addWidget(MarkedText(look, text_role=look.tone))
            column.addWidget(Text(finding.message, "body", wrap=True))
            if finding.why:
                column.addWidget(Text(finding.why, "meta", "text2", wrap=True))
        self._whole.replaceWidget(self._results, holder)
        self._results.hide()
        self._results.deleteLater()
        self._results = holder

"""The dialogs around a finding: why, the reason for an answer, and the list of what was set aside."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.compose.findings.signing import Asked, SignDialog
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column, hairline
from composer.gui.parts.status import MarkedText, of_severity
from composer.gui.parts.text import Text
from composer.model.finding import Basis, Finding, SetAside
from composer.model.words import tr

SAFE = ("https://", "http://")


class WhyDialog(Dialog):
    """Why something was found: the sentence, and the documents the rule stands on, each with its address."""

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(finding.message, "", cancel=tr("Close"), parent=parent)
        look = of_severity(finding.severity)
        self.body.addWidget(MarkedText(look, text_role=look.tone))
        if finding.why:
            self.body.addWidget(Text(finding.why, "body", wrap=True))
        self.body.addWidget(Text(tr("What the rule stands on"), "strong"))
        for basis in finding.basis:
            self.body.addWidget(_document(basis))
        if not finding.basis:
            own = tr("Our own rule. No document of a regulator or platform stands behind it.")
            self.body.addWidget(Text(own, "body", "text2", wrap=True))
        self.body.addWidget(Text(tr("Rule: {id}").format(id=finding.rule), "meta", "text2"))


def _document(basis: Basis) -> QWidget:
    holder, column = QWidget(), QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(": ".join(filter(None, (basis.body, basis.document))), "body", wrap=True))
    if basis.url.startswith(SAFE):
        host = basis.url.partition("://")[2].partition("/")[0]
        link = Button(tr("Open {host}").format(host=host), "quiet", icon="open", small=True, flush=True)
        link.setToolTip(basis.url)
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(basis.url)))
        row = QHBoxLayout()
        row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
    elif basis.url:
        column.addWidget(Text(basis.url, "meta", "text2", wrap=True))
    holder.setLayout(column)
    return holder


class AnswerDialog(SignDialog):
    """Asks for the reason of an answer, and for the reviewer's name where it overrules."""

    def __init__(self, finding: Finding, *, overrules: bool, parent: QWidget, reviewers: tuple[str, ...] = ()) -> None:
        """Args: reviewers: who may overrule; empty = whoever gives a name."""
        if overrules:
            title, verb, who = tr("Overrule in writing"), tr("Overrule"), tr("Reviewer's name")
            text = tr("A reviewer takes responsibility. Name and reason go into the permanent records.")
        else:
            title, verb, who = tr("Not this"), tr("Set aside"), ""
            text = tr("It comes back when the words change. The reason is kept with the post.")
        asked = Asked(title, verb, text, tr("Reason"), who, finding.message)
        super().__init__(parent, asked, names=reviewers, least=2, kind="danger" if overrules else "primary")


class AnswersDialog(Dialog):
    """What was set aside: finding, reason, who, and the way back.

    Emits:
        back_wanted(object): the Waiver to take away.
    """

    back_wanted = Signal(object)

    def __init__(self, set_aside: tuple[SetAside, ...], parent: QWidget) -> None:
        super().__init__(tr("Set aside"), "", cancel=tr("Close"), wide=True, parent=parent)
        column = Column(margin=0, spacing=12)
        for one in set_aside:
            column.content.addWidget(self._row(one))
            column.content.addWidget(hairline())
        column.setMinimumHeight(260)
        self.body.addWidget(column)

    def _row(self, one: SetAside) -> QWidget:
        holder, row, words = QWidget(), QHBoxLayout(), QVBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        look = of_severity(one.finding.severity)
        words.setSpacing(2)
        words.addWidget(MarkedText(look, text_role=look.tone))
        words.addWidget(Text(one.finding.message, "strong", wrap=True))
        words.addWidget(Text(one.waiver.reason, "body", wrap=True))
        who = (
            tr("{name}, {day}").format(name=one.waiver.by, day=one.waiver.at[:10])
            if one.waiver.by
            else one.waiver.at[:10]
        )
        words.addWidget(Text(who, "meta", "text2"))
        back = Button(tr("Bring back"), "plain", small=True)
        back.setAccessibleName(tr("Bring back: {title}").format(title=one.finding.message))

        def bring() -> None:
            back.setEnabled(False)
            self.back_wanted.emit(one.waiver)

        back.clicked.connect(bring)
        row.addLayout(words, 1)
        row.addWidget(back)
        holder.setLayout(row)
        return holder

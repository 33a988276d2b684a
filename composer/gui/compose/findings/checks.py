"""The Checks panel: what was noticed, gravest first, with the way out beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.empty import Empty
from composer.gui.parts.findings import MOST_ACTIONS, FindingList, FindingView
from composer.gui.parts.menu import Menu
from composer.gui.parts.panel import Column, Panel, hairline
from composer.gui.parts.status import Look, StatusChip, of_severity
from composer.gui.parts.text import Text
from composer.model.severity import Severity
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.finding import Finding

GO, WHY, NOT_THIS, OVERRULE = "go", "why", "not_this", "overrule"
"""What can be done about any finding: go to its place, say why, answer it, overrule it."""
MOST_LISTED = 60
"""Findings that have a row; each row costs the window time whenever it is laid out."""


class ChecksPanel(Panel):
    """Findings of the open post.

    Emits:
        chosen(object): the Finding the person selected.
        acted(object, str): the Finding and the id of what to do: "fix:N", "go", "why", "not_this" or "overrule".
        answers_wanted(): the list of what was set aside.
        checklist_wanted(): the clarity checklists.
        rows_changed(): rows or their buttons came or went; Tab has to be led anew.
    """

    chosen = Signal(object)
    acted = Signal(object, str)
    answers_wanted = Signal()
    checklist_wanted = Signal()
    rows_changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Checks"))
        self._findings: dict[str, Finding] = {}  # those that are listed
        self._all: tuple[Finding, ...] = ()
        self._chips = {s: StatusChip(Look("0", of_severity(s).tone, of_severity(s).mark)) for s in _COUNTED}
        for chip in self._chips.values():
            self.add_right(chip)
            chip.hide()
        self.list = FindingList()
        self.list.chosen.connect(self._chosen)
        self.list.acted.connect(self._acted)
        self.list.more_wanted.connect(self._menu)
        self._clear = Empty(tr("Nothing to fix"), tr("Checks run while you type."))
        self._column = Column(margin=0, spacing=0)
        self._column.content.addWidget(self.list)
        self._rest: Text | None = None
        self.body.addWidget(self._column)
        self.body.addWidget(self._clear)
        self.answers = Button("", "quiet", small=True)
        self.answers.clicked.connect(self.answers_wanted)
        self.body.addWidget(self.answers, 0, Qt.AlignmentFlag.AlignLeft)
        self.answers.hide()
        self.checklist: Button | None = None
        self._column.hide()

    def show_findings(self, findings: tuple["Finding", ...]) -> None:
        """Shows the findings in their order."""
        self._offer_checklist()
        before = self.shape()
        self._all, self._findings = findings, {key_of(f): f for f in findings[:MOST_LISTED]}
        self._say_rest(len(findings) - MOST_LISTED)
        self.list.set_findings(tuple(view_of(key, f) for key, f in self._findings.items()))
        self._column.setVisible(bool(findings))
        self._clear.setVisible(not findings)
        for severity, chip in self._chips.items():
            count = sum(_grouped(f.severity) is severity for f in findings)
            look = of_severity(severity)
            chip.set_look(Look(str(count), look.tone, look.mark), f"{look.text}: {count}")
            chip.setVisible(count > 0)
        if self.shape() != before:
            self.rows_changed.emit()

    def _say_rest(self, count: int) -> None:
        """Says how many findings are not listed; a pasted book may have thousands, and nobody reads past the first."""
        if self._rest is None and count > 0:
            self._rest = Text("", "small", "text2", wrap=True)
            self._rest.setContentsMargins(16, 12, 16, 12)
            self._column.content.addWidget(self._rest)
        if self._rest is not None:
            words = trn(
                "{n} more is not listed. Begin with these.", "{n} more are not listed. Begin with these.", count
            )
            self._rest.show_text(words if count > 0 else "")
            self._rest.setVisible(count > 0)

    def _offer_checklist(self) -> None:
        """The way to the checklists: made with the first findings, not for the first frame."""
        if self.checklist is None:
            self.checklist = Button(
                tr("Clarity checklist"), "quiet", icon="tick-circle", small=True, shortcut_text="Ctrl+Shift+L"
            )
            self.checklist.clicked.connect(self.checklist_wanted)
            row = QHBoxLayout()
            row.setContentsMargins(8, 4, 8, 4)  # its words begin where the findings' marks do
            row.addWidget(self.checklist)
            row.addStretch(1)
            self.body.addWidget(hairline())
            self.body.addLayout(row)

    def shape(self) -> tuple[int, ...]:
        """How many buttons each row has; what the order of Tab depends on."""
        return tuple(len(finding.fixes) for finding in self._findings.values())

    def show_set_aside(self, count: int, overruled: int) -> None:
        """Says how many findings were answered or overruled."""
        words = trn("{n} set aside", "{n} set aside", count)
        if overruled:
            words = f"{words}, {trn('{n} overruled', '{n} overruled', overruled)}"
        self.answers.setText(words)
        self.answers.setVisible(count > 0)

    def summary(self) -> str:
        """The counts in words, for the person's ears."""
        stops = sum(f.severity is Severity.STOP for f in self._all)
        rest = len(self._all) - stops
        return tr("{stops}, {rest}").format(
            stops=trn("{n} to fix", "{n} to fix", stops), rest=trn("{n} to check", "{n} to check", rest)
        )

    def select_at(self, field: str, place: int) -> None:
        """Selects the finding at a place of the text, if there is one; one that is selected there already stays."""
        here = [key for key, finding in self._findings.items() if _covers(finding, field, place)]
        if here and self.list.selected() not in here:
            self.list.select(here[0])
            row = self.list.row_of(here[0])
            if row is not None:
                self._column.ensureWidgetVisible(row)

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) finding."""
        self._chosen(self.list.step(by))

    def do_first(self) -> None:
        """Does the first action of the selected finding."""
        key = self.list.selected()
        if key in self._findings:
            self._acted(key, view_of(key, self._findings[key]).actions[0][0])

    def show_finding(self, finding: "Finding") -> None:
        """Selects a finding and brings it into sight."""
        key = key_of(finding)
        self.list.select(key)
        row = self.list.row_of(key)
        if row is not None:
            self._column.ensureWidgetVisible(row)

    def _chosen(self, key: str) -> None:
        if key in self._findings:
            self.list.select(key)
            self.chosen.emit(self._findings[key])

    def _menu(self, key: str, button: QWidget) -> None:
        finding = self._findings.get(key)
        if finding is None:
            return
        self.list.select(key)
        menu = Menu(self)
        for action, words in ways_of(finding):
            menu.addAction(words).triggered.connect(
                lambda _on=False, finding=finding, action=action: self.acted.emit(finding, action)
            )
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _acted(self, key: str, action: str) -> None:
        if key in self._findings:
            self.acted.emit(self._findings[key], action)


_COUNTED = (Severity.STOP, Severity.WARN, Severity.TIP)


def _grouped(severity: Severity) -> Severity:
    return Severity.WARN if severity is Severity.ASK else severity


def _covers(finding: "Finding", field: str, place: int) -> bool:
    spot = finding.place
    return spot.field == field and spot.end > spot.start and spot.start <= place <= spot.end


def key_of(finding: "Finding") -> str:
    """Tells findings apart while the text around them changes."""
    return "|".join((finding.rule, finding.place.field, str(finding.place.start), finding.platform, finding.message))


def view_of(key: str, finding: "Finding") -> FindingView:
    """A finding as a row: its fixes, or a way to its place."""
    actions = tuple((f"fix:{n}", fix.label) for n, fix in enumerate(finding.fixes))
    return FindingView(key, finding.severity, finding.message, finding.why, actions or ((GO, tr("Show")),), more=True)


def ways_of(finding: "Finding") -> tuple[tuple[str, str], ...]:
    """The menu of a finding: its further fixes, its place, why, and the answers a person may give."""
    ways = [(f"fix:{n}", fix.label) for n, fix in enumerate(finding.fixes) if n >= MOST_ACTIONS]
    ways += [(GO, tr("Show the place")), (WHY, tr("Why?"))]
    if finding.severity is not Severity.STOP:
        ways.append((NOT_THIS, tr("Not this...")))
    elif not finding.rule.startswith("platform."):
        ways.append((OVERRULE, tr("Overrule in writing...")))
    return tuple(ways)

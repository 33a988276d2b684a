"""The second step of one account: how it stands, the methods ranked, the checklist, and who holds it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.connections.looks import two_step_look
from composer.gui.connections.method_row import MethodRow
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.field import LineField
from composer.gui.parts.status import Look, StatusChip
from composer.gui.parts.text import Text
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.model.safety import AccountNote, SafetyAccount, SafetyView

MARK = "mark"
"""The checklist's last step: the account is marked as on."""


class SecondStep(QWidget):
    """Shows and edits the note on an account.

    Emits:
        noted(str, object): account id and the new AccountNote; `reviewed` is today's where the person looked.
    """

    noted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._account: SafetyAccount | None = None
        self._shown = ""
        self.title = Text(tr("Second step of signing in"), "strong", wrap=True)
        self.chip = StatusChip(Look("", "idle", "question"))
        self.lead = Text("", "small", "text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.chip)
        self._column.addLayout(row)
        self._column.addWidget(self.lead)
        self._holder = QWidget()
        self._column.addWidget(self._holder)
        self.steps: dict[str, Check] = {}
        self.hide()

    def show_account(self, account: "SafetyAccount | None", view: "SafetyView | None") -> None:
        """Shows an account; None, or one without a sign-in, hides everything."""
        self._account = account
        self.setVisible(account is not None and account.is_needed)
        if account is None or not account.is_needed:
            return
        look = two_step_look(account)
        if look is not None:
            self.chip.set_look(look, tr("Second step: {state}").format(state=look.text))
        self.lead.show_text(_lead(account, view))
        if account.id != self._shown:
            self._shown = account.id
            self._rebuild(account)
        self._update(account)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        if self._account is None or not self.steps:
            return []
        return [*self.steps.values(), self.status, self.method, self.holders, self.looked]

    # --- building ----------------------------------------------------------------------------------------------
    def _rebuild(self, account: "SafetyAccount") -> None:
        old = self._holder
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for rank, method in enumerate(account.guide.methods, 1):
            column.addWidget(MethodRow(rank, method))
        self._checklist(column, account)
        self._state(column, account)
        self._advice(column, account)
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()

    def _checklist(self, column: QVBoxLayout, account: "SafetyAccount") -> None:
        column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Turn it on"), "strong"), 1)
        self.count = Text("", "meta", "text2")
        head.addWidget(self.count)
        column.addLayout(head)
        self.steps = {}
        for step in account.guide.steps:
            box = Check(step.text, note=step.why)
            box.clicked.connect(lambda on=False, s=step.id: self._tick(s, on))
            self.steps[step.id] = box
            column.addWidget(box)

    def _state(self, column: QVBoxLayout, account: "SafetyAccount") -> None:
        column.addSpacing(8)
        self.status = ChoiceField(
            tr("The second step is"),
            (
                ("unknown", tr("Not known")),
                ("on", tr("On")),
                ("off", tr("Off")),
                ("not_offered", tr("Not offered here")),
            ),
        )
        self.status.combo.picked.connect(lambda key: self._change(status=type(account.note.status)(key)))
        self.method = ChoiceField(
            tr("Method in use"), (("", tr("Not noted")), *((m.kind, m.title) for m in account.guide.methods))
        )
        self.method.combo.picked.connect(lambda key: self._change(method=key))
        self.holders = LineField(
            tr("Who holds it"), hint=tr("Separate with commas: owner’s phone, key in the office safe. Never a code.")
        )
        self.holders.line.editingFinished.connect(self._holders_changed)
        self.looked = Button(tr("Looked at today"), small=True, icon="tick")
        self.looked.clicked.connect(self._look)
        for part in (self.status, self.method, self.holders):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.looked)
        row.addStretch(1)
        column.addLayout(row)

    def _update(self, account: "SafetyAccount") -> None:
        """Shows the note in the widgets that are there: whoever is typing or ticking keeps the focus."""
        note, steps = account.note, account.guide.steps
        for step, box in self.steps.items():
            box.setChecked(step in note.done)
        count = sum(step.id in note.done for step in steps)
        self.count.setText(tr("{n} of {all} done").format(n=count, all=len(steps)))
        self.status.combo.choose(note.status.value)
        self.method.combo.choose(note.method)
        held = ", ".join(note.holders)
        if held != self.holders.text() and not self.holders.line.hasFocus():
            self.holders.set_text(held)

    @staticmethod
    def _advice(column: QVBoxLayout, account: "SafetyAccount") -> None:
        guide = account.guide
        for title, lines in (
            (tr("Recovery codes"), (guide.recovery, tr("Keep them on paper in the safe. Never in this program."))),
            (tr("When staff leave"), (guide.holders,)),
            (tr("Instead of sharing a password"), guide.sharing),
            (tr("Who is signed in"), (guide.sessions,)),
            (tr("Not confirmed"), guide.unconfirmed),
        ):
            if lines:
                column.addSpacing(4)
                column.addWidget(Text(title, "label", wrap=True))
                for line in lines:
                    column.addWidget(Text(line, "small", "text2", wrap=True))
        day = guide.checked
        sources = "; ".join(source.title for source in guide.sources)
        words = tr("Checked {day}. From: {sources}.").format(day=f"{day:%b} {day.day}, {day.year}", sources=sources)
        column.addSpacing(4)
        column.addWidget(Text(words, "meta", "text2", wrap=True))

    # --- changing ----------------------------------------------------------------------------------------------
    def _tick(self, step: str, on: bool) -> None:
        account = self._account
        if account is None:
            return
        done = tuple(
            s.id for s in account.guide.steps if (s.id in account.note.done or s.id == step) and (on or s.id != step)
        )
        note = replace(account.note, done=done)
        if step == MARK:
            note = replace(note, status=type(note.status)("on" if on else "unknown"))
        self._tell(note)

    def _holders_changed(self) -> None:
        holders = tuple(" ".join(h.split()) for h in self.holders.text().split(",") if h.strip())
        if self._account is not None and holders != self._account.note.holders:
            self._change(holders=holders)

    def _look(self) -> None:
        """The same as before, and somebody looked today."""
        self._change()

    def _change(self, **parts: object) -> None:
        if self._account is not None:
            self._tell(replace(self._account.note, **parts))  # type: ignore[arg-type]  # names of its own fields

    def _tell(self, note: "AccountNote") -> None:
        if self._account is not None:
            self.noted.emit(self._account.id, note)


def _lead(account: "SafetyAccount", view: "SafetyView | None") -> str:
    if account.guide.offered.value == "elsewhere":
        return tr("This account is signed in to through {name}: protect that one.").format(
            name=account.guide.through.capitalize()
        )
    if view is not None and account.note.reviewed is not None and account.note.is_due(view.today):
        return tr("90 days have passed since somebody looked. Look again.")
    return tr("A second step stops most account thefts. Choose the strongest one you can.")

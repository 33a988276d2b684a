"""The smaller questions of the Connections screen: rename, replace the key, remove, how keys are kept, people, policy."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.connections.add_dialog import LONGEST
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check
from composer.gui.parts.dialog import Dialog, confirm
from composer.gui.parts.field import LineField
from composer.gui.parts.flow import Flow
from composer.gui.parts.text import Text
from composer.gui.times import day_and_time
from composer.model.scheduler import Connection
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.model.job import Job

SHOWN_JOBS = 8


class NameDialog(Dialog):
    """Asks for another name.

    Emits:
        named(str): the new name.
    """

    named = Signal(str)

    def __init__(self, connection: Connection, parent: QWidget) -> None:
        super().__init__(tr("Rename"), tr("Rename"), text=connection.name, closes=False, parent=parent)
        self.field = LineField(tr("New name"))
        self.field.set_text(connection.name)
        self.body.addWidget(self.field)
        self.agreed.connect(self._agree)

    def ask(self) -> None:
        """Opens with the name selected."""
        super().ask()
        self.field.line.setFocus()
        self.field.line.selectAll()

    def _agree(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            self.field.set_error(tr("Fill this in."))
            return
        self.named.emit(name)

    def show_problem(self, sentence: str) -> None:
        """Says why not; what was typed stays."""
        self.field.set_error(sentence)


class KeyDialog(Dialog):
    """Asks for a new key.

    Emits:
        given(str, bool): the key, and whether it is for this run only.
    """

    given = Signal(str, bool)

    def __init__(self, connection: Connection, keyring: str, host: str, parent: QWidget) -> None:
        super().__init__(
            tr("Replace the key"), tr("Replace and test"), text=connection.name, closes=False, parent=parent
        )
        self.field = LineField(tr("New key or password"), secret=True)
        self.field.line.setMaxLength(LONGEST)
        goes = tr("It is sent to {host} and nowhere else.").format(host=host) if host else ""
        kept = tr("It is kept in {keyring}.").format(keyring=keyring) if keyring else ""
        self.words = Text(f"{goes} {kept}".strip(), "small", "text2", wrap=True)
        self.keep = Check(
            tr("For this run only"), note=tr("The key is forgotten when the program closes."), on=not keyring
        )
        self.problem = Text("", "body", "bad", wrap=True)
        for part in (self.field, self.words, self.keep, self.problem):
            self.body.addWidget(part)
        self.problem.hide()
        self.agreed.connect(self._agree)

    def ask(self) -> None:
        """Opens where the key is pasted."""
        super().ask()
        self.field.line.setFocus()

    def _agree(self) -> None:
        if not self.field.text().strip():
            self.field.set_error(tr("Paste the new key."))
            return
        self.verb.setEnabled(False)
        self.given.emit(self.field.text(), self.keep.isChecked())

    def show_problem(self, sentence: str) -> None:
        """Says why it was not taken."""
        self.problem.show_text(sentence)
        self.verb.setEnabled(True)


def remove_dialog(connection: Connection, jobs: "list[Job]", parent: QWidget) -> Dialog:
    """Asks before a connection goes; with jobs on it, shows them and leads to the Outbox instead."""
    if not jobs:
        return confirm(
            parent,
            tr("Remove {name}?").format(name=connection.name),
            tr("Its key is wiped from the keyring. Posts already handed over stay where they are."),
            tr("Remove"),
        )
    count = trn("{n} post is still planned through it.", "{n} posts are still planned through it.", len(jobs))
    dialog = Dialog(
        tr("{name} is still needed").format(name=connection.name),
        tr("Open the Outbox"),
        text=f"{count} {tr('Move or cancel them first.')}",
        parent=parent,
    )
    for job in jobs[:SHOWN_JOBS]:
        dialog.body.addWidget(Text(f"{day_and_time(job.due)}: {job.title}", "small", wrap=True))
    if len(jobs) > SHOWN_JOBS:
        more = trn("and {n} more", "and {n} more", len(jobs) - SHOWN_JOBS)
        dialog.body.addWidget(Text(more, "small", "text2"))
    return dialog


class HowDialog(Dialog):
    """How keys are kept, in plain words, and the practice's own authority.

    Emits:
        add_authority(), remove_authority(): as the buttons say.
    """

    add_authority = Signal()
    remove_authority = Signal()

    def __init__(self, keyring: str, trouble: str, authorities: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(tr("How keys are kept"), "", cancel=tr("Close"), wide=True, parent=parent)
        where = tr("Keys and passwords are kept in {keyring}.").format(keyring=keyring) if keyring else trouble
        for line in (
            where,
            tr("They are never in the program’s database, a file, a log, a backup or an export."),
            tr("A keyring that would write them in a file anyone can read is refused."),
            tr("A key goes only to the host it belongs to, over https, and never follows a redirect elsewhere."),
            tr("A key you paste is taken out of the clipboard after a minute."),
        ):
            self.body.addWidget(Text(line, "body", wrap=True))
        self.body.addWidget(Text(tr("A server of your own"), "strong"))
        own = (
            tr("Trusted besides the usual authorities: {names}.").format(names=", ".join(authorities))
            if authorities
            else tr("If your server’s certificate comes from the practice’s own authority, add that authority’s file.")
        )
        self.body.addWidget(Text(own, "body", "text2", wrap=True))
        holder = QWidget()
        flow = Flow(holder, gap=8)
        for words, signal, shown in (
            (tr("Add an authority"), self.add_authority, True),
            (tr("Remove it"), self.remove_authority, bool(authorities)),
        ):
            if shown:
                button = Button(words, small=True)
                button.clicked.connect(signal)
                button.clicked.connect(self.reject)
                flow.addWidget(button)
        self.body.addWidget(holder)


class PapersDialog(Dialog):
    """The pages that can be printed.

    Emits:
        chosen(str): id of a sheet.
    """

    chosen = Signal(str)

    def __init__(self, title: str, sheets: Mapping[str, tuple[str, str]], parent: QWidget) -> None:
        """Args: sheets: id -> (name, what it is for)."""
        super().__init__(title, "", cancel=tr("Close"), parent=parent)
        for key, (name, about) in sheets.items():
            button = Button(name, icon="print")
            button.clicked.connect(lambda _on=False, k=key: self._choose(k))
            self.body.addWidget(button)
            self.body.addWidget(Text(about, "small", "text2", wrap=True))

    def _choose(self, key: str) -> None:
        self.accept()
        self.chosen.emit(key)


class PolicyDialog(Dialog):
    """What fills the gaps of the social media policy.

    Emits:
        filled(object): name -> words.
    """

    filled = Signal(object)

    def __init__(self, words: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(
            tr("Social media policy"),
            tr("Save as"),
            text=tr(
                "Whatever you leave empty stays a line to write on. Have it read by whoever advises you on the law."
            ),
            parent=parent,
        )
        labels = {
            "writers": tr("Who writes"),
            "approver": tr("Who approves"),
            "posters": tr("Who posts and answers"),
            "owner": tr("Who is told when something goes wrong"),
            "days": tr("Answer reviews within (working days)"),
        }
        self.fields = {name: LineField(label) for name, label in labels.items()}
        for name, field in self.fields.items():
            field.set_text(words.get(name, ""))
            self.body.addWidget(field)
        self.agreed.connect(lambda: self.filled.emit({name: field.text() for name, field in self.fields.items()}))

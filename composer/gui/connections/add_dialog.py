"""Adding a connection: choose the kind, fill in what it needs; the secret goes to the keyring only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.gui.parts.text import Text
from composer.model.scheduler import ConnectionForm
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.desk_connections import KindView


class AddDialog(Dialog):
    """Asks for one connection.

    Emits:
        wanted(object): a ConnectionForm; answer with `show_problem` or `accept`.
    """

    wanted = Signal(object)

    def __init__(self, kinds: "tuple[KindView, ...]", keyring: str, parent: QWidget) -> None:
        super().__init__(tr("Add a connection"), tr("Test and add"), wide=True, closes=False, parent=parent)
        self._kinds = {kind.id: kind for kind in kinds}
        self.kind = ChoiceField(tr("Kind"), tuple((kind.id, kind.title) for kind in kinds))
        self.name = LineField(tr("Name"), hint=tr("As you want to see it in lists."))
        self.fields: dict[str, LineField] = {}
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.keep = Check(tr("For this run only"), note=tr("The key is forgotten when the program closes."))
        self.keyring = Text(
            tr("The key is kept in {keyring}, nowhere else.").format(keyring=keyring), "small", "text2", wrap=True
        )
        self.problem = Text("", "body", "bad", wrap=True)
        self.problem.hide()
        form = Form(most=10_000)
        form.add(self.kind)
        form.add(self.name)
        self.body.addWidget(form)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.keyring)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.problem)
        self.kind.combo.picked.connect(self._show_kind)
        self.agreed.connect(self._agree)
        self._show_kind(self.kind.combo.key())

    def show_problem(self, sentence: str) -> None:
        """Says why it could not be added; what was typed stays."""
        self.problem.show_text(sentence)
        self.verb.setEnabled(True)

    def _show_kind(self, key: str) -> None:
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        kind = self._kinds[key]
        self.fields = {
            need.field: LineField(need.label, hint=need.hint, secret=need.field == "secret") for need in kind.needs
        }
        for field in self.fields.values():
            self._column.addWidget(field)
        needs_secret = "secret" in self.fields
        self.keep.setVisible(needs_secret)
        self.keyring.setVisible(needs_secret)
        if not self.name.text():
            self.name.set_text(kind.title)

    def _agree(self) -> None:
        for field in (self.name, *self.fields.values()):
            field.set_error("" if field.text().strip() else tr("Fill this in."))
            if field.has_trouble():
                field.line.setFocus()
                return
        values = {name: field.text() for name, field in self.fields.items()}
        form = ConnectionForm(
            kind=self.kind.combo.key(),
            name=self.name.text().strip(),
            url=values.get("url", "").strip(),
            user=values.get("user", "").strip(),
            secret=values.get("secret", ""),
            this_run_only=self.keep.isChecked(),
        )
        self.verb.setEnabled(False)
        self.wanted.emit(form)

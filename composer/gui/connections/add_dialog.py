"""The wizard for a new connection: what kind, where its key is, the key itself, and what was found. The key goes to the keyring only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from composer.gui.connections.key_page import KeyPage
from composer.gui.parts.announce import announce
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check, ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form, in_order
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.scheduler import Connection, ConnectionForm
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.accounts.connection_forms import KindView, Place

KIND, WHERE, FORM, FOUND = range(4)
LONGEST = 100_000
"""Signs a field takes: more than any key may have, so that a long one is refused and never cut."""


class AddDialog(Dialog):
    """Asks for one connection, step by step; Back keeps what was typed.

    Emits:
        placed(str, str): kind and address whose host is to be shown; answer with `show_place` or `show_problem`.
        wanted(object): a ConnectionForm; answer with `show_found` or `show_problem`.
    """

    placed = Signal(str, str)
    wanted = Signal(object)

    def __init__(self, kinds: "tuple[KindView, ...]", keyring: str, parent: QWidget) -> None:
        super().__init__(tr("Add a connection"), tr("Next"), wide=True, closes=False, parent=parent)
        self._kinds = {kind.id: kind for kind in kinds}
        self._keyring = keyring
        self._named = ""
        self._is_placed = False
        self._chooser: Button | None = None
        self.fields: dict[str, LineField] = {}
        self.step = Text("", "small", "text2")
        self.pages = QStackedWidget()
        self.problem = Text("", "body", "bad", wrap=True)
        self.problem.hide()
        self.back = Button(tr("Back"), "quiet")
        self.back.clicked.connect(self.go_back)
        self.buttons.insertWidget(0, self.back)
        self.body.addWidget(self.step)
        self.body.addWidget(self.pages, 1)
        self.host = Text("", "body", wrap=True)  # below what scrolls: it must be seen before the key is used
        self.host.hide()
        self.body.addWidget(self.host)
        self.body.addWidget(self.problem)
        for page in (self._kind_page(), self._where_page(), self._form_page(), self._found_page()):
            self.pages.addWidget(page)
        self.setMinimumHeight(min(current().px(520), max(400, parent.window().height() - 80)))
        self.agreed.connect(self._next)
        self._show_kind(self.kind.combo.key())
        self._go(KIND)

    # --- pages -------------------------------------------------------------------------------------------------
    def _kind_page(self) -> QWidget:
        column = Column(margin=2, spacing=16)
        self.kind = ChoiceField(tr("Kind"), tuple((kind.id, kind.title) for kind in self._kinds.values()))
        self.about = Text("", "body", "text2", wrap=True)
        self.kind.combo.picked.connect(self._show_kind)
        column.content.addWidget(self.kind)
        column.content.addWidget(self.about)
        return column

    def _where_page(self) -> QWidget:
        self.where = KeyPage()
        return self.where

    def _form_page(self) -> QWidget:
        column = Column(margin=2, spacing=16)
        form = Form(most=10_000)
        self.name = form.add(LineField(tr("Name"), hint=tr("As you want to see it in lists.")))
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.keyring = Text("", "small", "text2", wrap=True)
        self.keep = Check(tr("For this run only"), note=tr("The key is forgotten when the program closes."))
        for part in (form, self._holder, self.keyring, self.keep):
            column.content.addWidget(part)
        return column

    def _found_page(self) -> QWidget:
        column = Column(margin=2, spacing=12)
        self.found = Text("", "section", wrap=True)
        self.channels = Text("", "body", wrap=True)
        self.advice = Text("", "body", "text2", wrap=True)
        for part in (self.found, self.channels, self.advice):
            column.content.addWidget(part)
        return column

    # --- steps -------------------------------------------------------------------------------------------------
    def _order(self) -> list[int]:
        kind = self._kinds[self.kind.combo.key()]
        return [KIND, WHERE, FORM, FOUND] if kind.key is not None else [KIND, FORM, FOUND]

    def _go(self, page: int) -> None:
        order = self._order()
        self.pages.setCurrentIndex(page)
        self.problem.hide()
        self.host.setVisible(page == FORM and self._is_placed and bool(self.host.text()))
        self.step.setText(tr("Step {n} of {all}").format(n=order.index(page) + 1, all=len(order)))
        self.back.setVisible(page not in {KIND, FOUND})
        self.cancel.setVisible(page != FOUND)
        needs_key = self._kinds[self.kind.combo.key()].needs_secret
        self.verb.setText(
            {
                FORM: tr("Test and add") if not needs_key or self._is_placed else tr("Check the address"),
                FOUND: tr("Done"),
            }.get(page, tr("Next"))
        )
        self.verb.setEnabled(True)
        first = {KIND: self.kind.combo, WHERE: self.verb, FORM: self.name.line, FOUND: self.verb}[page]
        first.setFocus()

    def go_back(self) -> None:
        """One step back; what was typed stays."""
        order = self._order()
        self._go(order[max(0, order.index(self.pages.currentIndex()) - 1)])

    def _next(self) -> None:
        here, order = self.pages.currentIndex(), self._order()
        if here == FOUND:
            self.accept()
        elif here == FORM:
            self._agree()
        else:
            self._go(order[order.index(here) + 1])

    def _agree(self) -> None:
        kind = self._kinds[self.kind.combo.key()]
        for name, field in (("", self.name), *self.fields.items()):
            may_be_empty = name == "url" and bool(kind.optional_url)
            field.set_error("" if field.text().strip() or may_be_empty else tr("Fill this in."))
            if field.has_trouble():
                field.line.setFocus()
                return
        form = self._form()
        self.problem.hide()
        self.verb.setEnabled(False)
        if kind.needs_secret and not self._is_placed:
            self.placed.emit(form.kind, form.url)
        else:
            self.wanted.emit(form)

    def _form(self) -> ConnectionForm:
        values = {name: field.text() for name, field in self.fields.items()}
        return ConnectionForm(
            kind=self.kind.combo.key(),
            name=self.name.text().strip(),
            url=values.get("url", "").strip(),
            user=values.get("user", "").strip(),
            secret=values.get("secret", ""),
            this_run_only=self.keep.isChecked(),
        )

    # --- answers -----------------------------------------------------------------------------------------------
    def show_problem(self, sentence: str) -> None:
        """Says why it could not be added; what was typed stays."""
        self.problem.show_text(sentence)
        self.verb.setEnabled(True)

    def show_place(self, place: "Place | None") -> None:
        """Shows where the key will go; the next press of the button uses it."""
        if place is not None:
            words = tr("The key will be sent to {host}, and nowhere else.").format(host=place.host)
            self.host.show_text(" ".join((words, *place.cautions)), "warn" if place.cautions else "text")
            announce(self, self.host.text())
        self._is_placed = True
        self.verb.setText(tr("Test and add"))
        self.verb.setEnabled(True)
        self.verb.setFocus()

    def show_found(self, connection: Connection, state: str) -> None:
        """The last step: what was found. The key has done its work here and is taken out of its field."""
        if "secret" in self.fields:
            self.fields["secret"].set_text("")
        self.found.show_text(f"{connection.name}: {state}")
        reason = connection.health.reason if connection.health else ""
        names = ", ".join(f"{c.name} ({c.platform})" for c in connection.channels[:30])
        self.channels.show_text(
            tr("Channels: {names}").format(names=names) if names else reason or tr("No channels yet.")
        )
        kind = self._kinds[connection.kind]
        self.advice.show_text(
            tr("Next: look at its second step of signing in, in the details beside the list.")
            if kind.needs_secret
            else ""
        )
        self._go(FOUND)

    def secret(self) -> str:
        """What was pasted as the key, for the clipboard's guard."""
        return self.fields["secret"].text() if "secret" in self.fields else ""

    def _show_kind(self, key: str) -> None:
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        kind = self._kinds[key]
        self.about.show_text(kind.about)
        self.fields = {}
        for need in kind.needs:
            hint = need.hint
            if need.field == "url" and kind.optional_url:
                hint = tr("Leave it empty for {url}.").format(url=kind.optional_url)
            field = LineField(need.label, hint=hint, secret=need.field == "secret")
            field.line.setMaxLength(LONGEST)
            self.fields[need.field] = field
            self._column.addWidget(field)
        self._add_chooser(kind)
        chooser = (self._chooser,) if self._chooser is not None else ()
        in_order(self.name, *self.fields.values(), *chooser, self.keep)
        self._buttons_last()
        if "url" in self.fields:
            self.fields["url"].edited.connect(self._unplace)
        self._unplace()
        if kind.key is not None:
            self.where.show_key(kind.title, kind.key)
        kept = tr("The key is kept in {keyring}, nowhere else.").format(keyring=self._keyring)
        none = tr("There is no keyring that can keep it, so it is kept for this run only.")
        self.keyring.show_text((kept if self._keyring else none) if kind.needs_secret else "")
        self.keep.setVisible(kind.needs_secret)
        self.keep.setChecked(kind.needs_secret and not self._keyring)
        if self.name.text() in {"", self._named}:
            self._named = kind.title
            self.name.set_text(kind.title)

    def _buttons_last(self) -> None:
        """Back stands before the others."""
        there = not self.back.isHidden()
        self.back.setParent(None)
        self.buttons.insertWidget(0, self.back)
        self.back.setVisible(there)
        super()._buttons_last()

    def _add_chooser(self, kind: "KindView") -> None:
        """A button for a folder where the address is one."""
        if self._chooser is not None:
            self._column.removeWidget(self._chooser)
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None
        if "url" in self.fields and not kind.needs_secret:
            self._chooser = Button(tr("Choose a folder"), icon="folder", small=True)
            self._chooser.clicked.connect(self._choose_folder)
            self._column.addWidget(self._chooser, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, tr("Choose a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.fields["url"].set_text)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _unplace(self, _words: str = "") -> None:
        """The address changed: its host has to be shown again."""
        self._is_placed = False
        self.host.hide()
        if self.pages.count() == FOUND + 1 and self.pages.currentIndex() == FORM:
            needs_key = self._kinds[self.kind.combo.key()].needs_secret
            self.verb.setText(tr("Check the address") if needs_key else tr("Test and add"))

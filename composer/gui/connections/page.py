"""The Connections screen: the keyring line, the table, and one connection's details with what can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.app.events import ConnectionsChanged
from composer.gui.connections.add_dialog import AddDialog
from composer.gui.connections.details import ConnectionDetails
from composer.gui.connections.looks import health_look
from composer.gui.context import Context
from composer.gui.parts.badge import letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog, confirm
from composer.gui.parts.field import LineField
from composer.gui.parts.panel import Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import Page
from composer.model.errors import ComposerError
from composer.model.scheduler import Connection, ConnectionForm
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow


class ConnectionsPage(Page):
    """Shows the connections and carries out what the person wants with them."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Connections"), tr("Posts go to a folder on this computer until you connect something."))
        self._window = window
        self._context = context
        self._all: list[Connection] = []
        self._keyring = ""
        self.is_ready = False
        test, add = Button(tr("Test all"), icon="refresh"), Button(tr("Add connection"), "primary", icon="plus")
        test.clicked.connect(self.test_all)
        add.clicked.connect(self.add)
        self.head.add_right(test, add)
        self.bind("connections.add", self.add)
        self.bind("connections.test", self.test_all)
        self._parts()
        context.bridge.on(ConnectionsChanged, lambda _event: self.refresh())
        context.when_ready(lambda _app: self.refresh())

    def _parts(self) -> None:
        self.line = MarkedText(Look(tr("Looking at the keyring"), "idle", "key"))
        self.table = RowTable(
            tr("Connections"),
            (Column(tr("Name")), Column(tr("Channels"), 200, drops=1), Column(tr("Health"), 200)),
        )
        self.table.chosen.connect(self._show_details)
        self.details = ConnectionDetails()
        self.details.acted.connect(self._act)
        panel = Panel()
        panel.setAccessibleName(tr("Connections"))
        panel.body.addWidget(self.table)
        split = Splitter()
        split.add(panel, width=720, least=400, grows=True)
        split.add(self.details, width=408, least=300)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(split, 1)
        self.set_body(body)

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads the connections again."""
        self._context.store(lambda app: (app.connections.all(), app.connections.keyring()), self._take)

    def _take(self, found: tuple[list[Connection], tuple[str, str]]) -> None:
        self._all, (self._keyring, trouble) = found
        words = trouble or tr("Keys are kept in {keyring}").format(keyring=self._keyring)
        self.line.show_look(Look(words, "warn" if trouble else "ok", "please-check" if trouble else "key"))
        self.line.setToolTip(words)
        self.table.set_rows(tuple(_row(connection) for connection in self._all))
        if not self.table.key() and self._all:
            self.table.choose(self._all[0].id)
        self._show_details(self.table.key())
        self.data_shown()

    def _show_details(self, key: str) -> None:
        self.details.show_connection(next((c for c in self._all if c.id == key), None))

    # --- what the person wants ---------------------------------------------------------------------------------
    def add(self) -> None:
        """Opens the dialog for a new connection."""
        self._context.store(lambda app: app.connections.kinds(), self._ask_for)

    def _ask_for(self, kinds: object) -> None:
        dialog = AddDialog(kinds, self._keyring, self)  # type: ignore[arg-type]  # the lane hands back what it was given
        dialog.wanted.connect(lambda form: self._add(dialog, form))
        dialog.ask()

    def _add(self, dialog: AddDialog, form: ConnectionForm) -> None:
        def done(connection: Connection) -> None:
            dialog.accept()
            self.refresh()
            look = health_look(connection)
            self._window.notices.tell(f"{connection.name}: {look.text}")

        def failed(error: Exception) -> None:
            if isinstance(error, ComposerError):
                dialog.show_problem(error.sentence())
            else:
                self._window.notices.error(error)

        self._context.store(lambda app: app.connections.add_working(form), done, failed)

    def test_all(self) -> None:
        """Tests every connection, one after the other."""
        for connection in self._all:
            self._do(lambda app, c=connection: app.connections.test(c))  # type: ignore[misc]  # binds the loop's value

    def _act(self, action: str) -> None:
        connection = next((c for c in self._all if c.id == self.table.key()), None)
        if connection is None:
            return
        chosen = connection
        if action == "test":
            self._do(lambda app: app.connections.test(chosen))
        elif action == "toggle":
            self._do(lambda app: app.connections.enable(chosen, enabled=not chosen.enabled))
        elif action == "key":
            self._replace_key(chosen)
        elif action == "remove":
            self._remove(chosen)

    def _replace_key(self, connection: Connection) -> None:
        dialog = Dialog(tr("Replace the key"), tr("Replace and test"), text=connection.name, closes=False, parent=self)
        field = LineField(tr("New key or password"), secret=True)
        dialog.body.addWidget(field)

        def agree() -> None:
            secret = field.text()
            if not secret:
                field.set_error(tr("Paste the new key."))
                return
            dialog.accept()
            self._do(lambda app: app.connections.replace_secret(connection, secret))

        dialog.agreed.connect(agree)
        dialog.ask()

    def _remove(self, connection: Connection) -> None:
        dialog = confirm(
            self,
            tr("Remove {name}?").format(name=connection.name),
            tr("Its key is wiped from the keyring. Posts already handed over stay where they are."),
            tr("Remove"),
        )
        dialog.agreed.connect(lambda: self._do(lambda app: app.connections.remove(connection)))
        dialog.ask()

    def _do(self, work: "Callable[[App], object]") -> None:
        self._context.store(work, lambda _result: self.refresh(), self._window.notices.error)

    def opened(self) -> None:
        self.table.setFocus()


def _row(connection: Connection) -> Row:
    platforms = tuple(dict.fromkeys(letters(c.platform) for c in connection.channels))
    badges = platforms if len(platforms) <= 5 else (*platforms[:4], f"+{len(platforms) - 4}")
    return Row(
        connection.id,
        (
            Cell(connection.name, connection.url or connection.kind),
            Cell(badges=badges) if badges else Cell(tr("None yet"), style="body", role="text2"),
            Cell(chip=health_look(connection), sub="" if connection.enabled else tr("Not used by Queue")),
        ),
    )

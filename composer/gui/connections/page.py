"""The Connections screen: the keyring line, the table, who holds the second step, and one account's details."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.app.events import ConnectionsChanged
from composer.gui.connections.details import ConnectionDetails
from composer.gui.connections.holders import Holders
from composer.gui.connections.keyring_line import KeyringLine
from composer.gui.connections.looks import busy_words
from composer.gui.connections.rows import rows_of, sick_first
from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.drawer import Drawer
from composer.gui.parts.form import in_order
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.panel import Panel
from composer.gui.parts.table import Column, RowTable
from composer.gui.shell.page import ROOMY, Page
from composer.gui.theme.theme import current
from composer.model.scheduler import Connection
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.connections.doing import Doing
    from composer.gui.shell.main_window import MainWindow
    from composer.model.safety import AccountNote, SafetyView

SIDE, TALL = 408, 620
"""Width of the details; least height of the window, at 100 % text, with the holders below the table. Both in px."""


class Shown(NamedTuple):
    """What the screen shows, read in one go."""

    connections: list[Connection]
    view: "SafetyView"
    keyring: str
    trouble: str
    mend: str
    jobs: dict[str, int]
    busy: dict[str, str]


def read(app: "App") -> Shown:
    """Everything; on the store's lane."""
    desk = app.connections
    connections = desk.all()
    keyring, trouble, mend = desk.keyring()
    return Shown(
        connections,
        desk.safety.view(),
        keyring,
        trouble,
        mend,
        {c.id: len(desk.open_jobs(c)) for c in connections},
        {c.id: busy_words(until, app.practice.zone) for c in connections if (until := desk.busy_until(c)) is not None},
    )


class ConnectionsPage(Page):
    """Shows the connections; what the person wants with them is in `doing`."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Connections"), tr("Where your posts go"))
        self._window = window
        self._context = context
        self._all: list[Connection] = []
        self.shown: Shown | None = None
        self._wanted = ""
        self._doing: Doing | None = None
        self._beside = True
        self.is_ready = False
        self._head_parts()
        self._body_parts()
        context.bridge.on(ConnectionsChanged, lambda _event: self.refresh())
        context.when_ready(lambda _app: self.refresh())

    @property
    def doing(self) -> "Doing":
        """What carries out the buttons; its dialogs are loaded at the first one."""
        if self._doing is None:
            from composer.gui.connections.doing import Doing

            self._doing = Doing(self, self._window, self._context)
        return self._doing

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        self.papers = Button(tr("Safety report"), icon="print")
        self.test = Button(tr("Test all"), icon="refresh")
        add = Button(tr("Add connection"), "primary", icon="plus")
        self.papers.clicked.connect(lambda: self._open("papers"))
        self.test.clicked.connect(self.test_all)
        add.clicked.connect(self.add)
        self.head.add_right(self.papers, self.test, add)
        self.bind("connections.add", self.add)
        self.bind("connections.test", self.test_all)

    def _body_parts(self) -> None:
        self.line = KeyringLine()
        self.line.asked.connect(lambda: self._open("how"))
        self.table = RowTable(
            tr("Connections and accounts"),
            (
                Column(tr("Connection")),
                Column(tr("Channels"), 116, drops=1),
                Column(tr("Health"), 164),
                Column(tr("Second step"), 128),
            ),
        )
        self.table.chosen.connect(self._show_details)
        self.table.opened.connect(lambda _key: self._open_details())
        self.table.clicked.connect(lambda _index: self._open_details())
        self.details = ConnectionDetails()
        self.details.acted.connect(lambda action: self.doing.act(action, self.table.key()))
        self.details.noted.connect(self._note)
        self.who = Button(tr("Who holds the second step"), "quiet", icon="people")
        self.who.clicked.connect(lambda: self._open("holders"))
        self.holders = Holders()
        self.holders.wanted.connect(self.show_account)
        self.holders.people.connect(lambda: self._open("people"))
        panel = Panel()
        panel.setAccessibleName(tr("Connections"))
        panel.body.addWidget(self.table)
        self._lay_out(panel)

    def _lay_out(self, panel: Panel) -> None:
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.line)
        left.addWidget(panel, 3)
        left.addWidget(self.holders, 2)
        left.addWidget(self.who)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.details)
        self.details.setFixedWidth(current().px(SIDE))
        self.set_body(body)
        self.drawer = Drawer(self, SIDE)

    # --- where things are --------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "drawer"):
            self.arrange()

    def arrange(self) -> None:
        """Puts the details beside the table or into the drawer, and the holders below it or behind a button."""
        scale = current().scale
        beside = self._window.width() / scale >= ROOMY
        tall = self._window.height() / scale >= TALL
        self.holders.setVisible(tall)
        self.who.setVisible(not tall)
        if beside == self._beside:
            if beside:
                self.details.setFixedWidth(current().px(SIDE))
            return
        self._beside = beside
        if beside:
            self.drawer.release()
            self.details.setFixedWidth(current().px(SIDE))
            self._row.addWidget(self.details)
            self.details.show()
        else:
            self._row.removeWidget(self.details)
            self.details.setMinimumWidth(0)
            self.details.setMaximumWidth(16_777_215)
            self.drawer.hold(self.details)

    def _open_details(self) -> None:
        if not self._beside and self.table.key():
            self.drawer.open_drawer()

    def _open(self, what: str) -> None:
        """What a button outside the details opens; the dialogs are loaded at the first one."""
        doing = self.doing
        if what == "how":
            doing.keys.how()
        elif what == "papers":
            doing.pages.papers()
        elif what == "people":
            doing.pages.people()
        elif self.shown is not None:
            doing.pages.holders(self.shown.view)

    # --- showing -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Reads everything again."""
        self._context.store(read, self._take, self._window.notices.error)

    def _take(self, shown: Shown) -> None:
        self.shown, self._all = shown, shown.connections
        self.line.show_keyring(shown.keyring, shown.trouble)
        self.table.set_rows(rows_of(shown.connections, shown.view, shown.busy))
        self.holders.show_view(shown.view)
        if self._wanted:
            self.show_account(self._wanted)
        if not self.table.key() and self._all:
            self.table.choose(sick_first(self._all)[0].id)
        self._show_details(self.table.key())
        in_order(*self.holders.stops(), self.who, *self.details.stops())
        self.data_shown()

    def connection(self, key: str) -> Connection | None:
        """The connection of a row; None for an account behind one."""
        return next((c for c in self._all if c.id == key), None)

    def show_account(self, key: str) -> None:
        """Makes an account the current one and opens its details; as soon as the rows are there."""
        self._wanted = key if self.shown is None else ""
        self.table.choose(key)
        self._open_details()

    def _show_details(self, key: str) -> None:
        if self.shown is None:
            return
        view = self.shown.view
        self.details.show_account(
            self.connection(key), view.get(key), view, self.shown.jobs.get(key, 0), self.shown.busy.get(key, "")
        )
        in_order(*self.details.stops())

    # --- what the person wants ---------------------------------------------------------------------------------
    def add(self) -> None:
        """Opens the wizard for a new connection."""
        self.doing.add()

    def test_all(self) -> None:
        """Tests every connection, one after the other."""
        for connection in self._all:
            self.doing.do(lambda app, c=connection: app.connections.test(c))  # type: ignore[misc]  # binds the loop's value

    def _note(self, account: str, note: "AccountNote") -> None:
        self._context.store(
            lambda app: app.connections.safety.looked(account, note),
            lambda _view: self.refresh(),
            self._window.notices.error,
        )

    def opened(self) -> None:
        self.table.setFocus()

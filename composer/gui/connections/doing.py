"""What the person wants with connections: dialogs, and the use cases behind them.

`keys` and `pages` carry out what is not about one connection.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from composer.gui.connections.add_dialog import AddDialog
from composer.gui.connections.clipboard import ClipboardGuard
from composer.gui.connections.dialogs import KeyDialog, NameDialog, remove_dialog
from composer.gui.connections.keys import Keys
from composer.gui.connections.looks import health_look
from composer.gui.connections.pages import Pages
from composer.gui.context import Context
from composer.model.errors import ComposerError
from composer.model.scheduler import Connection, ConnectionForm

if TYPE_CHECKING:
    from composer.app.accounts.connection_forms import KindView, Place
    from composer.app.app import App
    from composer.gui.connections.page import ConnectionsPage
    from composer.gui.shell.main_window import MainWindow
    from composer.model.job import Job


class Doing:
    """Carries out the buttons of the screen.

    Attributes:
        keys: how keys are kept, and the practice's own authority.
        pages: who holds what, and what can be printed.
    """

    def __init__(self, page: "ConnectionsPage", window: "MainWindow", context: Context) -> None:
        self._page, self._window, self._context = page, window, context
        self._clipboard = ClipboardGuard(page)
        self.pages = Pages(page, window, context)
        self.keys = Keys(page, window, context)

    def do(self, work: "Callable[[App], object]") -> None:
        """Does something on the store's lane and shows the result."""
        self._context.store(work, lambda _result: self._page.refresh(), self._window.notices.error)

    def act(self, action: str, key: str) -> None:
        """A button of the details."""
        connection = self._page.connection(key)
        if action == "taken":
            self.pages.save_first_hour(key)
        elif action == "print":
            self.pages.save_account(key)
        elif connection is None:
            return
        elif action == "test":
            self.do(lambda app: app.connections.test(connection))
        elif action == "toggle":
            self.do(lambda app: app.connections.enable(connection, enabled=not connection.enabled))
        elif action == "rename":
            self._rename(connection)
        elif action == "key":
            self._context.store(
                lambda app: _host(app, connection), partial(self._replace_key, connection), self._window.notices.error
            )
        elif action == "remove":
            self._context.store(
                lambda app: app.connections.open_jobs(connection),
                partial(self._remove, connection),
                self._window.notices.error,
            )

    # --- connections -------------------------------------------------------------------------------------------
    def add(self) -> None:
        """Opens the wizard."""
        self._context.store(lambda app: app.connections.forms.kinds(), self._ask_for, self._window.notices.error)

    def _ask_for(self, kinds: "tuple[KindView, ...]") -> None:
        shown = self._page.shown
        dialog = AddDialog(kinds, shown.keyring if shown else "", self._page)
        dialog.placed.connect(partial(self._place, dialog))
        dialog.wanted.connect(partial(self._add, dialog))
        dialog.ask()

    def _place(self, dialog: AddDialog, kind: str, url: str) -> None:
        def done(place: "Place | None") -> None:
            dialog.show_place(place)

        self._context.store(lambda app: app.connections.forms.place_of(kind, url), done, self._told(dialog))

    def _add(self, dialog: AddDialog, form: ConnectionForm) -> None:
        self._clipboard.watch(form.secret)

        def done(connection: Connection) -> None:
            dialog.show_found(connection, health_look(connection).text)
            self._page.table.choose(connection.id)
            self._page.refresh()

        self._context.store(lambda app: app.connections.add_working(form), done, self._told(dialog))

    def _rename(self, connection: Connection) -> None:
        dialog = NameDialog(connection, self._page)

        def named(name: str) -> None:
            self._context.store(
                lambda app: app.connections.rename(connection, name), lambda _c: dialog.accept(), self._told(dialog)
            )

        dialog.named.connect(named)
        dialog.ask()

    def _replace_key(self, connection: Connection, host: str) -> None:
        shown = self._page.shown
        dialog = KeyDialog(connection, shown.keyring if shown else "", host, self._page)

        def given(secret: str, for_this_run: bool) -> None:
            self._clipboard.watch(secret)
            self._context.store(
                lambda app: app.connections.replace_secret(connection, secret, this_run_only=for_this_run),
                lambda _c: dialog.accept(),
                self._told(dialog),
            )

        dialog.given.connect(given)
        dialog.ask()

    def _remove(self, connection: Connection, jobs: "list[Job]") -> None:
        dialog = remove_dialog(connection, jobs, self._page)
        if jobs:
            dialog.agreed.connect(lambda: self._window.open_screen("outbox"))
        else:
            dialog.agreed.connect(lambda: self.do(lambda app: app.connections.remove(connection)))
        dialog.ask()

    def _told(self, dialog: AddDialog | NameDialog | KeyDialog) -> Callable[[Exception], None]:
        """Says in the dialog what went wrong; what was typed stays."""

        def failed(error: Exception) -> None:
            if isinstance(error, ComposerError):
                dialog.show_problem(error.sentence())
            else:
                self._window.notices.error(error)

        return failed


def _host(app: "App", connection: Connection) -> str:
    place = app.connections.forms.place_of(connection.kind, connection.url)
    return place.host if place is not None else ""

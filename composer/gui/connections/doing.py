"""What the person wants with connections: dialogs, and the use cases behind them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from composer.gui.connections.add_dialog import AddDialog
from composer.gui.connections.clipboard import ClipboardGuard
from composer.gui.connections.dialogs import HowDialog, KeyDialog, NameDialog, PapersDialog, PolicyDialog, remove_dialog
from composer.gui.connections.holders import Holders
from composer.gui.connections.looks import health_look
from composer.gui.connections.printing import Printing
from composer.gui.context import Context
from composer.gui.parts.dialog import Dialog
from composer.model.errors import ComposerError
from composer.model.scheduler import Connection, ConnectionForm
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.connection_forms import KindView, Place
    from composer.gui.connections.page import ConnectionsPage
    from composer.gui.shell.main_window import MainWindow
    from composer.model.job import Job
    from composer.model.safety import SafetySheet, SafetyView


class Doing:
    """Carries out the buttons of the screen."""

    def __init__(self, page: "ConnectionsPage", window: "MainWindow", context: Context) -> None:
        self._page, self._window, self._context = page, window, context
        self._clipboard = ClipboardGuard(page)
        self.printing = Printing(page, window, context)

    def do(self, work: "Callable[[App], object]") -> None:
        """Does something on the store's lane and shows the result."""
        self._context.store(work, lambda _result: self._page.refresh(), self._window.notices.error)

    def act(self, action: str, key: str) -> None:
        """A button of the details."""
        connection = self._page.connection(key)
        if action == "taken":
            self._save_first_hour(key)
        elif action == "print":
            self._save_account(key)
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
        self._context.store(lambda app: app.connections.kinds(), self._ask_for, self._window.notices.error)

    def _ask_for(self, kinds: "tuple[KindView, ...]") -> None:
        shown = self._page.shown
        dialog = AddDialog(kinds, shown.keyring if shown else "", self._page)
        dialog.placed.connect(partial(self._place, dialog))
        dialog.wanted.connect(partial(self._add, dialog))
        dialog.ask()

    def _place(self, dialog: AddDialog, kind: str, url: str) -> None:
        def done(place: "Place | None") -> None:
            dialog.show_place(place)

        self._context.store(lambda app: app.connections.place_of(kind, url), done, self._told(dialog))

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

    # --- how keys are kept -------------------------------------------------------------------------------------
    def how(self) -> None:
        """Says how keys are kept, and lets the practice's own authority be added."""
        shown = self._page.shown
        if shown is None:
            return

        def ask(authorities: tuple[str, ...]) -> None:
            dialog = HowDialog(shown.keyring, f"{shown.trouble} {shown.mend}", authorities, self._page)
            dialog.add_authority.connect(self._choose_authority)
            dialog.remove_authority.connect(lambda: self.do(_distrust))
            dialog.ask()

        self._context.store(_trusted, ask, self._window.notices.error)

    def _choose_authority(self) -> None:
        chooser = QFileDialog(
            self._page, tr("The authority’s certificate"), "", tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.trust)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def trust(self, name: str) -> None:
        """Takes an authority's file over."""

        def done(names: tuple[str, ...]) -> None:
            self._window.notices.tell(tr("Trusted from now on: {names}.").format(names=", ".join(names)))

        self._context.store(lambda app: _trust(app, name), done, self._window.notices.error)

    # --- people and pages --------------------------------------------------------------------------------------
    def holders(self, view: "SafetyView") -> None:
        """Who holds what, where there is no room for it on the screen."""
        dialog = Dialog(tr("Who holds the second step"), "", cancel=tr("Close"), wide=True, parent=self._page)
        panel = Holders()
        panel.setMinimumHeight(min(420, self._window.height() - 240))
        panel.show_view(view)
        panel.wanted.connect(dialog.reject)
        panel.wanted.connect(self._page.show_account)
        panel.people.connect(dialog.reject)
        panel.people.connect(self.people)
        dialog.body.addWidget(panel)
        dialog.ask()

    def people(self) -> None:
        """What to do when somebody joins or leaves."""
        sheets = {
            "joiner": (tr("Somebody joins"), tr("What to give, to explain and to write down before the first post.")),
            "leaver": (tr("Somebody leaves"), tr("What to take back and to check on the last day.")),
        }
        self._papers(tr("Someone joins or leaves"), sheets)

    def papers(self) -> None:
        """All pages that can be printed."""
        sheets = {
            "report": (tr("Safety report"), tr("One page for the owner: what is in order and what to do first.")),
            "first-hour": (tr("If an account was taken over"), tr("The first hour, line by line. Hang it up now.")),
            "phishing-drill": (tr("Phishing drill"), tr("Five minutes in the team meeting.")),
            "policy": (tr("Social media policy"), tr("Who may write, approve and post; privacy, replies, records.")),
        }
        self._papers(tr("Pages to print"), sheets)

    def _papers(self, title: str, sheets: dict[str, tuple[str, str]]) -> None:
        dialog = PapersDialog(title, sheets, self._page)
        dialog.chosen.connect(self.print_sheet)
        dialog.ask()

    def print_sheet(self, name: str) -> None:
        """Saves one page."""
        if name == "policy":
            self._context.store(
                lambda app: app.connections.safety.policy_words(), self._ask_policy, self._window.notices.error
            )
        elif name == "report":
            shown = self._page.shown
            keyring = shown.keyring if shown else ""
            words = tr("Keys are locked in {keyring}.").format(keyring=keyring) if keyring else tr("Keys are kept for each run only.")  # fmt: skip
            self.printing.save("safety-report.pdf", lambda app: app.connections.safety.report(words))
        elif name == "first-hour":
            self.printing.save("first-hour.pdf", lambda app: app.connections.safety.first_hour())
        else:
            self.printing.save(f"{name}.pdf", lambda app: app.connections.safety.sheet(name))

    def _ask_policy(self, words: dict[str, str]) -> None:
        dialog = PolicyDialog(words, self._page)

        def filled(given: dict[str, str]) -> None:
            def make(app: "App") -> "SafetySheet":
                app.connections.safety.keep_policy_words(given)
                return app.connections.safety.policy()

            self.printing.save("social-media-policy.pdf", make)

        dialog.filled.connect(filled)
        dialog.ask()

    def _save_first_hour(self, key: str) -> None:
        self.printing.save("first-hour.pdf", lambda app: app.connections.safety.first_hour(key))

    def _save_account(self, key: str) -> None:
        self.printing.save("second-step.pdf", lambda app: app.connections.safety.account_sheet(key))


def _host(app: "App", connection: Connection) -> str:
    place = app.connections.place_of(connection.kind, connection.url)
    return place.host if place is not None else ""


def _trusted(app: "App") -> tuple[str, ...]:
    return app.connections.authorities()


def _distrust(app: "App") -> None:
    app.connections.distrust()


def _trust(app: "App", name: str) -> tuple[str, ...]:
    return app.connections.trust(Path(name))

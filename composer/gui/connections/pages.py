"""Who holds the second step, and the pages that can be printed."""

from typing import TYPE_CHECKING

from composer.gui.connections.dialogs import PapersDialog, PolicyDialog
from composer.gui.connections.holders import Holders
from composer.gui.context import Context
from composer.gui.parts.dialog import Dialog
from composer.gui.printing import Printing
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.connections.page import ConnectionsPage
    from composer.gui.shell.main_window import MainWindow
    from composer.model.safety import SafetySheet, SafetyView


class Pages:
    """Shows and saves them.

    Attributes:
        printing: writes the files.
    """

    def __init__(self, page: "ConnectionsPage", window: "MainWindow", context: Context) -> None:
        self._page, self._window, self._context = page, window, context
        self.printing = Printing(page, window.notices, context)

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

    def save_first_hour(self, key: str) -> None:
        """What to do when this account was taken over."""
        self.printing.save("first-hour.pdf", lambda app: app.connections.safety.first_hour(key))

    def save_account(self, key: str) -> None:
        """One account's guide."""
        self.printing.save("second-step.pdf", lambda app: app.connections.safety.account_sheet(key))

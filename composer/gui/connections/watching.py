"""Keeps an eye on the accounts: the rail counts connections that can't send, a notice says when a second step wants a look."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from composer.app.accounts.health import needing_you
from composer.app.events import ConnectionsChanged
from composer.gui.context import Context
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow
    from composer.model.safety import SafetyAccount

FIRST_LOOK_MS, LOOK_AGAIN_MS = 4_000, 6 * 3_600_000
"""When accounts are looked at after the start (later than what else is told then), and how often while it runs."""


class Watching(QObject):
    """For the life of a window; made once the program behind it is there."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._again = QTimer(self, interval=FIRST_LOOK_MS)
        self._again.timeout.connect(self.look)
        context.bridge.on(ConnectionsChanged, lambda _event: self.count())
        context.store(lambda app: app.connections.hide, window.notices.hide_with)
        self.count()
        self._again.start()

    def count(self) -> None:
        """Counts the connections that need somebody, on the rail."""
        self._context.store(
            lambda app: len(needing_you(app.connections.all(), app.clock.now())),
            lambda n: self._window.rail.set_badge("connections", n),
        )

    def look(self) -> None:
        """Says which second steps nobody has looked at for 90 days; at most once a week, never in quiet hours."""
        self._again.setInterval(LOOK_AGAIN_MS)
        self._context.store(_due, self._tell)
        self.count()

    def _tell(self, due: "tuple[SafetyAccount, ...]") -> None:
        if not due:
            return
        self._window.notices.tell(words_of(due), tr("Look now"), lambda: self._show(due[0].id))
        self._context.store(lambda app: app.connections.safety.reminder.was_told())

    def _show(self, account: str) -> None:
        page = self._window.open_screen("connections")
        show = getattr(page, "show_account", None)
        if show is not None:
            show(account)


def words_of(due: "tuple[SafetyAccount, ...]") -> str:
    """What the notice says."""
    if len(due) > 1:
        return trn(
            "The second step of {n} account wants a look.", "The second steps of {n} accounts want a look.", len(due)
        )
    if due[0].note.reviewed is None:
        return tr("{name}: nobody has looked at its second step of signing in yet.").format(name=due[0].title)
    return tr("{name}: nobody has looked at its second step of signing in for 90 days.").format(name=due[0].title)


def _due(app: "App") -> "tuple[SafetyAccount, ...]":
    now = app.clock.now()
    if app.desks.rules.get().quiet_until(now) is not None:
        return ()
    return app.connections.safety.reminder.due()

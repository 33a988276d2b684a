"""Tells the person when it is time to post, and when a post needs them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from composer.app.events import JobNeedsYou
from composer.app.sending.reminders import ReminderDue
from composer.gui.context import Context
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

GATHER_MS = 300
"""How long notices are gathered, so that five posts of one connection make one notice."""


class Reminding(QObject):
    """Listens for reminders and for jobs that need the person, for the life of a window."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._waiting: list[JobNeedsYou] = []
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._tell)
        context.bridge.on(ReminderDue, self._remind)
        context.bridge.on(JobNeedsYou, self._needs_you)

    def _remind(self, reminder: ReminderDue) -> None:
        """Says so until the person closes it; what to paste waits behind it, and the clipboard stays the person's."""
        words = tr("Time to post “{title}” on {platform}.")
        self._window.notices.tell(
            words.format(title=reminder.title, platform=self._name_of(reminder.platform)),
            tr("Post it now…"),
            lambda: self.show_posting(reminder),
            stays=True,
        )
        QApplication.alert(self._window)

    def show_posting(self, reminder: ReminderDue) -> None:
        """Everything of the post at hand, to be copied."""
        from composer.gui.posting import PostingDialog  # late: opens on demand

        dialog = PostingDialog(reminder, self._name_of(reminder.platform), self._window)
        dialog.is_live.connect(self._is_live)
        dialog.ask()

    def _is_live(self, job: str) -> None:
        def done(_job: object) -> None:
            self._window.notices.tell(tr("Noted: it is live."))

        self._context.store(lambda app: app.outbox.says_live(job), done, self._window.notices.error)

    def _name_of(self, platform: str) -> str:
        app = self._context.app()
        known = app.tools.platforms if app is not None else None
        return known[platform].name if known is not None and platform in known else platform

    def _needs_you(self, event: JobNeedsYou) -> None:
        self._waiting.append(event)
        self._gather.start()

    def _tell(self) -> None:
        """One notice for what came together; in quiet hours only the badge counts it."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        self._context.store(
            lambda app: app.desks.rules.get().quiet_until(app.clock.now()) is not None,
            lambda is_quiet: None if is_quiet else self._show(waiting),
        )

    def _show(self, waiting: list[JobNeedsYou]) -> None:
        words = (
            waiting[-1].sentence
            if len(waiting) == 1
            else trn("{n} post needs you.", "{n} posts need you.", len(waiting))
        )
        self._window.notices.tell(words, tr("Show it"), lambda: self._open(waiting[0]))
        QApplication.alert(self._window)

    def _open(self, event: JobNeedsYou) -> None:
        page = self._window.open_screen("outbox")
        show = getattr(page, "show_job", None)
        if show is not None:
            show(event.job.id)

"""Tells the person when it is time to post, and when a post needs them; text and picture wait on the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage
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
        put_on_clipboard(reminder)
        words = tr("Time to post “{title}” on {platform}. Text and picture are on the clipboard.")
        self._window.notices.tell(
            words.format(title=reminder.title, platform=reminder.platform),
            tr("Copy again"),
            lambda: put_on_clipboard(reminder),
        )
        QApplication.alert(self._window)

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


def put_on_clipboard(reminder: ReminderDue) -> None:
    """Text and first picture together, so that either can be pasted."""
    data = QMimeData()
    data.setText(reminder.text)
    if reminder.pictures:
        data.setImageData(QImage.fromData(reminder.pictures[0]))
    QGuiApplication.clipboard().setMimeData(data)

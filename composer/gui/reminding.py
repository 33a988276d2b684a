"""Tells the person when it is time to post, and when a post needs them; text and picture wait on the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from composer.app.events import JobNeedsYou
from composer.app.reminders import ReminderDue
from composer.gui.context import Context
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow


class Reminding(QObject):
    """Listens for reminders and for jobs that need the person, for the life of a window."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(window)
        self._window = window
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
        self._window.notices.tell(event.sentence, tr("Show it"), self._show_outbox)
        QApplication.alert(self._window)

    def _show_outbox(self) -> None:
        self._window.open_screen("outbox")


def put_on_clipboard(reminder: ReminderDue) -> None:
    """Text and first picture together, so that either can be pasted."""
    data = QMimeData()
    data.setText(reminder.text)
    if reminder.pictures:
        data.setImageData(QImage.fromData(reminder.pictures[0]))
    QGuiApplication.clipboard().setMimeData(data)

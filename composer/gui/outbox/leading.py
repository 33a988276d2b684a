"""Where answers in the outbox lead: to the connection that has to be mended, and to a post that a person puts out by hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.records.words import platform_name

if TYPE_CHECKING:
    from composer.app.sending.desk_outbox import JobRow
    from composer.app.sending.reminders import ReminderDue
    from composer.gui.shell.main_window import MainWindow


def show_connection(window: "MainWindow", row: "JobRow | None") -> None:
    """Opens Connections at the connection of a job."""
    page = window.open_screen("connections")
    show = getattr(page, "show_account", None)
    if show is not None and row is not None:
        show(row.job.connection)


def post_by_hand(
    context: Context, notices: Notices, over: QWidget, job_id: str, answer: Callable[[str, str], None]
) -> None:
    """Everything of a post at hand, to be copied, as its reminder does; `answer` hears that it is live."""

    def done(reminder: "ReminderDue") -> None:
        from composer.gui.posting import PostingDialog  # late: opens on demand

        dialog = PostingDialog(reminder, platform_name(reminder.platform), over)
        dialog.is_live.connect(lambda job: answer(job, "live"))
        dialog.ask()

    context.store(lambda app: app.outbox.to_post(job_id), done, notices.error)

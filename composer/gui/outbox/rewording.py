"""New words for a post that waits: what was approved stays as it is until the person says otherwise, here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.dialog import Dialog
from composer.model.planning import MovePreview, MoveWay
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.model.job import Job


class Rewording(QObject):
    """Asks, then gives a job its post's present words."""

    def __init__(self, context: Context, notices: Notices, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._notices, self._over = context, notices, over

    def ask(self, job_id: str, done: Callable[[], object]) -> None:
        """Says what it takes; does it when the person agrees, then calls `done`."""

        def work(app: "App") -> MovePreview:
            from composer.app.calendar.planner_view import Planner  # late, with all that stands behind it

            return Planner(app).rewording(job_id)

        self._context.store(work, lambda found: self._said(found, job_id, done), self._notices.error)

    def _said(self, found: MovePreview, job_id: str, done: Callable[[], object]) -> None:
        if found.way is MoveWay.NOT_POSSIBLE:
            self._notices.tell(found.note)
            return
        words = tr("“{title}” goes out as the post is now, not as it was approved before.").format(title=found.title)
        text = f"{words} {found.note}".strip()
        dialog = Dialog(tr("Use the new words?"), tr("Use the new words"), text=text, parent=self._over)
        dialog.agreed.connect(lambda: self._do(job_id, done))
        dialog.ask()

    def _do(self, job_id: str, done: Callable[[], object]) -> None:
        def work(app: "App") -> "Job":
            from composer.app.calendar.planner_view import Planner

            return Planner(app).reword(job_id)

        def finished(_job: "Job") -> None:
            self._notices.tell(tr("It has the new words."))
            done()

        self._context.store(work, finished, self._notices.error)

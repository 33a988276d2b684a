"""Brings the reply composer to life: checks off the window's thread, saved replies from the store, copying."""

from typing import TYPE_CHECKING

from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.gui.reply.dialog import ReplyDialog
from composer.model.errors import ComposerError
from composer.model.finding import Finding
from composer.model.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from composer.app.app import App
    from composer.app.writing.replies import SavedReply
    from composer.gui.notices import Notices


class Replying:
    """One answer to a review. Nothing of it is stored unless the person keeps it as a saved reply."""

    def __init__(self, context: Context, notices: "Notices", parent: "QWidget") -> None:
        self._context, self._notices = context, notices
        self._stamp = 0
        self.dialog = ReplyDialog(parent)
        self.dialog.edited.connect(self._check)
        self.dialog.keep_wanted.connect(self._keep)
        self.dialog.forget_wanted.connect(self._forget)
        self.dialog.accepted.connect(lambda: notices.tell(tr("Copied. Paste it below the review.")))
        self._load()
        self.dialog.ask()
        self.dialog.reply.area.setFocus()

    def _load(self) -> None:
        from composer.app.writing import replies

        def work(app: "App") -> "tuple[SavedReply, ...]":
            return (*replies.own(app.desks.store.settings), *replies.built_in())

        self._context.store(work, self.dialog.show_replies, self._notices.error)

    def _check(self, text: str) -> None:
        from composer.app.writing import replies

        self._stamp += 1
        number = self._stamp

        def show(findings: tuple[Finding, ...]) -> None:
            if number == self._stamp:
                self.dialog.show_findings(findings, text)

        self._context.when_ready(
            lambda app: self._context.lanes.pool.run(
                lambda: replies.check(app.tools, text), show, stamp=Stamp("reply", number)
            )
        )

    def _keep(self, title: str) -> None:
        from composer.app.writing import replies

        text = self.dialog.reply.text()

        def work(app: "App") -> "tuple[SavedReply, ...]":
            return (*replies.keep(app.desks.store.settings, app.tools, title, text), *replies.built_in())

        self._context.store(work, self._kept, self._refused)

    def _kept(self, found: "tuple[SavedReply, ...]") -> None:
        self.dialog.show_error("")
        self.dialog.name.set_text("")
        self.dialog.show_replies(found)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ComposerError):
            self.dialog.show_error(error.message)
        else:
            self._notices.error(error)

    def _forget(self, reply_id: str) -> None:
        from composer.app.writing import replies

        def work(app: "App") -> "tuple[SavedReply, ...]":
            return (*replies.forget(app.desks.store.settings, reply_id), *replies.built_in())

        self._context.store(work, self.dialog.show_replies, self._notices.error)

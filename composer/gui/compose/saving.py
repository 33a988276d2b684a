"""Saves the open post while it is written: 200 ms after the last key, and at least every 300 ms while typing goes on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from composer.app.events import DraftSaved, LibraryChanged
from composer.app.session import OpenPost
from composer.gui.context import Context
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.model.post import Post, Revision

QUIET_MS = 200
LONGEST_MS = 300
AGAIN_MS = 5_000
"""Autosave within a second of the last key: most of it is left for the disk and for a busy machine. After trouble (a full disk) it is tried again by itself."""


class Saving(QObject):
    """Writes the open post on the store's lane.

    Emits:
        saved(): all is on disk. pending(): something is not. troubled(object): the error that kept it from being saved.
    """

    saved = Signal()
    pending = Signal()
    troubled = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session: OpenPost | None = None
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._again = self._timer(AGAIN_MS)
        self._is_troubled = False

    def follow(self, session: OpenPost | None) -> None:
        """Saves this post from now on; what is pending of the one before is saved first."""
        self.flush()
        self._session = session

    def touch(self) -> None:
        """The post changed."""
        if not self._is_troubled:
            self.pending.emit()
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self, then: "Callable[[Revision], None] | None" = None) -> None:
        """Saves now, and calls `then` with the revision on disk."""
        self._quiet.stop()
        self._longest.stop()
        self._again.stop()
        session = self._session
        if session is None:
            return
        unsaved = session.unsaved()
        if unsaved is None and then is None:
            return
        post, stamp = unsaved or (session.post, session.stamp)
        self._context.store(
            lambda app: _save(app, post),
            lambda revision: self._done(session, stamp, revision, then),
            lambda error: self._failed(error, asked=then is not None),
        )

    def _done(
        self, session: OpenPost, stamp: int, revision: "Revision", then: "Callable[[Revision], None] | None"
    ) -> None:
        self._is_troubled = False
        first = revision.number == 1
        session.saved(stamp)
        self._context.bus.publish(DraftSaved(revision.post.id, revision.number, stamp))
        if first:
            self._context.bus.publish(LibraryChanged())
        if session is self._session and session.unsaved() is None:
            self.saved.emit()
        if then is not None:
            then(revision)

    def _failed(self, error: Exception, *, asked: bool) -> None:
        """Said once, and whenever the person asked for more than saving; then tried again until it is saved."""
        self._again.start()
        if asked or not self._is_troubled:
            self._is_troubled = True
            self.troubled.emit(error)

    def holds_window(self, page: QWidget) -> bool:
        """Whether the window must not close yet: words that could not be saved would be lost. Asks what to do."""
        if not self._is_troubled or self._session is None or self._session.unsaved() is None:
            return False
        from composer.gui.parts.dialog import confirm  # late: the disk is hardly ever full

        words = tr("What you typed last could not be saved. Make room on the disk, and it is saved by itself.")
        dialog = confirm(page, tr("Close without saving?"), words, tr("Close without saving"))
        dialog.agreed.connect(lambda: self._let_go(page))
        dialog.ask()
        return True

    def _let_go(self, page: QWidget) -> None:
        self._is_troubled = False
        page.window().close()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self.flush)
        return timer


def _save(app: "App", post: "Post") -> "Revision":
    return app.library.save(post)

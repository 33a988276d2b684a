"""What the source dialog asks for: fields from a pasted text, at once and offline; and a look-up when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.model.errors import ComposerError, NetworkError, Reach
from composer.model.post import Source
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.sourcing.lookups import LookedUp, Lookups


class Adding(QObject):
    """Answers source dialogs; late answers of a text that was changed since are dropped."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = self._pasted = 0

    def serve(self, dialog: SourceDialog) -> None:
        """Answers this dialog until it closes."""
        dialog.paste_wanted.connect(lambda text: self._paste(dialog, text))
        dialog.lookup_wanted.connect(lambda text: self._look_up(dialog, text))
        dialog.lookup_left.connect(self._leave)
        dialog.finished.connect(self._closed)

    def _paste(self, dialog: SourceDialog, text: str) -> None:
        def failed(error: Exception) -> None:
            """A title or half a number names nothing yet: "Look it up" says what is wrong with it."""
            if not isinstance(error, ComposerError):
                dialog.show_problem(str(error))

        self._pasted += 1
        pasted = self._pasted

        def done(source: Source) -> None:
            if pasted == self._pasted:
                dialog.show_source(source)

        self._context.store(lambda app: app.sources.from_paste(text), done, failed)

    def _closed(self, _result: int) -> None:
        self._pasted += 1
        self._leave()

    def _leave(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked += 1
        self._context.lanes.net.forget("source.lookup")

    def _look_up(self, dialog: SourceDialog, text: str) -> None:
        self._asked += 1
        asked = self._asked

        def done(found: "LookedUp") -> None:
            if asked == self._asked:
                dialog.show_found(found.source, found.choices)

        def failed(error: Exception) -> None:
            if asked != self._asked:
                return
            words = error.sentence() if isinstance(error, ComposerError) else str(error)
            if isinstance(error, NetworkError):
                if error.reach is Reach.NOT_SENT and "://" not in text and not text.startswith("www."):
                    words = tr("The look-up service can't be reached. Check the internet connection.")
                words = tr("{why} You can add it now: it is looked up later.").format(why=words)
            dialog.show_problem(words)

        def begin(lookups: "Lookups") -> None:
            stamp = Stamp("source.lookup", asked)
            self._context.lanes.net.run(lambda: lookups.find(text), done, failed, stamp=stamp)

        dialog.show_looking()
        self._context.store(lambda app: app.sources.lookups, begin, failed)

"""Long work of the Sources screen, with progress and a way to stop it: looking again, files, the retraction table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from composer.app.progress import Cancelled, Progress
from composer.gui.context import Context
from composer.gui.parts.banner import Banner
from composer.model.post import Source
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sourcing.evidence import Brought, TableInfo
    from composer.app.sourcing.lookups import Checked, Lookups
    from composer.app.sourcing.retraction_shelf import RetractionShelf

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Working(QObject):
    """One long piece of work at a time; a banner says what, how far, and stops it.

    Emits:
        changed(): the library changed.
        told(str): what came out of it.
        noted(str, tuple): a heading and sentences too many for a toast.
    """

    changed = Signal()
    told = Signal(str)
    noted = Signal(str, object)
    _stepped = Signal(int, int)

    def __init__(self, context: Context, banner: Banner, failed: Failed) -> None:
        super().__init__(banner)
        self._context = context
        self._banner = banner
        self._failed = failed
        self._progress: Progress | None = None
        self._words = ""
        banner.acted.connect(self.stop)
        self._stepped.connect(self._step)

    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._progress is not None

    def stop(self) -> None:
        """Asks what is under way to stop; what was done until then stays."""
        if self._progress is not None:
            self._progress.cancel()
            self._banner.show_words(tr("Stopping"), self._words)

    # --- the network -------------------------------------------------------------------------------------------
    def check(self, sources: tuple[Source, ...]) -> None:
        """Looks at sources again: notices, and whether pages are still there."""
        progress = self._begin(tr("Looking again"))
        if progress is None or not sources:
            self._end()
            return

        def done(found: "list[Checked]") -> None:
            self._context.store(lambda app: _keep_checked(app, found), lambda _none: self._checked(found), self._fail)

        self._net(lambda lookups: list(lookups.check(sources, progress)), done, self._fail)

    def _checked(self, found: "list[Checked]") -> None:
        self._end()
        self.changed.emit()
        problems = tuple(dict.fromkeys(c.problem for c in found if c.problem))
        if len(found) == 1 and problems:
            self.told.emit(problems[0])
            return
        seen = sum(1 for checked in found if checked.link or not checked.problem)
        told = trn("{n} source looked at again.", "{n} sources looked at again.", seen)
        self.told.emit(told if seen else tr("No source could be looked at."))
        if problems:
            self.noted.emit(tr("What could not be seen"), problems)

    def complete(self, sources: tuple[Source, ...], *, quiet: bool = False) -> None:
        """Looks up sources that were kept by their identifier alone.

        Args:
            quiet: by itself in the background; says nothing when it does not work.
        """
        progress = self._begin(tr("Looking up")) if sources else None
        if progress is None:
            return

        def done(found: tuple[tuple[Source, ...], tuple[str, ...]]) -> None:
            made, said = found
            self._context.store(lambda app: [app.sources.keep(s) for s in made], None, self._fail)
            self._end()
            if made:
                self.changed.emit()
                self.told.emit(trn("{n} source looked up.", "{n} sources looked up.", len(made)))
            elif said and not quiet:
                self.told.emit(said[0])

        self._net(lambda lookups: lookups.complete_all(sources, progress), done, self._fail)

    # --- files -------------------------------------------------------------------------------------------------
    def bring(self, paths: tuple[Path, ...]) -> None:
        """Brings source files and folders of them into the library."""
        progress = self._begin(tr("Reading files"))
        if progress is None:
            return

        def done(brought: "Brought") -> None:
            self._end()
            self.changed.emit()
            heading = trn("{n} source added.", "{n} sources added.", len(brought.sources))
            if brought.notes:
                self.noted.emit(heading, brought.notes)
            else:
                self.told.emit(heading)

        self._context.store(lambda app: app.sources.bring(paths, progress), done, self._fail)

    def bring_table(self, path: Path) -> None:
        """Brings in a Retraction Watch table."""
        progress = self._begin(tr("Reading the retraction table"))
        if progress is None:
            return

        def done(info: "TableInfo") -> None:
            self._end()
            self.changed.emit()
            works = f"{info.works:,}"
            heading = tr("The table knows {n} works, up to {day}.").format(n=works, day=info.newest or "?")
            if info.notes:
                self.noted.emit(heading, info.notes)
            else:
                self.told.emit(heading)

        def begin(shelf: "RetractionShelf") -> None:
            self._context.lanes.net.run(lambda: shelf.bring(path, progress), done, self._fail)

        self._context.store(lambda app: app.sources.shelf, begin, self._fail)

    # --- inside ------------------------------------------------------------------------------------------------
    def _net(self, work: "Callable[[Lookups], T]", done: Callable[[T], None], failed: Failed) -> None:
        """Does work that needs the network and no database, on its own lane."""

        def begin(lookups: "Lookups") -> None:
            self._context.lanes.net.run(lambda: work(lookups), done, failed)

        self._context.store(lambda app: app.sources.lookups, begin, failed)

    def _begin(self, words: str) -> Progress | None:
        if self._progress is not None:
            self.told.emit(tr("One thing at a time: {what} first.").format(what=self._words.lower()))
            return None
        self._words = words
        self._progress = Progress(self._stepped.emit)
        self._banner.show_words(words, "", tr("Stop"))
        self._banner.show()
        return self._progress

    def _step(self, done: int, total: int) -> None:
        if self._progress is not None and not self._progress.is_cancelled() and total:
            share = tr("{n} of {total}").format(n=done, total=total) if total < 10_000 else f"{100 * done // total} %"
            self._banner.show_words(self._words, share, tr("Stop"))

    def _end(self) -> None:
        self._progress = None
        self._banner.hide()

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.told.emit(error.message)
        else:
            self._failed(error)


def _keep_checked(app: "App", found: "list[Checked]") -> None:
    for checked in found:
        app.sources.evidence.take_checked(checked)

"""Slides for the waiting room: which posts, into which folder, and how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from composer.gui.compose.preview.exporting import show_file
from composer.gui.context import Context
from composer.gui.parts.choices import Check
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current, dress
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.picturing.export import ExportedFile
    from composer.app.progress import Progress
    from composer.gui.notices import Notices
    from composer.model.post import Post
    from composer.model.rows import DraftRow

MOST = 60
"""Posts offered, the newest; a loop of more than an hour is seen by nobody."""


class SlidesDialog(Dialog):
    """Asks for posts and a folder, and writes one picture of 1920 by 1080 a post, numbered in the order of the list.

    Emits:
        written(object): the paths; those of a stopped run too.
    """

    written = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, context: Context, notices: "Notices", parent: QWidget) -> None:
        words = tr("One picture a post, 1920 by 1080, numbered so that a screen plays them in this order.")
        super().__init__(
            tr("Slides for the waiting room"), tr("Choose a folder"), text=words, closes=False, parent=parent
        )
        self._context, self._notices = context, notices
        self._progress: Progress | None = None
        self._checks: dict[str, Check] = {}
        self.note = Text("", "small", "text2", wrap=True)
        self.list, self._column = QWidget(), QVBoxLayout()
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(4)
        self.list.setLayout(self._column)
        area = QScrollArea()
        area.setWidget(self.list)
        area.setWidgetResizable(True)
        self.list.setAutoFillBackground(False)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(min(current().px(260), parent.height() // 3))
        dress(area.verticalScrollBar(), "bar")
        self.body.addWidget(area, 1)
        self.body.addWidget(self.note)
        self.agreed.connect(self._ask_folder)
        self.rejected.connect(self._stop)
        self._stepped.connect(self._step)
        self.verb.setEnabled(False)
        context.store(lambda app: app.library.find(limit=MOST), self._show_rows, notices.error)

    def _show_rows(self, rows: "list[DraftRow]") -> None:
        for row in rows:
            check = self._checks[row.id] = Check(row.title or tr("No title"))
            check.toggled.connect(self._count)
            self._column.addWidget(check)
        self._column.addStretch(1)
        self.note.show_text("" if rows else tr("Posts you make are offered here."))
        if rows:
            next(iter(self._checks.values())).setFocus()
            self._count()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the posts that are ticked, in the order of the list."""
        return tuple(post for post, check in self._checks.items() if check.isChecked())

    def choose(self, count: int) -> None:
        """Ticks the first so many."""
        for check in list(self._checks.values())[:count]:
            check.setChecked(True)

    def _count(self, *_: object) -> None:
        count = len(self.chosen())
        self.verb.setEnabled(count > 0)
        self.note.show_text(trn("{n} slide", "{n} slides", count) if count else tr("Tick the posts you want."))

    # --- writing -----------------------------------------------------------------------------------------------
    def _ask_folder(self) -> None:
        if self._progress is not None:
            self._stop()
            return
        chooser = QFileDialog(self, tr("Choose a folder for the slides"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda name: self.write_into(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def write_into(self, folder: Path) -> None:
        """Writes the slides of the ticked posts."""
        from composer.app.progress import Progress

        wanted = self.chosen()
        progress = self._progress = Progress(self._stepped.emit)
        self.list.setEnabled(False)

        def paint(app: "App", posts: "list[Post]") -> "tuple[ExportedFile, ...]":
            from composer.app.picturing.export import slides_all

            tools = app.tools
            return slides_all([tools.analyse(post) for post in posts], tools.studio, app.practice, folder, progress)

        def begin(posts: "list[Post]") -> None:
            app = self._context.app()
            if app is not None:
                self._context.lanes.pool.run(lambda: paint(app, posts), self._done, self._fail)

        self._context.store(lambda app: [app.library.open(post).post for post in wanted], begin, self._fail)

    def _step(self, done: int, total: int) -> None:
        if self._progress is not None:
            self.verb.setText(tr("Stop, {n} of {total}").format(n=done, total=total))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _done(self, files: "tuple[ExportedFile, ...]") -> None:
        self._progress = None
        self.written.emit([file.path for file in files])
        text = trn("{n} slide written.", "{n} slides written.", len(files))
        if files:
            place = files[0].path.parent
            self._notices.tell(text, tr("Show them"), lambda: show_file(place))
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._progress = None
        self.list.setEnabled(True)
        self.verb.setText(tr("Choose a folder"))
        self._notices.error(error)

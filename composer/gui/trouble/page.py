"""The page instead of all others when the data folder can't be used: nobody is left before an empty program."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.mark import Mark
from composer.gui.parts.panel import Column
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.gui.shell.page import Page
from composer.gui.shell.start import AGAIN
from composer.gui.theme.theme import current
from composer.model.errors import ComposerError, NewerSchema, StorageError
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

MOST = 560


class TroublePage(Page):
    """Says what is wrong with the data folder and offers to try again, to look at it, and to go back to a backup.

    Attributes:
        again, restore, folder: the buttons.
    """

    def __init__(self, window: "MainWindow", context: Context, error: ComposerError) -> None:
        super().__init__(tr("Your posts can't be opened"))
        self._window, self._context = window, context
        self.head.hide()
        self._needs_backup = isinstance(error, StorageError) and error.needs_backup
        self.again = Button(tr("Try again"), "plain" if self._needs_backup else "primary", icon="retry")
        self.restore = Button(tr("Go back to a backup…"), "primary" if self._needs_backup else "plain", icon="restore")
        self.folder = Button(tr("Open the data folder"), icon="folder")
        set_shown(self.restore, on=not isinstance(error, NewerSchema))
        self.state = Text("", "small", "bad", wrap=True)
        self.again.clicked.connect(self.try_again)
        self.restore.clicked.connect(self._choose)
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(context.home))))
        column = Column(margin=40)
        row = QHBoxLayout()  # in the middle; an alignment would cut what wraps
        row.addStretch(1)
        row.addWidget(self._words(error), 100)
        row.addStretch(1)
        column.content.addLayout(row)
        self.set_body(column, bare=True)

    def _words(self, error: ComposerError) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(round(MOST * current().scale))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 40, 0, 0)
        column.setSpacing(12)
        column.addWidget(Mark(Look("", "bad", "must-fix"), 28))
        column.addWidget(Text(error.title, "display", wrap=True))
        column.addWidget(Text(error.message, "body", wrap=True))
        own = tr(
            "Choose the newest backup you have. Your posts will be as they were then, and the damaged file is kept."
        )
        column.addWidget(Text(own if self._needs_backup else error.hint, "body", "text2", wrap=True))
        buttons = QWidget()
        flow = Flow(buttons, gap=12)
        first = (self.restore, self.again) if self._needs_backup else (self.again, self.restore)
        for button in (*first, self.folder):
            flow.addWidget(button)
        column.addSpacing(8)
        column.addWidget(buttons)
        column.addWidget(self.state)
        where = tr("Data folder: {folder}").format(folder=self._context.home)
        column.addWidget(Text(where, "small", "text2", wrap=True))
        return holder

    def opened(self) -> None:
        (self.restore if self._needs_backup else self.again).setFocus()

    def try_again(self) -> None:
        """Begins anew: the folder is looked at as at the start of the program."""
        self._window.setProperty(AGAIN, True)
        self._window.close()

    def _choose(self) -> None:
        chooser = QFileDialog(self._window, tr("Go back to a backup"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.go_back_to)
        chooser.open()

    def go_back_to(self, name: str) -> None:
        """Puts a backup in place of what can't be opened, which is kept beside it, and begins anew."""
        self.state.show_text("")
        self._context.lanes.store.run(
            partial(_restore, Path(name), self._context.home), lambda _told: self.try_again(), self._refused
        )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ComposerError):
            self.state.show_text(error.sentence())
        else:
            self._window.notices.error(error)


def _restore(file: Path, home: Path) -> object:
    from composer.app.backup import restore_into  # late, with all that stands behind it

    return restore_into(file, home)

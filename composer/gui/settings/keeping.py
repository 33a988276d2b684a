"""Where the work is kept: the data folder, a backup, and what this program is."""

import platform
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from composer import __version__
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.parts.buttons import Button
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import Form
from composer.gui.parts.text import Text
from composer.gui.shell.start import AGAIN
from composer.gui.times import locale
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App


class Keeping:
    """The sections "Backup" and "About"."""

    def __init__(self, backup: Form, about: Form, context: Context, notices: Notices) -> None:
        self._context, self._notices, self._form = context, notices, backup
        why = tr("One file with your posts, sources, pictures, plans and records. Passwords are never in it.")
        backup.add(Text(why, "body", "text2", wrap=True))
        self.write = Button(tr("Write a backup"), icon="backup")
        self.write.clicked.connect(self._choose)
        self.folder = Button(tr("Open the data folder"), icon="folder")
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(context.home))))
        backup.add_row(self.write, self.folder)
        how = tr("Going back to a backup puts what is here now aside in a file of its own; nothing is lost.")
        backup.add(Text(how, "body", "text2", wrap=True))
        self.back = Button(tr("Go back to a backup…"), icon="restore")
        self.back.clicked.connect(self._choose_old)
        backup.add(self.back)
        backup.add(Text(tr("Data folder: {folder}").format(folder=context.home), "small", "text2", wrap=True))
        about.add(Text(tr("Chairside Composer {v}").format(v=__version__), "section"))
        parts = tr("Python {python}, Qt {qt}, {system}").format(
            python=platform.python_version(), qt=qVersion(), system=f"{platform.system()} {platform.release()}"
        )
        about.add(Text(parts, "small", "text2", wrap=True))
        promise = tr(
            "Nothing is sent anywhere except what you ask for: no accounts, no statistics, no updates by itself."
        )
        about.add(Text(promise, "body", wrap=True))

    def _choose(self) -> None:
        name = tr("chairside-{day}.backup").format(day=datetime.now().astimezone().date().isoformat())
        chooser = QFileDialog(self._form.window(), tr("Write a backup"), name)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(self.write_to)
        chooser.open()

    def write_to(self, name: str) -> None:
        """Writes the backup and says so."""

        def done(told: dict[str, Any]) -> None:
            size = locale().formattedDataSize(told["bytes"], 1)
            self._notices.tell(tr("Backup written: {name}, {size}.").format(name=Path(name).name, size=size))

        self._context.store(lambda app: app.backup(Path(name)), done, self._notices.error)

    def _choose_old(self) -> None:
        chooser = QFileDialog(self._form.window(), tr("Go back to a backup"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.ask_back)
        chooser.open()

    def ask_back(self, name: str) -> None:
        """Asks once more, then goes back to that backup."""
        words = tr(
            "The program will be as it was when {name} was written. What is here now is kept in the data folder, and"
            " the window closes and opens again."
        )
        dialog = Dialog(
            tr("Go back to this backup?"),
            tr("Go back"),
            text=words.format(name=Path(name).name),
            kind="danger",
            parent=self._form.window(),
        )
        dialog.agreed.connect(lambda: self._go_back(Path(name)))
        dialog.ask()

    def _go_back(self, file: Path) -> None:
        home = self._context.home

        def work(_app: "App") -> object:
            from composer.app.backup import restore_into

            return restore_into(file, home)

        def done(_told: object) -> None:
            window = self._form.window()
            window.setProperty(AGAIN, True)
            window.close()

        self._context.store(work, done, self._notices.error)

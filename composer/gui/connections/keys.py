"""How keys are kept, told to the person, and the practice's own certificate authority."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from composer.gui.connections.dialogs import HowDialog
from composer.gui.context import Context
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.connections.page import ConnectionsPage
    from composer.gui.shell.main_window import MainWindow


class Keys:
    """Carries out what the keyring line offers."""

    def __init__(self, page: "ConnectionsPage", window: "MainWindow", context: Context) -> None:
        self._page, self._window, self._context = page, window, context

    def how(self) -> None:
        """Says how keys are kept, and lets the practice's own authority be added."""
        shown = self._page.shown
        if shown is None:
            return

        def ask(authorities: tuple[str, ...]) -> None:
            dialog = HowDialog(shown.keyring, f"{shown.trouble} {shown.mend}", authorities, self._page)
            dialog.add_authority.connect(self._choose_authority)
            dialog.remove_authority.connect(self._distrust)
            dialog.ask()

        self._context.store(lambda app: app.connections.authority.names(), ask, self._window.notices.error)

    def _choose_authority(self) -> None:
        chooser = QFileDialog(
            self._page, tr("The authority’s certificate"), "", tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.trust)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def trust(self, name: str) -> None:
        """Takes an authority's file over."""

        def done(names: tuple[str, ...]) -> None:
            self._window.notices.tell(tr("Trusted from now on: {names}.").format(names=", ".join(names)))

        self._context.store(lambda app: app.connections.authority.add(Path(name)), done, self._window.notices.error)

    def _distrust(self) -> None:
        self._context.store(
            lambda app: app.connections.authority.remove(),
            lambda _none: self._window.notices.tell(tr("The authority is not trusted any more.")),
            self._window.notices.error,
        )

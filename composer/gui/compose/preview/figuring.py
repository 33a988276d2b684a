"""The practice's own file of platform figures, chosen in the window: checked whole, then taken or refused in a sentence."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.compose.page import ComposePage
    from composer.gui.context import Context


def choose(context: "Context", page: "ComposePage") -> None:
    """Asks for a file and takes it."""
    name, _ = QFileDialog.getOpenFileName(page, tr("Platform figures"), "", tr("Platform figures (*.json)"))
    if name:
        take(context, page, Path(name))


def take(context: "Context", page: "ComposePage", path: Path) -> None:
    """Takes a file of figures; a mistake in it is said, and nothing changes."""
    from composer.app.writing import figures

    def work(app: "App") -> int:
        return figures.take(path, app.home, date.fromisoformat(app.tools.today()))

    def done(count: int) -> None:
        words = trn(
            "{n} figure is yours from the next start on.", "{n} figures are yours from the next start on.", count
        )
        page.notices.tell(words, tr("Undo"), lambda: context.store(lambda app: figures.forget(app.home)))

    context.store(work, done, page.notices.error)

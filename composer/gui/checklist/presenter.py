"""Brings the checklist to life: answers go into the open post as steps that can be undone, the score follows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from composer.gui.checklist.dialog import ChecklistDialog
from composer.gui.context import Context
from composer.gui.printing import Printing
from composer.model.finding import Finding, Severity
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.writing.clarity import Checklist, Filled
    from composer.gui.compose.page import ComposePage

ME = "checklist"


class Checklisting(QObject):
    """One opening of the dialog. The post stands still meanwhile; only its answers change."""

    def __init__(self, context: Context, page: "ComposePage") -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._lists: dict[str, Checklist] = {}
        self._shown = ""
        self.dialog: ChecklistDialog | None = None

    def open(self) -> None:
        """Reads the lists and shows the first one; nothing happens while no post is open."""
        from composer.app.writing import clarity

        if self._page.presenter.analysis is not None:
            self._context.lanes.pool.run(clarity.checklists, self._open, self._page.notices.error)

    def _open(self, lists: "tuple[Checklist, ...]") -> None:
        analysis = self._page.presenter.analysis
        if analysis is None:
            return
        self._lists = {one.id: one for one in lists}
        dialog = self.dialog = ChecklistDialog(lists, analysis.draft.title, self._page)
        dialog.list_wanted.connect(self._show)
        dialog.said.connect(self._say)
        dialog.place_wanted.connect(self._go)
        dialog.copy_wanted.connect(self._copy)
        dialog.print_wanted.connect(self._print)
        dialog.finished.connect(self.deleteLater)
        self._show(lists[0].id)
        dialog.ask()
        dialog.choice.combo.setFocus()

    def _filled(self) -> "Filled | None":
        from composer.app.writing import clarity

        presenter = self._page.presenter
        if presenter.analysis is None or presenter.session is None:
            return None
        return clarity.filled(self._lists[self._shown], presenter.analysis, presenter.session.post)

    def _show(self, list_id: str) -> None:
        self._shown = list_id
        one = self._filled()
        if one is not None and self.dialog is not None:
            self.dialog.show_list(one, lambda item: self._finding(item) is not None)

    def _say(self, item: str, answer: str) -> None:
        from composer.app.writing import clarity

        presenter = self._page.presenter
        if presenter.analysis is None or presenter.session is None:
            return
        said = clarity.Said(answer) if answer else None
        post = clarity.with_said(presenter.analysis, presenter.session.post, self._shown, item, said)
        presenter.session.apply(post, by=ME, topic=f"clarity:{self._shown}:{item}")
        one = self._filled()
        if one is not None and self.dialog is not None:
            self.dialog.show_answers(one)

    def _finding(self, item: str) -> Finding | None:
        """Where the program saw the answer, as a finding the panels can go to."""
        from composer.app.writing import clarity

        one, analysis = self._filled(), self._page.presenter.analysis
        if one is None or analysis is None:
            return None
        answered = next(a for a in one.answered if a.item.id == item)
        place = clarity.place_of(analysis, answered)
        return Finding(f"clarity.{item}", Severity.TIP, answered.item.question, place) if place is not None else None

    def _go(self, item: str) -> None:
        finding = self._finding(item)
        if finding is not None and self.dialog is not None:
            self.dialog.reject()
            self._page.presenter.go_to(finding)

    def _copy(self) -> None:
        from composer.app.writing import clarity

        one = self._filled()
        if one is not None:
            QGuiApplication.clipboard().setText(clarity.sheet_text(one, self._title()))
            self._page.notices.tell(tr("The checklist is on the clipboard."))

    def _print(self) -> None:
        from composer.app.writing import clarity

        one = self._filled()
        if one is not None and self.dialog is not None:
            sheet = clarity.sheet(one, self._title())
            printing = Printing(self.dialog, self._page.notices, self._context)
            printing.save(sheet.id, lambda _app: sheet)

    def _title(self) -> str:
        analysis = self._page.presenter.analysis
        return analysis.draft.title if analysis is not None else ""

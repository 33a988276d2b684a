"""What the person does with the chosen source: look again, change, notes, replace everywhere, remove, copy."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from composer.gui.compose.proof.source_adding import Adding
from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.context import Context
from composer.gui.notices import Notices
from composer.gui.sources.notes_dialog import NotesDialog
from composer.gui.sources.policy_dialog import PolicyDialog
from composer.gui.sources.replace_dialog import ReplaceDialog
from composer.gui.sources.working import Working
from composer.model.post import Source
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.sourcing.evidence import Evidence, EvidenceDetail
    from composer.model.rows import LibrarySource


class Doing(QObject):
    """Carries it out.

    Emits:
        changed(): the library changed.
    """

    changed = Signal()

    def __init__(self, page: QWidget, context: Context, notices: Notices, working: Working) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._notices = notices
        self._working = working
        self._detail: EvidenceDetail | None = None
        self._adding = Adding(context, self)

    def take(self, detail: "EvidenceDetail | None") -> None:
        """Which source is chosen."""
        self._detail = detail

    def act(self, action: str) -> None:
        """Carries out one of the details' actions on the chosen source."""
        detail = self._detail
        if detail is None:
            return
        evidence = detail.evidence
        if action == "look" and evidence.state == "to_look_up":
            self._working.complete((evidence.source,))
        elif action == "look":
            self._working.check((evidence.source,))
        elif action == "open":
            QDesktopServices.openUrl(QUrl(detail.url))
        elif action == "seen":
            self._store(lambda app: app.sources.evidence.seen(evidence.source.id), tr("Noted: it still says so."))
        elif action == "change":
            self._change(evidence)
        elif action == "notes":
            self._notes(evidence)
        elif action == "replace":
            self._replace(evidence)
        elif action == "remove":
            self._remove(evidence)

    def change_policy(self) -> None:
        """Asks after how many years a source is getting old, and which address the services are given."""

        def ask(kept: tuple[dict[str, int], str]) -> None:
            dialog = PolicyDialog(self._page, *kept)
            dialog.saved.connect(save)
            dialog.ask()

        def save(numbers: dict[str, int], address: str) -> None:
            def work(app: "App") -> None:
                app.sources.set_contact(address)
                app.sources.set_age_policy(numbers)

            self._store(work, tr("Kept."))

        self._context.store(lambda app: (app.sources.age_policy(), app.sources.contact()), ask, self._notices.error)

    def copy(self, entry: str) -> None:
        """Puts a citation on the clipboard as plain text."""
        QGuiApplication.clipboard().setText(entry)
        self._notices.tell(tr("Copied."))

    def _store(self, work: "Callable[[App], object]", told: str) -> None:
        def done(_value: object) -> None:
            self.changed.emit()
            self._notices.tell(told)

        self._context.store(work, done, self._notices.error)

    def _change(self, evidence: "Evidence") -> None:
        dialog = SourceDialog(self._page, evidence.source)
        self._adding.serve(dialog)
        dialog.saved.connect(self._save)
        dialog.ask()

    def _save(self, source: Source) -> None:
        self._store(lambda app: app.sources.keep(source), tr("Kept. Posts keep the entry they were written with."))

    def _notes(self, evidence: "Evidence") -> None:
        source_id = evidence.source.id
        dialog = NotesDialog(self._page, evidence)

        def saved(kept: tuple[str, tuple[str, ...], bool, date | None, str]) -> None:
            notes, tags, volatile, day, strength = kept

            def work(app: "App") -> None:
                desk = app.sources.evidence
                desk.annotate(source_id, notes=notes, tags=tags, volatile=volatile, review_by=day)
                desk.set_strength(source_id, strength)

            self._store(work, tr("Notes kept."))

        dialog.saved.connect(saved)
        dialog.ask()

    def _replace(self, evidence: "Evidence") -> None:
        source_id = evidence.source.id

        def ask(rows: "list[Evidence]") -> None:
            others = [row for row in rows if row.source.id != source_id]
            if not others:
                self._notices.tell(tr("Add the new source first, then replace this one."))
                return
            dialog = ReplaceDialog(self._page, evidence, others)
            dialog.chosen.connect(lambda new_id: self._swap(source_id, new_id))
            dialog.ask()

        self._context.store(lambda app: app.sources.evidence.rows(), ask, self._notices.error)

    def _swap(self, old_id: str, new_id: str) -> None:
        def done(count: int) -> None:
            self.changed.emit()
            told = trn("Replaced in {n} post.", "Replaced in {n} posts.", count)
            self._notices.tell(told)

        work = self._context.store
        work(lambda app: app.sources.evidence.replace_everywhere(old_id, new_id), done, self._notices.error)

    def _remove(self, evidence: "Evidence") -> None:
        def done(entry: "LibrarySource") -> None:
            self.changed.emit()

            def back() -> None:
                self._context.store(
                    lambda app: app.sources.evidence.put_back(entry),
                    lambda _none: self.changed.emit(),
                    self._notices.error,
                )

            self._notices.tell(tr("Taken out of the library. Posts keep theirs."), tr("Undo"), back)

        self._context.store(lambda app: app.sources.evidence.remove(evidence.source.id), done, self._notices.error)

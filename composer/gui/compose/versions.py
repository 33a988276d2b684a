"""Earlier versions of the open post: when they were saved, what they say differently, and the way back to one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.app.writing.versions import Change, changes
from composer.gui.compose.order import buttons_last
from composer.gui.context import Context
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.ground import Ground
from composer.gui.parts.panel import Column
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.table import Column as Heading
from composer.gui.parts.table import RowTable
from composer.gui.parts.text import Text
from composer.gui.times import instant_words
from composer.model.post import Post, Revision
from composer.model.template import Template
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.gui.compose.page import ComposePage

HEIGHT = 420


class VersionsDialog(Dialog):
    """The list left, the chosen version's differences right.

    Attributes:
        table: the versions, newest first.
    """

    def __init__(
        self, revisions: tuple[Revision, ...], now: Post, template: Template | None, zone: str, parent: QWidget
    ) -> None:
        words = tr(
            "Everything was saved while it was typed. Going back keeps what is there now as a version of its own."
        )
        super().__init__(tr("Earlier versions"), tr("Go back to this version"), text=words, wide=True, parent=parent)
        self.setMinimumWidth(min(880, parent.window().width() - 64))
        self._found = {str(r.number): (r, changes(r.post, now, template)) for r in revisions}
        self.table = RowTable(tr("Versions"), (Heading(tr("Saved")),), row=56)
        self.table.setFixedWidth(250)
        self.table.setMinimumHeight(HEIGHT)
        self._differences = Column(margin=12, spacing=12)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addWidget(self._differences, 1)
        self.body.addLayout(row, 1)
        buttons_last(self)
        self.table.chosen.connect(self.show_version)
        self.table.set_rows(tuple(_row(*found, zone) for found in self._found.values()))
        self.show_version(self.table.key())

    def chosen(self) -> Post:
        """The version that was chosen."""
        return self._found[self.table.key()][0].post

    def show_version(self, key: str) -> None:
        """Shows what a version says differently."""
        found = self._found.get(key)
        different = found[1] if found is not None else ()
        self.verb.setEnabled(bool(different))
        content = self._differences.content
        while (item := content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not different:
            content.addWidget(Text(tr("This is what the post says now."), "body", "text2", wrap=True))
        for change in different:
            content.addWidget(Difference(change))


class Difference(QWidget):
    """One part: what it said then, and what it says now."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(change.part, "label"))
        for title, words in ((tr("Then"), change.then), (tr("Now"), change.now)):
            box = Ground("sunken", radius=8)
            inner = QVBoxLayout(box)
            inner.setContentsMargins(12, 8, 12, 8)
            inner.setSpacing(2)
            inner.addWidget(Text(title, "meta", "text2"))
            body = Text(words or tr("(nothing)"), "body", "text" if words else "text2", wrap=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(body)
            column.addWidget(box)


class Versions(QObject):
    """Opens the dialog for the open post and goes back when asked to."""

    def __init__(self, context: Context, page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def show(self) -> None:
        """Reads the versions, saving what is pending first."""
        session = self._page.presenter.session
        if session is None:
            return
        self._page.presenter.saving.flush()
        post_id = session.post.id
        self._context.store(lambda app: app.library.versions(post_id), self._show, self._page.notices.error)

    def _show(self, revisions: tuple[Revision, ...]) -> None:
        session, app = self._page.presenter.session, self._context.app()
        if session is None or app is None or not revisions:
            return
        template = app.tools.templates.get(session.post.template)
        zone = self._context.practice.zone
        dialog = VersionsDialog(revisions, session.post, template, zone, self._page)
        dialog.agreed.connect(lambda: self._back_to(dialog.chosen()))
        dialog.ask()
        dialog.table.setFocus()

    def _back_to(self, post: Post) -> None:
        session = self._page.presenter.session
        if session is None or session.post.id != post.id:
            return
        session.apply(post, by="versions")
        self._page.notices.tell(tr("The post is as it was then."), tr("Undo"), self._page.presenter.undo)


def _row(revision: Revision, different: tuple[Change, ...], zone: str) -> Row:
    count = trn("{n} part differs", "{n} parts differ", len(different)) if different else tr("as it is now")
    return Row(str(revision.number), (Cell(instant_words(revision.saved_at, zone), count),))

"""The person's own pictures of the open post: adding from a file, alt texts, taking out, and their thumbs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from composer.app.events import DraftEdited
from composer.gui.compose.fields.pictures import digests
from composer.gui.compose.findings.carding import Carding
from composer.gui.compose.presenter import WRITE
from composer.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from composer.app.app import App
    from composer.app.session import OpenPost
    from composer.gui.compose.page import ComposePage
    from composer.gui.context import Context
    from composer.model.finding import Finding
    from composer.model.post import Media, Post

ME = "pictures"


class Picturing(QObject):
    """Carries out what the person wants with pictures."""

    def __init__(self, context: "Context", page: "ComposePage") -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._shown: tuple[str, ...] = ()
        self._to_describe = -1
        box = page.write.pictures
        box.add_wanted.connect(self._choose)
        box.edit_wanted.connect(self.edit_card)
        box.media_alt_edited.connect(self._alt)
        box.media_removed.connect(self._remove)
        page.presenter.opened.connect(self._opened)
        page.checks.acted.connect(self._act)
        self.carding = Carding(context, page)
        context.bridge.on(DraftEdited, self._edited)
        context.when_ready(lambda _app: self._take_drops())

    def add(self, name: str) -> None:
        """Reads a picture file, strips it of what it tells about its origin, and puts it into the post."""
        self._add(lambda app: app.pictures.add(Path(name))[0])

    def add_bytes(self, read: "Callable[[], bytes]", where: str) -> None:
        """The same for a picture without a file; `read` makes its bytes, off the window's thread."""
        self._add(lambda app: app.pictures.add_bytes(read(), where)[0])

    def _add(self, work: "Callable[[App], Media]") -> None:
        session = self._session()
        if session is None:
            return

        def done(media: "Media") -> None:
            self._to_describe = len(session.post.media)
            session.add_media(media, by=ME)

        self._context.store(work, done, self._page.notices.error)

    def _take_drops(self) -> None:
        from composer.gui.compose.fields.picture_drops import PictureDrops  # nothing is dropped before the first frame

        PictureDrops(self._page, self)

    def edit_card(self) -> None:
        """Opens the card editor."""
        from composer.gui.cards.editor import CardEditor

        if self._session() is not None:
            CardEditor(self._page.presenter, self._context, self._choose).ask()

    def _act(self, finding: "Finding", action: str) -> None:
        """A finding that is mended by another look of the card."""
        kind, _, number = action.partition(":")
        if kind == "fix" and finding.fixes[int(number)].action == "edit_card":
            self.edit_card()

    def _choose(self) -> None:
        kinds = tr("Pictures (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff *.gif *.bmp);;All files (*)")
        chooser = QFileDialog(self._page, tr("Add a picture"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.add)
        chooser.open()

    def _alt(self, index: int, text: str) -> None:
        session = self._session()
        if session is not None and index < len(session.post.media):
            session.change_media(index, replace(session.post.media[index], alt=text), by=WRITE)

    def _remove(self, index: int) -> None:
        session = self._session()
        if session is not None and index < len(session.post.media):
            session.remove_media(index, by=ME)
            self._page.notices.tell(tr("Picture taken out."), tr("Undo"), lambda: session.undo(by=ME))

    def _opened(self) -> None:
        session = self._session()
        if session is not None:
            self._shown = ()
            self._show(session.post)

    def _edited(self, event: DraftEdited) -> None:
        session = self._session()
        if session is not None and event.post.id == session.post.id:
            self._show(event.post)
            self._describe()

    def _describe(self) -> None:
        """A picture that was just added asks for its words: the caret goes there."""
        row = self._page.write.pictures.media_row(self._to_describe) if self._to_describe >= 0 else None
        if row is not None:
            self._to_describe = -1
            self._page.show_panel(WRITE)
            row.alt.area.setFocus()

    def _show(self, post: "Post") -> None:
        wanted = digests(post)
        if wanted == self._shown:
            return
        self._shown = wanted
        for index, digest in enumerate(wanted):
            if digest:
                self._thumb(index, digest)

    def _thumb(self, index: int, digest: str) -> None:
        def show(data: bytes) -> None:
            if index < len(self._shown) and self._shown[index] == digest:
                self._page.write.pictures.show_media(index, QImage.fromData(data))

        self._context.store(lambda app: app.desks.store.media.read(digest), show, self._page.notices.error)

    def _session(self) -> "OpenPost | None":
        return self._page.presenter.session

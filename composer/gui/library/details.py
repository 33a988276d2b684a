"""One post of the library closer up: its card, how far it is, its words, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.library.wording import look_of, when_words
from composer.gui.parts.buttons import Button
from composer.gui.parts.card_picture import CardPicture
from composer.gui.parts.empty import Empty
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import StatusChip
from composer.gui.parts.text import Text
from composer.model.stage import PostStage, Stage
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.writing.shelf import CloseUp, Seen

EXCERPT = 600
"""Signs of a post's words that are shown here; the whole is in Compose."""


class Details(Panel):
    """The chosen post.

    Emits:
        open_wanted(), duplicate_wanted(), trash_wanted(), restore_wanted(): what the person wants.
    """

    open_wanted = Signal()
    duplicate_wanted = Signal()
    trash_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(tr("The chosen post"))
        self.header.hide()
        self._column = Column(spacing=12)
        self.card = CardPicture(tr("The card of this post"), radius=8)
        self.title = Text("", "section", wrap=True)
        self.chip = StatusChip(look_of(Stage.DRAFT))
        self.facts = Text("", "small", "text2", wrap=True)
        self.when = Text("", "body", wrap=True)
        self.words = Text("", "body", "text2", wrap=True)
        for part in (self.card, self.title, self._first_line(), self.when, self._buttons(), self.facts, self.words):
            self._column.content.addWidget(part)
        self._empty = Empty(tr("No post is chosen."), tr("Choose one in the list to see it here."))
        self.body.addWidget(self._column)
        self.body.addWidget(self._empty)
        self._column.hide()

    def _first_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        row.addStretch(1)
        return line

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, gap=8)
        self.open = Button(tr("Open"), icon="compose", small=True)
        self.duplicate = Button(tr("Duplicate"), icon="duplicate", small=True)
        self.trash = Button(tr("Put in the trash"), icon="trash", small=True)
        self.restore = Button(tr("Put back"), icon="restore", small=True)
        wants = (self.open_wanted, self.duplicate_wanted, self.trash_wanted, self.restore_wanted)
        for button, want in zip(self.buttons(), wants, strict=True):
            button.clicked.connect(want)
            flow.addWidget(button)
        return holder

    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed, in order."""
        return (self.open, self.duplicate, self.trash, self.restore)

    def clear(self) -> None:
        """Shows that no post is chosen."""
        self._column.hide()
        self._empty.show()

    def show_head(
        self, title: str, kind: str, at: PostStage, names: tuple[str, ...], *, trashed: bool, is_other: bool
    ) -> None:
        """Shows at once what the list knows; card and words follow, and of the same post stay meanwhile."""
        self._column.show()
        self._empty.hide()
        self.title.show_text(title)
        self.chip.set_look(look_of(at.stage))
        self.when.show_text(when_words(at, names))
        set_shown(self.when, on=bool(self.when.text()))
        if is_other:
            self.facts.show_text(kind_name(kind))
            self.words.show_text("")
            self.card.hide()
        for button in self.buttons():
            set_shown(button, on=(button is self.restore) == trashed)

    def show_close(self, close: "CloseUp", kind: str) -> None:
        """Shows what was read of the post."""
        post = close.post
        sources = trn("{n} source", "{n} sources", len(post.sources))
        claims = trn("{n} claim tied", "{n} claims tied", len(post.claims))
        versions = trn("{n} version", "{n} versions", close.versions)
        self.facts.show_text(" · ".join((kind_name(kind), sources, claims, versions)))

    def show_seen(self, seen: "Seen") -> None:
        """Shows the card and the words."""
        self.card.show_pixels(seen.card)
        self.card.show()
        words = seen.words
        self.words.show_text(words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …")
        self.words.setTextFormat(Qt.TextFormat.PlainText)

"""All drafts of a month before they are queued: when each goes out, what it still needs, and a way to read it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.calendar.tray import Waiting
from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.compose.order import buttons_last
from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import Check
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.gui.times import day_and_time
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from composer.app.calendar.planned_drafts import Drafted

LARGE = 1.5


class ReviewDialog(Dialog):
    """The drafts, the ready ones ticked; one with something to fix can be read, not queued.

    Emits:
        wanted(object): ids of the posts to queue.
        read_wanted(str): open this post.
    """

    wanted = Signal(object)
    read_wanted = Signal(str)

    def __init__(self, found: "Sequence[Drafted]", parent: QWidget) -> None:
        text = tr("Read each post before you queue it. What is not ticked stays a draft on its day.")
        super().__init__(tr("Queue the drafts"), "", text=text, wide=current().scale < LARGE, parent=parent)
        self._posts = [one.draft.post for one in found]
        self.boxes: list[Check] = []
        self.readers: list[Button] = []
        column = Column(margin=4, spacing=10)
        column.setMinimumHeight(min(current().px(360), 440))
        for one in found:
            column.content.addWidget(self._row(one))
        if not found:
            column.content.addWidget(Text(tr("No draft has a day here."), "body", "text2", wrap=True))
        self.body.addWidget(column, 1)
        self.agreed.connect(lambda: self.wanted.emit(self.chosen()))
        self._count()
        buttons_last(self)

    def _row(self, one: "Drafted") -> QWidget:
        draft = one.draft
        words = Waiting(draft.post, draft.title, "", one.ready.stops, one.ready.asks).readiness()[0]
        parts = (day_and_time(draft.when), kind_name(draft.kind) if draft.kind else "", words)
        box = Check(draft.title, note=" · ".join(p for p in parts if p), on=not one.ready.stops)
        box.setEnabled(not one.ready.stops)
        box.toggled.connect(lambda _on: self._count())
        read = Button(tr("Fix") if one.ready.stops else tr("Read"), "quiet", small=True)
        read.setAccessibleName(tr("{verb}: {title}").format(verb=read.text(), title=draft.title))
        read.clicked.connect(lambda: self._read(draft.post))
        self.boxes.append(box)
        self.readers.append(read)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box, 1)
        row.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _read(self, post: str) -> None:
        self.reject()
        self.read_wanted.emit(post)

    def chosen(self) -> list[str]:
        """The posts that are ticked."""
        return [post for box, post in zip(self.boxes, self._posts, strict=True) if box.isChecked()]

    def _count(self) -> None:
        number = len(self.chosen())
        self.verb.setText(trn("Queue {n} post", "Queue {n} posts", number))
        self.verb.setVisible(number > 0)

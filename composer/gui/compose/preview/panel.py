"""The Preview panel: the channels with their counts, and the likeness of the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.channels import ChannelList, ChannelView
from composer.gui.parts.ground import Ground
from composer.gui.parts.mark import Mark
from composer.gui.parts.menu import SwitchMenu
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.likeness.view import FeedView
    from composer.gui.likeness.widget import Likeness
    from composer.gui.shell.page import Memory

PHONE, DESKTOP, DARK = "phone", "desktop", "dark"
SEEN_ON = "compose.preview"


class Caption(QWidget):
    """A mark and what there is to say; breaks over lines."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark(Look("", "idle", "tip"), 16)
        self._words = Text("", "small", "text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_look(self, look: Look) -> None:
        """Shows words in their colour."""
        self._mark.set_look(look)
        self._words.show_text(look.text, "text2" if look.tone == "idle" else look.tone)


class PreviewPanel(Panel):
    """Channels left, likeness right, captions below it.

    Emits:
        chosen(str): another platform is looked at.
        toggled(str): put a platform on or off the post.
        device_changed(): another screen, or the feed's other look, is wanted.
        all_wanted(): every preview at once.
    """

    chosen = Signal(str)
    toggled = Signal(str)
    device_changed = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Preview"))
        self._offered: tuple[tuple[str, str, bool], ...] = ()
        self.channels = ChannelList()
        self.channels.chosen.connect(self.chosen)
        self.more = Button(tr("Channel"), "quiet", icon="plus", small=True, tip=tr("Choose the channels of this post"))
        self.more.clicked.connect(self._menu)
        self.likeness: Likeness | None = None
        self._captions = QVBoxLayout()
        self._captions.setSpacing(6)
        self._rows: list[Caption] = []
        self._head()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._right(), 1)
        self.body.addLayout(row, 1)

    def _head(self) -> None:
        self.device = Segmented(tr("Seen on"), ((PHONE, tr("Phone")), (DESKTOP, tr("Desktop"))))
        self.dark = Button("", "quiet", icon="sun", tip=tr("Light or dark feed"))
        self.dark.setAccessibleName(tr("Dark feed"))
        self.dark.setCheckable(True)
        self.all = Button("", "quiet", icon="library", tip=tr("All previews at once"))
        self.all.setAccessibleName(tr("All previews at once"))
        self.device.changed.connect(lambda _key: self.device_changed.emit())
        self.dark.toggled.connect(lambda _on: self.device_changed.emit())
        self.all.clicked.connect(self.all_wanted)
        for part in (self.device, self.dark, self.all):
            self.add_right(part)

    def _left(self) -> QWidget:
        column = Column(margin=8, spacing=8)
        self._left_column = column
        self._fit()
        column.content.addWidget(self.channels)
        column.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _fit(self) -> None:
        """The channels take more room when the text is larger."""
        self._left_column.setFixedWidth(40 + current().px(166))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._fit()

    def _right(self) -> QWidget:
        well, column = Ground("sunken"), Column(margin=16, spacing=12)
        around = QVBoxLayout(well)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        self._likeness_column = column.content
        column.content.addLayout(self._captions)
        return well

    def remember(self, memory: "Memory") -> None:
        """Shows the feed as it was looked at last, and keeps what is chosen from now on."""
        device, _, look = memory.get(SEEN_ON).partition(" ")
        if device in {PHONE, DESKTOP}:
            self.device.choose(device)
            self.dark.setChecked(look == DARK)
        self.device_changed.connect(
            lambda: memory.put(SEEN_ON, f"{self.device.key()} {DARK if self.dark.isChecked() else 'light'}")
        )

    def show_channels(self, views: tuple[ChannelView, ...], offered: tuple[tuple[str, str, bool], ...]) -> None:
        """Shows the post's channels; `offered` is every platform with its name and whether the post has it."""
        self._offered = offered
        self.channels.set_channels(views)

    def show_likeness(self, view: "FeedView | None") -> int | None:
        """Shows one platform's likeness; where its text folds as drawn (None = all is shown)."""
        if view is None:
            if self.likeness is not None:
                self.likeness.hide()
            return None
        if self.likeness is None:
            from composer.gui.likeness.widget import Likeness

            self.likeness = Likeness()
            self._likeness_column.insertWidget(0, self.likeness)
        self.likeness.setVisible(True)
        self.likeness.show_view(view)
        return self.likeness.fold_at()

    def show_captions(self, captions: tuple[Look, ...]) -> None:
        """Shows what there is to say about the likeness, below it."""
        captions = (*captions, Look(tr("A likeness, drawn by us. Folds are about right."), "idle", "eye"))
        while len(self._rows) > len(captions):
            row = self._rows.pop()
            self._captions.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(captions):
            self._rows.append(Caption())
            self._captions.addWidget(self._rows[-1])
        for row, look in zip(self._rows, captions, strict=True):
            row.show_look(look)

    def show_pictures(self, pictures: tuple[QImage, ...], number: int) -> None:
        """Shows the pictures in the likeness; `number` is how many the post has there."""
        if self.likeness is not None:
            self.likeness.show_pictures(pictures, number)

    def platform(self) -> str:
        """The platform looked at; empty = none."""
        return self.channels.platform()

    def _menu(self) -> None:
        menu = SwitchMenu(self)
        for platform, name, is_on in self._offered:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(is_on)
            action.triggered.connect(lambda _on=False, platform=platform: self.toggled.emit(platform))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

"""The Preview panel: the channels with their counts, and the likeness of the chosen one."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from composer.gui.compose.likeness import Likeness
from composer.gui.compose.likeness_view import LikenessView
from composer.gui.parts.buttons import Button
from composer.gui.parts.channels import ChannelList, ChannelView
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.status import Look, MarkedText
from composer.model.words import tr


class PreviewPanel(Panel):
    """Channels left, likeness right, captions below it.

    Emits:
        chosen(str): another platform is looked at.
        toggled(str): put a platform on or off the post.
    """

    chosen = Signal(str)
    toggled = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Preview"), note=tr("A likeness. Folds are about right."))
        self._offered: tuple[tuple[str, str, bool], ...] = ()
        self.channels = ChannelList()
        self.channels.chosen.connect(self.chosen)
        self.more = Button(tr("Channel"), "quiet", icon="plus", small=True, tip=tr("Choose the channels of this post"))
        self.more.clicked.connect(self._menu)
        self.likeness = Likeness()
        self._captions = QVBoxLayout()
        self._captions.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._right(), 1)
        self.body.addLayout(row, 1)

    def _left(self) -> QWidget:
        column = Column(margin=8, spacing=8)
        column.setFixedWidth(190)
        column.content.addWidget(self.channels)
        column.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _right(self) -> QWidget:
        column = Column(margin=16, spacing=12)
        column.setProperty("part", "well")
        column.widget().setProperty("part", "well")
        column.content.addWidget(self.likeness)
        column.content.addLayout(self._captions)
        return column

    def show_channels(self, views: tuple[ChannelView, ...], offered: tuple[tuple[str, str, bool], ...]) -> None:
        """Shows the post's channels; `offered` is every platform with its name and whether the post has it."""
        self._offered = offered
        self.channels.set_channels(views)

    def show_likeness(self, view: LikenessView | None, captions: tuple[Look, ...]) -> None:
        """Shows one platform's likeness and what there is to say about it."""
        self.likeness.setVisible(view is not None)
        if view is not None:
            self.likeness.show_view(view)
        while self._captions.count() > len(captions):
            item = self._captions.takeAt(self._captions.count() - 1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for index, look in enumerate(captions):
            item = self._captions.itemAt(index)
            widget = item.widget() if item is not None else None
            if isinstance(widget, MarkedText):
                widget.show_look(look)
            else:
                self._captions.addWidget(MarkedText(look))

    def show_picture(self, picture: QImage | None) -> None:
        """Shows the card in the likeness."""
        self.likeness.show_picture(picture)

    def platform(self) -> str:
        """The platform looked at; empty = none."""
        return self.channels.platform()

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for platform, name, is_on in self._offered:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(is_on)
            action.triggered.connect(lambda _on=False, platform=platform: self.toggled.emit(platform))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

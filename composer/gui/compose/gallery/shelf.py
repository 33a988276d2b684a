"""A shelf of the gallery: cards in lines, narrowed by words and chips; the pictures of those that are seen."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from composer.gui.compose.gallery.picture_card import PictureCard
from composer.gui.parts.flow import Flow
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text

Card = TypeVar("Card", bound=PictureCard)
MOST_PICTURES = 80
"""So many pictures are kept (some 17 MB); the ones seen longest ago go first."""


class Shelf(Column):
    """Cards in lines.

    Emits:
        picked(str): the key of the card that was chosen.
        pictures_wanted(list): keys of the cards that are seen and have no picture yet.
    """

    picked = Signal(str)
    pictures_wanted = Signal(list)

    def __init__(self, none: str) -> None:
        super().__init__(margin=4, spacing=16)
        self.cards: list[PictureCard] = []
        self._asked: list[str] = []
        self._holder = QWidget()
        self._flow = Flow(self._holder, gap=16)
        self.content.addWidget(self._holder)
        self.none = Text(none, "body", "text2")
        self.none.hide()
        self.content.addWidget(self.none)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(30)
        self._look.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self._holder.installEventFilter(self)

    def put(self, cards: Sequence[PictureCard]) -> None:
        """Shows these cards instead of what was there."""
        for card in self.cards:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards, self._asked = list(cards), []
        for card in self.cards:
            self._flow.addWidget(card)
            card.clicked.connect(lambda _on=False, key=card.key: self.picked.emit(key))
        self._look.start()

    def narrow(self, fits: Callable[[PictureCard], bool]) -> None:
        """Shows only the cards that fit, or the sentence that there are none."""
        shown = 0
        self._flow.setEnabled(False)  # else every card that comes or goes lays out all the others
        for card in self.cards:
            fit = fits(card)
            card.setVisible(fit)
            shown += fit
        self._flow.setEnabled(True)
        self._flow.invalidate()
        self.none.setVisible(bool(self.cards) and shown == 0)
        self._look.start()

    def show_picture(self, key: str, image: object) -> None:
        """Shows the picture of a card, and forgets the one seen longest ago when there are too many."""
        for card in self.cards:
            if card.key == key:
                card.show_picture(image)  # type: ignore[arg-type]
        self._asked = [k for k in self._asked if k != key] + [key]
        for old in self._asked[:-MOST_PICTURES]:
            next(c for c in self.cards if c.key == old).forget_picture()
        self._asked = self._asked[-MOST_PICTURES:]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._look.start()
        return bool(super().eventFilter(watched, event))

    def _ask(self) -> None:
        """Asks for the pictures of the cards that are seen, and a screenful beyond."""
        if not self.isVisible():
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = QRect(0, top - height // 2, self.viewport().width(), 2 * height)
        wanted = [
            card.key
            for card in self.cards
            if not card.isHidden()
            and not card.has_picture
            and seen.intersects(card.geometry().translated(self._holder.pos()))
        ]
        if wanted:
            self.pictures_wanted.emit(wanted)

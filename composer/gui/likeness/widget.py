"""A likeness on screen: laid out at the platform's own width, then scaled whole, never reflowed.

It is scaled down where there is less room, and up where the person reads large text and there is more.
"""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.gui.likeness.lens import Lens
from composer.gui.likeness.sheet import Sheet
from composer.gui.likeness.view import FeedView
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.theme.theme import current
from composer.model.words import tr

LEAST = 200


class Likeness(QWidget):
    """One post as its readers will see it, about. The feed's own light or dark; the window's look does not touch it."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._asked: FeedView | None = None
        self._number = 0  # pictures as last painted; until the next ones are there, the place for them stays
        self._images: tuple[QImage, ...] = ()
        self._lens = Lens()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_view(self, view: FeedView) -> None:
        """Shows a post; nothing happens when it is the one shown."""
        if view == self._asked:
            return
        self._asked = view
        if self._sheet is not None and view.platform != self._sheet.view.platform:
            self._images, self._number = (), 0
        self.setAccessibleName(tr("{platform} preview: {text}").format(platform=view.platform, text=view.spoken()))
        self._lay_out(view)

    def show_pictures(self, images: tuple[QImage, ...], number: int = 0) -> None:
        """Shows the pictures, in order.

        Args:
            number: how many the post has there, now that its card is painted and may be several pages; 0 = as said.
        """
        self._images, self._number = images, number
        self._lens.forget()
        if self._asked is not None:
            self._lay_out(self._asked)

    def fold_at(self) -> int | None:
        """Where the text folds as drawn; None = all is shown."""
        return self._sheet.fold_at() if self._sheet is not None else None

    def ratio(self) -> float:
        """Height by width, for who arranges several."""
        return self._sheet.height / self._sheet.view.width if self._sheet is not None else 1.0

    def _lay_out(self, view: FeedView) -> None:
        pictures = view.pictures._replace(number=self._number or view.pictures.number)
        self._sheet = Sheet(view._replace(pictures=pictures), self._images, self._lens)
        self._grow()
        self.update()

    # --- measures ----------------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        wide = round(self._sheet.view.width * _largest()) if self._sheet is not None else LEAST
        return QSize(wide, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._grow()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self._sheet is None:
            return
        wanted = round(self._sheet.height * self._scale()) + 2
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _scale(self) -> float:
        return min(_largest(), self.width() / self._sheet.view.width) if self._sheet is not None else 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        scale = self._scale()
        painter.translate((self.width() - self._sheet.view.width * scale) / 2, 0)
        painter.scale(scale, scale)
        self._sheet.paint(painter)
        painter.end()


def _largest() -> float:
    """The most a likeness is scaled: as the window's text is."""
    return current().px(100) / 100

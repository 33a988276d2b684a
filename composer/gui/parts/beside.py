"""A list with details beside it; where the window is narrow, the details come in a drawer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.gui.parts.drawer import Drawer
from composer.gui.parts.splitter import Splitter
from composer.gui.theme.theme import current

LIST_LEAST = 420


class Beside(QWidget):
    """Holds the two and decides where the details stand.

    Args of the constructor:
        page: what the drawer slides over.
        width: of the details at first; the person moves the handle.
        roomy: window width (divided by the text size) from which on there is room for both.
        remember: called with the sizes as text when the handle was moved; `kept` is what it was called with last.
    """

    def __init__(
        self,
        page: QWidget,
        main: QWidget,
        details: QWidget,
        *,
        width: int,
        roomy: int,
        remember: Callable[[str], None],
        kept: str,
    ) -> None:
        super().__init__(page)
        self._main, self._details, self._roomy = main, details, roomy
        self._is_empty = False
        self._split = Splitter(remember=remember)
        self._split.add(main, width=720, least=LIST_LEAST, grows=True)
        self._place = QWidget()
        self._room = QVBoxLayout(self._place)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addWidget(details)
        self._split.add(self._place, width=width, least=280)
        self._split.restore(kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.drawer = Drawer(page, width)
        self.drawer.hide()

    def is_wide(self) -> bool:
        """Whether the details stand beside the list."""
        return self.window().width() / current().scale >= self._roomy

    def show_details(self) -> None:
        """Opens the drawer, where the details are in it."""
        if not self.is_wide():
            self.drawer.open_drawer()

    def set_empty(self, *, on: bool) -> None:
        """An empty list has the whole width: there is nothing to look at closer."""
        self._is_empty = on
        self.arrange()

    def arrange(self) -> None:
        """Puts the details beside the list, or into the drawer."""
        wide, inside = self.is_wide(), self._room.indexOf(self._details) >= 0
        if wide and not inside:
            self.drawer.release()
            self._room.addWidget(self._details)
            self._details.show()
        elif not wide and inside:
            self._room.removeWidget(self._details)
            self.drawer.hold(self._details)
        self._place.setVisible(wide and not self._is_empty)
        self._main.setMinimumWidth(LIST_LEAST if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "drawer"):
            self.arrange()

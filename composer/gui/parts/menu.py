"""A menu in our look."""

from PySide6.QtWidgets import QMenu, QWidget

from composer.gui.theme.theme import dress


class Menu(QMenu):
    """Qt's menu, dressed. Takes itself away after it was closed when `once`."""

    def __init__(self, parent: QWidget | None = None, *, once: bool = True) -> None:
        super().__init__(parent)
        dress(self, "menu")
        if once:
            self.aboutToHide.connect(self.deleteLater)

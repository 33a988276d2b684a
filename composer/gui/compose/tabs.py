"""Where there is no room for three panels side by side, they become tabs: two of them, or all three with large text."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.parts.segmented import Segmented
from composer.model.words import tr

WRITE, CHECKS, PREVIEW = "write", "checks", "preview"


class PanelTabs(QWidget):
    """Shows or hides the three panels; nothing is seen of it while all fit."""

    def __init__(self, write: QWidget, checks: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._panels = {WRITE: write, CHECKS: checks, PREVIEW: preview}
        self._two = Segmented(tr("Panel"), ((CHECKS, tr("Checks and sources")), (PREVIEW, tr("Preview"))))
        self._three = Segmented(tr("Panel"), ((WRITE, tr("Write")), (CHECKS, tr("Checks")), (PREVIEW, tr("Preview"))))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for switch in (self._two, self._three):
            row.addWidget(switch)
            switch.changed.connect(lambda _key: self._show())
        self._of_two = self._of_three = False
        self.arrange(of_two=False, of_three=False)

    def arrange(self, *, of_two: bool, of_three: bool) -> None:
        """Two tabs beside Write, three tabs, or no tabs at all."""
        self._of_two, self._of_three = of_two, of_three
        self._two.setVisible(of_two)
        self._three.setVisible(of_three)
        self.setVisible(of_two or of_three)
        self._show()

    def show_panel(self, key: str) -> None:
        """Brings a panel to the front, when it is behind a tab."""
        if key != WRITE:
            self._two.choose(key)
        self._three.choose(key)
        self._show()

    def _show(self) -> None:
        if self._of_three:
            shown = {self._three.key()}
        elif self._of_two:
            shown = {WRITE, self._two.key()}
        else:
            shown = set(self._panels)
        for key, panel in self._panels.items():
            panel.setVisible(key in shown)

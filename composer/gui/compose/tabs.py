"""Where there is no room for the panels side by side, they become tabs: two of them, or every one with large text."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.gui.parts.segmented import Segmented
from composer.gui.parts.splitter import Stacked
from composer.model.words import tr

WRITE, CHECKS, SOURCES, PREVIEW = "write", "checks", "sources", "preview"


class PanelTabs(QWidget):
    """Shows or hides the panels; nothing is seen of it while all fit.

    Args (constructor):
        side: the checks above the sources; with large text each has a tab of its own.
    """

    def __init__(self, write: QWidget, side: Stacked, preview: QWidget) -> None:
        super().__init__()
        self._panels, self._side = {WRITE: write, CHECKS: side, PREVIEW: preview}, side
        self._two = Segmented(tr("Panel"), ((CHECKS, tr("Checks and sources")), (PREVIEW, tr("Preview"))))
        self._each = Segmented(
            tr("Panel"),
            ((WRITE, tr("Write")), (CHECKS, tr("Checks")), (SOURCES, tr("Sources")), (PREVIEW, tr("Preview"))),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for switch in (self._two, self._each):
            row.addWidget(switch)
            switch.changed.connect(lambda _key: self._show())
        self._of_two = self._of_three = False
        self.arrange(of_two=False, of_three=False)

    def arrange(self, *, of_two: bool, of_three: bool) -> None:
        """Two tabs beside Write, a tab for every panel, or no tabs at all."""
        self._of_two, self._of_three = of_two, of_three
        self._two.setVisible(of_two)
        self._each.setVisible(of_three)
        self.setVisible(of_two or of_three)
        self._show()

    def show_panel(self, key: str) -> None:
        """Brings a panel to the front, when it is behind a tab."""
        if key != WRITE:
            self._two.choose(CHECKS if key == SOURCES else key)
        self._each.choose(key)
        self._show()

    def _show(self) -> None:
        key = self._each.key() if self._of_three else ""
        self._side.above.setVisible(key != SOURCES)
        self._side.below.setVisible(key != CHECKS)
        if key:
            shown = {CHECKS if key == SOURCES else key}
        elif self._of_two:
            shown = {WRITE, self._two.key()}
        else:
            shown = set(self._panels)
        for name, panel in self._panels.items():
            panel.setVisible(name in shown)

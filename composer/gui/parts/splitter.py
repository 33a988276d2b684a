"""A splitter that keeps its place: what the person set is there again next time."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from composer.gui.parts.paint import fill


class _Handle(QSplitterHandle):
    """Empty until the mouse is over it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.underMouse():
            return
        across, down = self.width(), self.height()
        if self.orientation() is Qt.Orientation.Horizontal:
            line = QRect(across // 2 - 1, 24, 2, max(0, down - 48))
        else:
            line = QRect(24, down // 2 - 1, max(0, across - 48), 2)
        fill(QPainter(self), line, "control")


class Stacked(QSplitter):
    """Two panels one above the other, 16 px apart, in the given proportion until the person moves the handle."""

    def __init__(self, upper: QWidget, lower: QWidget, sizes: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.above, self.below = upper, lower
        self.setHandleWidth(16)
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(lower)
        self.setSizes(list(sizes))

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class Splitter(QSplitter):
    """Panels side by side, `gap` px apart.

    Args of the constructor:
        remember: called with the sizes as text when the person moved a handle; keep it and give it back to `restore`.
    """

    def __init__(
        self, *, gap: int = 16, remember: Callable[[str], None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._remember = remember
        self._wanted: list[tuple[int, bool]] = []
        self.setHandleWidth(gap)
        self.setChildrenCollapsible(False)
        self.setOpaqueResize(True)
        self.splitterMoved.connect(lambda *_: self._keep())

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def add(self, panel: QWidget, *, width: int, least: int, grows: bool = False) -> None:
        """Adds a panel with its width, least width, and whether it takes what is left over."""
        panel.setMinimumWidth(least)
        self.addWidget(panel)
        self.setStretchFactor(self.count() - 1, 1 if grows else 0)
        self._wanted.append((width, grows))

    def restore(self, sizes: str) -> None:
        """Takes up sizes that `remember` was given; nonsense is ignored."""
        try:
            numbers = [int(n) for n in sizes.split(",")]
        except ValueError:
            return
        if len(numbers) == self.count() and all(n > 0 for n in numbers):
            self._wanted = [(n, grows) for n, (_w, grows) in zip(numbers, self._wanted, strict=True)]
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Gives each panel what it wants and the rest to those that grow."""
        spare = self.width() - (self.count() - 1) * self.handleWidth() - sum(w for w, _ in self._wanted)
        growing = sum(grows for _, grows in self._wanted) or 1
        self.setSizes([max(1, w + spare // growing) if grows else w for w, grows in self._wanted])

    def _keep(self) -> None:
        self._wanted = [(n, grows) for n, (_w, grows) in zip(self.sizes(), self._wanted, strict=True)]
        if self._remember is not None:
            self._remember(",".join(str(n) for n in self.sizes()))

"""What every screen is: a head, a body, an optional foot, and the commands it carries out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.ground import Ground
from composer.gui.parts.search import Search
from composer.gui.shell.head import Head
from composer.gui.theme.theme import current

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

ROOMY = 1280
"""Below this window width margins and gaps shrink and side panels become drawers or tabs."""


class Screen(NamedTuple):
    """A screen of the window, built on its first visit.

    Attributes:
        id: also the command `go.ID` and, by default, the icon's name.
        factory: makes the page; gets the window.
        at_end: at the foot of the rail.
    """

    id: str
    title: str
    factory: Callable[["MainWindow"], "Page"]
    icon: str = ""
    at_end: bool = False


class Memory(Protocol):
    """Where the window keeps its places between runs (sizes, splitters, look)."""

    def get(self, key: str) -> str:
        """What was kept; empty when nothing was."""
        ...

    def put(self, key: str, value: str) -> None:
        """Keeps a text."""
        ...


class Forgetful:
    """A memory for this run only, for tests and for a first run."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        """What was kept; empty when nothing was."""
        return self._kept.get(key, "")

    def put(self, key: str, value: str) -> None:
        """Keeps a text until the end of the run."""
        self._kept[key] = value


class Foot(Ground):
    """The row below the body, 64 high: what the primary button will do, and the buttons.

    Attributes:
        row: the layout; add a stretch between words and buttons.
    """

    def __init__(self) -> None:
        super().__init__("surface", top=True)
        self.setProperty("stop", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 6, 20, 6)
        self.row.setSpacing(12)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(current().px(64), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class Page(QWidget):
    """A screen. Subclass it, fill `head`, `set_body`, and `bind` the commands it carries out.

    Attributes:
        head: the row above; hide it where a screen has none (first run).
        holds_window: asked before the window closes; True keeps it open (the page then says why).
        is_ready: whether data is shown; a page that loads sets it False in its constructor and calls `data_shown()`.

    Emits:
        ready(): the data is on screen (once).
        wanted(str): this page's commands changed; the window asks again.
    """

    ready = Signal()
    width_changed = Signal(bool)

    def __init__(self, title: str, line: str = "") -> None:
        super().__init__()
        self.is_ready = True
        self._bound: dict[str, Callable[[], object]] = {}
        self._roomy, self._is_bare = True, False
        self.holds_window: Callable[[], bool] = lambda: False
        self.head = Head(title, line)
        self.foot: Foot | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._banners = QVBoxLayout()
        self._banners.setSpacing(8)
        self._banners.setContentsMargins(20, 0, 20, 0)
        self._column.addLayout(self._banners)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(20, 0, 20, 16)
        self._column.addLayout(self._body, 1)

    # --- building ----------------------------------------------------------------------------------------------
    def set_body(self, body: QWidget, *, bare: bool = False) -> None:
        """Puts the body under the head, with the page's margins; `bare` leaves them away."""
        self._body.addWidget(body)
        self._is_bare = bare
        if bare:
            self._body.setContentsMargins(0, 0, 0, 0)

    def add_foot(self) -> Foot:
        """Adds the foot and returns it."""
        self.foot = Foot()
        self._column.addWidget(self.foot)
        return self.foot

    def add_banner(self, banner: QWidget) -> None:
        """Puts a banner under the head; hide or delete it when it is over."""
        self._banners.addWidget(banner)
        side = 20 if self._roomy else 12
        self._banners.setContentsMargins(side, 0, side, 12)

    def bind(self, command: str, act: Callable[[], object]) -> None:
        """Carries out a command of the table while this page is shown."""
        self._bound[command] = act

    def bound(self, command: str) -> Callable[[], object] | None:
        """What carries out a command here; None = nothing."""
        found = self._bound.get(command)
        if found is None and command == "app.search":
            search = next((s for s in self.findChildren(Search) if s.isVisible()), None)
            return search.line.setFocus if search is not None else None
        return found

    # --- life --------------------------------------------------------------------------------------------------
    def data_shown(self) -> None:
        """To be called when the first data is in the widgets, for pages that load it."""
        if not self.is_ready:
            self.is_ready = True
            self.ready.emit()

    def opened(self) -> None:
        """The page was brought to the front; put the focus where the work begins. For subclasses."""

    def left(self) -> None:
        """Another page takes its place; save what is pending. For subclasses."""

    def is_roomy(self) -> bool:
        """Whether the window is at least 1280 wide."""
        return self._roomy

    def fit(self, window_width: int) -> None:
        """Tells how wide the window is: margins shrink below 1280, and `width_changed` tells subclasses."""
        roomy = window_width >= ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            side = 20 if roomy else 12
            if not self._is_bare:
                self._body.setContentsMargins(side, 0, side, 16 if roomy else 12)
            self._banners.setContentsMargins(side, 0, side, self._banners.contentsMargins().bottom())
            self.head.set_side(side)
            if self.foot is not None:
                self.foot.row.setContentsMargins(side, 6, side, 6)
            self.width_changed.emit(roomy)

    def stops(self) -> list[QWidget]:
        """Where F6 stops: head, panels left to right and top down, foot."""
        found = [w for w in self.findChildren(QWidget) if w.property("stop") and w.isVisible()]
        nested = [w for w in found if any(o is not w and o.isAncestorOf(w) for o in found)]
        spots = [(w.mapTo(self, w.rect().topLeft()), w) for w in found if w not in nested]
        flip = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        head_first = {id(self.head): -1}
        if self.foot is not None:
            head_first[id(self.foot)] = 1
        spots.sort(key=lambda s: (head_first.get(id(s[1]), 0), flip * s[0].x(), s[0].y()))
        return [w for _spot, w in spots]

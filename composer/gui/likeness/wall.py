"""One text everywhere: every preview of the post at once, and what each platform says differently.

Pictures are painted only for the previews that come into sight.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.compose.order import stops_in
from composer.gui.compose.preview.feeds import Device, feed_view
from composer.gui.likeness.differing import DifferenceRow, rows_of
from composer.gui.likeness.widget import Likeness
from composer.gui.parts.badge import Badge, letters
from composer.gui.parts.buttons import Button
from composer.gui.parts.channels import count_words
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.form import in_order
from composer.gui.parts.ground import Ground
from composer.gui.parts.panel import Column
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.status import Look, MarkedText
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.writing.analysis import Analysis
    from composer.app.writing.differences import Difference
    from composer.gui.compose.presenter import Presenter
    from composer.gui.compose.preview.previewing import Painted
    from composer.gui.context import Context
    from composer.gui.likeness.view import FeedView

LEAST_COLUMN = 320
GAP = 20


class Cell(QWidget):
    """One platform's preview under its name and count.

    Emits:
        seen(str): it came into sight for the first time; its pictures are wanted.
    """

    seen = Signal(str)

    def __init__(self, platform: str, view: "FeedView", state: Look) -> None:
        super().__init__()
        self.platform = platform
        self._is_seen = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.likeness = Likeness()
        self.likeness.show_view(view)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(letters(platform), name=view.platform))
        head.addWidget(Text(view.platform, "strong"))
        head.addStretch(1)
        head.addWidget(MarkedText(state, text_role="text2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.likeness)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, lambda: self.seen.emit(self.platform))


class Grid(QWidget):
    """Cells in as many columns as there is room for, each column as short as can be."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[Cell] = []
        self._columns: list[QVBoxLayout] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)

    def show_cells(self, cells: list[Cell]) -> None:
        """Shows these cells instead of the ones before."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells = cells
        self._arrange(again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(again=False)

    def _arrange(self, *, again: bool) -> None:
        least = max(LEAST_COLUMN, current().px(270))  # the line above a preview grows with the text
        number = max(1, (self.width() + GAP) // (least + GAP))
        if number == len(self._columns) and not again:
            return
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
            self._row.removeItem(column)
        self._columns = [QVBoxLayout() for _ in range(number)]
        for column in self._columns:
            column.setSpacing(28)
            self._row.addLayout(column, 1)
        heights = [0.0] * number
        for cell in self._cells:
            at = heights.index(min(heights))
            heights[at] += cell.likeness.ratio() + 0.2
            self._columns[at].addWidget(cell)
        for column in self._columns:
            column.addStretch(1)


class Wall(Dialog):
    """All previews, or all differences, of the open post."""

    def __init__(self, presenter: "Presenter", context: "Context") -> None:
        page = presenter.page
        super().__init__(tr("One text everywhere"), "", cancel=tr("Close"), parent=page)
        self._presenter, self._context = presenter, context
        self.what = Segmented(tr("Show"), (("previews", tr("Previews")), ("differences", tr("Differences"))))
        self.device = Segmented(tr("Seen on"), (("phone", tr("Phone")), ("desktop", tr("Desktop"))))
        self.dark = Button(tr("Dark feed"), "quiet", icon="sun")
        self.dark.setCheckable(True)
        device = presenter.previewing.device()
        self.device.choose("phone" if device.phone else "desktop")
        self.dark.setChecked(device.dark)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.what)
        bar.addStretch(1)
        bar.addWidget(self.dark)
        bar.addWidget(self.device)
        self.grid, self._list = Grid(), QVBoxLayout()
        self._rows: list[DifferenceRow] = []
        self._cells: dict[str, Cell] = {}
        self._well, self._previews = Ground("sunken", radius=8), Column(margin=20)
        around = QVBoxLayout(self._well)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._previews)
        self._previews.content.addWidget(self.grid)
        self._differences = Column(margin=4, spacing=0)
        self._differences.content.addLayout(self._list)
        for part in (self._well, self._differences):
            self.body.addWidget(part, 1)
        self.body.insertLayout(0, bar)
        window = page.window().size()
        self.setMinimumSize(round(window.width() * 0.9), round(window.height() * 0.9))
        for signal in (self.what.changed, self.device.changed):
            signal.connect(lambda _key: self.show_all())
        self.dark.toggled.connect(lambda _on: self.show_all())
        presenter.analysed.connect(self.show_all)
        self.show_all()

    def show_all(self) -> None:
        """Shows the newest analysis as previews or as differences."""
        app, analysis = self._context.app(), self._presenter.analysis
        is_previews = self.what.key() == "previews"
        for part, on in (
            (self._well, is_previews), (self.device, is_previews), (self.dark, is_previews),
            (self._differences, not is_previews),
        ):  # fmt: skip
            part.setVisible(on)
        if app is None or analysis is None:
            return
        if is_previews:
            self._show_previews(app, analysis)
        else:
            self._compare(app, analysis)

    def _show_previews(self, app: "App", analysis: "Analysis") -> None:
        device = Device(self.device.key() == "phone", self.dark.isChecked())
        cells = []
        for platform, rendering in analysis.renderings.items():
            view = feed_view(app, analysis, platform, self._context.practice, device)
            if view is not None:
                cell = Cell(platform, view, _state(rendering.count.length, rendering.count.limit, rendering.count.fits))
                cell.seen.connect(lambda name: self._paint(app, analysis, name))
                cells.append(cell)
        self._order()
        self._cells = {cell.platform: cell for cell in cells}
        self.grid.show_cells(cells)

    def _paint(self, app: "App", analysis: "Analysis", platform: str) -> None:
        def show(found: "Painted") -> None:
            if platform in self._cells:
                self._cells[platform].likeness.show_pictures(found.images, found.number)

        self._context.lanes.pool.run(lambda: self._presenter.previewing.images(app, analysis, platform), show)

    def _compare(self, app: "App", analysis: "Analysis") -> None:
        from composer.app.writing.differences import differences

        self._context.lanes.pool.run(lambda: differences(app.tools, analysis), self._show_differences)

    def _show_differences(self, found: "tuple[Difference, ...]") -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = rows_of(found)
        for row in self._rows:
            row.edit_wanted.connect(self._presenter.overriding.edit)
            row.common_wanted.connect(self._presenter.overriding.use_common)
            self._list.addWidget(row)
        self._order()

    def _order(self) -> None:
        """Tab goes down the window, whatever was made when."""
        bar = [*stops_in(self.what), self.dark, *stops_in(self.device)]
        in_order(*bar, *(stop for row in self._rows for stop in stops_in(row)), self.cancel)


def _state(length: int, limit: int | None, fits: bool) -> Look:
    count = count_words(length, limit)
    return Look(count, "ok", "tick") if fits else Look(count, "bad", "must-fix")

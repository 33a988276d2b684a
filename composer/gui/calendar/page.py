"""The Calendar screen: a month, a week or a list; posts are carried to other days; what has no day waits beside it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from composer.gui.calendar.agenda import Agenda
from composer.gui.calendar.board import DAYS, Board
from composer.gui.calendar.handling import Handling
from composer.gui.calendar.many_bar import ManyBar
from composer.gui.calendar.month import Month
from composer.gui.calendar.presenter import Presenter
from composer.gui.calendar.reading import Reader
from composer.gui.calendar.strip import KeptStrip, Strip
from composer.gui.calendar.summary import Summary
from composer.gui.calendar.tray import Tray
from composer.gui.context import Context
from composer.gui.holding import Holding
from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.drawer import Drawer
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.segmented import Segmented
from composer.gui.shell.page import Page
from composer.gui.theme.theme import current
from composer.gui.times import locale
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.shell.main_window import MainWindow

SIDE = 248
ROOMY, MONTHLY, SWITCHED, LISTED = 1280, 1100, 800, 640
"""Window widths (divided by the text size) from which on there is room for the tray, a month, the switch, a week."""
UNLIMITED = 16_777_215


class CalendarPage(Page):
    """The widgets, and where they stand at which width."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__("")
        self._window, self._context = window, context
        self.is_ready = False
        self._was_beside: bool | None = None
        self.first_weekday = (locale().firstDayOfWeek().value - 1) % DAYS
        self.reader = Reader(context, self)
        self._head_parts()
        self._board_parts()
        self._side_parts()
        self._lay_out()
        self.presenter = Presenter(window, context, self)
        self._handling = Handling(self, self.presenter)
        self._listen(self.presenter)
        self.arrange()
        self.presenter.show()
        context.when_ready(lambda _app: self.presenter.refresh())

    # --- building ----------------------------------------------------------------------------------------------
    def _head_parts(self) -> None:
        self.back, self.forth = IconButton("chevron-left", tr("Before")), IconButton("chevron-right", tr("After"))
        self.today, self.new = Button(tr("Today")), Button(tr("New post"), "primary", icon="plus")
        self.views = _views()
        self.holding = Holding(self._window, self._context, self)
        self.aside = Button(tr("Not scheduled"), icon="panel")
        self.head.add_before(self.back)
        self.head.add_left(self.forth)
        self.head.add_left(self.today)
        self.head.add_right(self.views, self.aside, self.holding.button, self.new)

    def _listen(self, do: Presenter) -> None:
        self.back.clicked.connect(lambda: do.step(-1))
        self.forth.clicked.connect(lambda: do.step(1))
        self.today.clicked.connect(do.go_today)
        self.new.clicked.connect(lambda: do.new_post(None))
        for views in (self.views, self.strip.views):
            views.changed.connect(do.show_view)
        self.holding.changed.connect(do.refresh)
        self.aside.clicked.connect(self.drawer.open_drawer)
        self.bind("calendar.today", do.go_today)
        self.bind("post.new", lambda: do.new_post(None))

    def _board_parts(self) -> None:
        self.strip, self.kept, self.many = Strip(_views()), KeptStrip(), ManyBar()
        self.board = Board(self.first_weekday, self.reader.place)
        self.cells = self.board.cells
        self.agenda = Agenda()
        self._boards = QStackedWidget()
        scroller = Column(margin=0)
        inner = scroller.takeWidget()
        scroller.setWidget(self.board)
        inner.deleteLater()
        self.board.setAutoFillBackground(False)
        self.board.revealed.connect(lambda widget: scroller.ensureWidgetVisible(widget, 0, 8))
        self._boards.addWidget(scroller)
        self._boards.addWidget(self.agenda)
        self.panel = Panel()
        self.panel.setAccessibleName(tr("Planned posts"))
        inside = QVBoxLayout()
        inside.setContentsMargins(8, 8, 8, 0)
        inside.addWidget(self.kept)
        self.panel.body.addLayout(inside)
        self.panel.body.addWidget(self._boards, 1)

    def _side_parts(self) -> None:
        self.tray, self.summary = Tray(), Summary()
        self.tray.following = (self.summary.plan, self.summary.review)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.tray, 1)
        column.addWidget(self.summary)

    def _lay_out(self) -> None:
        body, row = QWidget(), QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.many)
        left.addWidget(self.panel, 1)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
        self._row = row
        self.set_body(body)
        self.drawer = Drawer(self, SIDE)

    # --- what is shown, and where ------------------------------------------------------------------------------
    @property
    def month(self) -> Month:
        """The month shown (or the one of the week shown)."""
        return Month(self.presenter.anchor.year, self.presenter.anchor.month)

    def go(self, month: Month) -> None:
        """Shows another month."""
        self.presenter.go_day(date(month.year, month.number, 1))

    def view(self) -> str:
        """The view's key (month, week or list): as chosen, else as there is room."""
        if self.presenter.wanted_view:
            return self.presenter.wanted_view
        wide = self._width()
        return "month" if wide >= MONTHLY else "week" if wide >= LISTED else "list"

    def _width(self) -> float:
        return self._window.width() / current().scale

    def arrange(self) -> None:
        """Puts the parts where there is room for them."""
        view, beside = self.view(), self._width() >= ROOMY
        narrow = self.is_narrow()
        for views in (self.views, self.strip.views):
            views.choose(view)
        self.views.setVisible(not narrow)
        self.strip.set_narrow(on=narrow)
        self._boards.setCurrentIndex(1 if view == "list" else 0)
        inside = self._row.indexOf(self.side) >= 0
        if beside and not inside:
            self.drawer.release()
            self._row.addWidget(self.side)
            self.side.show()
        elif not beside and inside:
            self._row.removeWidget(self.side)
            self.drawer.hold(self.side)
        self.side.setMinimumWidth(current().px(SIDE) if beside else 0)
        self.side.setMaximumWidth(current().px(SIDE) if beside else UNLIMITED)
        if self._was_beside is not beside:  # once: the head moves the button into "More" by itself
            self._was_beside = beside
            self.aside.setVisible(not beside)
        self.today.setVisible(not narrow)

    def is_narrow(self) -> bool:
        """Whether the head has no room for the switch of views."""
        return self._width() < SWITCHED

    # --- events ------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.presenter.step(-1 if key == Qt.Key.Key_PageUp else 1)
        elif self.view() == "list" or not self.board.walker.key(key, event.modifiers()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_view()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "views"):
            self._fit_view()

    def _fit_view(self) -> None:
        before = self.views.key()
        self.arrange()
        if self.views.key() != before:
            self.presenter.show()
            self.presenter.refresh()

    def opened(self) -> None:
        if self.view() == "list":
            self.agenda.table.setFocus()
        else:
            self.board.walker.go(self.presenter.reader.today())


def _views() -> Segmented:
    return Segmented(tr("View"), (("month", tr("Month")), ("week", tr("Week")), ("list", tr("List"))))

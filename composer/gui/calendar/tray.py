"""Posts without a time, ready to be dropped on a day; and the button that fills the gaps with them."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from composer.gui.calendar.liftable import Liftable
from composer.gui.parts.badge import Badge
from composer.gui.parts.buttons import Button
from composer.gui.parts.paint import fill, mirrored, rounded, words
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.text import Text
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.lettering import Style
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr, trn


class Waiting(NamedTuple):
    """A post without a time.

    Attributes:
        kind: in words.
        stops, asks: what is to be fixed and to be checked; -1 while it is not known yet.
        spots: (connection, channel) of the channels it would go to.
    """

    post: str
    title: str
    kind: str
    stops: int = -1
    asks: int = -1
    spots: tuple[tuple[str, str], ...] = ()

    def readiness(self) -> tuple[str, Role]:
        """What stands between it and the queue, and the tone."""
        if self.stops < 0:
            return "", "text2"
        if self.stops:
            return trn("{n} to fix", "{n} to fix", self.stops), "bad"
        if self.asks:
            return trn("{n} to check", "{n} to check", self.asks), "warn"
        return tr("Ready to queue"), "ok"


class TrayItem(Liftable):
    """One post of the tray: a grip, title, kind, and how ready it is."""

    def __init__(self, waiting: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = waiting
        self._carried = False
        self.setProperty("ring", 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_waiting(waiting)

    def show_waiting(self, waiting: Waiting, *, carried: bool = False) -> None:
        """Shows another post, or the same in another state."""
        self.waiting, self._carried = waiting, carried
        parts = (waiting.title, waiting.kind, waiting.readiness()[0])
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(waiting.title)
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(160, theme.line("label") + 2 * theme.line("meta") + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        if self.hasFocus() or self.underMouse() or self._carried:
            fill(painter, self.rect(), "select" if self.hasFocus() else "sunken")
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), "line")
        side = theme.px(16)
        grip = QRect(10, 10 + (theme.line("label") - side) // 2, side, side)
        paint_icon(painter, "drag", mirrored(grip, self.rect(), self), theme.color("text2"))
        left, line = grip.right() + 8, theme.line("meta")
        room = QRect(left, 10, self.width() - left - 12, theme.line("label"))
        self._line(painter, room, self.waiting.title, "text", strong=True)
        room = QRect(left, room.bottom() + 1, room.width(), line)
        self._line(painter, room, self.waiting.kind, "text2")
        text, tone = self.waiting.readiness()
        self._line(painter, room.translated(0, line), text, tone, strong=True)
        if self.hasFocus():
            rounded(painter, self.rect(), 2, None, "focus", 2)

    def _line(self, painter: QPainter, room: QRect, text: str, tone: Role, *, strong: bool = False) -> None:
        first = room.top() == 10
        style: Style = "label" if first else "meta_strong" if strong else "meta"
        words(painter, mirrored(room, self.rect(), self), text, style, tone)


class Tray(Panel):
    """The panel "Not scheduled".

    Attributes:
        following: what comes after it by Tab; its own stops come and go.

    Emits:
        opened(str), menu_asked(str, QPoint): a post.
        carried(Waiting): M was pressed on a post.
        lifted(Waiting), dragged(QPoint), let_go(QPoint): with the mouse.
        fill_wanted(), times_wanted(), library_wanted().
    """

    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    carried = Signal(object)
    lifted = Signal(object)
    dragged = Signal(QPoint)
    let_go = Signal(QPoint)
    fill_wanted = Signal()
    times_wanted = Signal()
    library_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Not scheduled"))
        self._items: list[TrayItem] = []
        self.following: tuple[QWidget, ...] = ()
        self.count = Badge("0")
        self.add_right(self.count)
        self._column = Column(margin=0, spacing=0)
        self.none = Text(tr("Every post has its day."), "small", "text2", wrap=True)
        room = QVBoxLayout()
        room.setContentsMargins(16, 12, 16, 0)
        room.addWidget(self.none)
        self._column.content.addLayout(room)
        self.rest = Button("", "quiet", small=True)
        self.rest.clicked.connect(self.library_wanted)
        self.fill = Button(tr("Fill the gaps…"))
        self.fill.clicked.connect(self.fill_wanted)
        self.times = Button(tr("Posting times…"), "quiet", small=True)
        self.times.clicked.connect(self.times_wanted)
        foot = QWidget()
        row = QVBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 8)
        row.setSpacing(4)
        row.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(self.fill)
        row.addWidget(self.times, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._column, 1)
        self.body.addWidget(foot)
        self.show_waiting((), 0)

    def show_waiting(self, waiting: tuple[Waiting, ...], more: int) -> None:
        """Shows these posts; `more` says how many further ones the library holds."""
        for n, one in enumerate(waiting):
            if n == len(self._items):
                self._items.append(self._make(one))
            self._items[n].show_waiting(one)
            self._items[n].show()
        for item in self._items[len(waiting) :]:
            self._column.content.removeWidget(item)
            item.hide()
            item.deleteLater()
        del self._items[len(waiting) :]
        stops: list[QWidget] = [*self._items, self.rest, self.fill, self.times, *self.following]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        number = len(waiting) + more
        self.count.set_text(f"{number}+" if more else str(number))
        self.none.setVisible(not waiting)
        self.rest.setText(tr("More in the Library"))
        self.rest.setVisible(more > 0)
        self.fill.setVisible(bool(waiting))
        self.setAccessibleName(tr("Not scheduled, {n}").format(n=number))

    def items(self) -> tuple[TrayItem, ...]:
        """The posts shown, top down."""
        return tuple(self._items)

    def _make(self, waiting: Waiting) -> TrayItem:
        item = TrayItem(waiting)
        item.clicked.connect(lambda: self.opened.emit(item.waiting.post))
        item.menu_asked.connect(lambda at: self.menu_asked.emit(item.waiting.post, at))
        item.lifted.connect(lambda: self.lifted.emit(item.waiting))
        item.dragged.connect(self.dragged)
        item.let_go.connect(self.let_go)
        self._column.content.addWidget(item)
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.window().focusWidget()
        key = Qt.Key(event.key())
        if not isinstance(focus, TrayItem) or focus not in self._items:
            super().keyPressEvent(event)
            return
        at = self._items.index(focus)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            to = min(len(self._items) - 1, max(0, at + (1 if key == Qt.Key.Key_Down else -1)))
            self._items[to].setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.ensureWidgetVisible(self._items[to])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(focus.waiting.post)
        elif key == Qt.Key.Key_M:
            self.carried.emit(focus.waiting)
        else:
            super().keyPressEvent(event)

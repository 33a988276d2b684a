"""The row above every screen's body: title, one line, actions right; what finds no room goes into "More"."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.menu import Menu
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.showing import set_shown
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.words import tr


class Head(QWidget):
    """The head, 64 high.

    Plain buttons on the right move into a "More" menu when the window gets narrow or the text large, the leftmost
    first; the primary button, searches and switches stay.

    Attributes:
        title, line: the words.
    """

    def __init__(self, title: str, line: str = "") -> None:
        super().__init__()
        self.setProperty("stop", True)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title = Text(title, "title", elide=True)
        self.line = Text(line, "small", "text2", elide=True)
        set_shown(self.line, on=bool(line))
        self._left: list[QWidget] = [self.title, self.line]
        self._right: list[QWidget] = []
        self._more = IconButton("more", tr("More"), "plain", role=None)
        self._more.clicked.connect(self._open_more)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.line)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self._more.hide()

    def set_words(self, title: str, line: str = "") -> None:
        """Changes title and line."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.line.show_text(line)
        self._fit()

    def set_side(self, side: int) -> None:
        """Changes the margin left and right, px."""
        self._row.setContentsMargins(side, 0, side, 0)

    def add_left(self, widget: QWidget) -> None:
        """Puts a widget behind title and line (a chip, "Saved")."""
        self._row.insertWidget(len(self._left), widget)
        self._left.append(widget)

    def add_before(self, widget: QWidget) -> None:
        """Puts a widget before the title (the arrows of the calendar); the last one added is next to the title."""
        at = self._left.index(self.title)
        self._row.insertWidget(at, widget)
        self._left.insert(at, widget)

    def add_right(self, *widgets: QWidget) -> None:
        """Puts actions at the right end, in reading order."""
        for widget in widgets:
            self._row.addWidget(widget)
            self._right.append(widget)
        for widget in self._left:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(widget, self._more)  # reading order: what is left comes before "More"
        self._fit()

    def _secondary(self) -> list[Button]:
        return [w for w in self._right if isinstance(w, Button) and w.kind() != "primary"]

    def _fit(self) -> None:
        """Moves buttons into "More" until the rest has room."""
        if not self._right or not self.isVisible():
            return
        least_title = min(self.title.sizeHint().width(), current().px(200))
        self.title.setMinimumWidth(least_title)  # the title keeps its words longer than the line behind it
        gap, margins = self._row.spacing(), self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        hidden = [b for b in self._secondary() if b.property("inMore")]
        shown = [w for w in self._right if not w.isHidden() or w in hidden]
        taken = sum(w.sizeHint().width() + gap for w in shown)
        for widget in self._left:
            if not widget.isHidden():
                taken += (least_title if widget is self.title else widget.minimumSizeHint().width()) + gap
        gone: list[Button] = []
        for button in [b for b in self._secondary() if b in shown]:
            if taken <= room:
                break
            taken -= button.sizeHint().width() + gap
            if not gone:
                taken += self._more.sizeHint().width() + gap
            gone.append(button)
        for button in self._secondary():
            if button in gone:
                button.setProperty("inMore", True)
                set_shown(button, on=False)
            elif button in hidden:
                button.setProperty("inMore", False)
                set_shown(button, on=True)
        set_shown(self._more, on=bool(gone))

    def _open_more(self) -> None:
        menu = Menu(self)
        for button in self._secondary():
            if button.property("inMore"):
                action = menu.addAction(button.text() or button.accessibleName())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(partial(button.click))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current().px(64))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_row"):
            self._fit()  # an action came, went, or has larger words now
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_row"):
            self.updateGeometry()
            self._fit()

"""The list of findings: what, why, and at most two things to do about each."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.buttons import FLUSH, Button
from composer.gui.parts.flow import Flow
from composer.gui.parts.mark import Mark
from composer.gui.parts.paint import LOOK_EVENTS, fill
from composer.gui.parts.showing import set_shown
from composer.gui.parts.status import Look, of_severity
from composer.gui.parts.text import Text
from composer.gui.theme.theme import current
from composer.model.severity import Severity
from composer.model.words import tr

MOST_ACTIONS = 2


class FindingView(NamedTuple):
    """What a finding row shows.

    Attributes:
        key: tells findings apart between two lists; equal key = the same finding.
        actions: (id, verb) pairs; the first two are shown.
        more: whether there is a menu with further ways.
    """

    key: str
    severity: Severity
    title: str
    why: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    more: bool = False


class FindingRow(QFrame):
    """One finding. Focus selects it; Enter does its first action.

    Emits:
        chosen(str): its key, when it is clicked or gets the focus.
        acted(str, str): its key and the id of the action.
        more_wanted(str, object): its key, and the button to open the menu below.
    """

    chosen = Signal(str)
    acted = Signal(str, str)
    more_wanted = Signal(str, object)

    def __init__(self, view: FindingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._mark = Mark(of_severity(view.severity), 18)
        self._word = Text("", "small_strong")
        self._title = Text("", "label", wrap=True)
        self._why = Text("", "meta", "text2", wrap=True)
        self._buttons = [Button("", "quiet", small=True, flush=True) for _ in range(MOST_ACTIONS)]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 10, 11)
        whole.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        holder = QVBoxLayout()  # the mark stands beside the severity's word, whose line is as high as its menu's button
        holder.setContentsMargins(0, 5, 0, 0)
        holder.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(holder)
        column = QVBoxLayout()
        column.setSpacing(1)
        self._more = Button("", "quiet", icon="more", small=True, tip=tr("Why, and what else can be done"))
        self._more.clicked.connect(lambda: self.more_wanted.emit(self.view.key, self._more))
        top = QHBoxLayout()
        top.addWidget(self._word, 1)
        top.addWidget(self._more)
        column.addLayout(top)
        for text in (self._title, self._why):
            column.addWidget(text)
        self._verbs = QWidget()
        self._actions = Flow(self._verbs, gap=6)
        for i, button in enumerate(self._buttons):
            self._actions.addWidget(button)
            button.clicked.connect(lambda _on=False, i=i: self.acted.emit(self.view.key, self.view.actions[i][0]))
        row.addLayout(column, 1)
        whole.addLayout(row)
        whole.addWidget(self._verbs)
        self.show_view(view)

    def show_view(self, view: FindingView) -> None:
        """Shows another finding in this row; what is the same is not touched."""
        look = of_severity(view.severity)
        self.view = view
        self._mark.set_look(look)
        self._word.show_text(look.text, look.tone)
        self._title.show_text(view.title)
        self._why.show_text(view.why)
        self.setAccessibleName(f"{look.text}: {view.title}")
        self.setAccessibleDescription(view.why)
        self._indent()
        set_shown(self._more, on=view.more)
        self._more.setAccessibleName(tr("More about: {title}").format(title=view.title))
        set_shown(self._verbs, on=bool(view.actions))
        for i, button in enumerate(self._buttons):
            there = i < len(view.actions)
            set_shown(button, on=there)
            if there and button.text() != view.actions[i][1]:
                button.setText(view.actions[i][1])
                button.setAccessibleName(f"{view.actions[i][1]}: {view.title}")

    def _indent(self) -> None:
        """Sets the actions under the words."""
        self._actions.setContentsMargins(current().px(18) + 10 - FLUSH, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._indent()

    def set_selected(self, *, on: bool) -> None:
        """Shows it as the selected one."""
        if on != self._selected:
            self._selected = on
            self.update()

    def is_selected(self) -> bool:
        """Whether it is shown as selected."""
        return self._selected

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        if self._selected:
            fill(painter, self.rect(), "select")
            edge = self.width() - 3 if self.isRightToLeft() else 0
            fill(painter, QRect(edge, 0, 3, self.height()), "accent")
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), "line")
        if self.hasFocus():
            painter.setPen(theme.pen("focus", 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self.view.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.chosen.emit(self.view.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.view.actions:
            self.acted.emit(self.view.key, self.view.actions[0][0])
            return
        super().keyPressEvent(event)


class FindingList(QWidget):
    """Finding rows, the gravest first (the caller orders them). Rows are reused, so that typing stays quick.

    Emits:
        chosen(str): the key of the finding that was selected.
        acted(str, str): key and action id. more_wanted(str, object): key and the button of its menu.
    """

    chosen = Signal(str)
    acted = Signal(str, str)
    more_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []
        self._views: tuple[FindingView, ...] = ()
        self._selected = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_findings(self, views: tuple[FindingView, ...]) -> None:
        """Shows these findings."""
        if views == self._views:
            return
        self._views = views
        while len(self._rows) < len(views):
            row = FindingRow(views[len(self._rows)])
            row.chosen.connect(self.select)
            row.chosen.connect(self.chosen)
            row.acted.connect(self.acted)
            row.more_wanted.connect(self.more_wanted)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, view in zip(self._rows, views, strict=False):
            if row.view != view:
                row.show_view(view)
            row.set_selected(on=view.key == self._selected)
            set_shown(row, on=True)
        for row in self._rows[len(views) :]:
            set_shown(row, on=False)

    def select(self, key: str) -> None:
        """Shows one as selected, without the focus; empty = none."""
        self._selected = key
        for row in self._rows:
            row.set_selected(on=bool(key) and row.view.key == key)

    def selected(self) -> str:
        """The key of the selected finding; empty = none."""
        return self._selected

    def step(self, by: int) -> str:
        """Selects the next (1) or previous (-1) finding, round and round; its key, or empty when there are none."""
        keys = [v.key for v in self._views]
        if not keys:
            return ""
        at = keys.index(self._selected) + by if self._selected in keys else (0 if by > 0 else -1)
        key = keys[at % len(keys)]
        self.select(key)
        self.chosen.emit(key)
        return key

    def row_of(self, key: str) -> FindingRow | None:
        """The row of a finding, for scrolling to it."""
        return next((r for r in self._rows if not r.isHidden() and r.view.key == key), None)


def counts(views: tuple[FindingView, ...]) -> tuple[Look, ...]:
    """The chips of a findings header ("1", "2", "1"): one a severity that is there, for `StatusChip`."""
    made = []
    for group in ((Severity.STOP,), (Severity.WARN, Severity.ASK), (Severity.TIP,)):
        n = sum(v.severity in group for v in views)
        if n:
            look = of_severity(group[0])
            made.append(Look(str(n), look.tone, look.mark))
    return tuple(made)


def summary(views: tuple[FindingView, ...]) -> str:
    """The findings in words for screen readers ("1 to fix, 2 to check")."""
    fix = sum(v.severity is Severity.STOP for v in views)
    check = sum(v.severity in {Severity.WARN, Severity.ASK} for v in views)
    parts = [tr("{n} to fix").format(n=fix)] if fix else []
    parts += [tr("{n} to check").format(n=check)] if check else []
    return ", ".join(parts) or tr("Nothing to fix")

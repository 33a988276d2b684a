"""The steps at the left: which one this is, which are behind, and a way back to any of them."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from composer.gui.parts.ground import Ground
from composer.gui.parts.paint import mirrored, rounded, words
from composer.gui.parts.text import Text
from composer.gui.theme.icons import paint_icon
from composer.gui.theme.theme import current
from composer.gui.theme.tokens import Role
from composer.model.words import tr

WIDTH = 368


class Step(NamedTuple):
    """What the list and the form say of one step; `verb` names it on the button of the step before."""

    title: str
    about: str
    heading: str
    line: str
    verb: str


def steps() -> tuple[Step, ...]:
    """The four steps, in the language in force."""
    return (
        Step(
            tr("Your practice"), tr("Name, logo and colors"), tr("Your practice"),
            tr("This goes on your cards and hand-outs."), tr("your practice"),
        ),
        Step(
            tr("Where you post"), tr("Choose the platforms"), tr("Where you post"),
            tr("Every post is shown and counted for these. You can change them for each post."), tr("where you post"),
        ),
        Step(
            tr("Country and rules"), tr("Which checks apply"), tr("Country and rules"),
            tr("Advertising rules differ. The checks use those of your country."), tr("country and rules"),
        ),
        Step(
            tr("Your first post"), tr("Ready in two minutes"), tr("Your first post"),
            tr("Begin with a finished sample and change what you like."), tr("your first post"),
        ),
    )  # fmt: skip


class StepRow(QAbstractButton):
    """One step: its number in a ring, or a tick once it is behind."""

    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        self._number, self._step, self._done = number, step, False
        self.setText(step.title)
        self.setCheckable(True)
        self.setProperty("ring", 8)
        self.setProperty("onRail", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_done(on=False)

    def set_done(self, *, on: bool) -> None:
        """Whether the step is behind."""
        self._done = on
        state = tr("done") if on else tr("step {n} of 4").format(n=self._number)
        self.setAccessibleName(f"{self._step.title}, {state}")
        self.setAccessibleDescription(self._step.about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(current().px(60), current().line("strong") + current().line("small") + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, whole, on = current(), QPainter(self), self.rect(), self.isChecked()
        if on or (self.underMouse() and not theme.tokens.is_contrast):
            painter.setOpacity(1.0 if on else 0.5)
            rounded(painter, whole, 8, "rail_on")
            painter.setOpacity(1.0)
        side = theme.px(28)
        ring = mirrored(QRect(12, (self.height() - side) // 2, side, side), whole, self)
        rounded(painter, ring, side / 2, "rail_on_text" if on else None, "rail_text")
        ink: Role = "rail_on" if on else "rail_text"
        if self._done:
            inset = side // 4
            paint_icon(painter, "tick", ring.adjusted(inset, inset, -inset, -inset), theme.color(ink))
        else:
            words(painter, ring, str(self._number), "strong", ink, Qt.AlignmentFlag.AlignHCenter, elide=False)
        left = 12 + side + 14
        first, second = theme.line("strong"), theme.line("small")
        top = (self.height() - first - second) // 2
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        lead: Role = "rail_on_text" if on else "rail_text"
        row = mirrored(QRect(left, top, self.width() - left - 8, first), whole, self)
        words(painter, row, self._step.title, "strong", lead, align)
        row = mirrored(QRect(left, top + first, self.width() - left - 8, second), whole, self)
        words(painter, row, self._step.about, "small", lead, align)


class StepList(Ground):
    """The dark column.

    Emits:
        chosen(int): go to this step, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("rail")
        self.setFixedWidth(WIDTH)
        self.setProperty("stop", True)
        self.setAccessibleName(tr("Steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 40, 28, 36)
        column.setSpacing(8)
        column.addLayout(self._mark())
        column.addSpacing(40)
        column.addWidget(Text(tr("Welcome. Your first post is two minutes away."), "display", "rail_text", wrap=True))
        words_below = tr("Four short steps. You can skip any of them and change everything later.")
        column.addWidget(Text(words_below, "body", "rail_text", wrap=True))
        column.addSpacing(24)
        self._group = QButtonGroup(self)
        self.rows = tuple(StepRow(n, step) for n, step in enumerate(steps(), 1))
        for at, row in enumerate(self.rows):
            self._group.addButton(row)
            column.addWidget(row)
            row.clicked.connect(lambda _on=False, at=at: self.chosen.emit(at))
        column.addStretch(1)
        column.addWidget(Text(tr("No account. Your work stays on this computer."), "small", "rail_text", wrap=True))

    def _mark(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_Mark())
        row.addWidget(Text(tr("Chairside Composer"), "section", "rail_text"))
        row.addStretch(1)
        return row

    def show_step(self, at: int) -> None:
        """Marks the step and those behind it."""
        for n, row in enumerate(self.rows):
            row.set_done(on=n < at)
        self.rows[at].setChecked(True)


class _Mark(QWidget):
    """The program's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "chairside", self.rect(), current().color("rail_text"))
